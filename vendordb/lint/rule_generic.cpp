#include "lint_rules.h"

namespace ringthrough {

namespace {

struct Saying
{
    Signal signal;
    const char *value;
};

// Words of web servers, boards and templates that many makers use.
constexpr Saying sharedByMany[] = {
    {Signal::HttpServer, "micro_httpd"},
    {Signal::HttpServer, "mini_httpd/1.19 19dec2003"},
    {Signal::HttpServer, "GoAhead-Webs"},
    {Signal::HttpServer, "RomPager/4.07 UPnP/1.0"},
    {Signal::HttpServer, "Boa/0.94.14rc21"},
    {Signal::HttpServer, "lighttpd/1.4.39"},
    {Signal::HttpServer, "nginx"},
    {Signal::HttpServer, "nginx/1.18.0"},
    {Signal::HttpServer, "uhttpd/1.0.0"},
    {Signal::HttpServer, "thttpd/2.25b 29dec2003"},
    {Signal::HttpServer, "httpd"},
    {Signal::HttpServer, "Apache"},
    {Signal::HttpServer, "Mbedthis-Appweb/2.4.0"},
    {Signal::HttpTitle, ""},
    {Signal::HttpTitle, "Login"},
    {Signal::HttpTitle, "Home Page"},
    {Signal::HttpTitle, "Status"},
    {Signal::HttpTitle, "Router"},
    {Signal::HttpTitle, "401 Unauthorized"},
    {Signal::HttpTitle, "Web Smart Switch"},
    {Signal::HttpRealm, "Basic realm=\"Broadband Router\""},
    {Signal::HttpRealm, "Basic realm=\"ADSL Modem\""},
    {Signal::HttpRealm, "Basic realm=\"DSL Router\""},
    {Signal::HttpRealm, "Basic realm=\"Wireless Access Point\""},
    {Signal::HttpRealm, "Basic realm=\"Router\""},
    {Signal::HttpCookie, "PHPSESSID=0123456789abcdef; path=/"},
    {Signal::HttpCookie, "SESSIONID=0123456789abcdef"},
    {Signal::HttpCookie, "_appwebSessionId_=0123456789abcdef"},
    {Signal::HttpCookie, "rg_cookie_session_id=123456789"},
    {Signal::SsdpServer, "Linux/3.4 UPnP/1.0 MiniUPnPd/1.9"},
    {Signal::SsdpServer, "Linux/2.6 UPnP/1.0 Portable SDK for UPnP devices/1.6.6"},
    {Signal::SsdpServer, "Ubuntu/lucid UPnP/1.0 MiniUPnPd/1.4"},
    {Signal::SsdpSt, "urn:schemas-upnp-org:device:InternetGatewayDevice:1"},
    {Signal::TelnetBanner, "login: "},
    {Signal::TelnetBanner, "Username: "},
    {Signal::TelnetBanner, "BCM963268 Broadband Router\r\nLogin: "},
    {Signal::SshBanner, "SSH-2.0-dropbear_2019.78"},
    {Signal::SshBanner, "SSH-2.0-OpenSSH_8.4p1"},
    {Signal::TlsSubject, "CN=192.168.1.1"},
    {Signal::HttpStatus, "200"},
    {Signal::HttpStatus, "401"},
};

// Places that show a name somebody typed.
constexpr Saying chosenByTheOwner[] = {
    {Signal::HttpTitle, "Living Room"},
    {Signal::HttpTitle, "Proliant DL980"},
    {Signal::HttpTitle, "office-gw - LuCI"},
    {Signal::HttpRealm, "Basic realm=\"Living Room\""},
    {Signal::HttpRealm, "Basic realm=\"Proliant DL980\""},
    {Signal::SsdpServer, "Proliant DL980 UPnP/1.0 MiniUPnPd/1.9"},
    {Signal::TelnetBanner, "Proliant-DL980 login: "},
    {Signal::DnsName, "Proliant-DL980.lan"},
    {Signal::HttpHeader, "X-NDM-Realm: Living Room"},
};

Observation observed(const Saying &saying)
{
    return {saying.signal, QString::fromUtf8(saying.value),
            QUrl(QStringLiteral("http://192.0.2.1/"))};
}

void checkShared(const Rule &rule, LintReport &report)
{
    for (const Saying &saying : sharedByMany) {
        if (rule.weight >= Weight::Strong && rule.fits(observed(saying)))
            report.add(rule.line, QStringLiteral("weight"),
                       LintReport::tr("Many makers say \"%1\"; a rule that fits it can only be "
                                      "weak.")
                           .arg(quoted(QString::fromUtf8(saying.value))));
    }
}

void checkChosen(const Rule &rule, LintReport &report)
{
    for (const Saying &saying : chosenByTheOwner) {
        if (rule.fits(observed(saying)))
            report.add(
                rule.line, QStringLiteral("regex"),
                LintReport::tr("This rule fits a name that an owner may have chosen, such as "
                               "\"%1\".")
                    .arg(quoted(QString::fromUtf8(saying.value))));
    }
}

} // namespace

void lintGeneric(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Rule &rule : allRules(vendor)) {
        if (rule.mustNot)
            continue;
        checkShared(rule, report);
        checkChosen(rule, report);
    }
}

} // namespace ringthrough
