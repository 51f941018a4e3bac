#include "search_page.h"

#include "boxes.h"
#include "check_list.h"
#include "link_words.h"
#include "texts.h"

#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ringthrough {

SearchPage::SearchPage(Flow &flow)
    : Page(PageId::Search, flow),
      m_list(new CheckList(QStringLiteral("searchList"))),
      m_choice(new QWidget),
      m_failure(new FailureBox(flow, tr("Choose my router from a list"))),
      m_undo(new QuestionBox(QStringLiteral("undoOffer")))
{
    column()->addWidget(new Paragraph(
        tr("Your router is the box with the Wi-Fi lights. We ask it who it is. Nothing is changed. "
           "Usually this takes 5 seconds, at most 15.")));
    column()->addWidget(m_undo);
    column()->addWidget(m_list);
    new QVBoxLayout(m_choice);
    column()->addWidget(m_choice);
    column()->addWidget(m_failure);
    column()->addStretch(1);
    m_choice->hide();
    connect(&flow, &Flow::caseChanged, this, &SearchPage::showCase);
    connect(&flow, &Flow::activityChanged, this, &SearchPage::showCase);
    connect(&flow, &Flow::problemMet, this, &SearchPage::showProblem);
    connect(m_failure, &FailureBox::tryAgain, this, &SearchPage::again);
    connect(m_failure, &FailureBox::byHand, this, [this] { Q_EMIT goOn(Way::Undecided); });
    connect(m_failure, &FailureBox::support, this, [this] { Q_EMIT goOn(Way::Support); });
    connect(m_undo, &QuestionBox::answered, this, [this](bool yes) {
        if (yes)
            Q_EMIT goOn(Way::PutBack);
        else
            showCase();
    });
    connect(&flow, &Flow::progressed, this, [this](const QString &sentence) {
        const Activity now = this->flow().activity();
        if (now == Activity::FindingGateway || now == Activity::Identifying)
            m_list->add(sentence, Mark::Done);
    });
}

QString SearchPage::title() const
{
    return mustChoose() ? tr("Which connection do your phones use?")
                        : tr("Looking for your router");
}

QString SearchPage::nextText() const
{
    return mustChoose() ? tr("Use this connection") : tr("Continue");
}

bool SearchPage::canGoOn() const
{
    if (mustChoose())
        return chosenGateway() >= 0;
    return flow().activity() == Activity::None && state().evidence.has_value();
}

void SearchPage::enter(Way)
{
    showUndo();
    if (!state().network && flow().activity() == Activity::None && !flow().lastProblem())
        again();
    showCase();
}

void SearchPage::again()
{
    m_failure->clear();
    m_list->clear();
    m_list->add(tr("Looking for the way to your router"), Mark::Now);
    m_leadOn = true;
    flow().begin();
}

void SearchPage::next()
{
    if (!mustChoose()) {
        Q_EMIT goOn(Way::Undecided);
        return;
    }
    const int index = chosenGateway();
    m_leadOn = true;
    flow().chooseGateway(index);
}

QWidget *SearchPage::firstControl() const
{
    if (mustChoose() && !m_gateways.isEmpty())
        return m_gateways.first();
    return m_failure->isVisibleTo(this) ? m_failure->tryAgainButton() : nullptr;
}

bool SearchPage::mustChoose() const
{
    return state().network && state().network->chosen < 0 && !state().network->gateways.isEmpty();
}

int SearchPage::chosenGateway() const
{
    for (int i = 0; i < m_gateways.size(); ++i) {
        if (m_gateways[i]->isChecked())
            return i;
    }
    return -1;
}

void SearchPage::showCase()
{
    showGateway();
    showChoice();
    const bool found = flow().activity() == Activity::None && state().evidence;
    if (found && m_list->count() > Who)
        m_list->set(Who, Mark::Done, tr("Your router has answered."));
    Q_EMIT changed();
    // Nobody is led away from the offer to put something back before it is answered.
    if (found && m_leadOn && m_undo->isHidden()) {
        m_leadOn = false;
        Q_EMIT goOn(Way::Undecided);
    }
}

void SearchPage::showGateway()
{
    const auto *gateway = state().network ? state().network->gateway() : nullptr;
    if (!gateway || m_list->count() == 0)
        return;
    m_list->set(Gateway, Mark::Done,
                tr("Found the way to your router: %1").arg(gatewayWords(*gateway)));
    if (m_list->count() == Who)
        m_list->add(tr("Asking your router who it is"), Mark::Now);
}

void SearchPage::showChoice()
{
    m_choice->setVisible(mustChoose());
    if (!mustChoose()) {
        qDeleteAll(m_gateways);
        m_gateways.clear();
        return;
    }
    if (!m_gateways.isEmpty())
        return;
    if (m_list->count() > 0)
        m_list->set(Gateway, Mark::Done, tr("This computer is connected in more than one way."));
    for (const auto &gateway : state().network->gateways) {
        QString words = gatewayWords(gateway);
        auto *button = new QRadioButton(words.replace(QLatin1Char('&'), QStringLiteral("&&")));
        button->setObjectName(QStringLiteral("gateway%1").arg(m_gateways.size()));
        button->setAccessibleDescription(title());
        connect(button, &QRadioButton::toggled, this, &Page::changed);
        m_choice->layout()->addWidget(button);
        button->show(); // now, so that it can take the focus
        m_gateways.append(button);
    }
    m_gateways.first()->setChecked(true);
    m_gateways.first()->setFocus();
}

void SearchPage::showProblem(const Problem &problem)
{
    // A router that answers and is not known is told about on the next page.
    if (!isVisible() || state().evidence)
        return;
    m_leadOn = false;
    if (m_list->count() > 0)
        m_list->set(state().network ? qMin(int(Who), m_list->count() - 1) : int(Gateway),
                    Mark::Failed);
    m_failure->tell(wordsForPerson(problem));
    m_failure->tryAgainButton()->setFocus();
    Q_EMIT changed();
}

void SearchPage::showUndo()
{
    const auto entry = flow().undoable();
    m_undo->setVisible(false);
    if (!entry || state().change)
        return;
    const QString when = QLocale().toString(entry->at.toLocalTime(), QLocale::ShortFormat);
    m_undo->ask(tr("A change from %1 can be put back.").arg(when),
                tr("This program changed one setting on the router at %1.").arg(entry->address),
                tr("Put it back as it was"), tr("Keep it"));
}

} // namespace ringthrough
