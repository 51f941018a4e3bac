#include "report.h"

#include "pseudonyms.h"

#include <QRandomGenerator>
#include <QRegularExpression>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

// One salt for the run of the program, so that two reports of one evening can be compared.
QByteArray runSalt()
{
    static const QByteArray salt = [] {
        QByteArray bytes(32, Qt::Uninitialized);
        QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()),
                                              bytes.size() / qsizetype(sizeof(quint32)));
        return bytes;
    }();
    return salt;
}

QString hostOf(const QString &hostAndPort)
{
    static const QRegularExpression port(u":\\d+\\z"_s);
    QString host = hostAndPort;
    return host.remove(port).remove(u'[').remove(u']');
}

void learnHosts(Pseudonyms &names, const std::optional<Diagnosis> &diagnosis)
{
    if (!diagnosis)
        return;
    names.addHost(hostOf(diagnosis->server));
    for (const ProbeRecord &probe : diagnosis->probes)
        names.addHost(hostOf(probe.target));
}

// Whoever signed in stands in the transcript after the question for a name, and in what the log
// says about a refused sign-in.
void learnUsers(Pseudonyms &names, const Change &change)
{
    static const QRegularExpression asksName(u"(login|user ?name)[^\\n]{0,3}\\s*\\z"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inLog(u"for user '([^']*)'"_s);
    names.addUser(inLog.match(change.problem).captured(1));
    for (qsizetype i = 1; i < change.transcript.size(); ++i) {
        const TranscriptLine &line = change.transcript.at(i);
        const TranscriptLine &question = change.transcript.at(i - 1);
        if (line.typed && !question.typed && asksName.match(question.text).hasMatch())
            names.addUser(line.text.trimmed());
    }
}

QString commonName(const QString &subject)
{
    static const QRegularExpression name(u"(?:^|,\\s*)(CN=[^,]*)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return name.match(subject).captured(1);
}

void learnHosts(Pseudonyms &names, const PathReport &path)
{
    if (path.tls) {
        names.addHost(hostOf(path.tls->place));
        names.addHost(commonName(path.tls->subject).mid(3).remove(u"*."_s));
    }
    for (const PortFinding &port : path.otherPorts)
        names.addHost(hostOf(port.place));
    if (path.ipv6)
        names.addHost(hostOf(path.ipv6->place));
    if (path.nat)
        for (const QString &server : path.nat->servers)
            names.addHost(hostOf(server));
}

// The parts of a contact that the report keeps.
struct ContactParts
{
    QString scheme; ///< "sip:"
    QString user;
    QString host;
    QString port; ///< ":5060"
};

// A display name and parameters (RFC 3840 has numbers of devices there) say who somebody is and
// nothing of the way.
ContactParts contactParts(QString contact)
{
    static const QRegularExpression quoted(u"\"(?:[^\"\\\\]|\\\\.)*\""_s);
    static const QRegularExpression uri(
        u"\\b(sips?:)(?:([^@<>]*)@)?(\\[[^\\]]*\\]|[^:;?>,\\s\"]*)(:\\d+)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = uri.match(contact.remove(quoted));
    return {match.captured(1), match.captured(2), match.captured(3), match.captured(4)};
}

// A contact's user is a phone number or a name; in ours stands an address.
void learnFrom(Pseudonyms &names, const AccountFinding &account)
{
    QStringList contacts{account.contact};
    for (const BindingView &view : account.views)
        contacts += view.contacts;
    for (const QString &contact : contacts) {
        const ContactParts parts = contactParts(contact);
        names.addUser(parts.user);
        names.addHost(parts.host);
    }
}

Pseudonyms namesOf(const Case &state)
{
    Pseudonyms names(runSalt());
    learnHosts(names, state.before);
    learnHosts(names, state.after);
    if (state.evidence) {
        for (const Observation &seen : state.evidence->observations) {
            if (seen.signal == Signal::DnsName)
                names.addHost(seen.value);
        }
    }
    if (state.path)
        learnHosts(names, *state.path);
    if (state.account)
        learnFrom(names, *state.account);
    if (state.change)
        learnUsers(names, *state.change);
    return names;
}

bool isWholePage(Signal signal)
{
    return signal == Signal::HttpBody || signal == Signal::UpnpXml || signal == Signal::Tr064Xml ||
           signal == Signal::HnapXml;
}

Observation redactedObservation(const Pseudonyms &names, Observation seen)
{
    if (isWholePage(seen.signal)) {
        // A page may hold anything: names of people, of networks, keys. What it proved stands in
        // the reasons by the rule's own words.
        seen.value = u"(%1 characters, left out)"_s.arg(seen.value.size());
    } else if (seen.signal == Signal::HttpCookie) {
        const qsizetype value = seen.value.indexOf(u'=');
        seen.value = value < 0 ? QString() : seen.value.left(value + 1) + u"\u2026"_s;
    } else {
        seen.value = names.text(seen.value);
    }
    seen.url.setUserInfo({});
    seen.url.setQuery(QString());
    seen.url.setFragment({});
    if (!seen.url.host().isEmpty())
        seen.url.setHost(names.text(seen.url.host()));
    return seen;
}

void redact(const Pseudonyms &names, Network &network)
{
    for (Gateway &gateway : network.gateways) {
        gateway.address = names.address(gateway.address);
        gateway.ownAddress = names.address(gateway.ownAddress);
        gateway.mac = names.mac(gateway.mac);
        gateway.interfaceName = names.text(gateway.interfaceName);
    }
}

void redact(const Pseudonyms &names, Evidence &evidence)
{
    evidence.gatewayAddress = names.host(evidence.gatewayAddress);
    evidence.gatewayMac = names.mac(evidence.gatewayMac);
    for (Observation &seen : evidence.observations)
        seen = redactedObservation(names, seen);
}

void redact(const Pseudonyms &names, Identification &identification)
{
    for (Candidate &candidate : identification.candidates) {
        for (Reason &reason : candidate.reasons)
            reason.observation = redactedObservation(names, reason.observation);
    }
}

void redact(const Pseudonyms &names, Diagnosis &diagnosis)
{
    diagnosis.server = names.text(diagnosis.server);
    for (Alteration &one : diagnosis.alterations) {
        one.sent = names.text(one.sent);
        one.received = names.text(one.received);
    }
    for (ProbeRecord &probe : diagnosis.probes) {
        for (QString *field :
             {&probe.target, &probe.source, &probe.outcome, &probe.sent, &probe.received})
            *field = names.text(*field);
    }
}

// Whom the certificate is for beyond the server's name is the provider's business; who vouches for
// it stays, for it tells a scanner's certificate from a real one.
void redact(const Pseudonyms &names, TlsFinding &tls)
{
    if (tls.issuer == tls.subject)
        tls.issuer = names.text(commonName(tls.subject));
    tls.subject = names.text(commonName(tls.subject));
    tls.place = names.text(tls.place);
    tls.issuer = names.text(tls.issuer);
    for (QString &flaw : tls.certificateFlaws)
        flaw = names.text(flaw);
}

void redact(const Pseudonyms &names, PathReport &path)
{
    if (path.tls)
        redact(names, *path.tls);
    for (PortFinding &port : path.otherPorts)
        port.place = names.text(port.place);
    if (path.ipv6)
        path.ipv6->place = names.text(path.ipv6->place);
    if (path.nat) {
        path.nat->outside = names.text(path.nat->outside);
        for (QString &server : path.nat->servers)
            server = names.text(server);
    }
    if (path.layers) {
        path.layers->routerOutside = names.text(path.layers->routerOutside);
        path.layers->outside = names.text(path.layers->outside);
    }
}

QString redactedContact(const Pseudonyms &names, const QString &contact)
{
    const ContactParts parts = contactParts(contact);
    if (parts.host.isEmpty())
        return u"(left out)"_s;
    const QString host = names.host(QString(parts.host).remove(u'[').remove(u']'));
    const QString user = parts.user.isEmpty() ? QString() : names.user(parts.user) + u'@';
    return parts.scheme + user + (host.contains(u':') ? u'[' + host + u']' : host) + parts.port;
}

void redact(const Pseudonyms &names, AccountFinding &account)
{
    account.contact = redactedContact(names, account.contact);
    for (BindingView &view : account.views)
        for (QString &contact : view.contacts)
            contact = redactedContact(names, contact);
}

void redact(const Pseudonyms &names, Change &change)
{
    change.address = names.text(change.address);
    for (QString &command : change.commands)
        command = names.text(command);
    for (TranscriptLine &line : change.transcript)
        line.text = names.text(line.text);
    change.problem = names.text(change.problem);
    change.problemForPerson = names.text(change.problemForPerson);
}

template <typename Part>
void redact(const Pseudonyms &names, std::optional<Part> &part)
{
    if (part)
        redact(names, *part);
}

} // namespace

Case redacted(const Case &state)
{
    const Pseudonyms names = namesOf(state);
    Case clean = state;
    redact(names, clean.network);
    redact(names, clean.evidence);
    redact(names, clean.identification);
    redact(names, clean.before);
    redact(names, clean.path);
    redact(names, clean.account);
    redact(names, clean.change);
    redact(names, clean.after);
    return clean;
}

} // namespace ringthrough
