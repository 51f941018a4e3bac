#include "log_file.h"
#include "options.h"
#include "program.h"
#include "speak.h"

#include <QApplication>
#include <QIcon>
#include <QLoggingCategory>

namespace {

QIcon programIcon()
{
    QIcon icon;
    for (int size : {16, 22, 24, 32, 48, 64, 128, 256, 512})
        icon.addFile(QStringLiteral(":/icons/ringthrough-%1.png").arg(size));
    return QIcon::fromTheme(QStringLiteral("ringthrough"), icon);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setOrganizationName(QStringLiteral("ringthrough"));
    QApplication::setApplicationName(QStringLiteral("ringthrough"));
    QApplication::setApplicationVersion(QStringLiteral(RT_VERSION));
    const QApplication app(argc, argv);
    using namespace ringthrough;
    const Options options = readOptions(app);
    speak(*QCoreApplication::instance(), options.language);
    if (options.verbose)
        QLoggingCategory::setFilterRules(
            QStringLiteral("app*=true\nwizard.*=true\nvendordb.*=true"));
    logToFile(options.stateFolder + QStringLiteral("/ringthrough.log"));
    QApplication::setWindowIcon(programIcon());
    if (QLocale().textDirection() == Qt::RightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Program program(options);
    program.start();
    return QApplication::exec();
}
