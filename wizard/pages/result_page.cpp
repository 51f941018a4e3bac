#include "result_page.h"

#include "boxes.h"
#include "change_words.h"
#include "check_list.h"
#include "flow_row.h"
#include "plain_button.h"
#include "report.h"
#include "report_box.h"
#include "server_field.h"
#include "texts.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ringthrough {

ResultPage::ResultPage(Flow &flow)
    : Page(PageId::Result, flow),
      m_headline(new StatusLine(QStringLiteral("headline"), 1.1, true)),
      m_state(new StatusLine(QStringLiteral("routerState"))),
      m_proof(new CheckList(QStringLiteral("proofList"))),
      m_person(new QuestionBox(QStringLiteral("personQuestion"))),
      m_server(new ServerField),
      m_failure(new FailureBox(flow, tr("Try another way"))),
      m_test(plainButton(QStringLiteral("testAgainButton"), tr("Test again"))),
      m_putBack(plainButton(QStringLiteral("putBackButton"), tr("Put it back as it was"))),
      m_other(plainButton(QStringLiteral("otherWayButton"), tr("Try another way"))),
      m_advice(plainButton(QStringLiteral("adviceButton"), tr("Other things you can do"))),
      m_report(new ReportBox(flow))
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_headline, m_state, m_proof, m_failure,
                                                          m_person, m_server})
        column()->addWidget(part);
    column()->addWidget(new FlowRow({m_test, m_putBack, m_other, m_advice}));
    column()->addWidget(m_report);
    column()->addStretch(1);
    connect(&flow, &Flow::caseChanged, this, &ResultPage::showCase);
    connect(&flow, &Flow::activityChanged, this, &ResultPage::showCase);
    connect(m_server, &ServerField::targetChanged, this, &ResultPage::showTest);
    connect(m_test, &QPushButton::clicked, this, &ResultPage::test);
    connect(m_putBack, &QPushButton::clicked, this, [this] { Q_EMIT goOn(Way::PutBack); });
    connect(m_other, &QPushButton::clicked, this, [this] { Q_EMIT goOn(Way::ForMe); });
    connect(m_advice, &QPushButton::clicked, this, [this] { Q_EMIT goOn(Way::Round); });
    connect(m_person, &QuestionBox::answered, &flow, &Flow::sayFixed);
    connect(m_failure, &FailureBox::tryAgain, this, &ResultPage::test);
    connect(m_failure, &FailureBox::byHand, this, [this] { Q_EMIT goOn(Way::ForMe); });
    connect(m_failure, &FailureBox::support, m_report, [this] { m_report->setFocus(); });
}

QString ResultPage::title() const
{
    if (flow().activity() == Activity::TestingAfter)
        return tr("Is it fixed?");
    if (!wasWorkedOn())
        return tr("What we found");
    if (state().change && state().change->outcome == ChangeOutcome::PutBack)
        return tr("It is put back as it was");
    if (state().after && state().after->verdict == Verdict::Altered)
        return tr("It is not fixed yet");
    return state().proof && state().proof->isProven() ? tr("It is fixed, and proven")
                                                      : tr("Is it fixed?");
}

bool ResultPage::wasWorkedOn() const
{
    return state().change || state().guided;
}

void ResultPage::enter(Way)
{
    m_server->offer(flow().sipServer());
    const bool putBack = state().change && state().change->outcome == ChangeOutcome::PutBack;
    const bool verify = wasWorkedOn() && !putBack && !state().after && mayTest();
    if (verify && flow().activity() == Activity::None)
        flow().testAfter();
    showCase();
    askPerson();
}

QWidget *ResultPage::firstControl() const
{
    return m_headline;
}

bool ResultPage::mayTest() const
{
    return state().network && state().network->gateway() && flow().sipServer();
}

void ResultPage::test()
{
    const auto typed = m_server->target();
    if (!flow().sipServer() && typed)
        flow().setSipServer(typed);
    if (wasWorkedOn())
        flow().testAfter();
    else
        Q_EMIT goTo(PageId::Calls);
}

void ResultPage::askPerson()
{
    const bool asked =
        wasWorkedOn() && !(state().change && state().change->outcome == ChangeOutcome::PutBack);
    m_person->setVisible(asked);
    if (asked)
        m_person->ask(
            tr("Do your calls work now?"),
            tr("Your router goes on changing the connection that your phone has open, for "
               "up to an hour. So restart your router, then your phone. Then make a "
               "call, and let somebody call you."),
            tr("Yes, they work"), tr("No, not yet"));
}

void ResultPage::showCase()
{
    if (!isVisible())
        return;
    m_headline->say(headline(state(), flow().knowledge()));
    m_state->say(state().change ? wordsForPerson(*state().change) : QString());
    showProof();
    showTest();
    const auto undo = flow().undoable();
    m_putBack->setVisible(undo.has_value());
    const bool proven = state().proof && state().proof->isProven();
    m_other->setVisible(!proven && state().network);
    m_other->setText(wasWorkedOn() ? tr("Try another way")
                                   : tr("Look at the setting all the same"));
    const bool busy = flow().activity() != Activity::None;
    m_advice->setVisible(!proven && !busy && state().network);
    m_report->showCase();
    Q_EMIT changed();
}

void ResultPage::showTest()
{
    const bool busy = flow().activity() != Activity::None;
    const bool known = flow().sipServer().has_value();
    m_server->setVisible(!known && state().network && state().network->gateway());
    m_test->setVisible(state().network && state().network->gateway());
    m_test->setText(state().before || state().after ? tr("Test again") : tr("Test my calls"));
    m_test->setEnabled(!busy && (known || m_server->target()));
    const auto &problem = flow().lastProblem();
    if (!busy && problem && wasWorkedOn())
        m_failure->tell(wordsForPerson(*problem), tr("Test again"));
    else
        m_failure->clear();
    m_report->offerHelp(needsHelp());
}

// A box that tells of a failure says it already, and nobody needs it while the test goes on.
bool ResultPage::needsHelp() const
{
    const bool proven = state().proof && state().proof->isProven();
    const bool clean =
        !wasWorkedOn() && state().before && state().before->verdict == Verdict::Clean;
    return !proven && !clean && m_failure->isHidden() && flow().activity() == Activity::None;
}

void ResultPage::showProof()
{
    m_proof->clear();
    const bool putBack = state().change && state().change->outcome == ChangeOutcome::PutBack;
    m_proof->setVisible(wasWorkedOn() && !putBack);
    if (!wasWorkedOn() || putBack)
        return;
    const Proof proof = proofOf(state());
    if (state().change)
        m_proof->add(proof.settingReadBack ? tr("The router itself says: it is off.")
                                           : tr("The router itself did not say that it is off."),
                     proof.settingReadBack ? Mark::Done : Mark::Skipped);
    if (flow().activity() == Activity::TestingAfter)
        m_proof->add(tr("Testing your calls. Usually 5 seconds, at most 15."), Mark::Now);
    else if (!state().after)
        m_proof->add(tr("Calls were not tested after the change."), Mark::Skipped);
    else if (proof.sipTestClean)
        m_proof->add(tr("The test shows: your calls get through unchanged."), Mark::Done);
    else
        m_proof->add(wordsForPerson(state().after->reason),
                     proof.noSignFound ? Mark::Done : Mark::Careful);
    m_proof->add(proof.personSaidYes ? tr("You say that calls work.")
                                     : tr("You have not yet said that calls work."),
                 proof.personSaidYes ? Mark::Done : Mark::ToCome);
}

} // namespace ringthrough
