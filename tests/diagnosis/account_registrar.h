#pragma once

#include "sip_text.h"

#include <QMap>
#include <QObject>
#include <QUdpSocket>

#include <functional>

namespace ringthrough {

/// What was asked of the registrar.
struct AskedOf
{
    bool control = false; ///< at the second port
    SipText text;
    bool proved = false; ///< with an Authorization
};

/// A registrar on loopback with one account, alice and "sesame", and the manners of good and bad
/// ones. Computes its digests by itself.
class AccountRegistrar : public QObject
{
public:
    AccountRegistrar();

    quint16 port() const { return m_main.localPort(); }
    quint16 controlPort() const { return m_control.localPort(); }

    // Manners.
    bool alg = false;            ///< as if an ALG stood before the first port
    bool rewrites = false;       ///< writes down where we come from, not what we say
    bool single = false;         ///< keeps the latest phone only
    bool staleOnce = false;      ///< the first proof comes too late
    bool alwaysStale = false;    ///< every proof comes too late
    bool controlForgets = false; ///< the second port is of another registrar
    bool controlRefuses = false; ///< which has another password
    bool controlIsSilent = false;
    int leastExpires = 0;
    QByteArray otherAddress = "203.0.113.1"; ///< what the ALG or the registrar makes of ours
    QByteArray otherSeen = "203.0.113.1";    ///< what it says at the second port of where we are
    QByteArray challenge = "Digest realm=\"home\", nonce=\"%1\", qop=\"auth\"";
    std::function<QByteArray(const AskedOf &)> instead; ///< not empty: said instead of its answer

    QList<AskedOf> asked;
    QMap<QByteArray, QByteArray> bindings; ///< user of the contact, its host

    /// Calls whoever is registered by that user, at the first port.
    void call(const QByteArray &user);
    QList<QByteArray> heardBack; ///< answers to calls

    int proofs() const;

private:
    void read(QUdpSocket &socket, bool control);
    QByteArray answerTo(const AskedOf &asked);
    QByteArray listFor(const AskedOf &asked) const;
    void bind(const SipText &text);
    bool isProof(const QByteArray &header) const;

    QUdpSocket m_main;
    QUdpSocket m_control;
    int m_nonce = 0;
    quint16 m_caller = 0;
};

} // namespace ringthrough
