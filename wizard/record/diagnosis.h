#pragma once

#include "culprit.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace ringthrough {

/// What the SIP test found.
enum class Verdict {
    Clean, ///< nothing was altered (see provedByMirror)
    Altered,
    Blocked,      ///< SIP does not get through where a control flow does
    Inconclusive, ///< could not tell; the reason says why
};

QString verdictName(Verdict verdict); ///< clean, altered, blocked, inconclusive

/// One difference between what was sent and what arrived.
struct Alteration
{
    QString part; ///< "Via host", "Contact", "SDP c=", "Content-Length" …
    QString sent;
    QString received;    ///< as it arrived at the server, or as it came back
    bool damage = false; ///< breaks calls by itself, not just a changed address
    QString flow;        ///< where it was seen: "udp 5060 INVITE"

    friend bool operator==(const Alteration &, const Alteration &) = default;
};

/// One message that was sent, for the report and for "it says where to".
struct ProbeRecord
{
    QString name;      ///< "OPTIONS", "P3 port-less" …
    QString transport; ///< udp, tcp, tls
    QString target;    ///< address:port
    QString source;    ///< address:port
    QString outcome;   ///< "same", "altered", "no answer", "refused", …
    QString sent;      ///< the message, for the sent/received comparison
    QString received;  ///< what arrived there (mirror) or what was answered; may be empty
    int packets = 0;   ///< sent, retransmissions included

    friend bool operator==(const ProbeRecord &, const ProbeRecord &) = default;
};

/// Why a verdict is what it is, as a closed set; words are made at the edge.
enum class VerdictReason {
    MirrorUnchanged,         ///< clean: a mirror showed every byte unchanged
    NoSignFound,             ///< clean: an ordinary server's answers gave no sign; less than proof
    MirrorDiffers,           ///< altered
    AnswerGivesAway,         ///< altered: an ordinary server's answers show it
    SilentWhereControlIsNot, ///< blocked
    ServerSilent,            ///< inconclusive
    NameNotFound,            ///< inconclusive
    NoNetwork,               ///< inconclusive
    NoAddressTranslation, ///< inconclusive: no NAT between us and the server, an ALG has nothing to
                          ///< do
    ThroughTunnel,        ///< inconclusive: the way leads through a VPN
    NotOurMirror,         ///< inconclusive: the answer does not fit what we sent
    ControlDiffersToo, ///< altered, but on every port alike: something other than a port-bound ALG
    HopShowsChange,    ///< altered: a station on the way sent our message back, changed
    SomebodyElseAnswers, ///< altered: a SIP proxy on the way answers in the server's place
    OddMessagesLost,     ///< altered: what is lawful but unusual is lost on the main port alone
    BindingsDiffer,      ///< altered: a registrar's list of our bindings differs on two ways
    HintOnly,            ///< inconclusive: one thing hints at an ALG and does not prove it
};

QString
verdictReasonName(VerdictReason reason); ///< a stable word for JSON, such as "mirror_unchanged"

/// The result of one SIP test.
struct Diagnosis
{
    Verdict verdict = Verdict::Inconclusive;
    VerdictReason reason = VerdictReason::ServerSilent;
    bool provedByMirror = false; ///< false for a clean verdict means "no sign found"
    QList<Alteration> alterations;
    QList<ProbeRecord> probes;
    QString server;    ///< host:port as asked for
    QString transport; ///< udp, tcp or both
    int elapsedMs = 0;
    Layer layer = Layer::Unknown;         ///< who alters or blocks
    AlgKind algKind = AlgKind::Unknown;   ///< how it works, as far as its marks tell
    HowSure certainty = HowSure::Certain; ///< of "altered"
    QList<TroubleTest> troubles;          ///< only tested where a mirror showed an ALG

    friend bool operator==(const Diagnosis &, const Diagnosis &) = default;
};

/// The reason in a sentence for the person; translated.
QString wordsForPerson(VerdictReason reason);

/// What the test found, one sentence each: the reason, who does it, and the everyday troubles that
/// it was seen to cause.
QStringList findingsForPerson(const Diagnosis &diagnosis);

} // namespace ringthrough
