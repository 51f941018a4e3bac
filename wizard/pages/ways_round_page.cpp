#include "ways_round_page.h"

#include "flow_row.h"
#include "guide_words.h"
#include "plain_button.h"
#include "provider_words.h"
#include "texts.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ringthrough {

WaysRoundPage::WaysRoundPage(Flow &flow)
    : Page(PageId::WaysRound, flow),
      m_about(new Paragraph),
      m_provider(new StatusLine(QStringLiteral("providerNotes"))),
      m_ways(new QWidget)
{
    m_about->setObjectName(QStringLiteral("aboutSwitch"));
    m_ways->setObjectName(QStringLiteral("ways"));
    auto *list = new QVBoxLayout(m_ways);
    list->setContentsMargins(0, 0, 0, 0);
    column()->addWidget(m_about);
    column()->addWidget(m_provider);
    column()->addWidget(m_ways);
    column()->addStretch(1);
}

QString WaysRoundPage::title() const
{
    const auto ref = flow().device();
    return ref && !ref->device->canDisable()
               ? tr("Your router cannot switch it off. This helps instead")
               : tr("This helps without changing the router");
}

QString WaysRoundPage::nextText() const
{
    return tr("Done, see whether it is fixed");
}

QList<WayRound> WaysRoundPage::ways() const
{
    const auto ref = flow().device();
    if (ref && !ref->device->waysRound.isEmpty())
        return ref->device->waysRound;
    // Nothing in these depends on the router.
    return {WayRound::SipOverTls, WayRound::OtherSipPort, WayRound::AskProvider,
            WayRound::OwnRouter};
}

void WaysRoundPage::enter(Way)
{
    const auto ref = flow().device();
    m_about->setText(
        ref ? switchableSentence(*ref->vendor, *ref->device)
            : tr("We do not know your router. These settings of your phone work with any "
                 "router."));
    m_provider->say(ref && flow().profile() ? providerNotes(*flow().profile(), *ref) : QString());
    qDeleteAll(m_ways->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    int number = 1;
    for (WayRound way : ways()) {
        auto *heading = new Paragraph(
            tr("%1. %2", "number and heading").arg(number++).arg(wayRoundTitle(way)), 1.0, true);
        m_ways->layout()->addWidget(heading);
        m_ways->layout()->addWidget(new Paragraph(wayRoundText(way)));
        if (const Article *article = flow().knowledge().articleAbout(way))
            m_ways->layout()->addWidget(readMore(*article));
    }
}

QWidget *WaysRoundPage::readMore(const Article &article)
{
    auto *button =
        plainButton(QStringLiteral("readMore-%1").arg(article.id), tr("Read more about this"));
    button->setAccessibleName(tr("Read more: %1").arg(article.title));
    connect(button, &QPushButton::clicked, this, [this, id = article.id] { Q_EMIT help(id); });
    return new FlowRow({button});
}

} // namespace ringthrough
