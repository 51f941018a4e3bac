#include "profile_host.h"
#include "profile_network.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype longestName = 253;

bool isHostName(const QString &text)
{
    static const QRegularExpression label(
        QStringLiteral("\\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\z"));
    static const QRegularExpression number(QStringLiteral("\\A[0-9]+\\z"));
    if (text.isEmpty() || text.size() > longestName)
        return false;
    const QStringList labels = text.split(u'.');
    return !number.match(labels.last()).hasMatch() &&
           std::all_of(labels.begin(), labels.end(),
                       [](const QString &one) { return label.match(one).hasMatch(); });
}

} // namespace

bool isHost(const QString &text)
{
    return isHostName(text) || ipAddressFromString(text).has_value();
}

QString meantHost(const QString &text)
{
    static const QRegularExpression scheme(QStringLiteral("\\A[A-Za-z]+:(?://)?(?=[^0-9])"));
    static const QRegularExpression tail(QStringLiteral("[/;?#\\s].*\\z"));
    static const QRegularExpression port(QStringLiteral("\\A([^:]*):[0-9]*\\z"));
    static const QRegularExpression brackets(QStringLiteral("\\A\\[([^\\]]*)\\](?::[0-9]*)?\\z"));
    QString host = text.left(longestName).trimmed();
    host.remove(scheme);
    host.remove(tail);
    host = host.section(u'@', -1);
    host.replace(brackets, QStringLiteral("\\1"));
    host.replace(port, QStringLiteral("\\1"));
    while (host.endsWith(u'.'))
        host.chop(1);
    if (!isHost(host))
        host = QString::fromLatin1(QUrl::toAce(host));
    return host != text && isHost(host) ? host : QString();
}

bool isHomeName(const QString &host)
{
    static const QStringList home{QStringLiteral("local"),     QStringLiteral("localhost"),
                                  QStringLiteral("lan"),       QStringLiteral("home"),
                                  QStringLiteral("internal"),  QStringLiteral("localdomain"),
                                  QStringLiteral("home.arpa"), QStringLiteral("corp")};
    if (ipAddressFromString(host))
        return false;
    const QString name = u'.' + host.toLower();
    return !host.contains(u'.') ||
           std::any_of(home.begin(), home.end(),
                       [&name](const QString &end) { return name.endsWith(u'.' + end); });
}

} // namespace ringthrough
