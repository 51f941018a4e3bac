#include "http_observations.h"

#include <QMap>

#include <algorithm>
#include <array>

namespace ringthrough {

namespace {

constexpr qsizetype valueLimit = 1024;
constexpr qsizetype headersReported = 30;

QString textOf(const QByteArray &value)
{
    return QString::fromUtf8(value.left(valueLimit));
}

// Headers with a signal of their own, and those that only carry the message.
bool saysNothing(const QByteArray &name)
{
    static constexpr std::array<const char *, 14> dull{
        "server",     "www-authenticate", "set-cookie",     "location",
        "date",       "connection",       "content-length", "transfer-encoding",
        "keep-alive", "content-type",     "expires",        "cache-control",
        "pragma",     "last-modified"};
    const QByteArray lower = name.toLower();
    return std::any_of(dull.cbegin(), dull.cend(),
                       [&](const char *entry) { return lower == entry; });
}

} // namespace

QList<Observation> httpObservations(const QUrl &url, const HttpAnswer &answer, const QString &text,
                                    const HtmlClues &clues)
{
    QList<Observation> seen;
    const auto add = [&](Signal signal, const QString &value) {
        if (!value.isEmpty())
            seen.append({signal, value, url});
    };
    const auto addAll = [&](Signal signal, QByteArrayView header) {
        for (const QByteArray &value : answer.all(header))
            add(signal, textOf(value));
    };
    if (answer.status > 0)
        add(Signal::HttpStatus, QString::number(answer.status));
    addAll(Signal::HttpServer, "Server");
    addAll(Signal::HttpRealm, "WWW-Authenticate");
    addAll(Signal::HttpCookie, "Set-Cookie");
    addAll(Signal::HttpLocation, "Location");
    qsizetype reported = 0;
    for (const auto &[name, value] : answer.headers) {
        if (!saysNothing(name) && ++reported <= headersReported)
            add(Signal::HttpHeader, textOf(name) + QStringLiteral(": ") + textOf(value));
    }
    add(Signal::HttpTitle, clues.title);
    add(Signal::HttpBody, text);
    return seen;
}

QByteArray cookiesAfter(const QByteArray &before, const HttpAnswer &answer)
{
    QMap<QByteArray, QByteArray> jar;
    const auto put = [&jar](const QByteArray &pair) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.size() <= valueLimit)
            jar.insert(pair.first(equals).trimmed(), pair.sliced(equals + 1).trimmed());
    };
    for (const QByteArray &pair : before.split(';'))
        put(pair);
    for (const QByteArray &value : answer.all("Set-Cookie"))
        put(value.split(';').first());
    QByteArray all;
    for (auto it = jar.cbegin(); it != jar.cend(); ++it)
        all += (all.isEmpty() ? "" : "; ") + it.key() + '=' + it.value();
    return all;
}

} // namespace ringthrough
