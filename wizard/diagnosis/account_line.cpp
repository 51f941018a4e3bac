#include "account_line.h"

#include "sip_probe.h"

#include <algorithm>
#include <utility>

namespace ringthrough {

namespace {

constexpr int longestExpires = 3600; // what a registrar may ask us to take at least (423)

// After how many milliseconds it is sent again, the last being when it is given up.
QList<int> waitsFor(const AccountPath &path)
{
    if (path.wire != Wire::Udp)
        return {4000};
    return path.patient ? QList<int>{500, 1000, 2000} : QList<int>{500, 1000};
}

} // namespace

QString AccountPath::name() const
{
    return QStringLiteral("%1 %2").arg(wireName(wire)).arg(port);
}

AccountLine::AccountLine(AccountPath path, AccountIdentity identity, const Secret &password,
                         QObject *parent)
    : QObject(parent),
      m_path(std::move(path)),
      m_identity(std::move(identity)),
      m_password(password),
      m_wire(m_path.wire),
      m_callId(freshNonce() + "@ringthrough.invalid"),
      m_mark(freshNonce().left(8))
{
    if (m_path.wire == Wire::Tls)
        m_wire.trustOnly(m_path.tlsName, m_path.authorities);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AccountLine::sendAgain);
    connect(&m_wire, &SipWire::opened, this, &AccountLine::transmit);
    connect(&m_wire, &SipWire::received, this, &AccountLine::take);
    connect(&m_wire, &SipWire::failed, this, [this](Delivery, const QString &words) {
        m_detail = words;
        conclude(AccountEnd::Unreachable);
    });
}

void AccountLine::ask(AccountAsk what)
{
    m_ask = what;
    m_isAsking = true;
    m_proved = false;
    m_mayProveAgain = true;
    m_challenge.reset();
    QMetaObject::invokeMethod(this, &AccountLine::begin, Qt::QueuedConnection);
}

void AccountLine::begin()
{
    if (m_wire.isOpen())
        return transmit();
    m_timer.start(waitsFor(m_path).constLast());
    m_wire.open(m_path.server, m_path.port, 0, m_path.wishedPort);
}

SipHost AccountLine::ownPlace() const
{
    return {sipLiteral(m_wire.ownAddress()), m_wire.ownPort()};
}

QByteArray AccountLine::contactUser() const
{
    const SipHost own = ownPlace();
    return "rt-" + own.host.toHex() + '-' + QByteArray::number(own.port, 16) + '-' + m_mark;
}

QByteArray AccountLine::contact() const
{
    const SipHost own = ownPlace();
    return "sip:" + contactUser() + '@' + own.host + ':' + QByteArray::number(own.port);
}

QByteArray AccountLine::proof()
{
    if (!m_challenge)
        return {};
    const QByteArray &name = m_identity.signInAs.isEmpty() ? m_identity.user : m_identity.signInAs;
    return digestAnswer(*m_challenge,
                        {"REGISTER", "sip:" + m_identity.domain, name, freshNonce(), ++m_count},
                        m_password);
}

void AccountLine::transmit()
{
    const SipHost own = ownPlace();
    m_branch = freshNonce();
    RegisterText text;
    text.domain = m_identity.domain;
    text.user = escapedUser(QString::fromUtf8(m_identity.user));
    text.transport = wireName(m_path.wire).toLatin1().toUpper();
    text.viaHost = own.host + ':' + QByteArray::number(own.port);
    text.branch = m_branch;
    text.fromTag = m_mark;
    text.callId = m_callId;
    text.cseq = ++m_cseq;
    if (m_ask != AccountAsk::Read)
        text.contact = contact();
    text.expires = m_ask == AccountAsk::Bind ? m_expires : 0;
    text.authorization = proof();
    m_sent = registerBytes(text);
    m_wire.send(m_sent);
    m_sends = 0;
    m_timer.start(waitsFor(m_path).constFirst());
}

void AccountLine::sendAgain()
{
    const QList<int> waits = waitsFor(m_path);
    if (!m_wire.isOpen() || ++m_sends >= waits.size())
        return conclude(AccountEnd::Silent);
    m_wire.send(m_sent);
    m_timer.start(waits.at(m_sends));
}

bool AccountLine::isOurs(const SipText &answer) const
{
    return answer.value("CSeq") == QByteArray::number(m_cseq) + " REGISTER" &&
           (answer.value("Call-ID") == m_callId ||
            parameter(answer.value("Via"), "branch").endsWith(m_branch));
}

void AccountLine::take(const QByteArray &message)
{
    const std::optional<SipText> text = parseSip(message);
    if (!text)
        return;
    if (text->status() == 0) {
        if (const QByteArray decline = declineOf(*text, m_mark); !decline.isEmpty())
            m_wire.send(decline);
        return;
    }
    if (!m_isAsking || text->status() < 200 || !isOurs(*text))
        return;
    m_answer = *text;
    if (text->status() == 401 || text->status() == 407)
        prove(*text);
    else if (text->status() == 423)
        waitLonger(*text);
    else if (text->status() < 300)
        conclude(AccountEnd::Taken);
    else
        conclude(text->status() == 403 && m_proved ? AccountEnd::Refused : AccountEnd::Unexpected);
}

// Providers lock accounts after a few wrong passwords, so a password that was not accepted is not
// sent again. "Stale" says that it was right and only the nonce too old: once more, then.
void AccountLine::prove(const SipText &answer)
{
    const std::optional<DigestChallenge> challenge = bestChallenge(answer);
    if (m_proved) {
        const bool onlyStale = challenge && challenge->stale && m_mayProveAgain &&
                               challenge->nonce != m_challenge->nonce;
        if (!onlyStale)
            return conclude(AccountEnd::Refused);
        m_mayProveAgain = false;
    }
    if (!challenge)
        return conclude(AccountEnd::Unsupported);
    m_challenge = challenge;
    m_count = 0;
    m_proved = true;
    transmit();
}

// The registrar wants bindings to last longer than a minute (RFC 3261, 10.3). Once.
void AccountLine::waitLonger(const SipText &answer)
{
    const int wanted = answer.value("Min-Expires").toInt();
    if (m_ask != AccountAsk::Bind || wanted <= m_expires || wanted > longestExpires)
        return conclude(AccountEnd::Unexpected);
    m_expires = wanted;
    m_challenge.reset();
    m_proved = false;
    transmit();
}

void AccountLine::unbindInPassing()
{
    if (!m_wire.isOpen())
        return;
    m_ask = AccountAsk::Unbind;
    m_isAsking = false;
    m_challenge = m_accepted;
    m_count = 1;
    transmit();
    m_timer.stop();
}

void AccountLine::conclude(AccountEnd end)
{
    m_timer.stop();
    if (!std::exchange(m_isAsking, false))
        return;
    m_end = end;
    if (end == AccountEnd::Taken)
        m_accepted = m_challenge;
    Q_EMIT replied();
}

} // namespace ringthrough
