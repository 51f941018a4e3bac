#include "progress_page.h"

#include "boxes.h"
#include "change_words.h"
#include "check_list.h"
#include "progress_words.h"
#include "texts.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ringthrough {

namespace {

Mark markOf(StageState state)
{
    switch (state) {
    case StageState::Waiting:
        return Mark::ToCome;
    case StageState::Running:
        return Mark::Now;
    case StageState::Done:
        return Mark::Done;
    case StageState::Skipped:
        return Mark::Skipped;
    case StageState::Failed:
        return Mark::Failed;
    }
    return Mark::ToCome;
}

constexpr Stage usualStages[] = {Stage::Connect, Stage::SignIn, Stage::Confirm, Stage::Check,
                                 Stage::Change,  Stage::Save,   Stage::Verify};

bool endedWell(const std::optional<Change> &change)
{
    return change &&
           (change->outcome == ChangeOutcome::Off || change->outcome == ChangeOutcome::AlreadyOff ||
            change->outcome == ChangeOutcome::RestartNeeded ||
            change->outcome == ChangeOutcome::PutBack);
}

} // namespace

ProgressPage::ProgressPage(Flow &flow)
    : Page(PageId::Progress, flow),
      m_about(new Paragraph),
      m_status(new StatusLine(QStringLiteral("changeStatus"), 1.0, true)),
      m_list(new CheckList(QStringLiteral("stageList"))),
      m_question(new QuestionBox(QStringLiteral("routerQuestion"))),
      m_leave(new QuestionBox(QStringLiteral("leaveQuestion"))),
      m_failure(new FailureBox(flow, tr("Show me how to do it myself")))
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_about, m_leave, m_question, m_status,
                                                          m_list, m_failure})
        column()->addWidget(part);
    column()->addStretch(1);
    connect(&flow, &Flow::stageChanged, this, &ProgressPage::showStage);
    connect(&flow, &Flow::asked, this, &ProgressPage::showQuestion);
    connect(&flow, &Flow::progressed, this, [this](const QString &sentence) {
        if (this->flow().isChanging())
            m_status->say(sentence);
    });
    connect(&flow, &Flow::activityChanged, this, [this](Activity activity) {
        if (activity == Activity::None && isVisible())
            showEnd();
    });
    connect(&flow, &Flow::problemMet, this, [this] {
        if (isVisible())
            showEnd();
    });
    connect(m_question, &QuestionBox::answered, &flow, &Flow::answer);
    connect(m_leave, &QuestionBox::answered, this, [this](bool stop) {
        m_closing = stop;
        if (stop)
            this->flow().cancel();
    });
    connect(m_failure, &FailureBox::tryAgain, this, [this] { Q_EMIT goTo(PageId::SignIn); });
    connect(m_failure, &FailureBox::byHand, this, [this] { Q_EMIT goOn(Way::ByHand); });
    connect(m_failure, &FailureBox::support, this, [this] { Q_EMIT goOn(Way::Support); });
}

QString ProgressPage::title() const
{
    if (!state().change && flow().lastProblem())
        return tr("It did not work");
    if (flow().isChanging() || !state().change)
        return m_way == Way::PutBack ? tr("Putting it back") : tr("Switching it off");
    if (!endedWell(state().change))
        return tr("It did not work");
    return m_way == Way::PutBack ? tr("It is put back") : tr("It is switched off");
}

bool ProgressPage::canGoOn() const
{
    return !flow().isChanging() && (state().change || flow().lastProblem());
}

QString ProgressPage::nextText() const
{
    const bool failed = state().change && !endedWell(state().change);
    return m_way == Way::PutBack || failed ? tr("Continue") : tr("See whether it is fixed");
}

QWidget *ProgressPage::firstControl() const
{
    return m_failure->isVisibleTo(this) ? m_failure->tryAgainButton() : nullptr;
}

void ProgressPage::enter(Way way)
{
    m_way = way;
    begin();
}

void ProgressPage::begin()
{
    m_closing = false;
    m_question->hide();
    m_leave->hide();
    m_failure->clear();
    m_status->say({});
    m_about->setText(tr("Usually this takes 10 seconds, at most two minutes; with a restart some "
                        "minutes more. Please leave the router switched on."));
    m_list->clear();
    m_rows.clear();
    for (Stage stage : usualStages)
        m_rows.insert(stage, m_list->add(stageSentence(stage), Mark::ToCome));
    Q_EMIT changed();
}

void ProgressPage::showStage(Stage stage, StageState state)
{
    if (!m_rows.contains(stage)) {
        if (state == StageState::Waiting || state == StageState::Skipped)
            return; // told only when it happens
        m_rows.insert(stage, m_list->add(stageSentence(stage), Mark::ToCome));
    }
    m_list->set(m_rows.value(stage), markOf(state));
    if (state == StageState::Running)
        m_status->say(stageSentence(stage));
    Q_EMIT changed();
}

void ProgressPage::showQuestion(const Question &question)
{
    const AskedWords words = askedWords(question);
    m_question->ask(words.question, words.why, words.yes, words.no);
    Q_EMIT changed();
}

void ProgressPage::showEnd()
{
    if (flow().isChanging())
        return;
    m_question->hide();
    m_leave->hide();
    const auto &problem = flow().lastProblem();
    QString words = state().change ? wordsForPerson(*state().change) : QString();
    const bool failed = problem && !endedWell(state().change);
    m_status->say(words);
    closeRows(failed ? Mark::Failed : Mark::Done);
    if (failed) {
        const bool wrongPassword = std::holds_alternative<SignInRefused>(*problem);
        m_failure->tell(wordsForPerson(*problem),
                        wrongPassword ? tr("Type the password again") : QString());
        m_failure->byHandButton()->setVisible(m_way != Way::PutBack);
        m_failure->tryAgainButton()->setFocus();
    }
    Q_EMIT changed();
    // Somebody who wanted to go still has to be told when the router's state is not known.
    const bool known = !state().change || state().change->outcome != ChangeOutcome::Uncertain;
    if (m_closing && known)
        Q_EMIT leave();
}

void ProgressPage::closeRows(Mark mark)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->mark(row) == Mark::Now)
            m_list->set(row, mark);
    }
}

bool ProgressPage::mayLeave()
{
    if (!flow().isChanging())
        return true;
    m_leave->ask(tr("Your router is being changed right now. Stop?"),
                 tr("If you stop, everything is put back as it was, and then the window closes."),
                 tr("Stop and put it back"), tr("Let it finish"));
    Q_EMIT changed();
    return false;
}

} // namespace ringthrough
