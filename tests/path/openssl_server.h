#pragma once

#include "test_authority.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>

namespace ringthrough {

/// openssl s_server on loopback: what comes over TLS is given to `answer`, and what that returns
/// goes back over TLS.
class OpensslServer : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<QByteArray(const QByteArray &)>;

    OpensslServer(const TestAuthority &authority, const QString &name, Answer answer)
    {
        m_port = freePort();
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this, answer] {
            m_received += m_process.readAllStandardOutput();
            m_process.write(answer(m_received));
        });
        m_process.start(QStringLiteral("openssl"),
                        {QStringLiteral("s_server"), QStringLiteral("-quiet"),
                         QStringLiteral("-accept"), QStringLiteral("127.0.0.1:%1").arg(m_port),
                         QStringLiteral("-cert"), authority.path(name + QStringLiteral(".pem")),
                         QStringLiteral("-key"), authority.path(name + QStringLiteral(".key"))});
    }

    ~OpensslServer() override
    {
        m_process.disconnect(this);
        m_process.kill();
        m_process.waitForFinished(30000);
    }

    /// Waits until it listens. Only then another may be made: the port is not its own before.
    bool isReady()
    {
        return QTest::qWaitFor([this] {
            QTcpSocket knock;
            knock.connectToHost(QHostAddress::LocalHost, m_port);
            return knock.waitForConnected(200);
        });
    }

    quint16 port() const { return m_port; }
    const QByteArray &received() const { return m_received; }

private:
    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    QProcess m_process;
    QByteArray m_received;
    quint16 m_port = 0;
};

} // namespace ringthrough
