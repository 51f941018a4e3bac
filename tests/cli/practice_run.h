#pragma once

#include "cli_run.h"

#include <memory>

namespace ringthrough {

/// A practice router of the real program, on loopback until this goes.
class PracticeRun
{
public:
    ~PracticeRun() { end(); }

    /// Starts one; the program that `cli` runs talks to its ports from then on. False: it said
    /// nothing of itself in 20 s.
    bool start(Cli &cli, const QString &device)
    {
        m_router = std::make_unique<QProcess>();
        m_router->setProcessEnvironment(cli.environment());
        m_router->start(cli.program(), {QStringLiteral("practice"), QStringLiteral("--json"),
                                        QStringLiteral("--device"), device});
        QByteArray said;
        const bool told = QTest::qWaitFor(
            [&] {
                said += m_router->readAllStandardOutput();
                return QJsonDocument::fromJson(said).isObject();
            },
            20000);
        m_about = QJsonDocument::fromJson(said).object();
        cli.setPorts(about(QStringLiteral("ports")));
        return told;
    }

    /// What it said of itself: sip_server, practice_password …
    QString about(const QString &key) const { return m_about.value(key).toString(); }

    /// Tells it to end. Its exit code; -1 when it did not end in 10 s.
    int end()
    {
        if (!m_router)
            return 0;
        m_router->terminate();
        const bool ended =
            m_router->state() == QProcess::NotRunning || m_router->waitForFinished(30000);
        const int code = ended ? m_router->exitCode() : -1;
        m_router.reset();
        return code;
    }

private:
    std::unique_ptr<QProcess> m_router;
    QJsonObject m_about;
};

} // namespace ringthrough
