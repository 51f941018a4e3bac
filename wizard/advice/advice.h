#pragma once

#include "case.h"
#include "knowledge_base.h"

#include <QList>
#include <QString>

#include <optional>

namespace ringthrough {

/// What a person can be told to do.
enum class AdviceKind {
    RestartPhone,  ///< the router first: connections from before the change are treated as before
    TestCalls,     ///< nothing was tested yet
    TestAgain,     ///< what kept the test from telling can be put right here
    AnotherServer, ///< the server told nothing
    NameRouter,    ///< so that its switch is found
    SwitchOffForMe,
    SwitchOffByHand,
    UseTls,
    UseOtherPort,
    UseTcp,
    UseIpv6,
    LookAtSecondRouter,
    AskInternetProvider,
    CheckFirewall,
    OwnRouter, ///< or the provider's box in bridge mode
    ShorterKeepAlive,
    SwitchOffStun,
    ImproveLine,
    LookWithAccount, ///< no sign found: the provider's list of phones may show one
    TryMirror,       ///< clean, but without proof
    NothingToDo,     ///< as far as calls go
};

/// Stable names for JSON: switch_off_for_me, use_tls …
QString adviceKindName(AdviceKind kind);

/// How sure it is that this helps.
enum class Sureness {
    Measured, ///< seen on this very line
    Likely,   ///< what was seen points at it
    WorthATry,
};

QString surenessName(Sureness sureness);   ///< measured, likely, worth_a_try
QString wordsForPerson(Sureness sureness); ///< in a few words, translated

/// Where in the program it is done.
enum class AdvicePlace {
    None,      ///< in the phone, or by talking to somebody
    SwitchOff, ///< the program changes the router
    Guide,     ///< the steps by hand
    Test,      ///< the test of the calls
    Routers,   ///< the list of routers
    Account,   ///< the test with the person's own account
};

QString advicePlaceName(AdvicePlace place); ///< none, switch_off, guide, test, routers, account

/// One thing to do, in words for the person. No part but the article is ever empty.
struct Advice
{
    AdviceKind kind = AdviceKind::NothingToDo;
    Sureness sureness = Sureness::WorthATry;
    QString title; ///< one sentence that says what to do
    QString why;
    QString proof; ///< what was found here, exactly
    QString how;   ///< what to set, where to click, whom to ask
    AdvicePlace place = AdvicePlace::None;
    QString article; ///< id of an article that explains it; empty: none does

    friend bool operator==(const Advice &, const Advice &) = default;
};

/// What this person should do, best first; never empty. Nothing is advised that the case does not
/// speak for. Pure.
///
/// First what has to come first (restart, test), then switching off where this router can and is
/// the one, then ways round that were measured to work, then what others have to do, then what
/// makes calls better. Within these, what is surer comes first.
QList<Advice> adviceFor(const Case &state, const KnowledgeBase &base);

} // namespace ringthrough
