#pragma once

#include "sip_test.h"

#include <QTest>

namespace ringthrough {

/// Runs a SIP test to its end and gives back what it found.
inline Outcome<Diagnosis> run(const SipTestOptions &options)
{
    SipTest test(options);
    Outcome<Diagnosis> result(Problem(Cancelled{}));
    bool over = false;
    QObject::connect(&test, &SipTest::finished, &test, [&](const Outcome<Diagnosis> &outcome) {
        result = outcome;
        over = true;
    });
    test.start();
    if (!QTest::qWaitFor([&] { return over; }, 14000))
        qWarning("the test did not end");
    return result;
}

/// The same where a problem would be the test's own mistake: then the diagnosis is empty.
inline Diagnosis diagnose(const SipTestOptions &options)
{
    const Outcome<Diagnosis> outcome = run(options);
    return outcome.ok() ? outcome.value() : Diagnosis();
}

/// How many packets were sent, retransmissions included.
inline int packets(const Diagnosis &diagnosis)
{
    int count = 0;
    for (const ProbeRecord &probe : diagnosis.probes)
        count += probe.packets;
    return count;
}

/// Those of them that are meant to reach the server, and do not die on the way.
inline int packetsToServer(const Diagnosis &diagnosis)
{
    int count = packets(diagnosis);
    for (const ProbeRecord &probe : diagnosis.probes)
        if (probe.name.startsWith(QStringLiteral("P8")) ||
            probe.name.startsWith(QStringLiteral("P10")))
            count -= probe.packets;
    return count;
}

/// What a test that was answered asked too much of the server, or that it ran into its limit;
/// empty: neither. A mirror is there to be asked, a provider's server is not.
inline QString immoderateIn(const Diagnosis &diagnosis, bool mirror)
{
    const int sent = packetsToServer(diagnosis);
    return sent > (mirror ? 45 : 20) || diagnosis.elapsedMs >= SipTestOptions().totalLimit.count()
               ? QStringLiteral("%1 packets in %2 ms").arg(sent).arg(diagnosis.elapsedMs)
               : QString();
}

} // namespace ringthrough
