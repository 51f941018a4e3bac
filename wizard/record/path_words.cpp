#include "path_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Path)
};

QString portOf(const QString &place)
{
    return place.mid(place.lastIndexOf(u':') + 1);
}

QString spokenTlsWords(const TlsFinding &tls)
{
    if (!tls.certificateFits)
        return Words::tr("On the port for encrypted calls (TLS, port %1) somebody answers who "
                         "cannot prove to be your phone provider. Ask your phone provider before "
                         "you use it.")
            .arg(portOf(tls.place));
    if (!tls.answersSip)
        return Words::tr("Your phone provider speaks encrypted (TLS, port %1), but a test message "
                         "was not answered there. Ask your phone provider whether your phone may "
                         "use it.")
            .arg(portOf(tls.place));
    return Words::tr("Your phone provider takes encrypted calls (TLS, port %1). Your router cannot "
                     "read those, so it cannot change them.")
        .arg(portOf(tls.place));
}

QString portName(const PortFinding &port)
{
    return Words::tr("%1 (%2)", "a port and how it is spoken to: 5080 (UDP)")
        .arg(portOf(port.place), port.transport.toUpper());
}

QString answeredIpv6Words(const Ipv6Finding &ipv6)
{
    if (ipv6.sameAddressSeen)
        return Words::tr("Your phone provider answers over IPv6, the newer kind of internet "
                         "address. Your address stays the same on the way there, so a router has "
                         "no reason to change your calls.");
    return Words::tr("Your phone provider answers over IPv6, the newer kind of internet address. "
                     "We could not see whether your address stays the same on the way there.");
}

QString unknownLayersWords(const LayersFinding &layers)
{
    if (layers.askedBy.isEmpty())
        return Words::tr("Your router keeps to itself which address it has on the internet. For "
                         "calls that does not matter.");
    return Words::tr("We could not tell whether there is a second router between you and the "
                     "internet. For calls alone that does not matter.");
}

QString lossWords(const VoiceFinding &voice)
{
    constexpr double audible = 3;
    constexpr double countInHundred = 20;
    const QString lost =
        voice.lossPercent >= countInHundred
            ? Words::tr("Of 100 packets of speech %1 get lost.").arg(qRound(voice.lossPercent))
            : Words::tr("One packet of speech in %1 gets lost.")
                  .arg(qRound(100 / voice.lossPercent));
    const QString meaning = voice.lossPercent >= audible ? Words::tr("Speech breaks up.")
                                                         : Words::tr("You may hear short gaps.");
    return Words::tr("%1 %2", "how much is lost, then what one hears").arg(lost, meaning);
}

} // namespace

QString wordsForPerson(const TlsFinding &finding)
{
    if (finding.handshake)
        return spokenTlsWords(finding);
    const QString port = portOf(finding.place);
    switch (finding.reach) {
    case Reach::Answered:
        return Words::tr("Port %1 of your phone provider is open, but encryption is not spoken "
                         "there.")
            .arg(port);
    case Reach::Refused:
        return Words::tr("Your phone provider does not take encrypted calls (TLS, port %1).")
            .arg(port);
    case Reach::Silent:
        return Words::tr(
                   "On the port for encrypted calls (TLS, port %1) nobody answers. Your phone "
                   "provider may not have it, or something on the way blocks it.")
            .arg(port);
    case Reach::NoWay:
        return Words::tr("This computer found no way to the port for encrypted calls (TLS, port "
                         "%1).")
            .arg(port);
    }
    Q_UNREACHABLE();
    return {};
}

QString wordsForPerson(const QList<PortFinding> &findings)
{
    QStringList open;
    for (const PortFinding &port : findings)
        if (port.reach == Reach::Answered)
            open.append(portName(port));
    if (findings.isEmpty())
        return {};
    if (open.isEmpty())
        return Words::tr("Your phone provider answers on none of the other ports that we tried. "
                         "Many providers have only one.");
    return Words::tr("Your phone provider also answers on port %1. If your router changes calls on "
                     "the usual port, your phone may use another.",
                     "a list of ports")
        .arg(QLocale().createSeparatedList(open));
}

QString wordsForPerson(const Ipv6Finding &finding)
{
    if (!finding.serverHasAddress)
        return Words::tr("Between this computer and your phone provider IPv6, the newer kind of "
                         "internet address, is not used. That is common and does no harm.");
    switch (finding.reach) {
    case Reach::Answered:
        return answeredIpv6Words(finding);
    case Reach::Refused:
    case Reach::Silent:
        return Words::tr(
            "Your phone provider has an address of the newer kind (IPv6), but takes no "
            "calls there.");
    case Reach::NoWay:
        return Words::tr("Your phone provider can be reached over IPv6, the newer kind of internet "
                         "address, but this computer cannot use it. Calls work without it.");
    }
    Q_UNREACHABLE();
    return {};
}

QString wordsForPerson(const NatFinding &finding)
{
    switch (finding.mapping) {
    case NatDependence::Unknown:
        return Words::tr("We could not find out how your router translates addresses.");
    case NatDependence::NoNat:
        return Words::tr("Nobody translates addresses between this computer and the internet.");
    case NatDependence::EndpointIndependent:
        return Words::tr("Your router shows your phone to everybody under the same address and "
                         "port. That is good for calls.");
    case NatDependence::Address:
    case NatDependence::AddressAndPort:
        return Words::tr("Your router shows your phone to each server under another port. A phone "
                         "that works out its own address (the setting STUN) gets it wrong then: "
                         "switch STUN off in your phone.");
    }
    Q_UNREACHABLE();
    return {};
}

QString wordsForPerson(const LayersFinding &finding)
{
    switch (finding.translation) {
    case Translation::Unknown:
        return unknownLayersWords(finding);
    case Translation::None:
        return Words::tr("There is no router between this computer and the internet that "
                         "translates addresses.");
    case Translation::One:
        return Words::tr("There is one router between you and the internet, as it should be.");
    case Translation::SecondRouter:
        return Words::tr("There is a second router between your router and the internet, in your "
                         "home or at your internet provider. If calls are still changed when your "
                         "router is set right, look at that one.");
    case Translation::Carrier:
        return Words::tr("Your internet provider translates addresses as well, so that several "
                         "homes share one. You cannot change that yourself; if calls fail, ask "
                         "your internet provider for an address of your own.");
    }
    Q_UNREACHABLE();
    return {};
}

int keepAliveSeconds(const LifetimeFinding &finding)
{
    constexpr std::array<int, 8> usual{120, 90, 60, 45, 30, 20, 15, 10};
    const int safe = finding.atLeastSeconds * 3 / 4;
    const auto found = std::find_if(usual.begin(), usual.end(), [&](int s) { return s <= safe; });
    return found != usual.end() ? *found : safe;
}

QString wordsForPerson(const LifetimeFinding &finding)
{
    const int keepAlive = keepAliveSeconds(finding);
    if (finding.deadAfterSeconds > 0 && keepAlive == 0)
        return Words::tr("Your router forgets a quiet phone within %1 seconds. No phone can make "
                         "itself heard that often, so calls will not come in.")
            .arg(finding.deadAfterSeconds);
    if (keepAlive == 0)
        return Words::tr("We could not find out how long your router remembers a quiet phone.");
    if (finding.deadAfterSeconds > 0)
        return Words::tr(
                   "Your router forgets a quiet phone after %1 seconds. Set the keep-alive of "
                   "your phone to %2 seconds or less.")
            .arg((finding.atLeastSeconds + finding.deadAfterSeconds) / 2)
            .arg(keepAlive);
    return Words::tr("Your router remembers a quiet phone for at least %1 seconds. A keep-alive of "
                     "%2 seconds in your phone is often enough.")
        .arg(finding.atLeastSeconds)
        .arg(keepAlive);
}

QString wordsForPerson(const VoiceFinding &finding)
{
    constexpr double audibleLoss = 1; // per cent
    constexpr double slow = 300;      // there and back; ITU-T G.114 has 150 for one way
    constexpr double uneven = 30;     // more than the buffers of many phones
    if (finding.sent == 0)
        return Words::tr("We could not find out how well speech gets through.");
    if (finding.lossPercent >= audibleLoss)
        return lossWords(finding);
    if (finding.medianMs > slow)
        return Words::tr("Speech takes %1 thousandths of a second there and back. People will talk "
                         "over each other.")
            .arg(qRound(finding.medianMs));
    if (finding.jitterMs > uneven)
        return Words::tr("Packets of speech arrive unevenly, %1 thousandths of a second apart from "
                         "what is due. Speech may sound choppy.")
            .arg(qRound(finding.jitterMs));
    return Words::tr("Speech gets through well: it arrives in time and next to nothing is lost.");
}

QString wordsForPerson(const AccountFinding &finding)
{
    if (finding.differs)
        return Words::tr("Your phone provider was told another address for a phone than we sent. "
                         "Something on the way changes your call messages.");
    if (finding.throughTunnel)
        return Words::tr("Your traffic goes through a VPN, so your account would show what the VPN "
                         "does and not what your router does. Switch the VPN off and ask again.");
    if (finding.views.size() < 2)
        return Words::tr("Your phone provider could be asked in one way only, so we could not "
                         "compare.");
    return Words::tr("Your phone provider sees the same address for a phone in every way that we "
                     "asked. That gives no sign of a change.");
}

QString droppedPhoneWords()
{
    return Words::tr("Your provider keeps one phone per account: yours rings again once it has "
                     "signed in anew. Restart it if you cannot wait.");
}

} // namespace ringthrough
