#pragma once

#include "diagnosis.h"
#include "gateway.h"

#include <QStringList>

#include <optional>

namespace ringthrough {

/// What has become of the way since an earlier test.
enum class Since {
    StillClean,
    StillAltered,
    CameBack, ///< altered again: a firmware update or a reset often switches an ALG on
    Gone,     ///< altered then, clean now
    CannotTell,
    AnotherRouter, ///< this computer is elsewhere now, or the router was replaced
};

/// still_clean, still_altered, came_back, gone, cannot_tell, another_router
QString sinceName(Since since);

/// In a sentence for the person; translated.
QString wordsForPerson(Since since);

/// A test, and the router that it went through as far as that is known.
struct RoutedTest
{
    Diagnosis diagnosis;
    std::optional<Gateway> gateway;
};

/// A later test beside an earlier one.
struct Comparison
{
    Since since = Since::CannotTell;
    QStringList newParts; ///< altered now and not then, as Alteration::part

    friend bool operator==(const Comparison &, const Comparison &) = default;
};

/// Two tests say something about each other only where both could tell, over a transport that both
/// looked at; a "no sign found" that follows what a mirror showed says nothing. Routers are told
/// apart by their hardware addresses.
Comparison compareTests(const RoutedTest &before, const RoutedTest &after);

} // namespace ringthrough
