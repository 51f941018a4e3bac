#include "pretended_world.h"

#include "sip_judgement.h"
#include "sip_plan.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace ringthrough {

namespace {

QByteArray end(const QByteArray &address, quint16 port)
{
    return address + ':' + QByteArray::number(port);
}

bool works(const PretendedRouter &router, const ProbePlan &plan)
{
    const bool isWatched = plan.wire == Wire::Udp || (plan.wire == Wire::Tcp && router.overTcp);
    return router.alg && isWatched && (plan.way == Way::Main || router.everyPort);
}

QByteArray headerOf(const QByteArray &message, const char *name)
{
    return parseSip(message).value_or(SipText()).value(name);
}

void replaceHost(QByteArray &value, const QByteArray &tidied)
{
    const SipHost host = hostOfUri(value);
    const QByteArray written =
        host.port < 0 ? host.host : end(host.host, static_cast<quint16>(host.port));
    if (tidied == "+5060" && host.port < 0)
        value.replace('@' + written, '@' + written + ":5060");
    else if (!tidied.isEmpty() && tidied != "+5060")
        value.replace('@' + written, '@' + tidied);
}

} // namespace

PretendedWorld::PretendedWorld()
{
    options.target.host = QStringLiteral("sip.example.com");
    options.target.controlPort = 5080;
}

ProbeResults PretendedWorld::probe() const
{
    ProbeResults results;
    for (int round = 0; round < 30; ++round) {
        const QList<ProbePlan> plans = nextProbes(options, results);
        if (plans.isEmpty())
            return results;
        ProbeResults batch;
        for (const ProbePlan &plan : plans)
            batch.append(send(plan, results + batch));
        results += batch;
    }
    qFatal("the plan never ends");
}

Diagnosis PretendedWorld::diagnose() const
{
    return judge(probe(), link);
}

ProbeResult PretendedWorld::send(const ProbePlan &plan, const ProbeResults &soFar) const
{
    ProbeResult probe;
    probe.plan = plan;
    probe.place.own = addressLiteral(own);
    probe.place.ownPort = plan.localPort ? plan.localPort : quint16(40000 + soFar.size());
    for (const ProbeResult &earlier : soFar)
        if (earlier.place.nonce == plan.sameFlow)
            probe.place.ownPort = earlier.place.ownPort;
    probe.place.trapPort = 50001;
    probe.place.rtpPort = 20000;
    probe.place.server = addressLiteral(serverAddress);
    probe.place.serverName = "sip.example.com";
    probe.place.nonce = QByteArray::number(1000 + soFar.size()).rightJustified(16, 'a');
    probe.sent = sipBytes(probeRequest(plan, probe.place));
    probe.packets = 1;
    if (isThere(plan) && server.hears(plan)) {
        probe.delivery = Delivery::Answered;
        probe.answer = inward(answer(outward(probe.sent, probe), probe), probe);
    }
    return probe;
}

bool PretendedWorld::isThere(const ProbePlan &plan) const
{
    if (plan.wire == Wire::Tls)
        return server.hasTls;
    return (plan.way == Way::Main || server.hasControl) &&
           (plan.wire == Wire::Udp || server.hasTcp);
}

// As the kernel's ALG does: its own place wherever it stands, and a port into every address of the
// server when Via names another port than the packet.
QByteArray PretendedWorld::outward(const QByteArray &message, const ProbeResult &probe) const
{
    QByteArray bytes = message;
    const quint16 port = probe.place.ownPort;
    for (const PretendedRouter &router : routers) {
        if (!works(router, probe.plan) || router.inside == router.outside)
            continue;
        const QByteArray outside = end(router.outside, port);
        bytes.replace(end(router.inside, port), outside);
        if (port == 5060)
            for (const char *after : {">", ";"})
                bytes.replace(router.inside + after, outside + after);
        // Only the router that the phone itself talks to thinks that the port in Via is the
        // phone's.
        if (probe.plan.kind == ProbeKind::ViaTrap &&
            hostOfVia(headerOf(message, "Via")).host == router.inside)
            for (const QByteArray &there : {serverAddress, end(serverAddress, probe.plan.port)})
                bytes.replace('@' + there + '>',
                              '@' + end(serverAddress, probe.place.trapPort) + '>');
    }
    return bytes;
}

QByteArray PretendedWorld::inward(const QByteArray &message, const ProbeResult &probe) const
{
    QByteArray bytes = message;
    const quint16 port = probe.place.ownPort;
    for (auto router = routers.rbegin(); router != routers.rend(); ++router) {
        if (!works(*router, probe.plan))
            continue;
        bytes.replace(end(router->outside, port), end(router->inside, port));
        // Only in a Via that it has rewritten itself.
        if (hostOfVia(headerOf(bytes, "Via")).host == router->inside)
            bytes.replace("received=" + router->outside, "received=" + router->inside);
    }
    return bytes;
}

QByteArray PretendedWorld::answer(const QByteArray &request, const ProbeResult &probe) const
{
    const QByteArray source = routers.isEmpty() ? own : routers.constLast().outside;
    QByteArray via = headerOf(request, "Via");
    const QByteArray received = server.copiesVia ? hostOfVia(via).host : source;
    if (server.fillsReceived)
        via.replace(";rport",
                    ";rport=" + QByteArray::number(probe.place.ownPort) + ";received=" + received);
    QByteArray from = headerOf(request, "From");
    QByteArray to = headerOf(request, "To");
    replaceHost(from, server.tidiesFrom);
    replaceHost(to, server.tidiesTo);
    const QByteArray shown = server.strange ? QByteArray("something else") : request;
    const QByteArray note = "src=" + end(source, probe.place.ownPort) + " dst=x";
    const QByteArray digest = QCryptographicHash::hash(request, QCryptographicHash::Sha256).toHex();
    const bool isLong = request.size() > server.mostShown;
    const QByteArray body = !server.mirror ? QByteArray()
                            : isLong       ? (note + " sha256=" + digest + "\r\n").toBase64()
                                           : (note + "\r\n" + shown).toBase64();
    const bool tooFar =
        server.isProxied && probe.plan.way == Way::Main && headerOf(request, "Max-Forwards") == "1";
    const QByteArray status = tooFar                                  ? "483 Too Many Hops"
                              : !server.mirror                        ? "200 OK"
                              : probe.plan.kind == ProbeKind::Options ? "200 Mirror"
                                                                      : "403 Mirror";
    return "SIP/2.0 " + status + "\r\nVia: " + via + "\r\nFrom: " + from + "\r\nTo: " + to +
           ";tag=9\r\nCall-ID: " + headerOf(request, "Call-ID") +
           "\r\nCSeq: " + headerOf(request, "CSeq") + "\r\n\r\n" + body;
}

} // namespace ringthrough
