#include "sip_probe.h"

#include "named.h"

namespace ringthrough {

namespace {

constexpr NameTable<ProbeKind, 19> names{
    {{ProbeKind::Options, "OPTIONS"},
     {ProbeKind::Register, "REGISTER"},
     {ProbeKind::Invite, "INVITE"},
     {ProbeKind::NamedVia, "P1 named Via"},
     {ProbeKind::Bait, "P5 bait"},
     {ProbeKind::SwappedBait, "P5 bait, swapped"},
     {ProbeKind::ViaTrap, "P4 Via trap"},
     {ProbeKind::PortLess, "P3 port-less"},
     {ProbeKind::SwappedPortLess, "P3 port-less, swapped"},
     {ProbeKind::LastHop, "P9 last hop"},
     {ProbeKind::Update, "P6 UPDATE"},
     {ProbeKind::UpdateNoLength, "P6 UPDATE without length"},
     {ProbeKind::UpdateNameInOrigin, "P6 UPDATE with a name in o="},
     {ProbeKind::InviteNoLength, "INVITE without length"},
     {ProbeKind::InviteNameInOrigin, "INVITE with a name in o="},
     {ProbeKind::InviteThatDies, "INVITE of a first phone"},
     {ProbeKind::InviteSameSpeech, "INVITE of a second phone, same speech port"},
     {ProbeKind::LongOptions, "OPTIONS that fills a packet"},
     {ProbeKind::OldMirrorInvite, "INVITE to an old mirror"}}};

constexpr NameTable<Wire, 3> wires{{{Wire::Udp, "udp"}, {Wire::Tcp, "tcp"}, {Wire::Tls, "tls"}}};

} // namespace

QString probeName(const ProbePlan &plan)
{
    return nameIn(names, plan.kind);
}

QString wireName(Wire wire)
{
    return nameIn(wires, wire);
}

QString flowName(const ProbePlan &plan)
{
    const QString name = QStringLiteral("%1 %2 %3")
                             .arg(wireName(plan.wire), QString::number(plan.port), probeName(plan));
    return plan.localPort == 0
               ? name
               : QStringLiteral("%1 from port %2").arg(name, QString::number(plan.localPort));
}

QString placeText(const QHostAddress &address, quint16 port)
{
    return QStringLiteral("%1:%2").arg(QString::fromLatin1(sipLiteral(address)),
                                       QString::number(port));
}

} // namespace ringthrough
