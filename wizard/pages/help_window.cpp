#include "help_window.h"

#include "guide_document.h"
#include "mnemonics.h"
#include "plain_button.h"
#include "printing.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr int emsWide = 40;
constexpr int linesHigh = 36;

QString addressOf(const QString &id)
{
    return u"guide:"_s + id;
}

} // namespace

HelpWindow::HelpWindow(Flow &flow, QWidget *parent)
    : QDialog(parent),
      m_flow(flow),
      m_text(new QTextBrowser),
      m_back(plainButton(u"helpBackButton"_s, tr("Back")))
{
    setObjectName(u"help"_s);
    setWindowTitle(tr("Ringthrough help"));
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    m_text->setObjectName(u"helpText"_s);
    m_text->setAccessibleName(tr("Help"));
    m_text->setOpenLinks(false);
    auto *all = plainButton(u"helpContentsButton"_s, tr("All articles"));
    auto *printIt = plainButton(u"helpPrintButton"_s, tr("Print…"));
    auto *closeIt = plainButton(u"helpCloseButton"_s, tr("Close"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addWidget(all);
    row->addWidget(printIt);
    row->addStretch(1);
    row->addWidget(closeIt);
    auto *whole = new QVBoxLayout(this);
    whole->addWidget(m_text, 1);
    whole->addLayout(row);
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);
    connect(m_back, &QPushButton::clicked, this, &HelpWindow::goBack);
    connect(all, &QPushButton::clicked, this, [this] { show({}); });
    connect(printIt, &QPushButton::clicked, this, &HelpWindow::print);
    connect(closeIt, &QPushButton::clicked, this, &HelpWindow::close);
    resize(fontMetrics().height() * emsWide, fontMetrics().height() * linesHigh);
    assignMnemonics(this);
}

void HelpWindow::read(const QString &id)
{
    m_trail.clear();
    show(id);
    QDialog::show();
    raise();
    activateWindow();
    m_text->setFocus();
}

void HelpWindow::show(const QString &id)
{
    if (m_trail.isEmpty() || m_trail.last() != id)
        m_trail.append(id);
    m_text->setHtml(documentAsHtmlBody(documentFor(id), addressOf));
    m_back->setEnabled(m_trail.size() > 1);
}

void HelpWindow::follow(const QUrl &link)
{
    if (link.scheme() == u"guide"_s)
        show(link.path());
    else
        QDesktopServices::openUrl(link);
}

void HelpWindow::goBack()
{
    if (m_trail.size() < 2)
        return;
    m_trail.removeLast();
    show(m_trail.last());
}

void HelpWindow::print()
{
    const Document shown = documentFor(m_trail.value(m_trail.size() - 1));
    printHtml(this, shown.title, documentAsHtml(shown));
}

Document HelpWindow::documentFor(const QString &id) const
{
    const KnowledgeBase &base = m_flow.knowledge();
    if (const Article *article = base.article(id))
        return articleDocument(*article, base);
    if (const std::optional<DeviceRef> ref = base.device(id))
        return guideDocument(*ref, base, m_flow.profile());
    if (const Vendor *vendor = base.vendor(id)) {
        QStringList families;
        for (const Device &device : vendor->devices)
            families.append(device.id);
        return {vendor->name, {}, {seeSection(families, base)}};
    }
    return contents();
}

Document HelpWindow::contents() const
{
    const KnowledgeBase &base = m_flow.knowledge();
    DocumentSection list;
    for (const Article &article : base.articles())
        list.items.append({{}, {}, {article.title, article.id}});
    return {tr("All articles"), {}, {list}};
}

} // namespace ringthrough
