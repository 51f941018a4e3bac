#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace ringthrough {

/// What one run of the program gave.
struct CliRun
{
    int code = -1;
    QByteArray out;
    QByteArray err;
    QStringList arguments;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Runs the real program, with a state folder of its own and nothing of the person's environment.
class Cli
{
public:
    QString program() const
    {
        return QStringLiteral(RT_BIN_DIR) + QStringLiteral("/ringthrough-cli");
    }
    QString folder() const { return m_folder.path(); }
    void setPorts(const QString &ports) { m_ports = ports; }

    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        environment.insert(QStringLiteral("RINGTHROUGH_STATE_DIR"),
                           m_folder.path() + QStringLiteral("/state"));
        if (!m_ports.isEmpty())
            environment.insert(QStringLiteral("RINGTHROUGH_PORTS"), m_ports);
        return environment;
    }

    CliRun run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setWorkingDirectory(m_folder.path());
        process.start(program(), arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(60000);
        CliRun run;
        run.arguments = arguments;
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        run.code = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        return run;
    }

private:
    QTemporaryDir m_folder;
    QString m_ports;
};

} // namespace ringthrough
