#include "html_clues.h"

#include "page_text.h"

#include <QRegularExpression>

namespace ringthrough {

namespace {

constexpr int wordsLimit = 512; // characters of a title or link
constexpr int listLimit = 10;   // links of one sort
constexpr int frameLimit = 2;   // more are navigation bars
constexpr int redirectorSize = 4096;

using Pattern = QRegularExpression;

Pattern pattern(const QString &text)
{
    return Pattern(text, Pattern::CaseInsensitiveOption | Pattern::DotMatchesEverythingOption);
}

// The value of an attribute: quoted either way, or bare.
QString attribute(const QString &tag, const QString &name)
{
    const Pattern value = pattern(QStringLiteral("\\s") + name +
                                  QStringLiteral("\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]*))"));
    const QRegularExpressionMatch match = value.match(tag);
    for (int group = 1; group <= 3; ++group) {
        if (match.capturedLength(group) > 0)
            return withoutEntities(match.captured(group)).trimmed().left(wordsLimit);
    }
    return {};
}

QStringList tagsIn(const QString &page, const Pattern &tag)
{
    QStringList tags;
    for (auto it = tag.globalMatch(page); it.hasNext() && tags.size() < listLimit;)
        tags.append(it.next().captured(0));
    return tags;
}

// By hand and not by an expression: a page of nothing but openings must not cost its length
// squared.
QString withoutBlocks(const QString &page, const QString &open, const QString &close)
{
    QString rest;
    qsizetype from = 0;
    while (true) {
        const qsizetype begin = page.indexOf(open, from, Qt::CaseInsensitive);
        const qsizetype end = begin < 0 ? -1 : page.indexOf(close, begin, Qt::CaseInsensitive);
        if (end < 0)
            return rest + page.mid(from);
        rest += page.mid(from, begin - from);
        from = end + close.size();
    }
}

QString titleOf(const QString &page)
{
    static const Pattern title = pattern(QStringLiteral("<title(?:\\s[^>]{0,200})?>([^<]*)"));
    const QString inside = title.match(page).captured(1);
    return withoutEntities(inside).simplified().left(wordsLimit);
}

// "5; URL=page.htm", unquoted, upper case, with a delay; the attributes in any order.
QStringList metaRefreshes(const QString &page)
{
    static const Pattern meta = pattern(QStringLiteral("<meta\\s[^>]{1,600}>"));
    static const Pattern target = pattern(QStringLiteral("url\\s*=\\s*['\"]?([^'\"]+)"));
    static const Pattern refresh = pattern(QStringLiteral("http-equiv\\s*=\\s*[\"']?refresh"));
    QStringList found;
    for (const QString &tag : tagsIn(page, meta)) {
        if (!tag.contains(refresh))
            continue;
        QString content = attribute(tag, QStringLiteral("content"));
        if (!content.contains(target))
            content = tag; // unquoted, with a blank: content=0; URL=page
        QString link = target.match(content).captured(1).trimmed();
        static const Pattern end(QStringLiteral("[\\s>].*$"));
        link.remove(end);
        if (!link.isEmpty())
            found.append(link);
    }
    return found;
}

// Only of a page that does nothing else. In a real page such lines stand inside functions that
// wait for a click, and to follow them would be to press buttons.
QStringList scriptRedirects(const QString &page)
{
    static const Pattern form = pattern(QStringLiteral("<(form|input|table|frameset)[\\s>]"));
    static const Pattern jump =
        pattern(QStringLiteral("(?:location(?:\\.href)?\\s*=|location\\.(?:replace|assign)\\s*\\(|"
                               "window\\.open\\s*\\()\\s*[\"']([^\"']{1,512})[\"']"));
    if (page.size() > redirectorSize || page.contains(form))
        return {};
    QStringList found;
    for (auto it = jump.globalMatch(page); it.hasNext() && found.size() < listLimit;)
        found.append(it.next().captured(1).trimmed());
    return found;
}

QStringList sources(const QString &page, const QString &element)
{
    QStringList found;
    for (const QString &tag :
         tagsIn(page, pattern(QStringLiteral("<") + element + QStringLiteral("\\s[^>]{1,600}>")))) {
        const QString source = attribute(tag, QStringLiteral("src"));
        if (!source.isEmpty())
            found.append(source);
    }
    return found;
}

QString iconOf(const QString &page)
{
    static const Pattern link = pattern(QStringLiteral("<link\\s[^>]{1,600}>"));
    for (const QString &tag : tagsIn(page, link)) {
        if (attribute(tag, QStringLiteral("rel"))
                .contains(QStringLiteral("icon"), Qt::CaseInsensitive))
            return attribute(tag, QStringLiteral("href"));
    }
    return {};
}

} // namespace

HtmlClues htmlClues(const QString &source)
{
    static const Pattern byScript = pattern(QStringLiteral("document\\.title\\s*="));
    // Old pages hide their scripts in comments, so those are looked for in the whole.
    const QString visible = withoutBlocks(source, QStringLiteral("<!--"), QStringLiteral("-->"));
    const QString page = withoutBlocks(visible, QStringLiteral("<svg"), QStringLiteral("</svg"));
    HtmlClues clues;
    clues.title = titleOf(page);
    clues.titleByScript = clues.title.isEmpty() || page.contains(byScript);
    clues.nextPages = metaRefreshes(page) + scriptRedirects(source) +
                      sources(page, QStringLiteral("frame")).mid(0, frameLimit);
    clues.scripts = sources(page, QStringLiteral("script"));
    clues.icon = iconOf(page);
    return clues;
}

std::optional<QUrl> resolvedLink(const QUrl &page, const QString &link)
{
    QString text = link.trimmed();
    // "http:///page" has lost its host, and means this one.
    static const Pattern hostless(QStringLiteral("^https?:///+"), Pattern::CaseInsensitiveOption);
    text.replace(hostless, QStringLiteral("/"));
    const bool tooLong = text.size() > 2 * wordsLimit;
    const QUrl relative(text, QUrl::TolerantMode);
    if (text.isEmpty() || tooLong || !relative.isValid())
        return std::nullopt;
    QUrl url = page.resolved(relative);
    url.setFragment(QString());
    url.setUserInfo(QString());
    const bool web =
        url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
    if (!web || url.host().isEmpty())
        return std::nullopt;
    return url;
}

bool isHarmlessLink(const QUrl &url)
{
    static const Pattern deed = pattern(QStringLiteral(
        "log_?(?:out|off)|sign_?out|reboot|restart|reset|restore|upgrade|delete|apply|"
        "save|backup|export|syscmd|debug|factory|shutdown|disconnect"));
    return !(url.path() + QLatin1Char('?') + url.query()).contains(deed);
}

} // namespace ringthrough
