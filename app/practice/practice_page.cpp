#include "practice_page.h"

#include "matcher.h"

#include <QUrl>

#include <algorithm>
#include <optional>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

const QString anyAddress = u"192.0.2.1"_s;

// The rule's example that speaks of the dialogue's own model, or one made to do so.
QString exampleFor(const Rule &rule, const QString &model)
{
    for (QString example : rule.matches) {
        QString said;
        if (rule.fits({rule.signal, example, QUrl(u"http://192.0.2.1"_s + rule.path)}, &said)) {
            if (said.isEmpty() || said == model)
                return example;
        }
        const QString ours = QString(example).replace(said, model);
        QString saidNow;
        const Observation seen{rule.signal, ours, QUrl(u"http://192.0.2.1"_s + rule.path)};
        if (!said.isEmpty() && rule.fits(seen, &saidNow) && saidNow == model)
            return ours;
    }
    return rule.matches.value(0);
}

bool setOnce(QString &field, const QString &value)
{
    if (!field.isEmpty())
        return false;
    field = value;
    return true;
}

// Puts the example into the page; nothing when the page has no place for it.
std::optional<PracticePage> with(PracticePage page, const Rule &rule, const QString &example)
{
    if (!rule.path.isEmpty() && page.path != rule.path) {
        if (page.path != u"/"_s)
            return std::nullopt;
        page.path = rule.path;
    }
    bool placed = true;
    switch (rule.signal) {
    case Signal::HttpTitle:
        placed = setOnce(page.title, example);
        break;
    case Signal::HttpServer:
        placed = setOnce(page.server, example);
        break;
    case Signal::HttpRealm:
        placed = setOnce(page.realm, example);
        break;
    case Signal::HttpCookie:
        page.cookies.append(example);
        break;
    case Signal::HttpHeader:
        page.headers.append(example);
        break;
    case Signal::HttpBody:
        page.body.append(example);
        break;
    default:
        placed = false;
    }
    return placed ? std::optional(page) : std::nullopt;
}

// How clearly the page names the device: its confidence, less that of the next other device.
double clearness(const KnowledgeBase &base, const PracticePage &page, const QString &deviceId)
{
    double own = 0;
    double other = 0;
    for (const Candidate &candidate : identify(base, evidenceOf(page, anyAddress)).candidates) {
        if (candidate.deviceId == deviceId)
            own = candidate.confidence;
        else if (!candidate.deviceId.isEmpty())
            other = std::max(other, candidate.confidence);
    }
    return own - other;
}

bool namesSurely(const KnowledgeBase &base, const PracticePage &page, const QString &deviceId)
{
    const Identification found = identify(base, evidenceOf(page, anyAddress));
    return found.isSure() && found.best()->deviceId == deviceId;
}

QList<Rule> strongestFirst(const Vendor &vendor, const Device &device)
{
    const auto stronger = [](const Rule &a, const Rule &b) { return a.weight > b.weight; };
    QList<Rule> own = device.rules;
    QList<Rule> shared = vendor.rules;
    std::stable_sort(own.begin(), own.end(), stronger);
    std::stable_sort(shared.begin(), shared.end(), stronger);
    QList<Rule> rules = own + shared;
    rules.removeIf([](const Rule &rule) { return rule.mustNot || rule.matches.isEmpty(); });
    return rules;
}

void introduce(PracticePage &page, const QList<Rule> &rules, const Device &device,
               const Dialogue &dialogue)
{
    const QList<Transport> ways = device.recipe->transports;
    if (ways.contains(Transport::Telnet))
        page.telnetBanner = dialogue.greeting + dialogue.userPrompt;
    if (!ways.contains(Transport::Ssh))
        return;
    page.sshBanner = u"SSH-2.0-dropbear"_s;
    for (const Rule &rule : rules) {
        if (rule.signal == Signal::SshBanner && rule.matches.first().startsWith(u"SSH-2.0-"_s)) {
            page.sshBanner = rule.matches.first();
            return;
        }
    }
}

} // namespace

PracticePage practicePage(const Vendor &vendor, const Device &device, const Dialogue &dialogue)
{
    const KnowledgeBase base({vendor});
    const QList<Rule> rules = strongestFirst(vendor, device);
    PracticePage page;
    introduce(page, rules, device, dialogue);
    // Page by page as long as it helps: the fewest words that are enough look most like a real
    // page.
    bool hasWords = false;
    for (const Rule &rule : rules) {
        if (hasWords && namesSurely(base, page, device.id))
            break;
        const std::optional<PracticePage> longer =
            with(page, rule, exampleFor(rule, dialogue.model));
        if (!longer)
            continue;
        if (clearness(base, *longer, device.id) > clearness(base, page, device.id)) {
            page = *longer;
            hasWords = true;
        }
    }
    return page;
}

Evidence evidenceOf(const PracticePage &page, const QString &address)
{
    Evidence evidence;
    evidence.gatewayAddress = address;
    const QUrl url(u"http://"_s + address + page.path);
    const auto say = [&evidence](Signal signal, const QString &value, const QUrl &where) {
        if (!value.isEmpty())
            evidence.observations.append({signal, value, where});
    };
    say(Signal::HttpStatus, page.realm.isEmpty() ? u"200"_s : u"401"_s, url);
    say(Signal::HttpTitle, page.title, url);
    say(Signal::HttpRealm, page.realm, url);
    say(Signal::HttpServer, page.server, url);
    for (const QString &cookie : page.cookies)
        say(Signal::HttpCookie, cookie, url);
    for (const QString &header : page.headers)
        say(Signal::HttpHeader, header, url);
    say(Signal::HttpBody, page.body.join(u'\n'), url);
    say(Signal::TelnetBanner, page.telnetBanner, QUrl());
    say(Signal::SshBanner, page.sshBanner, QUrl());
    return evidence;
}

QByteArray practiceAnswer(const PracticePage &page, const QByteArray &path)
{
    const QByteArray end = "Connection: close\r\n\r\n";
    const QByteArray here = page.path.toUtf8();
    if (path == "/" && here != "/")
        return "HTTP/1.1 302 Found\r\nLocation: " + here + "\r\nContent-Length: 0\r\n" + end;
    if (path != here)
        return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n" + end;
    QString head = page.realm.isEmpty() ? u"HTTP/1.1 200 OK\r\n"_s
                                        : u"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: "_s +
                                              page.realm + u"\r\n"_s;
    if (!page.server.isEmpty())
        head += u"Server: "_s + page.server + u"\r\n"_s;
    for (const QString &cookie : page.cookies)
        head += u"Set-Cookie: "_s + cookie + u"\r\n"_s;
    for (const QString &header : page.headers)
        head += header + u"\r\n"_s;
    const QByteArray body =
        (u"<!DOCTYPE html>\n<html><head><title>"_s + page.title.toHtmlEscaped() +
         u"</title></head><body>\n"_s + page.body.join(u'\n') + u"\n</body></html>\n"_s)
            .toUtf8();
    return head.toUtf8() + "Content-Type: text/html; charset=utf-8\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n" + end + body;
}

} // namespace ringthrough
