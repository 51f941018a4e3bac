#pragma once

#include "places_ask.h"

#include <QSslSocket>

namespace ringthrough {

/// Connects to one place, speaks TLS and asks one OPTIONS over it. A certificate that does not fit
/// is written down and no reason to stop: nothing that is sent is secret. Used once.
class TlsAsk : public QObject
{
    Q_OBJECT

public:
    /// The certificate has to be made for `host`.
    TlsAsk(AskedPlace place, const QString &host, std::chrono::milliseconds limit,
           QObject *parent = nullptr);
    ~TlsAsk() override;

    /// `finished` comes once, never from inside start(). It may come from inside the socket:
    /// whoever deletes this then connects it queued.
    void start();

    /// What is known so far. Silent: nothing came back in time; answered without a handshake: what
    /// came back was no TLS.
    const TlsFinding &finding() const { return m_finding; }
    int milliseconds() const { return m_milliseconds; } ///< to the answer or the end

Q_SIGNALS:
    void finished();

private:
    void open();
    void greet();
    void note(const QList<QSslError> &flaws);
    void ask();
    void read();
    void fail(QAbstractSocket::SocketError error);
    void conclude();

    AskedPlace m_place;
    QString m_host;
    std::chrono::milliseconds m_limit;
    QSslSocket m_socket;
    QByteArray m_nonce = freshNonce();
    QByteArray m_buffer;
    QTimer m_end;
    QElapsedTimer m_clock;
    QElapsedTimer m_handshakeClock;
    TlsFinding m_finding;
    int m_milliseconds = 0;
    bool m_over = false;
};

} // namespace ringthrough
