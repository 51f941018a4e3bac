#include "vendor_page.h"
#include "guide_words.h"
#include "page_shell.h"
#include "site_words.h"

#include <QLocale>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

QString paragraph(const QString &text)
{
    return u"<p>"_s + text.toHtmlEscaped() + u"</p>\n"_s;
}

QString countryName(const QString &code)
{
    if (code == u"worldwide"_s)
        return SiteWords::tr("all over the world");
    if (code == u"europe"_s)
        return SiteWords::tr("Europe");
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

QString countries(const Vendor &vendor)
{
    QStringList names;
    for (const QString &code : vendor.countries)
        names.append(countryName(code));
    return names.join(u", "_s);
}

QString familyPart(const Device &device)
{
    return u"<h2>"_s + linkTo(device.id, device.family) + u"</h2>\n"_s +
           paragraph(SiteWords::tr("Models: %1.").arg(device.models.join(u", "_s))) +
           paragraph(SiteWords::tr("Switching it off: %1.")
                         .arg(switchableInShort(device.alg.switchable)));
}

// Boxes of this maker that carry another name.
QString builtForOthers(const Vendor &vendor, const KnowledgeBase &base)
{
    QString items;
    for (const Vendor &other : base.vendors()) {
        for (const Device &device : other.devices) {
            if (device.madeBy.contains(vendor.id))
                items += u"<li>"_s + linkTo(device.id, other.name + u", "_s + device.family) +
                         u"</li>\n"_s;
        }
    }
    if (items.isEmpty())
        return {};
    return u"<h2>"_s + SiteWords::tr("Built for others").toHtmlEscaped() + u"</h2>\n<ul>\n"_s +
           items + u"</ul>\n"_s;
}

QString relatedPart(const Vendor &vendor, const KnowledgeBase &base)
{
    QStringList links;
    for (const QString &id : vendor.related) {
        if (const Vendor *other = base.vendor(id))
            links.append(linkTo(id, other->name));
    }
    if (links.isEmpty())
        return {};
    return u"<p>"_s + SiteWords::tr("Much alike:").toHtmlEscaped() + u' ' + links.join(u", "_s) +
           u"</p>\n"_s;
}

} // namespace

SiteFile vendorPage(const Vendor &vendor, const KnowledgeBase &base)
{
    QString body = u"<h1>"_s + vendor.name.toHtmlEscaped() + u"</h1>\n"_s;
    if (!vendor.aliases.isEmpty())
        body += paragraph(SiteWords::tr("Also called: %1.").arg(vendor.aliases.join(u", "_s)));
    if (!vendor.countries.isEmpty())
        body += paragraph(SiteWords::tr("Found in: %1.").arg(countries(vendor)));
    for (const Device &device : vendor.devices)
        body += familyPart(device);
    body += builtForOthers(vendor, base) + relatedPart(vendor, base);
    return sitePage(vendor.id, vendor.name, body);
}

} // namespace ringthrough
