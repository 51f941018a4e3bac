#include "command_line.h"

#include "commands.h"
#include "state_folder.h"

#include <QCoreApplication>

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

constexpr int wrongUsage = 2;

QList<QCommandLineOption> commonOptions()
{
    return {
        {u"json"_s, Words::tr("Answer with one JSON object and nothing else on standard output.")},
        {u"kb"_s, Words::tr("Folder with knowledge-base files to add or override."), u"folder"_s},
        {u"profile"_s, Words::tr("File with the profile of a phone provider."), u"file"_s},
        {u"lang"_s, Words::tr("Language to speak, such as \"de\"."), u"language"_s},
        {u"verbose"_s, Words::tr("Say more on standard error.")}};
}

QString overview()
{
    QString text = Words::tr("Usage: %1 COMMAND [options]\n\nFinds your router and stops it from "
                             "changing your phone calls.\n\nCommands:\n")
                       .arg(QCoreApplication::applicationName());
    for (const auto &command : allCommands())
        text += u"  "_s + command->spec().name.leftJustified(10) + command->spec().summary + u'\n';
    return text + u'\n' +
           Words::tr("\"%1 COMMAND --help\" tells what a command takes.\n")
               .arg(QCoreApplication::applicationName());
}

std::unique_ptr<CliCommand> commandNamed(const QString &name)
{
    auto commands = allCommands();
    const auto found = std::find_if(commands.begin(), commands.end(), [&name](const auto &command) {
        return command->spec().name == name;
    });
    return found == commands.end() ? nullptr : std::move(*found);
}

ParsedLine over(int exitCode, const QString &sentence = {})
{
    if (!sentence.isEmpty())
        Console().say(sentence);
    ParsedLine line;
    line.exitCode = exitCode;
    return line;
}

ParsedLine withoutCommand(const QStringList &arguments)
{
    const QString first = arguments.value(1);
    if (first == u"--version"_s || first == u"-v"_s) {
        Console().print((QCoreApplication::applicationName() + u' ' +
                         QCoreApplication::applicationVersion() + u'\n')
                            .toUtf8());
        return over(0);
    }
    if (first == u"--help"_s || first == u"-h"_s || first == u"help"_s) {
        Console().print(overview().toUtf8());
        return over(0);
    }
    if (first.isEmpty())
        return over(wrongUsage, overview().trimmed());
    return over(wrongUsage, Words::tr("There is no command \"%1\". See \"%2 --help\".")
                                .arg(first, QCoreApplication::applicationName()));
}

Settings settingsOf(const QCommandLineParser &parser)
{
    Settings settings;
    settings.knowledgeFolders = parser.values(u"kb"_s);
    settings.profile = parser.value(u"profile"_s);
    settings.verbose = parser.isSet(u"verbose"_s);
    settings.stateFolder = qEnvironmentVariable("RINGTHROUGH_STATE_DIR", stateFolder());
    return settings;
}

// The command may stand anywhere among the options, as in "--json vendors".
QString commandIn(const QStringList &arguments)
{
    QCommandLineParser loose;
    loose.addOptions(commonOptions());
    loose.parse(arguments);
    return loose.positionalArguments().value(0);
}

void declare(const CommandSpec &spec, QCommandLineParser &parser)
{
    parser.setApplicationDescription(spec.summary);
    parser.addHelpOption();
    parser.addPositionalArgument(spec.name, spec.summary, spec.name);
    if (!spec.arguments.isEmpty())
        parser.addPositionalArgument(u"arguments"_s, {}, spec.arguments);
    parser.addOptions(spec.options);
    parser.addOptions(commonOptions());
}

} // namespace

QString languageIn(const QStringList &arguments)
{
    QCommandLineParser loose;
    loose.addOptions(commonOptions());
    loose.parse(arguments);
    return loose.value(u"lang"_s);
}

ParsedLine parseLine(const QStringList &arguments, QCommandLineParser &parser)
{
    std::unique_ptr<CliCommand> command = commandNamed(commandIn(arguments));
    if (!command)
        return withoutCommand(arguments);
    const CommandSpec spec = command->spec();
    declare(spec, parser);
    if (!parser.parse(arguments))
        return over(wrongUsage, parser.errorText());
    if (parser.isSet(u"help"_s)) {
        Console().print(parser.helpText().toUtf8());
        return over(0);
    }
    const qsizetype given = parser.positionalArguments().size() - 1;
    if (given < spec.leastArguments || given > spec.mostArguments)
        return over(wrongUsage,
                    Words::tr("\"%1\" takes: %2. See \"%1 --help\".")
                        .arg(spec.name, spec.arguments.isEmpty() ? Words::tr("no arguments")
                                                                 : spec.arguments));
    ParsedLine line;
    line.settings = settingsOf(parser);
    line.json = parser.isSet(u"json"_s);
    if (const QString ports = qEnvironmentVariable("RINGTHROUGH_PORTS"); !ports.isEmpty()) {
        line.settings.ports = otherPortsFromString(ports);
        if (!line.settings.ports)
            return over(wrongUsage, Words::tr("RINGTHROUGH_PORTS is not a list such as "
                                              "\"http=8080,ssh=2222\"."));
    }
    line.command = std::move(command);
    return line;
}

} // namespace ringthrough
