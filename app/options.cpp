#include "options.h"

#include "state_folder.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Options)
};

// Declared as data, so that --help is made of it.
QList<QCommandLineOption> knownOptions()
{
    return {
        {QStringLiteral("practice"),
         Words::tr("Use a practice router on this computer; nothing real is changed.")},
        {QStringLiteral("kb"), Words::tr("Folder with knowledge-base files to add or override."),
         QStringLiteral("folder")},
        {QStringLiteral("profile"), Words::tr("File with the profile of a phone provider."),
         QStringLiteral("file")},
        {QStringLiteral("lang"), Words::tr("Language to speak, such as \"de\"."),
         QStringLiteral("language")},
        {QStringLiteral("state"), Words::tr("Folder for the journal of changes and the last case."),
         QStringLiteral("folder")},
        {QStringLiteral("verbose"), Words::tr("Write more into the log file.")},
    };
}

} // namespace

Options readOptions(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Finds your router and stops it from changing your calls."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(knownOptions());
    parser.addPositionalArgument(QStringLiteral("device"),
                                 Words::tr("Which practice router, by its id."),
                                 QStringLiteral("[device]"));
    parser.process(app);
    const QStringList rest = parser.positionalArguments();
    Options options;
    options.practice = parser.isSet(QStringLiteral("practice"));
    if (rest.size() > (options.practice ? 1 : 0))
        parser.showHelp(2);
    options.practiceDevice = rest.value(0);
    options.knowledgeFolders = parser.values(QStringLiteral("kb"));
    options.profile = parser.value(QStringLiteral("profile"));
    options.language = parser.value(QStringLiteral("lang"));
    options.stateFolder = parser.isSet(QStringLiteral("state"))
                              ? parser.value(QStringLiteral("state"))
                              : stateFolder();
    options.verbose = parser.isSet(QStringLiteral("verbose"));
    return options;
}

} // namespace ringthrough
