#include "names.h"

#include "named.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

constexpr NameTable<LinkKind, 5> linkKinds{{{LinkKind::Cable, "cable"},
                                            {LinkKind::Wifi, "wifi"},
                                            {LinkKind::Tunnel, "tunnel"},
                                            {LinkKind::Mobile, "mobile"},
                                            {LinkKind::Other, "other"}}};

constexpr NameTable<Verdict, 4> verdicts{{{Verdict::Clean, "clean"},
                                          {Verdict::Altered, "altered"},
                                          {Verdict::Blocked, "blocked"},
                                          {Verdict::Inconclusive, "inconclusive"}}};

constexpr NameTable<VerdictReason, 17> verdictReasons{
    {{VerdictReason::MirrorUnchanged, "mirror_unchanged"},
     {VerdictReason::NoSignFound, "no_sign_found"},
     {VerdictReason::MirrorDiffers, "mirror_differs"},
     {VerdictReason::AnswerGivesAway, "answer_gives_away"},
     {VerdictReason::SilentWhereControlIsNot, "silent_where_control_is_not"},
     {VerdictReason::ServerSilent, "server_silent"},
     {VerdictReason::NameNotFound, "name_not_found"},
     {VerdictReason::NoNetwork, "no_network"},
     {VerdictReason::NoAddressTranslation, "no_address_translation"},
     {VerdictReason::ThroughTunnel, "through_tunnel"},
     {VerdictReason::NotOurMirror, "not_our_mirror"},
     {VerdictReason::ControlDiffersToo, "control_differs_too"},
     {VerdictReason::HopShowsChange, "hop_shows_change"},
     {VerdictReason::SomebodyElseAnswers, "somebody_else_answers"},
     {VerdictReason::OddMessagesLost, "odd_messages_lost"},
     {VerdictReason::BindingsDiffer, "bindings_differ"},
     {VerdictReason::HintOnly, "hint_only"}}};

constexpr NameTable<ChangeOutcome, 7> changeOutcomes{
    {{ChangeOutcome::Off, "off"},
     {ChangeOutcome::AlreadyOff, "already_off"},
     {ChangeOutcome::RestartNeeded, "restart_needed"},
     {ChangeOutcome::RolledBack, "rolled_back"},
     {ChangeOutcome::Failed, "failed"},
     {ChangeOutcome::Uncertain, "uncertain"},
     {ChangeOutcome::PutBack, "put_back"}}};

constexpr NameTable<VerifiedBy, 3> verifiedBys{{{VerifiedBy::Check, "check"},
                                                {VerifiedBy::Saved, "saved"},
                                                {VerifiedBy::SipTest, "sip_test"}}};

constexpr NameTable<During, 10> durings{{{During::Discovery, "discovery"},
                                         {During::Connecting, "connecting"},
                                         {During::SigningIn, "signing_in"},
                                         {During::Confirming, "confirming"},
                                         {During::Checking, "checking"},
                                         {During::Changing, "changing"},
                                         {During::Saving, "saving"},
                                         {During::Restarting, "restarting"},
                                         {During::Undoing, "undoing"},
                                         {During::SipTest, "sip_test"}}};

// Where the translations of this file's sentences are kept.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Diagnosis)
};

} // namespace

QString linkKindName(LinkKind kind)
{
    return nameIn(linkKinds, kind);
}

QString verdictName(Verdict verdict)
{
    return nameIn(verdicts, verdict);
}

QString verdictReasonName(VerdictReason reason)
{
    return nameIn(verdictReasons, reason);
}

QString changeOutcomeName(ChangeOutcome outcome)
{
    return nameIn(changeOutcomes, outcome);
}

QString verifiedByName(VerifiedBy by)
{
    return nameIn(verifiedBys, by);
}

QString duringName(During during)
{
    return nameIn(durings, during);
}

std::optional<LinkKind> linkKindFromName(const QString &name)
{
    return valueIn(linkKinds, name);
}

std::optional<Verdict> verdictFromName(const QString &name)
{
    return valueIn(verdicts, name);
}

std::optional<VerdictReason> verdictReasonFromName(const QString &name)
{
    return valueIn(verdictReasons, name);
}

std::optional<ChangeOutcome> changeOutcomeFromName(const QString &name)
{
    return valueIn(changeOutcomes, name);
}

std::optional<VerifiedBy> verifiedByFromName(const QString &name)
{
    return valueIn(verifiedBys, name);
}

QString wordsForPerson(VerdictReason reason)
{
    switch (reason) {
    case VerdictReason::MirrorUnchanged:
        return Words::tr("Your call messages arrived exactly as they were sent.");
    case VerdictReason::NoSignFound:
        return Words::tr("We found no sign that your call messages are changed on their way.");
    case VerdictReason::MirrorDiffers:
        return Words::tr("Something on the way changes your call messages.");
    case VerdictReason::AnswerGivesAway:
        return Words::tr(
            "The server's answers show that something on the way changes your call messages.");
    case VerdictReason::SilentWhereControlIsNot:
        return Words::tr(
            "Call messages do not get through, although other traffic to the same server does.");
    case VerdictReason::ServerSilent:
        return Words::tr("The server did not answer, so we could not tell.");
    case VerdictReason::NameNotFound:
        return Words::tr("The server's name was not found, so we could not tell.");
    case VerdictReason::NoNetwork:
        return Words::tr("This computer has no connection to the server, so we could not tell.");
    case VerdictReason::NoAddressTranslation:
        return Words::tr(
            "Between this computer and the server no addresses are translated, so this test cannot "
            "tell anything.");
    case VerdictReason::ThroughTunnel:
        return Words::tr(
            "Your traffic goes through a VPN, so the test would judge the VPN and not your router. "
            "Switch the VPN off and test again.");
    case VerdictReason::NotOurMirror:
        return Words::tr(
            "The test server's answer does not fit our message, so we could not tell.");
    case VerdictReason::ControlDiffersToo:
        return Words::tr(
            "Your call messages are changed on every port, so it may be another device than your "
            "router that changes them.");
    case VerdictReason::HopShowsChange:
        return Words::tr("A device on the way sent one of our call messages back, and it was "
                         "changed.");
    case VerdictReason::SomebodyElseAnswers:
        return Words::tr("Something on the way answers call messages in the place of the server.");
    case VerdictReason::OddMessagesLost:
        return Words::tr("Call messages that are written in a less usual way get lost on the way, "
                         "although they are allowed.");
    case VerdictReason::BindingsDiffer:
        return Words::tr("Your phone provider's own list of your phones looks different on two "
                         "ways, so something on the way changes your call messages.");
    case VerdictReason::HintOnly:
        return Words::tr("One answer hints that something changes your call messages, but that is "
                         "no proof.");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace ringthrough
