#include "sip_judgement.h"

namespace ringthrough {

namespace {

QString outcomeOf(const ProbeResult &result, EchoKind kind)
{
    switch (result.delivery) {
    case Delivery::Silent:
        return QStringLiteral("no answer");
    case Delivery::Refused:
        return QStringLiteral("refused");
    case Delivery::NotSent:
        return QStringLiteral("not sent");
    case Delivery::Answered:
        break;
    }
    if (kind == EchoKind::Ours)
        return mirroredDifferences(result).isEmpty() ? QStringLiteral("same")
                                                     : QStringLiteral("altered");
    if (kind == EchoKind::Strange)
        return QStringLiteral("not our message");
    const int status = parseSip(result.answer).value_or(SipText()).status();
    const QString answered = QStringLiteral("answered %1").arg(status);
    return result.trapped ? answered + QStringLiteral(" at the other port") : answered;
}

} // namespace

ProbeRecord probeRecord(const ProbeResult &result)
{
    SipEcho echo;
    const EchoKind kind = echoOf(result, &echo);
    ProbeRecord record;
    record.name = probeName(result.plan);
    if (result.plan.way == Way::Control)
        record.name += QStringLiteral(", control");
    record.transport = wireName(result.plan.wire);
    record.target = placeText(result.place.server, result.plan.port);
    if (!result.place.own.isNull())
        record.source = placeText(result.place.own, result.place.ownPort);
    record.outcome = outcomeOf(result, kind);
    record.sent = QString::fromUtf8(result.sent);
    record.received = QString::fromUtf8(kind == EchoKind::Ours ? echo.message : result.answer);
    record.packets = result.packets;
    return record;
}

} // namespace ringthrough
