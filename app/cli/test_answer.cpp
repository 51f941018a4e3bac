#include "test_answer.h"

#include <QCoreApplication>

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TestAnswer)
};

QString firstLine(const Diagnosis &diagnosis)
{
    switch (diagnosis.verdict) {
    case Verdict::Clean:
        return diagnosis.provedByMirror ? Words::tr("Clean.") : Words::tr("No sign of a change.");
    case Verdict::Altered:
        return diagnosis.certainty == HowSure::Certain ? Words::tr("Altered.")
                                                       : Words::tr("Most likely altered.");
    case Verdict::Blocked:
        return Words::tr("Blocked.");
    case Verdict::Inconclusive:
        return Words::tr("We could not tell.");
    }
    Q_UNREACHABLE();
    return {};
}

// The same part is altered in message after message; one example of each says it.
struct AlteredPart
{
    Alteration example;
    int times = 0;
};

QList<AlteredPart> partsOf(const QList<Alteration> &alterations)
{
    QList<AlteredPart> parts;
    for (const Alteration &one : alterations) {
        const auto same = std::find_if(parts.begin(), parts.end(), [&one](const AlteredPart &part) {
            return part.example.part == one.part && part.example.damage == one.damage;
        });
        if (same == parts.end())
            parts.append({one, 1});
        else
            ++same->times;
    }
    return parts;
}

QString partText(const AlteredPart &part)
{
    const Alteration &one = part.example;
    const QString text = Words::tr("%1, in %n message(s), for example %2:\n    sent:     %3\n    "
                                   "received: %4",
                                   nullptr, part.times)
                             .arg(one.part, one.flow, one.sent, one.received);
    return one.damage ? text + u'\n' + Words::tr("    This alone breaks calls.") : text;
}

} // namespace

Diagnosis diagnosisOf(const Outcome<Diagnosis> &result, const QString &server,
                      const QString &transport)
{
    if (result)
        return result.value();
    const bool noName = std::holds_alternative<HostNotFound>(result.problem());
    Diagnosis diagnosis;
    diagnosis.verdict = Verdict::Inconclusive;
    diagnosis.reason = noName ? VerdictReason::NameNotFound : VerdictReason::NoNetwork;
    diagnosis.server = server;
    diagnosis.transport = transport;
    return diagnosis;
}

QString testText(const Diagnosis &diagnosis)
{
    QStringList lines{firstLine(diagnosis)};
    lines += findingsForPerson(diagnosis);
    for (const AlteredPart &part : partsOf(diagnosis.alterations))
        lines.append(partText(part));
    int packets = 0;
    for (const ProbeRecord &probe : diagnosis.probes)
        packets += probe.packets;
    if (packets > 0)
        lines.append(
            Words::tr("%n message(s) were sent to %1.", nullptr, packets).arg(diagnosis.server));
    return lines.join(u'\n');
}

int testExitCode(const Diagnosis &diagnosis)
{
    switch (diagnosis.verdict) {
    case Verdict::Clean:
        return 0;
    case Verdict::Altered:
        return 1;
    case Verdict::Blocked:
    case Verdict::Inconclusive:
        return 3;
    }
    Q_UNREACHABLE();
    return 3;
}

} // namespace ringthrough
