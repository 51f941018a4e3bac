#pragma once

#include "path_findings.h"
#include "sip_wire.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

namespace ringthrough {

/// Somewhere that an OPTIONS goes to.
struct AskedPlace
{
    QHostAddress address;
    quint16 port = 5060;
    QByteArray name; ///< what the person calls the server; a name or an address literal

    friend bool operator==(const AskedPlace &, const AskedPlace &) = default;
};

/// "sip.example.com:5080", "[2001:db8::1]:5080".
QString nameOfPlace(const QString &host, quint16 port);

/// What stands in a request for a host: an IPv6 address has brackets.
QByteArray sipNameOf(const QString &host);

/// Who asks.
struct AskedFrom
{
    QHostAddress address;
    quint16 port = 0;
    QByteArray nonce;
};

/// The OPTIONS that the SIP test sends to its server, for another place. `kind` is Options, or
/// NamedVia to learn the address that the server sees.
SipRequest optionsTo(const AskedPlace &asked, Wire wire, ProbeKind kind, const AskedFrom &from);

/// Whether a message is an answer to the request with that nonce.
bool answersNonce(const SipText &message, const QByteArray &nonce);

/// Sends one OPTIONS over UDP or TCP, again over UDP when nothing comes, and takes whatever SIP
/// answers it: a server that refuses strangers is there all the same. Used once.
class PlacesAsk : public QObject
{
    Q_OBJECT

public:
    PlacesAsk(AskedPlace place, Wire wire, ProbeKind kind, std::chrono::milliseconds limit,
              QObject *parent = nullptr);

    /// `finished` comes once, never from inside start(). It may come from inside the socket:
    /// whoever deletes this then connects it queued.
    void start();

    Reach reach() const { return m_reach; }
    int milliseconds() const { return m_milliseconds; } ///< to the answer or the end
    const SipText &answer() const { return m_answer; }
    QHostAddress ownAddress() const { return m_own; } ///< null: it was never sent

Q_SIGNALS:
    void finished();

private:
    void open();
    void transmit();
    void take(const QByteArray &message);
    void conclude(Reach reach);

    AskedPlace m_place;
    ProbeKind m_kind;
    std::chrono::milliseconds m_limit;
    Wire m_kindOfWire;
    SipWire m_wire;
    QByteArray m_nonce = freshNonce();
    QByteArray m_request;
    QTimer m_end;
    QTimer m_again;
    QElapsedTimer m_clock;
    QHostAddress m_own;
    SipText m_answer;
    Reach m_reach = Reach::Silent;
    int m_milliseconds = 0;
    bool m_over = false;
};

} // namespace ringthrough
