#include "sip_exchange.h"

#include "sip_echo.h"

#include <utility>

namespace ringthrough {

namespace {

// The home's router passes it on, the next one drops it: what an INVITE opens in the router at home
// stays open, for no answer ever ends it.
constexpr int justPastHome = 2;

// After how many milliseconds a message is sent again, the last being when it is given up.
struct Patience
{
    QList<int> waits;
};

// What may be lost for good is not waited for as long as a server that may be slow: by then it has
// answered before.
bool isBrief(ProbeKind kind)
{
    return hasOffer(kind) ? kind != ProbeKind::Invite && kind != ProbeKind::OldMirrorInvite
                          : kind == ProbeKind::LongOptions || kind == ProbeKind::LastHop;
}

Patience patienceFor(const ProbePlan &plan)
{
    if (plan.kind == ProbeKind::InviteThatDies)
        return {{40}};
    if (isBrief(plan.kind) && plan.wire == Wire::Udp)
        return {{300, 400, 500}};
    const int whole = plan.patient ? 3500 : 1500;
    if (plan.wire != Wire::Udp)
        return {{whole}};
    return plan.patient ? Patience{{500, 1000, 2000}} : Patience{{500, 1000}};
}

bool isOurs(const SipText &answer, const QByteArray &nonce)
{
    if (answer.value("Call-ID").startsWith(nonce))
        return true;
    // A router may have changed the Call-ID and not changed it back.
    for (const QByteArray &via : answer.values("Via"))
        if (parameter(via, "branch").endsWith(nonce))
            return true;
    return false;
}

} // namespace

SipExchange::SipExchange(ProbePlan plan, ProbePlace place, std::shared_ptr<SipWire> wire,
                         QObject *parent)
    : QObject(parent), m_wire(std::move(wire))
{
    m_result.plan = std::move(plan);
    m_result.place = std::move(place);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SipExchange::giveUp);
}

void SipExchange::start()
{
    m_clock.start();
    QMetaObject::invokeMethod(this, &SipExchange::begin, Qt::QueuedConnection);
}

void SipExchange::begin()
{
    const bool isFresh = !m_wire;
    if (isFresh)
        m_wire = std::make_shared<SipWire>(m_result.plan.wire);
    connect(m_wire.get(), &SipWire::received, this,
            [this](const QByteArray &message) { takeAnswer(message, false); });
    connect(m_wire.get(), &SipWire::failed, this, [this](Delivery how, const QString &detail) {
        m_result.detail = detail;
        conclude(how);
    });
    if (m_result.plan.kind == ProbeKind::ViaTrap) {
        m_trap = std::make_unique<SipWire>(Wire::Udp);
        connect(m_trap.get(), &SipWire::received, this,
                [this](const QByteArray &message) { takeAnswer(message, true); });
        m_trap->open(m_result.place.server, m_result.plan.port, 0);
        m_result.place.trapPort = m_trap->ownPort();
    }
    // Until the connection stands, the time for the answer is the time for connecting too.
    m_timer.start(patienceFor(m_result.plan).waits.constLast());
    connect(m_wire.get(), &SipWire::opened, this, &SipExchange::transmit);
    if (isFresh)
        m_wire->open(m_result.place.server, m_result.plan.port, m_result.plan.localPort,
                     m_result.place.wishedPort);
    else if (m_wire->isOpen())
        transmit();
    else
        conclude(Delivery::NotSent);
}

void SipExchange::transmit()
{
    if (m_over)
        return;
    if (m_result.sent.isEmpty()) {
        m_result.place.own = m_wire->ownAddress();
        m_result.place.ownPort = m_wire->ownPort();
        m_result.sent = sipBytes(probeRequest(m_result.plan, m_result.place));
    }
    if (m_result.plan.kind == ProbeKind::InviteThatDies)
        m_wire->letDieAfter(justPastHome);
    m_wire->send(m_result.sent);
    ++m_result.packets;
    wait();
}

void SipExchange::wait()
{
    const Patience patience = patienceFor(m_result.plan);
    const int elapsed = m_result.plan.wire == Wire::Udp ? 0 : static_cast<int>(m_clock.elapsed());
    m_timer.start(std::max(1, patience.waits.value(m_sends++) - elapsed));
}

void SipExchange::takeAnswer(const QByteArray &message, bool trapped)
{
    const std::optional<SipText> answer = parseSip(message);
    if (m_over || !answer || !isOurs(*answer, m_result.place.nonce))
        return;
    if (answer->status() < 200) {
        if (m_result.plan.kind == ProbeKind::OldMirrorInvite && answer->status() == 180)
            m_result.provisional = message;
        return;
    }
    const QByteArray cookie = cookieIn(*answer);
    if (!cookie.isEmpty() && cookie != m_result.place.cookie && !std::exchange(m_gotCookie, true))
        return askAgainWith(cookie, *answer);
    m_result.answer = message;
    m_result.trapped = trapped;
    acknowledge(*answer);
    conclude(Delivery::Answered);
}

// A mirror wants to see first that we are where our packets say they come from.
void SipExchange::askAgainWith(const QByteArray &cookie, const SipText &answer)
{
    acknowledge(answer);
    m_result.place.cookie = cookie;
    m_result.place.nonce = freshNonce();
    m_result.sent.clear();
    m_sends = 0;
    transmit();
}

// The end of an INVITE that was turned down has to be confirmed, or the server sends it again.
void SipExchange::acknowledge(const SipText &answer)
{
    if (!isInvite(m_result.plan.kind) || answer.status() < 300)
        return;
    m_wire->send(ackBytes(probeRequest(m_result.plan, m_result.place), answer.value("To")));
    ++m_result.packets;
}

void SipExchange::giveUp()
{
    if (m_wire->isOpen() && m_sends > 0 && m_sends < patienceFor(m_result.plan).waits.size())
        return transmit();
    // A device that changed the length of a body leaves the end of the message open.
    takeAnswer(m_wire->unfinished(), false);
    conclude(Delivery::Silent);
}

void SipExchange::conclude(Delivery delivery)
{
    if (std::exchange(m_over, true))
        return;
    m_timer.stop();
    m_result.delivery = delivery;
    m_result.milliseconds = static_cast<int>(m_clock.elapsed());
    m_wire->disconnect(this);
    if (m_trap)
        m_trap->disconnect(this);
    Q_EMIT finished();
}

} // namespace ringthrough
