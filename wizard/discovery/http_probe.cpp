#include "http_probe.h"

#include "http_observations.h"
#include "page_text.h"
#include "upnp_description.h"

#include <QCryptographicHash>

namespace ringthrough {

namespace {

constexpr int hopLimit = 5;
constexpr int scriptLimit = 2;

QString keyOf(const HttpRequest &request)
{
    return request.url.toString(QUrl::FullyEncoded) + QLatin1Char(' ') +
           QString::fromLatin1(request.body.toHex());
}

QString textOf(const HttpAnswer &answer)
{
    return pageText(answer.body, answer.first("Content-Type"));
}

bool isSuccess(const HttpAnswer &answer)
{
    return (answer.status == 0 || answer.status / 100 == 2) && !answer.body.isEmpty();
}

// A TLS alert, or the friendlier servers' complaint, in answer to plain HTTP.
bool wantsTls(const HttpErrand &errand, const HttpAnswer &answer)
{
    const bool alert = answer.status == 0 && answer.body.startsWith("\x15\x03");
    const bool complaint =
        answer.status == 400 && (answer.body.contains("HTTPS") || answer.body.contains("SSL"));
    return errand.request.url.scheme() == QStringLiteral("http") && (alert || complaint);
}

QUrl rootOf(const QString &host, quint16 port, bool tls)
{
    QUrl url;
    url.setScheme(tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    if (port != (tls ? 443 : 80))
        url.setPort(port);
    url.setPath(QStringLiteral("/"));
    return url;
}

} // namespace

HttpProbe::HttpProbe(const QHostAddress &router, RouterNames names, HttpLimits limits,
                     int requestLimit, QObject *parent)
    : QObject(parent), m_names(std::move(names)), m_lanes(router, limits, requestLimit)
{
    connect(&m_lanes, &HttpLanes::answered, this, &HttpProbe::judge);
}

void HttpProbe::askFirstPage(quint16 port, bool tls)
{
    HttpErrand errand;
    errand.request.url = rootOf(m_names.host(), port, tls);
    ask(errand);
}

void HttpProbe::ask(const HttpErrand &errand)
{
    const QString key = keyOf(errand.request);
    if (m_asked.contains(key))
        return;
    m_asked.insert(key);
    m_lanes.ask(errand);
}

void HttpProbe::judge(const HttpErrand &errand, const HttpResult &result)
{
    const QUrl &url = errand.request.url;
    const quint16 port = quint16(url.port(443));
    m_signOfLife = m_signOfLife || result.end != HttpResult::End::Unreachable;
    m_obsoleteTls = m_obsoleteTls || result.obsoleteTls;
    if (!result.tlsSubject.isEmpty() && !m_certificatesSeen.contains(port)) {
        m_certificatesSeen.insert(port);
        Q_EMIT observed({Signal::TlsSubject, result.tlsSubject, url});
    }
    if (result.end == HttpResult::End::Answered)
        judgeAnswer(errand, result.answer);
    if (!m_page && m_pageOnTheWay && !m_lanes.isBusy())
        settleOn(*m_pageOnTheWay);
    Q_EMIT advanced();
}

void HttpProbe::judgeAnswer(const HttpErrand &errand, const HttpAnswer &answer)
{
    switch (errand.purpose) {
    case Purpose::Page:
        judgePage(errand, answer);
        break;
    case Purpose::VendorPage:
        judgeVendorPage(errand, answer);
        break;
    case Purpose::Script:
        if (isSuccess(answer))
            Q_EMIT observed({Signal::HttpBody, textOf(answer), errand.request.url});
        break;
    case Purpose::Icon:
        judgeIcon(errand, answer);
        break;
    case Purpose::Description:
        judgeDescription(errand, answer);
        break;
    }
}

void HttpProbe::judgePage(const HttpErrand &errand, const HttpAnswer &answer)
{
    const QUrl &url = errand.request.url;
    if (wantsTls(errand, answer)) {
        askFirstPage(quint16(url.port(80)), true);
        return;
    }
    const QString text = textOf(answer);
    const HtmlClues clues = htmlClues(text);
    for (const Observation &seen : httpObservations(url, answer, text, clues))
        Q_EMIT observed(seen);
    const FoundPage page{url, clues, cookiesAfter(errand.request.cookie, answer)};
    if (follow(errand, answer, clues))
        m_pageOnTheWay = page;
    else if (!m_page && answer.status < 500 && answer.status != 404)
        settleOn(page);
}

// By hand, because only the router itself may be asked: what leads to another machine (a captive
// portal, a maker's site) stands in the evidence and is not followed.
bool HttpProbe::follow(const HttpErrand &errand, const HttpAnswer &answer, const HtmlClues &clues)
{
    QStringList links = clues.nextPages;
    if (const QByteArray location = answer.first("Location"); !location.isEmpty())
        links = QStringList{QString::fromUtf8(location)};
    bool followed = false;
    for (const QString &link : std::as_const(links)) {
        const auto url = resolvedLink(errand.request.url, link);
        if (!url || errand.hops >= hopLimit || !m_names.contains(url->host()) ||
            !isHarmlessLink(*url))
            continue;
        HttpErrand next;
        next.request.url = *url;
        next.request.cookie = cookiesAfter(errand.request.cookie, answer);
        next.hops = errand.hops + 1;
        followed = followed || *url != errand.request.url;
        ask(next);
    }
    return followed;
}

void HttpProbe::settleOn(const FoundPage &page)
{
    m_page = page;
    for (const Probe &probe : std::exchange(m_waitingProbes, {}))
        askVendorPage(probe);
}

void HttpProbe::askVendorPages(const QList<Probe> &probes)
{
    for (const Probe &probe : probes) {
        if (probe.port == 0 && !m_page)
            m_waitingProbes.append(probe);
        else
            askVendorPage(probe);
    }
}

void HttpProbe::askVendorPage(const Probe &probe)
{
    const QUrl base =
        probe.port == 0 ? m_page->url : rootOf(m_names.host(), quint16(probe.port), probe.tls);
    const auto url = resolvedLink(base, probe.path);
    if (!url || !m_names.contains(url->host()))
        return;
    HttpErrand errand;
    errand.request.url = *url;
    errand.request.body = probe.method == Probe::Method::Post ? probe.body : QByteArray();
    errand.request.headers = probe.headers;
    errand.request.cookie = probe.port == 0 ? m_page->cookie : QByteArray();
    errand.purpose = Purpose::VendorPage;
    errand.reportsAs = probe.reportsAs;
    ask(errand);
}

void HttpProbe::judgeVendorPage(const HttpErrand &errand, const HttpAnswer &answer)
{
    const QUrl &url = errand.request.url;
    const QString text = textOf(answer);
    if (errand.reportsAs == Signal::HttpBody && answer.status != 404) {
        for (const Observation &seen : httpObservations(url, answer, text, htmlClues(text)))
            Q_EMIT observed(seen);
    } else if (errand.reportsAs == Signal::UpnpXml) {
        judgeDescription(errand, answer);
    } else if (isSuccess(answer)) {
        Q_EMIT observed({errand.reportsAs, text, url});
    }
}

void HttpProbe::askDescription(const QUrl &url)
{
    if (!m_names.contains(url.host()))
        return;
    HttpErrand errand;
    errand.request.url = url;
    errand.purpose = Purpose::Description;
    ask(errand);
}

void HttpProbe::judgeDescription(const HttpErrand &errand, const HttpAnswer &answer)
{
    const QUrl &url = errand.request.url;
    const QString text = textOf(answer);
    if (!isSuccess(answer) || !text.contains(QStringLiteral("<")))
        return;
    const UpnpDescription description = upnpDescription(text);
    Q_EMIT observed({Signal::UpnpXml, text, url});
    if (!description.manufacturer.isEmpty())
        Q_EMIT observed({Signal::UpnpManufacturer, description.manufacturer, url});
    if (!description.model().isEmpty())
        Q_EMIT observed({Signal::UpnpModel, description.model(), url});
}

void HttpProbe::askExtras()
{
    if (!m_page || m_extrasAsked)
        return;
    m_extrasAsked = true;
    const auto askFor = [this](const QString &link, Purpose purpose) {
        const auto url = resolvedLink(m_page->url, link);
        if (!url || !m_names.contains(url->host()) || !isHarmlessLink(*url))
            return;
        HttpErrand errand;
        errand.request.url = *url;
        errand.request.cookie = m_page->cookie;
        errand.purpose = purpose;
        ask(errand);
    };
    if (m_page->clues.titleByScript) {
        for (const QString &script : m_page->clues.scripts.mid(0, scriptLimit))
            askFor(script, Purpose::Script);
    }
    if (!m_page->clues.icon.isEmpty())
        askFor(m_page->clues.icon, Purpose::Icon);
    askFor(QStringLiteral("/favicon.ico"), Purpose::Icon);
}

void HttpProbe::judgeIcon(const HttpErrand &errand, const HttpAnswer &answer)
{
    // Servers without an icon answer with a page.
    const bool isPage = answer.body.trimmed().startsWith('<') && !answer.body.contains("<svg");
    if (!isSuccess(answer) || answer.cut || isPage)
        return;
    const QByteArray hash = QCryptographicHash::hash(answer.body, QCryptographicHash::Md5);
    Q_EMIT observed(
        {Signal::HttpFaviconMd5, QString::fromLatin1(hash.toHex()), errand.request.url});
}

} // namespace ringthrough
