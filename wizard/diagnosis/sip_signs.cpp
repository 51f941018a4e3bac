#include "sip_signs.h"

#include "own_link.h"
#include "sip_echo.h"

#include <algorithm>

namespace ringthrough {

namespace {

QHostAddress receivedAddress(const ProbeResult *result)
{
    return result ? addressLiteral(parameter(ownVia(*result), "received")) : QHostAddress();
}

QByteArray echoed(const ProbeResult &result, const QByteArray &header)
{
    const std::optional<SipText> answer = parseSip(result.answer);
    return answer ? answer->value(header) : QByteArray();
}

SipHost sentHost(const ProbeResult &result, const QByteArray &header)
{
    return hostOfUri(parseSip(result.sent).value_or(SipText()).value(header));
}

SipHost echoedHost(const ProbeResult &result, const QByteArray &header)
{
    return hostOfUri(echoed(result, header));
}

bool cameBackAsSent(const ProbeResult &result, const QByteArray &header)
{
    return sentHost(result, header) == echoedHost(result, header);
}

Alteration alteration(const ProbeResult &result, const QString &part, const QByteArray &sent,
                      const QByteArray &received)
{
    return {part, QString::fromUtf8(sent), QString::fromUtf8(received), false,
            flowName(result.plan)};
}

Alteration headerAlteration(const ProbeResult &result, const QByteArray &header)
{
    const SipText sent = parseSip(result.sent).value_or(SipText());
    return alteration(result, QString::fromLatin1(header), sent.value(header),
                      echoed(result, header));
}

class Reading
{
public:
    Reading(const ProbeResults &results, Wire wire, Way way)
        : m_results(results), m_wire(wire), m_way(way)
    {
    }

    Signs run()
    {
        const ProbeResult *named = probe(ProbeKind::NamedVia);
        const QHostAddress outside = receivedAddress(named);
        if (!outside.isNull())
            m_signs.outside = outsideOf(*named);
        m_signs.untranslated = !outside.isNull() && sameAddress(outside, named->place.own);
        for (const ProbeResult &result : m_results)
            if (isAnswered(result, ProbeKind::Options))
                received(result, outside);
        trap();
        bait();
        portLess();
        return m_signs;
    }

private:
    bool isAnswered(const ProbeResult &result, ProbeKind kind) const
    {
        return result.delivery == Delivery::Answered && result.plan.wire == m_wire &&
               result.plan.kind == kind && result.plan.way == m_way;
    }

    const ProbeResult *probe(ProbeKind kind) const
    {
        return answeredProbe(m_results, kind, m_wire, m_way);
    }

    // Over TLS nobody on the way can have a hand in what the server says.
    const ProbeResult *control() const
    {
        const ProbeResult *other =
            answeredProbe(m_results, ProbeKind::Options, m_wire, Way::Control);
        return other ? other
                     : answeredProbe(m_results, ProbeKind::Options, Wire::Tls, Way::Control);
    }

    static SipHost outsideOf(const ProbeResult &named)
    {
        const QByteArray via = ownVia(named);
        bool ok = false;
        const ushort port = parameter(via, "rport").toUShort(&ok);
        return {parameter(via, "received"), ok && port > 0 ? port : named.place.ownPort};
    }

    // An outside server that says our own private address has never seen it: it wrote down another
    // one, and that was translated on the way back. Without another look at what the server sees,
    // it may simply be near.
    void received(const ProbeResult &result, const QHostAddress &outside)
    {
        const QHostAddress own = result.place.own;
        if (!isPrivateAddress(own) || !sameAddress(receivedAddress(&result), own))
            return;
        QHostAddress truth = outside;
        // Two ports of one server may be reached in two ways when it is near, so this needs a far
        // one.
        if ((truth.isNull() || sameAddress(truth, own)) && !isPrivateAddress(result.place.server))
            truth = receivedAddress(control());
        if (truth.isNull() || sameAddress(truth, own))
            return;
        m_signs.certain.append(
            alteration(result, QStringLiteral("Via received"), sipLiteral(truth), sipLiteral(own)));
    }

    // The port of the trap stands in Via alone. Whoever writes it elsewhere is no server.
    void trap()
    {
        const ProbeResult *result = probe(ProbeKind::ViaTrap);
        if (!result)
            return;
        for (const char *header : {"From", "To"})
            if (echoedHost(*result, header).port == result->place.trapPort)
                m_signs.certain.append(headerAlteration(*result, header));
    }

    // Our private address is nowhere in the bait's message, so no server can name it.
    void bait()
    {
        const ProbeResult *result = probe(ProbeKind::Bait);
        if (!result || cameBackAsSent(*result, "From"))
            return;
        const QHostAddress named = addressLiteral(echoedHost(*result, "From").host);
        if (sameAddress(named, result->place.own))
            m_signs.certain.append(headerAlteration(*result, "From"));
        else if (isPrivateAddress(named) && !sameAddress(named, result->place.server))
            confirm(*result, ProbeKind::SwappedBait, named, &m_signs.baitInDoubt);
    }

    void portLess()
    {
        const ProbeResult *result = probe(ProbeKind::PortLess);
        if (!result)
            return;
        const SipHost from = echoedHost(*result, "From");
        if (sameAddress(addressLiteral(from.host), result->place.own) && from.port == 5060)
            confirm(*result, ProbeKind::SwappedPortLess, result->place.own,
                    &m_signs.portLessInDoubt);
    }

    // A server that tidies From does it whatever stands there, and leaves To alone. An ALG changes
    // one address, wherever it stands.
    void confirm(const ProbeResult &result, ProbeKind swappedKind, const QHostAddress &named,
                 bool *inDoubt)
    {
        if (!cameBackAsSent(result, "To"))
            return;
        const ProbeResult *swapped = probe(swappedKind);
        *inDoubt = !swapped;
        if (!swapped || !cameBackAsSent(*swapped, "From") || cameBackAsSent(*swapped, "To"))
            return;
        const SipHost to = echoedHost(*swapped, "To");
        if (!sameAddress(addressLiteral(to.host), named))
            return;
        m_signs.certain.append(headerAlteration(result, "From"));
        m_signs.certain.append(headerAlteration(*swapped, "To"));
    }

    const ProbeResults &m_results;
    const Wire m_wire;
    const Way m_way;
    Signs m_signs;
};

} // namespace

QList<Alteration> mirrorBaitSigns(const ProbeResults &results, Wire wire)
{
    const ProbeResult *result = answeredProbe(results, ProbeKind::Bait, wire, Way::Main);
    SipEcho echo;
    if (!result || readEcho(result->answer, result->place.nonce, &echo) != EchoKind::Ours)
        return {};
    const SipText arrived = parseSip(echo.message).value_or(SipText());
    const bool arrivedAsSent = hostOfUri(arrived.value("From")) == sentHost(*result, "From");
    if (!arrivedAsSent || cameBackAsSent(*result, "From"))
        return {};
    return {headerAlteration(*result, "From")};
}

Signs signsIn(const ProbeResults &results, Wire wire, Way way)
{
    return Reading(results, wire, way).run();
}

const ProbeResult *answeredProbe(const ProbeResults &results, ProbeKind kind, Wire wire, Way way)
{
    const auto found = std::find_if(results.begin(), results.end(), [&](const ProbeResult &result) {
        return result.delivery == Delivery::Answered && result.plan.kind == kind &&
               result.plan.wire == wire && result.plan.way == way;
    });
    return found == results.end() ? nullptr : &*found;
}

QByteArray ownVia(const ProbeResult &result)
{
    const std::optional<SipText> answer = parseSip(result.answer);
    if (!answer)
        return {};
    for (const QByteArray &via : answer->values("Via"))
        if (parameter(via, "branch") == "z9hG4bK" + result.place.nonce)
            return via;
    return {};
}

} // namespace ringthrough
