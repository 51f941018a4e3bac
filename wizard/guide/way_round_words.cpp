#include "guide_words.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WayRound)
};

} // namespace

QString wayRoundTitle(WayRound way)
{
    switch (way) {
    case WayRound::SipOverTls:
        return Words::tr("Let your phone encrypt its messages (TLS)");
    case WayRound::OtherSipPort:
        return Words::tr("Use another port");
    case WayRound::TcpTransport:
        return Words::tr("Use TCP instead of UDP");
    case WayRound::Ipv6:
        return Words::tr("Use IPv6");
    case WayRound::StunOff:
        return Words::tr("Switch STUN off in your phone");
    case WayRound::BridgeMode:
        return Words::tr("Let the provider's box only pass things on");
    case WayRound::OwnRouter:
        return Words::tr("Use another router");
    case WayRound::AskProvider:
        return Words::tr("Ask your internet provider");
    case WayRound::RegisterInRouter:
        return Words::tr("Let the router itself be your phone line");
    }
    Q_UNREACHABLE();
    return {};
}

QString wayRoundText(WayRound way)
{
    switch (way) {
    case WayRound::SipOverTls:
        return Words::tr(
            "In your phone's settings, set the transport to TLS, usually with port 5061. "
            "Your router cannot read such messages, so it cannot change them. Your phone "
            "provider has to offer it; ask them.");
    case WayRound::OtherSipPort:
        return Words::tr(
            "Most routers only change messages on port 5060. Ask your phone provider for "
            "another port and enter it in your phone's settings. Change your phone's own "
            "port as well, for example to 5160.");
    case WayRound::TcpTransport:
        return Words::tr(
            "In your phone's settings, set the transport to TCP. Some routers only change "
            "messages that are sent by UDP.");
    case WayRound::Ipv6:
        return Words::tr(
            "If your internet line and your phone provider both have IPv6, let your phone "
            "use it. Addresses are not translated there, so there is nothing to change.");
    case WayRound::StunOff:
        return Words::tr(
            "In your phone's settings, switch STUN off. The phone and the router then no "
            "longer both try to put in the public address.");
    case WayRound::BridgeMode:
        return Words::tr(
            "Ask your internet provider to put their box into bridge mode, or look for it "
            "on the box's pages. Then connect a router of your own behind it.");
    case WayRound::OwnRouter:
        return Words::tr(
            "Use a router on which this can be switched off. Ask your phone provider which "
            "ones they recommend.");
    case WayRound::AskProvider:
        return Words::tr(
            "Some routers can only be set by the internet provider. Call them and say: "
            "\"Please switch off SIP ALG on my router.\"");
    case WayRound::RegisterInRouter:
        return Words::tr(
            "Enter your phone account in the router's own telephony pages and connect your "
            "phones to the router. Calls then start in the router itself, and nothing "
            "changes them on the way.");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace ringthrough
