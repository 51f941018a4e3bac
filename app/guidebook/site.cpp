#include "site.h"
#include "guide_document.h"
#include "index_page.h"
#include "page_shell.h"
#include "search_index.h"
#include "site_words.h"
#include "tables.h"
#include "vendor_page.h"

#include <QFile>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

SiteFile asset(const QString &name)
{
    QFile file(u":/guidebook/"_s + name);
    return {name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray()};
}

SiteFile documentPage(const QString &id, const Document &document, const QString &trail = {})
{
    return sitePage(id, document.title, documentAsHtmlBody(document, pageName), trail);
}

QString vendorTrail(const Vendor &vendor)
{
    return linkTo(vendor.id, vendor.name);
}

} // namespace

QList<SiteFile> siteFiles(const KnowledgeBase &base)
{
    QList<SiteFile> files{asset(u"guide.css"_s), asset(u"search.js"_s), searchIndex(base),
                          indexPage(base), modelsPage(base)};
    for (const Article &article : base.articles())
        files.append(documentPage(article.id, articleDocument(article, base)));
    for (const Vendor &vendor : base.vendors()) {
        files.append(vendorPage(vendor, base));
        for (const Device &device : vendor.devices)
            files.append(documentPage(device.id, guideDocument({&vendor, &device}, base),
                                      vendorTrail(vendor)));
    }
    files.append(documentPage(coverageId, coverageTable(base)));
    files.append(documentPage(commandsId, commandsTable(base)));
    files.append(documentPage(signalsId, signalsTable(base)));
    return files;
}

} // namespace ringthrough
