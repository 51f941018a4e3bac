#include "log_file.h"
#include "options.h"
#include "program.h"
#include "speak.h"

#include <QApplication>
#include <QIcon>
#include <QLoggingCategory>
#include <QTimer>

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
    if (QLocale().textDirection() == Qt::RightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Program program(options);
    program.start();
    // Reading pictures takes as long as all else in the window: nobody has to wait for them.
    QTimer::singleShot(0, &app, [] { QApplication::setWindowIcon(programIcon()); });
    return QApplication::exec();
}
