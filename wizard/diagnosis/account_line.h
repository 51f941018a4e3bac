#pragma once

#include "account_request.h"
#include "digest_auth.h"
#include "sip_wire.h"

#include <QList>
#include <QSslCertificate>
#include <QTimer>

namespace ringthrough {

/// Whose account it is.
struct AccountIdentity
{
    QByteArray user;     ///< as it stands in the address
    QByteArray signInAs; ///< as the server asks for it, where that is another name
    QByteArray domain;
};

/// One way to the registrar.
struct AccountPath
{
    Wire wire = Wire::Udp;
    QHostAddress server;
    quint16 port = 5060;
    quint16 wishedPort = 0;             ///< to leave from if it is free
    bool patient = true;                ///< else it is given up after 1.5 s
    QString tlsName;                    ///< over TLS: whose certificate it must be
    QList<QSslCertificate> authorities; ///< none: those of the system

    QString name() const; ///< "udp 5060"
};

/// Read asks for the list of bindings, Bind adds one of ours for a minute, Unbind takes it away.
enum class AccountAsk { Read, Bind, Unbind };

/// How a question ended.
enum class AccountEnd {
    Taken,
    Refused,     ///< the password was sent, once, and not accepted
    Unsupported, ///< no challenge that we speak
    Unexpected,  ///< another answer
    Silent,
    Unreachable, ///< no connection, or over TLS not to whom it should be
};

/// A conversation with a registrar over one socket, one question at a time.
class AccountLine : public QObject
{
    Q_OBJECT

public:
    /// `password` has to outlive the line. Over TLS it is only used with a certificate that fits.
    AccountLine(AccountPath path, AccountIdentity identity, const Secret &password,
                QObject *parent = nullptr);

    /// `replied` follows, never from inside.
    void ask(AccountAsk what);

    /// A last message, with the proof that was accepted before, whose answer nobody waits for.
    void unbindInPassing();

    AccountEnd end() const { return m_end; }
    const SipText &answer() const { return m_answer; } ///< when there was one
    QString detail() const { return m_detail; }        ///< else the system's own words
    const AccountPath &path() const { return m_path; }

    SipHost ownPlace() const;
    QByteArray contactUser() const; ///< the truth about our own place, as no ALG recognises it
    QByteArray contact() const;

Q_SIGNALS:
    void replied();

private:
    void begin();
    void transmit();
    void sendAgain();
    void take(const QByteArray &message);
    void prove(const SipText &answer);
    void waitLonger(const SipText &answer);
    bool isOurs(const SipText &answer) const;
    QByteArray proof();
    void conclude(AccountEnd end);

    const AccountPath m_path;
    const AccountIdentity m_identity;
    const Secret &m_password;
    SipWire m_wire;
    QTimer m_timer;
    AccountAsk m_ask = AccountAsk::Read;
    AccountEnd m_end = AccountEnd::Silent;
    SipText m_answer;
    QString m_detail;
    std::optional<DigestChallenge> m_challenge; ///< of this question
    std::optional<DigestChallenge> m_accepted;  ///< whose proof was taken last
    QByteArray m_sent;
    QByteArray m_branch;
    const QByteArray m_callId;
    const QByteArray m_mark; ///< part of the contact's user
    int m_cseq = 0;
    int m_count = 0; ///< how often the server's nonce was used
    int m_sends = 0;
    int m_expires = 60; ///< seconds
    bool m_isAsking = false;
    bool m_proved = false;
    bool m_mayProveAgain = false;
};

} // namespace ringthrough
