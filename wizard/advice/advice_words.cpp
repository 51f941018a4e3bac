#include "advice_words.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Advice)
};

// Where an ordinary server's answers stand in for a mirror's; empty: the words are the same.
QString whyWithoutMirror(AdviceKind kind)
{
    switch (kind) {
    case AdviceKind::UseOtherPort:
        return Words::tr("Messages to that port seem to be left alone on the way.");
    case AdviceKind::UseTcp:
        return Words::tr("Messages sent by TCP seem to be left alone on the way.");
    case AdviceKind::NothingToDo:
        return Words::tr("We found no sign that your calls are changed. If they fail all the same, "
                         "there is probably another reason.");
    default:
        return {};
    }
}

} // namespace

QString adviceTitle(AdviceKind kind)
{
    switch (kind) {
    case AdviceKind::RestartPhone:
        return Words::tr("Restart your router, and then your phone.");
    case AdviceKind::TestCalls:
        return Words::tr("Test whether your calls are changed.");
    case AdviceKind::TestAgain:
        return Words::tr("Put right what was in the way, and test again.");
    case AdviceKind::AnotherServer:
        return Words::tr("Test with another server.");
    case AdviceKind::NameRouter:
        return Words::tr("Tell us which router you have.");
    case AdviceKind::SwitchOffForMe:
        return Words::tr("Let this program switch it off.");
    case AdviceKind::SwitchOffByHand:
        return Words::tr("Switch it off yourself, step by step.");
    case AdviceKind::UseTls:
        return Words::tr("Let your phone encrypt its messages (TLS).");
    case AdviceKind::UseOtherPort:
        return Words::tr("Use another port.");
    case AdviceKind::UseTcp:
        return Words::tr("Use TCP instead of UDP.");
    case AdviceKind::UseIpv6:
        return Words::tr("Use IPv6.");
    case AdviceKind::LookAtSecondRouter:
        return Words::tr("Look at the second router.");
    case AdviceKind::AskInternetProvider:
        return Words::tr("Ask your internet provider.");
    case AdviceKind::CheckFirewall:
        return Words::tr("Look for a firewall that blocks calls.");
    case AdviceKind::OwnRouter:
        return Words::tr("Use a router of your own.");
    case AdviceKind::ShorterKeepAlive:
        return Words::tr("Let your phone make itself heard more often.");
    case AdviceKind::SwitchOffStun:
        return Words::tr("Switch STUN off in your phone.");
    case AdviceKind::ImproveLine:
        return Words::tr("Make the line better.");
    case AdviceKind::LookWithAccount:
        return Words::tr("Look closer with your own phone account.");
    case AdviceKind::TryMirror:
        return Words::tr("Ask your phone provider for a test server.");
    case AdviceKind::NothingToDo:
        return Words::tr("You need not change anything.");
    }
    Q_UNREACHABLE();
    return {};
}

QString adviceWhy(AdviceKind kind, Sureness sureness)
{
    if (const QString less = whyWithoutMirror(kind);
        sureness != Sureness::Measured && !less.isEmpty())
        return less;
    switch (kind) {
    case AdviceKind::RestartPhone:
        return Words::tr("A router treats a connection as it began it. A phone that was connected "
                         "before the change may be treated the old way for up to an hour.");
    case AdviceKind::TestCalls:
        return Words::tr("Only a test shows whether anything is wrong, and where.");
    case AdviceKind::TestAgain:
    case AdviceKind::AnotherServer:
        return Words::tr("The test could not tell whether your calls are changed.");
    case AdviceKind::NameRouter:
        return Words::tr("When we know your router, we can show where it is switched off.");
    case AdviceKind::SwitchOffForMe:
        return Words::tr("Then nothing changes your calls any more. It can be put back with one "
                         "click.");
    case AdviceKind::SwitchOffByHand:
        return Words::tr("Then nothing changes your calls any more.");
    case AdviceKind::UseTls:
        return Words::tr("Nobody on the way can read encrypted messages, so nobody can change "
                         "them.");
    case AdviceKind::UseOtherPort:
        return Words::tr("Messages to that port are left alone on the way.");
    case AdviceKind::UseTcp:
        return Words::tr("Messages sent by TCP are left alone on the way.");
    case AdviceKind::UseIpv6:
        return Words::tr("With IPv6 your address stays the same on the way, so there is nothing to "
                         "change.");
    case AdviceKind::LookAtSecondRouter:
        return Words::tr("Your calls pass two routers. Each of them can change them.");
    case AdviceKind::AskInternetProvider:
        return Words::tr("They can set right what you cannot reach yourself.");
    case AdviceKind::CheckFirewall:
        return Words::tr("Call messages do not get through where other messages do.");
    case AdviceKind::OwnRouter:
        return Words::tr("Your router cannot stop it. Another router can, one that has a switch "
                         "for it.");
    case AdviceKind::ShorterKeepAlive:
        return Words::tr("A router forgets a quiet phone. Then calls no longer come in.");
    case AdviceKind::SwitchOffStun:
        return Words::tr("With your router a phone gets its own address wrong when it works it "
                         "out by STUN.");
    case AdviceKind::ImproveLine:
        return Words::tr("Speech suffers on this line, whatever the router is set to.");
    case AdviceKind::LookWithAccount:
        return Words::tr("Your phone provider keeps a list of your phones. Read on two ways, it "
                         "shows changes that the test cannot see.");
    case AdviceKind::TryMirror:
        return Words::tr("An ordinary server shows some changes only. A server that sends messages "
                         "back (a mirror) shows them all.");
    case AdviceKind::NothingToDo:
        return Words::tr("Nothing on the way changes your calls. If calls fail all the same, there "
                         "is another reason.");
    }
    Q_UNREACHABLE();
    return {};
}

QString whyRoundABlock()
{
    return Words::tr("Messages get through that way.");
}

QString nextStepAfter(VerdictReason reason)
{
    switch (reason) {
    case VerdictReason::NameNotFound:
        return Words::tr("Look how the server's name is written in your phone's settings or in a "
                         "letter of your phone provider, and test with that name.");
    case VerdictReason::NoNetwork:
        return Words::tr("Connect this computer to the internet by your router, and test again.");
    case VerdictReason::ThroughTunnel:
        return Words::tr("Switch the VPN of this computer off, and test again.");
    case VerdictReason::NoAddressTranslation:
        return Words::tr("Test with a server that stands on the internet, from a computer in the "
                         "same network as your phone.");
    default:
        return Words::tr("Ask your phone provider for the name and the port of another server, and "
                         "test with that one.");
    }
}

QString adviceHow(AdviceKind kind)
{
    switch (kind) {
    case AdviceKind::RestartPhone:
        return Words::tr("Pull the plug of the router, wait half a minute, and plug it in again. "
                         "When the internet is back, do the same with the phone. Then test again.");
    case AdviceKind::TestCalls:
        return Words::tr("Go back to the test and enter your phone provider's server.");
    case AdviceKind::TestAgain:
    case AdviceKind::AnotherServer:
        return nextStepAfter(VerdictReason::ServerSilent);
    case AdviceKind::NameRouter:
        return Words::tr("Choose it from the list. Its name is on the label under the router.");
    case AdviceKind::SwitchOffForMe:
        return Words::tr("You see every line before it is typed. You need your router's password.");
    case AdviceKind::SwitchOffByHand:
        return Words::tr("We show each step with a picture.");
    case AdviceKind::UseTls:
        return Words::tr("In your phone's settings, set the transport to TLS and the port to %1.");
    case AdviceKind::UseOtherPort:
        return Words::tr("In your phone's settings, set the port of the server to %1.");
    case AdviceKind::UseTcp:
        return Words::tr("In your phone's settings, set the transport to TCP.");
    case AdviceKind::UseIpv6:
        return Words::tr("In your phone's settings, let it use IPv6, if it can.");
    case AdviceKind::LookAtSecondRouter:
        return Words::tr("Connect this computer to the second router, and start this program "
                         "again. Or ask whoever looks after it to switch off SIP ALG.");
    case AdviceKind::AskInternetProvider:
        return Words::tr("Call them and say: \"Something on my line changes SIP messages. "
                         "Please switch off SIP ALG for my line.\"");
    case AdviceKind::CheckFirewall:
        return Words::tr("Look at your router's pages and on this computer for a firewall. Let it "
                         "pass what goes to your phone provider.");
    case AdviceKind::OwnRouter:
        return Words::tr("Ask your phone provider which routers they recommend. If your internet "
                         "provider's box has to stay, let them put it into bridge mode: then it "
                         "only passes everything on to yours.");
    case AdviceKind::ShorterKeepAlive:
        return Words::tr("In your phone's settings, set the keep-alive to %1 seconds or less.");
    case AdviceKind::SwitchOffStun:
        return Words::tr("In your phone's settings, switch STUN off.");
    case AdviceKind::ImproveLine:
        return Words::tr("Connect phone and computer by cable, and measure again while nobody "
                         "downloads anything. If it stays like that, tell your internet provider "
                         "these figures.");
    case AdviceKind::LookWithAccount:
        return Words::tr("You need the user name and the password of your phone. They stand in its "
                         "settings, and they are not stored here.");
    case AdviceKind::TryMirror:
        return Words::tr("Ask: \"Do you have a mirror, a server that sends a SIP message back as "
                         "it arrived?\" Then test with it.");
    case AdviceKind::NothingToDo:
        return Words::tr("Read what else can be the reason when calls fail.");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace ringthrough
