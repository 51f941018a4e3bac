#pragma once

#include "outcome.h"
#include "path_options.h"

#include <QTest>

namespace ringthrough {

/// Runs a check to its end and gives back what it found.
template <typename Finding, typename Check>
Outcome<Finding> outcomeOf(Check &check, int limitMs = 14000)
{
    Outcome<Finding> result(Problem(Cancelled{}));
    bool over = false;
    QObject::connect(&check, &Check::finished, &check, [&](const Outcome<Finding> &outcome) {
        result = outcome;
        over = true;
    });
    check.start();
    if (!QTest::qWaitFor([&] { return over; }, limitMs))
        qWarning("the check did not end");
    return result;
}

/// The same where a problem would be the test's own mistake: then the finding is empty.
template <typename Finding, typename Check>
Finding findingOf(const PathOptions &options)
{
    Check check(options);
    const Outcome<Finding> outcome = outcomeOf<Finding>(check);
    return outcome.ok() ? outcome.value() : Finding();
}

/// A target whose name is known to be at an address already, so that nobody is asked for it.
inline PathOptions optionsFor(const QString &host, const QHostAddress &address, quint16 port = 5060)
{
    PathOptions options;
    options.target.host = host;
    options.target.port = port;
    options.addresses = {address};
    return options;
}

} // namespace ringthrough
