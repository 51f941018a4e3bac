#include "profile_host.h"
#include "profile_parts.h"

#include <QUrl>

namespace ringthrough {

namespace {

void checkPhone(YamlReader &reader, const QString &phone)
{
    static const QRegularExpression form(
        QStringLiteral("\\A\\+?[0-9(*#][0-9 ()/.*#-]{1,38}[0-9)*#]\\z"));
    if (!phone.isEmpty() && !form.match(phone).hasMatch())
        reader.mistake(reader.placeOf("phone"), QStringLiteral("phone"),
                       MistakeLog::tr("Expected a telephone number as it is dialled, such as "
                                      "+44 1632 960000."));
}

// What somebody probably meant who wrote http, or no scheme at all.
QString meantAddress(const QString &web)
{
    QString meant = web.trimmed();
    if (meant.startsWith(QStringLiteral("http:"), Qt::CaseInsensitive))
        meant.replace(0, 5, QStringLiteral("https:"));
    else if (isHost(meant.section(u'/', 0, 0)))
        meant.prepend(QStringLiteral("https://"));
    const QUrl url(meant, QUrl::StrictMode);
    return url.isValid() && url.scheme() == QStringLiteral("https") && isHost(url.host())
               ? meant
               : QString();
}

void checkWeb(YamlReader &reader, const QString &web)
{
    constexpr qsizetype longest = 500;
    const QUrl url(web, QUrl::StrictMode);
    const bool good = url.isValid() && web.startsWith(QStringLiteral("https://")) &&
                      isHost(url.host()) && url.userInfo().isEmpty() && web.size() <= longest;
    if (!web.isEmpty() && !good)
        reader.mistake(reader.placeOf("web"), QStringLiteral("web"),
                       MistakeLog::tr("Expected an address that begins with https://."),
                       meantAddress(web));
}

void checkEmail(YamlReader &reader, const QString &email)
{
    static const QRegularExpression name(QStringLiteral("\\A[A-Za-z0-9._%+-]{1,64}\\z"));
    const bool good = email.count(u'@') == 1 && name.match(email.section(u'@', 0, 0)).hasMatch() &&
                      isHost(email.section(u'@', 1)) && email.section(u'@', 1).contains(u'.');
    const QString meant = email.startsWith(QStringLiteral("mailto:")) ? email.mid(7) : QString();
    if (!email.isEmpty() && !good)
        reader.mistake(reader.placeOf("email"), QStringLiteral("email"),
                       MistakeLog::tr("Expected an e-mail address such as help@example.com."),
                       meant);
}

} // namespace

SupportContact readSupport(YamlReader &parent)
{
    const YamlNode *node = parent.value("support");
    if (!node)
        return {};
    YamlReader reader(*node, parent.log(), MistakeLog::tr("'support'"));
    SupportContact support;
    support.phone = readPlainText(reader, "phone");
    support.web = readPlainText(reader, "web");
    support.email = readPlainText(reader, "email");
    support.hours = readLocalText(reader, "hours");
    reader.finish();
    checkPhone(reader, support.phone);
    checkWeb(reader, support.web);
    checkEmail(reader, support.email);
    return support;
}

} // namespace ringthrough
