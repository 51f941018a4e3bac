#pragma once

#include "advice.h"
#include "path_samples.h"

namespace ringthrough {

// A knowledge base with a router of each kind, and cases to advise on, made by small steps.

/// Devices "maker-box" (recipe and guide), "maker-hand" (guide only), "maker-fixed" (no switch),
/// "maker-bridge" (no switch, bridge mode), "maker-provider" and "maker-none" (no ALG).
KnowledgeBase adviceKnowledge();

/// The router is known, and the test found nothing but its verdict.
Case tested(const QString &device, Verdict verdict, VerdictReason reason);

/// As found by a mirror.
Case altered(const QString &device, Layer layer = Layer::HomeRouter);
/// As an ordinary server's answers over UDP give it away; over TCP and at port 5080 they do not.
Case givenAway(const QString &device);
Case blocked(const QString &device);
Case clean(const QString &device);
Case unclear(VerdictReason reason);

ProbeRecord probe(const QString &transport, int port, const QString &outcome,
                  const QString &name = QStringLiteral("INVITE"));

using Edit = void (*)(Case &);

/// The case with checks of the way and with that change.
Case with(Case state, Edit edit);

/// sip.example.com:5080, which answers.
PortFinding port5080(const QString &transport = QStringLiteral("udp"));
TlsFinding goodTls();
Ipv6Finding goodIpv6();
VoiceFinding goodVoice();

/// "switch_off_for_me:measured" …, in order.
QStringList shortly(const QList<Advice> &list);

} // namespace ringthrough
