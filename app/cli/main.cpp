#include "command_line.h"
#include "interrupt.h"
#include "paper.h"
#include "speak.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace {

// Letters on paper need fonts, and those an application that knows of windows; it opens none, and
// needs no display.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (QByteArrayView(argv[i]).endsWith("pdf"))
            return ringthrough::paperApplication(argc, argv);
    }
    return std::make_unique<QCoreApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    QCoreApplication &app = *application;
    QCoreApplication::setOrganizationName(QStringLiteral("ringthrough"));
    QCoreApplication::setApplicationName(QStringLiteral("ringthrough-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RT_VERSION));

    using namespace ringthrough;
    // Before anything else: the help speaks the language too.
    speak(app, languageIn(QCoreApplication::arguments()));
    QCommandLineParser parser;
    ParsedLine line = parseLine(QCoreApplication::arguments(), parser);
    if (!line.command)
        return line.exitCode;
    if (line.settings.verbose)
        QLoggingCategory::setFilterRules(
            QStringLiteral("app*=true\nwizard.*=true\nvendordb.*=true"));

    Console console;
    console.setJson(line.json);
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::happened, line.command.get(), &CliCommand::interrupt);
    // Through exit() and not quit(): the command's own code is the program's.
    QObject::connect(line.command.get(), &CliCommand::ended, &app,
                     [](int exitCode) { QCoreApplication::exit(exitCode); });
    line.command->begin(parser, console, line.settings);
    return QCoreApplication::exec();
}
