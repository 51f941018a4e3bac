#include "lint_rules.h"

#include <algorithm>
#include <array>

namespace ringthrough {

namespace {

// What the program reads at an address: the page that was asked for, by HTTP.
bool isReadByAddress(Signal signal)
{
    switch (signal) {
    case Signal::HttpStatus:
    case Signal::HttpTitle:
    case Signal::HttpServer:
    case Signal::HttpRealm:
    case Signal::HttpCookie:
    case Signal::HttpLocation:
    case Signal::HttpBody:
    case Signal::HttpHeader:
    case Signal::Tr064Xml:
    case Signal::HnapXml:
        return true;
    default:
        return false;
    }
}

QString withoutQuery(const QString &path)
{
    return path.section(u'?', 0, 0);
}

// The first page and the TR-064 description are read of everybody. So are scripts of the first
// page, whose names the maker chose.
bool isReadOfEverybody(const Rule &rule)
{
    if (rule.signal == Signal::Tr064Xml)
        return rule.path == QStringLiteral("/tr64desc.xml");
    return withoutQuery(rule.path) == QStringLiteral("/") ||
           withoutQuery(rule.path).endsWith(QStringLiteral(".js"));
}

// Where a first page usually sends its visitors.
bool looksLikeFirstPage(const QString &path)
{
    static constexpr std::array<const char *, 10> words{
        "login", "logon", "index", "home", "main", "start", "default", "welcome", "menu", "auth"};
    const QString lower = path.toLower();
    return std::any_of(words.begin(), words.end(), [&lower](const char *word) {
        return lower.contains(QString::fromLatin1(word));
    });
}

bool reads(const Probe &probe, const Rule &rule)
{
    const bool samePage = probe.reportsAs == Signal::HttpBody
                              ? rule.signal != Signal::Tr064Xml && rule.signal != Signal::HnapXml
                              : rule.signal == probe.reportsAs;
    const bool asked =
        rule.path.contains(u'?') ? probe.path == rule.path : withoutQuery(probe.path) == rule.path;
    return samePage && asked;
}

// A page that another rule knows from a redirect or from a page's text may be followed to.
bool leadsTo(const Rule &rule, const QString &path)
{
    const QString name = withoutQuery(path).section(u'/', -1);
    const auto names = [&name](const QString &text) { return text.contains(name); };
    const bool mayLead = rule.signal == Signal::HttpLocation || rule.signal == Signal::HttpBody;
    return mayLead && !name.isEmpty() &&
           (names(rule.text) || std::any_of(rule.matches.begin(), rule.matches.end(), names));
}

bool isReadFor(const Vendor &vendor, const Rule &rule)
{
    const QList<Rule> rules = allRules(vendor);
    return std::any_of(vendor.probes.begin(), vendor.probes.end(),
                       [&rule](const Probe &probe) { return reads(probe, rule); }) ||
           std::any_of(rules.begin(), rules.end(),
                       [&rule](const Rule &other) { return leadsTo(other, rule.path); });
}

bool isRead(const Rule &rule, const Vendor &vendor, const LintScope &scope)
{
    if (!isReadByAddress(rule.signal) || isReadOfEverybody(rule) || looksLikeFirstPage(rule.path))
        return true;
    return std::any_of(scope.base.vendors().begin(), scope.base.vendors().end(),
                       [&](const Vendor &other) {
                           const bool near = other.id == vendor.id || areRelated(vendor, other);
                           return near && isReadFor(other, rule);
                       });
}

} // namespace

void lintUnread(const Vendor &vendor, const LintScope &scope, LintReport &report)
{
    for (const Rule &rule : allRules(vendor)) {
        if (!rule.path.isEmpty() && !isRead(rule, vendor, scope))
            report.add(rule.line, QStringLiteral("path"),
                       LintReport::tr("Nobody ever reads %1, so this rule has nothing to look at. "
                                      "If it may be read without signing in, add a probe: "
                                      "'get: %1'.")
                           .arg(rule.path));
    }
}

} // namespace ringthrough
