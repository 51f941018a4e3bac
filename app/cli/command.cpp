#include "command.h"

namespace ringthrough {

namespace {

constexpr int wrongUsage = 2;

} // namespace

void CliCommand::begin(const QCommandLineParser &parser, const Console &console,
                       const Settings &settings)
{
    m_parser = &parser;
    m_console = &console;
    m_settings = &settings;
    QMetaObject::invokeMethod(
        this, [this] { run(); }, Qt::QueuedConnection);
}

void CliCommand::interrupt()
{
    fail(Cancelled{});
}

void CliCommand::end(int exitCode)
{
    if (m_over)
        return;
    m_over = true;
    QMetaObject::invokeMethod(
        this, [this, exitCode] { Q_EMIT ended(exitCode); }, Qt::QueuedConnection);
}

void CliCommand::fail(const Problem &problem)
{
    if (m_over)
        return;
    if (console().isJson())
        console().answer(problemToJson(problem), {});
    else
        console().say(wordsForPerson(problem));
    if (settings().verbose)
        console().say(wordsForLog(problem));
    end(exitCode(problem));
}

void CliCommand::refuseUsage(const QString &sentence)
{
    console().say(sentence);
    end(wrongUsage);
}

QStringList CliCommand::arguments() const
{
    return m_parser->positionalArguments().mid(1);
}

std::shared_ptr<const KnowledgeBase> CliCommand::knowledge()
{
    if (m_knowledge)
        return m_knowledge;
    LoadedKnowledge loaded = knowledgeFor(settings());
    for (const Mistake &mistake : loaded.mistakes)
        console().say(mistake.toString());
    m_knowledge = std::make_shared<const KnowledgeBase>(std::move(loaded.base));
    return m_knowledge;
}

} // namespace ringthrough
