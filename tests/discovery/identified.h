#pragma once

#include "identify_router.h"
#include "matcher.h"
#include "sample_knowledge.h"

#include <QTest>

#include <optional>

namespace ringthrough {

inline Gateway loopbackGateway()
{
    Gateway gateway;
    gateway.address = QHostAddress(QHostAddress::LocalHost);
    return gateway;
}

/// Nothing is asked; a test adds what it has a server for. Limits are shorter than for a real
/// router, and long enough for a machine that is busy with something else.
inline DiscoveryOptions nothingAsked()
{
    DiscoveryOptions options;
    options.httpPorts.clear();
    options.httpsPorts.clear();
    options.telnetPort = options.sshPort = options.ssdpPort = options.tr064Port = 0;
    options.multicast = false;
    options.reverseDns = false;
    options.readLimit = std::chrono::milliseconds(2000);
    options.connectLimit = std::chrono::milliseconds(2000);
    options.totalLimit = std::chrono::milliseconds(6000);
    return options;
}

inline DiscoveryOptions asking(const QList<quint16> &httpPorts)
{
    DiscoveryOptions options = nothingAsked();
    options.httpPorts = httpPorts;
    return options;
}

/// Runs an identification to its end.
inline std::optional<Outcome<IdentifiedRouter>> outcomeOf(const DiscoveryOptions &options)
{
    IdentifyRouter job(loopbackGateway(), sampleKnowledge(), options);
    std::optional<Outcome<IdentifiedRouter>> result;
    QObject::connect(&job, &IdentifyRouter::finished, &job,
                     [&result](const auto &outcome) { result = outcome; });
    job.start();
    (void)QTest::qWaitFor([&result] { return result.has_value(); }, 10000);
    return result;
}

/// The same where a router must have answered; an empty result where it did not.
inline IdentifiedRouter identified(const DiscoveryOptions &options)
{
    const auto outcome = outcomeOf(options);
    return outcome && outcome->ok() ? outcome->value() : IdentifiedRouter();
}

inline QStringList valuesOf(const IdentifiedRouter &router, Signal signal)
{
    QStringList values;
    for (const Observation &seen : router.evidence.observations) {
        if (seen.signal == signal)
            values.append(seen.value);
    }
    return values;
}

inline QString modelOf(const IdentifiedRouter &router)
{
    const auto best = router.identification.best();
    return best ? best->model : QString();
}

} // namespace ringthrough
