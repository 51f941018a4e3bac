#include "calls_page.h"

#include "boxes.h"
#include "check_list.h"
#include "difference_view.h"
#include "flow_row.h"
#include "plain_button.h"
#include "server_field.h"
#include "texts.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringthrough {

CallsPage::CallsPage(Flow &flow)
    : Page(PageId::Calls, flow),
      m_about(
          new Paragraph(tr("We send a few test messages to the server of your phone provider and "
                           "look whether your router changes them on the way. No phone rings. "
                           "Usually this takes 5 seconds, at most 15."))),
      m_server(new ServerField),
      m_list(new CheckList(QStringLiteral("callsList"))),
      m_verdict(new StatusLine(QStringLiteral("verdict"))),
      m_differences(new DifferenceView),
      m_failure(new FailureBox(flow, tr("Go on without the test"))),
      m_again(plainButton(QStringLiteral("testAgainButton"), tr("Test again"))),
      m_account(plainButton(QStringLiteral("accountButton"), tr("Look closer with my account"))),
      m_skip(plainButton(QStringLiteral("skipButton"), tr("Skip the test"))),
      m_anyway(plainButton(QStringLiteral("anywayButton"), tr("Look at the setting all the same")))
{
    m_details = new Disclosure(QStringLiteral("detailsButton"), tr("Show what was changed"),
                               tr("Hide what was changed"), m_differences);
    for (QWidget *part : std::initializer_list<QWidget *>{m_about, m_server, m_list, m_verdict,
                                                          m_details, m_failure})
        column()->addWidget(part);
    column()->addWidget(new FlowRow({m_again, m_account, m_anyway, m_skip}));
    column()->addStretch(1);
    connect(&flow, &Flow::caseChanged, this, &CallsPage::showCase);
    connect(&flow, &Flow::activityChanged, this, &CallsPage::showCase);
    connect(&flow, &Flow::progressed, this, [this](const QString &sentence) {
        if (isTesting())
            m_list->add(sentence, Mark::Done);
    });
    connect(m_server, &ServerField::targetChanged, this, &Page::changed);
    connect(m_again, &QPushButton::clicked, this, &CallsPage::test);
    connect(m_account, &QPushButton::clicked, this, [this] { Q_EMIT goTo(PageId::Account); });
    connect(m_skip, &QPushButton::clicked, this, &CallsPage::skip);
    connect(m_anyway, &QPushButton::clicked, this, [this] { Q_EMIT goOn(Way::ForMe); });
    connect(m_failure, &FailureBox::tryAgain, this, &CallsPage::test);
    connect(m_failure, &FailureBox::byHand, this, &CallsPage::skip);
    connect(m_failure, &FailureBox::support, this, [this] { Q_EMIT goOn(Way::Support); });
}

QString CallsPage::title() const
{
    if (isTesting() || !state().before)
        return tr("Are your calls affected?");
    const Diagnosis &found = *state().before;
    switch (found.verdict) {
    case Verdict::Clean:
        return found.provedByMirror ? tr("No, your calls get through unchanged")
                                    : tr("We found no sign of a change");
    case Verdict::Altered:
        return found.certainty == HowSure::Certain
                   ? tr("Yes, your calls are changed on the way")
                   : tr("Most likely your calls are changed on the way");
    case Verdict::Blocked:
        return tr("Yes, your calls are blocked on the way");
    case Verdict::Inconclusive:
        break;
    }
    return tr("We could not tell");
}

QString CallsPage::nextText() const
{
    if (isTesting() || state().before)
        return tr("Continue");
    return tr("Test my calls");
}

bool CallsPage::canGoOn() const
{
    if (isTesting())
        return false;
    return state().before || m_server->target();
}

void CallsPage::enter(Way)
{
    if (m_server->field()->text().isEmpty())
        m_server->offer(flow().sipServer());
    if (!state().before && flow().sipServer() && flow().activity() == Activity::None)
        test();
    showCase();
}

void CallsPage::next()
{
    if (state().before)
        Q_EMIT goOn(Way::Undecided);
    else
        test();
}

QWidget *CallsPage::firstControl() const
{
    return m_server->isVisibleTo(this) ? m_server->field() : nullptr;
}

bool CallsPage::isTesting() const
{
    return flow().activity() == Activity::TestingBefore;
}

void CallsPage::test()
{
    // A server that was handed to us may know more ports than can be typed: it stays as it is.
    const auto typed = m_server->target();
    const auto known = flow().sipServer();
    if (typed && (!known || sipTargetText(*typed) != sipTargetText(*known)))
        flow().setSipServer(typed);
    if (!flow().sipServer())
        return;
    m_list->clear();
    m_list->add(tr("Sending test messages to %1").arg(oneLine(flow().sipServer()->host)),
                Mark::Now);
    flow().testBefore();
}

void CallsPage::skip()
{
    flow().cancel();
    flow().goBackTo(Activity::TestingBefore);
    Q_EMIT goOn(Way::Undecided);
}

void CallsPage::showCase()
{
    const bool done = state().before && !isTesting();
    const auto &problem = flow().lastProblem();
    const bool failed = problem && !done && !isTesting() && m_list->count() > 0;
    m_server->setVisible(!done && !isTesting());
    m_list->setVisible(m_list->count() > 0);
    m_skip->setVisible(!done && !failed);
    m_again->setVisible(done);
    m_account->setVisible(done && flow().mayAskAccount());
    m_anyway->setVisible(done && state().before->verdict == Verdict::Clean);
    m_details->setVisible(done && !state().before->alterations.isEmpty());
    if (failed) {
        m_list->set(0, Mark::Failed);
        m_failure->tell(wordsForPerson(*problem));
    } else {
        m_failure->clear();
    }
    if (done)
        showVerdict(*state().before);
    else
        m_verdict->say({});
    Q_EMIT changed();
}

void CallsPage::showVerdict(const Diagnosis &diagnosis)
{
    if (m_list->count() > 0)
        m_list->set(0, Mark::Done, tr("Tested with %1").arg(oneLine(diagnosis.server)));
    m_verdict->say(findingsForPerson(diagnosis).join(QLatin1Char('\n')));
    m_differences->show(diagnosis);
}

} // namespace ringthrough
