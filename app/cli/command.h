#pragma once

#include "console.h"
#include "settings.h"

#include <QCommandLineParser>
#include <QObject>
#include <QString>

#include <memory>

namespace ringthrough {

/// What a command is called and what it takes. Parsing and help are made from it.
struct CommandSpec
{
    QString name;
    QString summary;   ///< one sentence
    QString arguments; ///< as in "DEVICE|TEXT"; empty: none
    int leastArguments = 0;
    int mostArguments = 0;
    QList<QCommandLineOption> options;
};

/// One command of the command line: begun once, works by signals, ends once with an exit code.
class CliCommand : public QObject
{
    Q_OBJECT

public:
    virtual CommandSpec spec() const = 0;

    /// Begins the work; `ended` comes later, never from inside. What is handed in must outlive it.
    void begin(const QCommandLineParser &parser, const Console &console, const Settings &settings);

    /// Ctrl-C. Ends the command unless it has something to bring to an end first.
    virtual void interrupt();

Q_SIGNALS:
    void ended(int exitCode);

protected:
    virtual void run() = 0;

    void end(int exitCode);
    /// Answers with a problem and ends with its exit code.
    void fail(const Problem &problem);
    /// Says what is wrong with the way the command was called and ends.
    void refuseUsage(const QString &sentence);

    bool has(const QString &option) const { return m_parser->isSet(option); }
    QString value(const QString &option) const { return m_parser->value(option); }
    QStringList arguments() const; ///< without the command's name
    const Console &console() const { return *m_console; }
    const Settings &settings() const { return *m_settings; }

    /// The knowledge base; mistakes in its files are said.
    std::shared_ptr<const KnowledgeBase> knowledge();

private:
    const QCommandLineParser *m_parser = nullptr;
    const Console *m_console = nullptr;
    const Settings *m_settings = nullptr;
    std::shared_ptr<const KnowledgeBase> m_knowledge;
    bool m_over = false;
};

} // namespace ringthrough
