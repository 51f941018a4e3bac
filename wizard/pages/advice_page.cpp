#include "advice_page.h"

#include "advice_card.h"
#include "boxes.h"
#include "check_rows.h"
#include "flow_row.h"
#include "plain_button.h"
#include "provider_words.h"
#include "texts.h"
#include "voice_curve.h"
#include "voice_plot.h"
#include "way_picture.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ringthrough {

AdvicePage::AdvicePage(Flow &flow)
    : Page(PageId::Advice, flow),
      m_about(new StatusLine(QStringLiteral("aboutChecks"))),
      m_rows(new CheckRows),
      m_failure(new FailureBox(flow, tr("Look at other ways round"))),
      m_cards(new QWidget),
      m_provider(new StatusLine(QStringLiteral("providerNotes"))),
      m_found(new Paragraph(tr("What we found on the way:"), 1.0, true)),
      m_again(plainButton(QStringLiteral("checkAgainButton"), tr("Measure again"))),
      m_lifetime(plainButton(QStringLiteral("lifetimeButton"),
                             tr("Measure how long your router remembers a phone (3 minutes)"))),
      m_allWays(plainButton(QStringLiteral("allWaysButton"), tr("All ways round, in words")))
{
    m_cards->setObjectName(QStringLiteral("adviceList"));
    auto *list = new QVBoxLayout(m_cards);
    list->setContentsMargins(0, 0, 0, 0);
    m_pictures = new Disclosure(QStringLiteral("picturesButton"), tr("Show what was measured"),
                                tr("Hide what was measured"), makePictures());
    for (QWidget *part : std::initializer_list<QWidget *>{m_about, m_failure, m_cards, m_provider,
                                                          m_found, m_rows, m_pictures})
        column()->addWidget(part);
    column()->addWidget(new FlowRow({m_again, m_lifetime, m_allWays}));
    column()->addStretch(1);
    connect(&flow, &Flow::caseChanged, this, &AdvicePage::showCase);
    connect(&flow, &Flow::activityChanged, this, &AdvicePage::showCase);
    connect(&flow, &Flow::pathCheckChanged, this, &AdvicePage::checkChanged);
    connect(m_rows, &CheckRows::skipped, &flow, &Flow::skipPathCheck);
    connect(m_again, &QPushButton::clicked, this, [this] { check(PathOptions().checks); });
    connect(m_lifetime, &QPushButton::clicked, this, [this] { check({PathCheck::Lifetime}); });
    connect(m_allWays, &QPushButton::clicked, this, [this] { leaveBy(Way::Round); });
    connect(m_failure, &FailureBox::tryAgain, this, [this] { check(PathOptions().checks); });
    connect(m_failure, &FailureBox::byHand, this, [this] { leaveBy(Way::Round); });
    connect(m_failure, &FailureBox::support, this, [this] { leaveBy(Way::Support); });
}

QWidget *AdvicePage::makePictures()
{
    auto *pictures = new QWidget;
    auto *list = new QVBoxLayout(pictures);
    list->setContentsMargins(0, 0, 0, 0);
    m_way = new WayPicture;
    m_wayWords = new Paragraph;
    m_plot = new VoicePlot;
    m_plotWords = new Paragraph;
    for (QWidget *part : std::initializer_list<QWidget *>{m_wayWords, m_way, m_plotWords, m_plot})
        list->addWidget(part);
    return pictures;
}

QString AdvicePage::title() const
{
    return tr("What you can do");
}

QString AdvicePage::nextText() const
{
    return tr("Continue");
}

QWidget *AdvicePage::firstControl() const
{
    return m_about;
}

bool AdvicePage::isChecking() const
{
    return flow().activity() == Activity::CheckingPath;
}

bool AdvicePage::mayCheck() const
{
    return flow().sipServer() && state().network && state().network->gateway();
}

void AdvicePage::enter(Way)
{
    if (!isChecking())
        m_asked.clear(); // what went wrong elsewhere meanwhile is not of the checks
    if (mayCheck() && !state().path && flow().activity() == Activity::None)
        check(PathOptions().checks);
    showCase();
}

void AdvicePage::check(const QList<PathCheck> &checks)
{
    m_asked = checks;
    m_running = checks;
    flow().checkPath(checks);
    showCase();
    m_about->setFocus(); // the button that was pressed is gone
}

void AdvicePage::checkChanged(PathCheck check, bool running)
{
    if (!running)
        m_running.removeAll(check);
    showCase();
}

void AdvicePage::next()
{
    leaveBy(Way::Undecided);
}

void AdvicePage::leaveBy(Way way)
{
    if (isChecking())
        flow().cancel();
    Q_EMIT goOn(way);
}

void AdvicePage::showCase()
{
    if (!isVisible())
        return;
    const auto &problem = flow().lastProblem();
    const bool failed = problem && !isChecking() && !m_asked.isEmpty() && !state().change;
    if (failed)
        m_failure->tell(wordsForPerson(*problem), tr("Measure again"));
    else
        m_failure->clear();
    const auto ref = flow().device();
    m_provider->say(ref && flow().profile() ? providerNotes(*flow().profile(), *ref) : QString());
    showChecks();
    showAdvice();
    showPictures();
    m_again->setVisible(!isChecking() && !failed && mayCheck());
    m_lifetime->setVisible(!isChecking() && !failed && mayCheck());
    m_allWays->setVisible(!failed);
    Q_EMIT changed();
}

void AdvicePage::showChecks()
{
    QList<PathCheck> checks = PathOptions().checks;
    const PathReport report = state().path.value_or(PathReport());
    if (report.lifetime || m_asked.contains(PathCheck::Lifetime))
        checks.append(PathCheck::Lifetime);
    m_rows->show(checks, isChecking() ? m_running : QList<PathCheck>(), report);
    m_rows->setVisible(mayCheck() && (isChecking() || state().path));
    m_found->setVisible(mayCheck() && !isChecking() && state().path);
    if (!mayCheck())
        m_about->say(tr("Without the server of your phone provider nothing can be measured. This "
                        "is what we know without it, best first:"));
    else if (!isChecking())
        m_about->say(tr("This is what follows from what we found, best first:"));
    else if (m_asked.contains(PathCheck::Lifetime))
        m_about->say(tr("We let a connection rest and look when your router forgets it. This "
                        "takes about 3 minutes. You can go on at any time."));
    else
        m_about->say(tr("We ask your phone provider and your router what else can help. Nothing "
                        "is changed. This takes about 10 seconds, and you can skip any of it."));
}

void AdvicePage::showAdvice()
{
    m_cards->setVisible(!isChecking());
    if (isChecking())
        return;
    const QList<Advice> advice = adviceFor(state(), flow().knowledge());
    if (advice == m_shown)
        return;
    m_shown = advice;
    qDeleteAll(m_cards->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    int number = 0;
    for (const Advice &one : advice) {
        auto *card = new AdviceCard(one, ++number);
        m_cards->layout()->addWidget(card);
        card->show(); // now, so that its buttons get their letters with the others
        connect(card, &AdviceCard::chosen, this, &AdvicePage::follow);
        connect(card, &AdviceCard::readMore, this, &Page::help);
        connect(card, &AdviceCard::toggled, this, &Page::changed);
    }
}

void AdvicePage::showPictures()
{
    const Diagnosis *test = state().after ? &*state().after : nullptr;
    if (!test && state().before)
        test = &*state().before;
    const bool sent = test && !test->probes.isEmpty();
    const bool spoken =
        state().path && state().path->voice && !state().path->voice->roundTripsMicros.isEmpty();
    if (sent) {
        m_way->show(*test);
        m_wayWords->setText(wayWords(*test));
    }
    if (spoken) {
        m_plot->show(*state().path->voice);
        m_plotWords->setText(voiceWords(*state().path->voice));
    }
    m_way->setVisible(sent);
    m_wayWords->setVisible(sent);
    m_plot->setVisible(spoken);
    m_plotWords->setVisible(spoken);
    m_pictures->setVisible(!isChecking() && (sent || spoken));
}

void AdvicePage::follow(const Advice &advice)
{
    switch (advice.place) {
    case AdvicePlace::None:
        return;
    case AdvicePlace::SwitchOff:
        return leaveBy(Way::ForMe);
    case AdvicePlace::Guide:
        return leaveBy(Way::ByHand);
    case AdvicePlace::Test:
        return testOtherwise(advice.kind == AdviceKind::AnotherServer ||
                             advice.kind == AdviceKind::TryMirror);
    case AdvicePlace::Account:
        Q_EMIT goTo(PageId::Account);
        return;
    case AdvicePlace::Routers:
        Q_EMIT goTo(PageId::Router);
    }
}

void AdvicePage::testOtherwise(bool anotherServer)
{
    // After a change the result's page tests; going back would take the change out of the case.
    if (state().change || state().guided) {
        Q_EMIT goTo(PageId::Result);
        return;
    }
    if (anotherServer)
        flow().setSipServer(std::nullopt); // so that it is asked for
    flow().goBackTo(Activity::TestingBefore);
    Q_EMIT goTo(PageId::Calls);
}

} // namespace ringthrough
