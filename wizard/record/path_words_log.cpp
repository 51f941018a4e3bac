#include "path_words.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

QString decimal(double value)
{
    return QString::number(value, 'f', 1);
}

QString yesNo(bool value, const QString &yes, const QString &no)
{
    return value ? yes : no;
}

// A certificate may say anything, line ends too.
QString oneLine(const QString &text)
{
    return text.simplified();
}

QString orUnknown(const QString &address)
{
    return address.isEmpty() ? u"unknown"_s : address;
}

QString tlsSession(const TlsFinding &tls)
{
    QString line = u", handshake %1 ms, certificate %2, SIP %3"_s.arg(
        QString::number(tls.handshakeMs),
        yesNo(tls.certificateFits, u"valid for the name"_s, u"not valid for the name"_s),
        yesNo(tls.answersSip, u"answered"_s, u"not answered"_s));
    line += u"; subject %1; issuer %2"_s.arg(tls.subject, tls.issuer);
    if (!tls.certificateFlaws.isEmpty())
        line += u"; flaws: %1"_s.arg(tls.certificateFlaws.join(u"; "_s));
    return line;
}

template <typename Finding>
void add(QList<PathWords> &words, PathCheck check, const Finding &finding)
{
    words.append(PathWords{check, wordsForPerson(finding), wordsForLog(finding)});
}

template <typename Finding>
void add(QList<PathWords> &words, PathCheck check, const std::optional<Finding> &finding)
{
    if (finding)
        add(words, check, *finding);
}

} // namespace

QString wordsForLog(const TlsFinding &finding)
{
    const QString line = u"TLS %1: %2"_s.arg(finding.place, reachName(finding.reach));
    return oneLine(line + (finding.handshake ? tlsSession(finding) : u", no handshake"_s));
}

QString wordsForLog(const QList<PortFinding> &findings)
{
    QStringList places;
    for (const PortFinding &port : findings)
        places.append(u"%1 %2 %3 (%4 ms)"_s.arg(port.transport, port.place, reachName(port.reach),
                                                QString::number(port.milliseconds)));
    return u"other ports: %1"_s.arg(places.isEmpty() ? u"none asked"_s : places.join(u", "_s));
}

QString wordsForLog(const Ipv6Finding &finding)
{
    if (!finding.serverHasAddress)
        return u"IPv6: no address found for the server"_s;
    const QString line = u"IPv6 %1: %2"_s.arg(finding.place, reachName(finding.reach));
    if (finding.reach != Reach::Answered)
        return line;
    return line +
           yesNo(finding.sameAddressSeen, u", own address seen"_s, u", own address not seen"_s);
}

QString wordsForLog(const NatFinding &finding)
{
    return u"NAT (RFC 5780): mapping %1, filtering %2, port %3, outside %4, asked %5"_s.arg(
        natDependenceName(finding.mapping), natDependenceName(finding.filtering),
        yesNo(finding.keepsPort, u"kept"_s, u"not kept"_s), orUnknown(finding.outside),
        finding.servers.isEmpty() ? u"nobody"_s : finding.servers.join(u", "_s));
}

QString wordsForLog(const LayersFinding &finding)
{
    const QString router =
        finding.askedBy.isEmpty()
            ? u"the router did not say"_s
            : u"the router says %1 (%2)"_s.arg(orUnknown(finding.routerOutside), finding.askedBy);
    return u"translation: %1; %2, servers see %3"_s.arg(translationName(finding.translation),
                                                        router, orUnknown(finding.outside));
}

QString wordsForLog(const LifetimeFinding &finding)
{
    const QString end = finding.deadAfterSeconds > 0
                            ? u"gone after %1 s"_s.arg(finding.deadAfterSeconds)
                            : u"end not reached"_s;
    return u"UDP mapping: alive after %1 s of silence, %2"_s.arg(
        QString::number(finding.atLeastSeconds), end);
}

QString wordsForLog(const VoiceFinding &finding)
{
    return u"voice: %1 packets every %2 ms, %3 answered, loss %4 %, round trip median %5 ms, "
           "worst %6 ms, jitter %7 ms (RFC 3550), MOS %8 (G.107)"_s.arg(
               QString::number(finding.sent), QString::number(finding.everyMs),
               QString::number(finding.answered), decimal(finding.lossPercent),
               decimal(finding.medianMs), decimal(finding.worstMs), decimal(finding.jitterMs),
               decimal(finding.opinion));
}

QString wordsForLog(const AccountFinding &finding)
{
    QStringList facts{u"bindings "_s + yesNo(finding.differs, u"differ"_s, u"do not differ"_s),
                      u"sent "_s + finding.contact};
    if (finding.throughTunnel)
        facts.append(u"nothing was asked through a VPN"_s);
    if (finding.phoneDropped)
        facts.append(u"another phone fell off the list"_s);
    for (const BindingView &view : finding.views)
        facts.append(u"%1: %2"_s.arg(view.over, view.contacts.join(u", "_s)));
    return oneLine(facts.join(u"; "_s));
}

QList<PathWords> pathWords(const PathReport &report)
{
    QList<PathWords> words;
    add(words, PathCheck::Tls, report.tls);
    if (!report.otherPorts.isEmpty())
        add(words, PathCheck::OtherPorts, report.otherPorts);
    add(words, PathCheck::Ipv6, report.ipv6);
    add(words, PathCheck::Nat, report.nat);
    add(words, PathCheck::Layers, report.layers);
    add(words, PathCheck::Lifetime, report.lifetime);
    add(words, PathCheck::Voice, report.voice);
    return words;
}

} // namespace ringthrough
