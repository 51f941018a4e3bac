#include "choose_page.h"

#include "guide_words.h"
#include "offer.h"
#include "plain_button.h"
#include "texts.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ringthrough {

ChoosePage::ChoosePage(Flow &flow)
    : Page(PageId::Choose, flow),
      m_about(new Paragraph),
      m_forMeText(new Paragraph),
      m_byHandText(
          new Paragraph(tr("One step at a time, with a picture. You click in your router's "
                           "own settings page. You can print the steps.")))
{
    m_about->setObjectName(QStringLiteral("aboutSwitch"));
    m_forMeText->setObjectName(QStringLiteral("forMeText"));
    column()->addWidget(m_about);
    m_forMe = addChoice(QStringLiteral("forMeButton"), tr("Switch it off for me"), m_forMeText,
                        Way::ForMe);
    m_byHand = addChoice(QStringLiteral("showMeButton"), tr("Show me how to do it myself"),
                         m_byHandText, Way::ByHand);
    addChoice(QStringLiteral("waysRoundButton"), tr("Other things you can do"),
              new Paragraph(tr("We measure what else helps, such as a setting of your phone that "
                               "needs no change of the router.")),
              Way::Round);
    column()->addStretch(1);
}

QPushButton *ChoosePage::addChoice(const QString &name, const QString &text, Paragraph *about,
                                   Way way)
{
    QPushButton *button = plainButton(name, text);
    button->setAccessibleDescription(about->text());
    auto *part = new QVBoxLayout;
    part->addWidget(button);
    part->addWidget(about);
    column()->addLayout(part);
    connect(button, &QPushButton::clicked, this, [this, way] { Q_EMIT goOn(way); });
    return button;
}

QString ChoosePage::title() const
{
    return tr("How would you like to switch it off?");
}

void ChoosePage::enter(Way)
{
    const auto ref = flow().device();
    if (!ref)
        return;
    m_about->setText(switchableSentence(*ref->vendor, *ref->device));
    const auto against =
        reasonAgainstChange(state(), flow().knowledge(), flow().sipServer().has_value());
    m_forMe->setEnabled(!against);
    m_forMeText->setText(against
                             ? wordsForPerson(*against)
                             : tr("You see every line before it is typed, and it can be put back "
                                  "with one click. You need your router's password."));
    m_forMe->setAccessibleDescription(m_forMeText->text());
    const bool guided = !ref->device->guide.isEmpty();
    m_byHand->setVisible(guided);
    m_byHandText->setVisible(guided);
}

QWidget *ChoosePage::firstControl() const
{
    return m_forMe->isEnabled() ? m_forMe : m_byHand;
}

} // namespace ringthrough
