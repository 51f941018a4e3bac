#include "flow_fakes.h"
#include "page_order.h"

#include <QTest>

using namespace ringthrough;

namespace {

enum class Net { None, One };

Case caseWith(Net net, const QString &device, std::optional<Verdict> before)
{
    Case state;
    if (net == Net::One)
        state.network = oneGateway();
    state.chosenDevice = device;
    if (before)
        state.before = diagnosis(*before);
    return state;
}

} // namespace

Q_DECLARE_METATYPE(ringthrough::PageId)
Q_DECLARE_METATYPE(ringthrough::Way)
Q_DECLARE_METATYPE(std::optional<ringthrough::Verdict>)

class TestPageOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nextPageIs_data();
    void nextPageIs();
    void everyPageBelongsToAStep();
};

void TestPageOrder::nextPageIs_data()
{
    QTest::addColumn<PageId>("here");
    QTest::addColumn<bool>("online");
    QTest::addColumn<QString>("device");
    QTest::addColumn<std::optional<Verdict>>("before");
    QTest::addColumn<Way>("way");
    QTest::addColumn<PageId>("next");
    const QString box = QStringLiteral("maker-box");
    const QString fixed = QStringLiteral("maker-fixed");
    const QString none;
    const std::optional<Verdict> untested;
    const std::optional<Verdict> altered = Verdict::Altered;
    const std::optional<Verdict> blocked = Verdict::Blocked;
    const std::optional<Verdict> unclear = Verdict::Inconclusive;
    const std::optional<Verdict> clean = Verdict::Clean;
    using enum PageId;
    const Way any = Way::Undecided;
    const auto row = [](const char *name, PageId here, bool online, const QString &device,
                        std::optional<Verdict> before, Way way, PageId next) {
        QTest::newRow(name) << here << online << device << before << way << next;
    };
    row("found", Search, true, box, untested, any, Router);
    row("offline, to the list", Search, false, none, untested, any, Router);
    row("known router", Router, true, box, untested, any, Calls);
    row("unknown router is tested too", Router, true, none, untested, any, Calls);
    row("offline: the guide", Router, false, box, untested, any, Guide);
    row("offline, no guide", Router, false, fixed, untested, any, WaysRound);
    row("altered", Calls, true, box, altered, any, Choose);
    row("blocked", Calls, true, box, blocked, any, Advice);
    row("unclear", Calls, true, box, unclear, any, Advice);
    row("skipped", Calls, true, box, untested, any, Choose);
    row("altered, no switch", Calls, true, fixed, altered, any, Advice);
    row("skipped, no switch", Calls, true, fixed, untested, any, WaysRound);
    row("altered, unknown router", Calls, true, none, altered, any, Advice);
    row("proved by the account", Account, true, box, altered, any, Choose);
    row("proved by the account, no switch", Account, true, fixed, altered, any, Advice);
    row("the account tells nothing", Account, true, box, clean, any, Advice);
    row("clean: what else", Calls, true, box, clean, any, Advice);
    row("clean, but look all the same", Calls, true, box, clean, Way::ForMe, Choose);
    row("advised: switch it off", Advice, true, box, blocked, Way::ForMe, SignIn);
    row("advised: by hand", Advice, true, box, blocked, Way::ByHand, Guide);
    row("advised: all ways round", Advice, true, fixed, altered, Way::Round, WaysRound);
    row("advised: done", Advice, true, fixed, altered, any, Result);
    row("for me", Choose, true, box, altered, Way::ForMe, SignIn);
    row("by hand", Choose, true, box, altered, Way::ByHand, Guide);
    row("round", Choose, true, box, altered, Way::Round, Advice);
    row("round, untested", Choose, true, box, untested, Way::Round, WaysRound);
    row("undecided stays", Choose, true, box, altered, any, Choose);
    row("commit", SignIn, true, box, altered, Way::ForMe, Progress);
    row("commit putting back", SignIn, true, box, altered, Way::PutBack, Progress);
    row("changed", Progress, true, box, altered, Way::ForMe, Result);
    row("failed, by hand", Progress, true, box, altered, Way::ByHand, Guide);
    row("put back", Progress, true, box, altered, Way::PutBack, Result);
    row("guide followed", Guide, true, box, altered, Way::ByHand, Result);
    row("guide does not fit", Guide, true, box, altered, Way::Round, Advice);
    row("guide does not fit, offline", Guide, false, box, altered, Way::Round, WaysRound);
    row("went round", WaysRound, true, fixed, altered, Way::Round, Result);
    row("stays at the end", Result, true, box, clean, any, Result);
    row("another way", Result, true, box, altered, Way::ForMe, Choose);
    row("another way, no switch", Result, true, fixed, altered, Way::ForMe, Advice);
    row("other things from the end", Result, true, box, altered, Way::Round, Advice);
    row("other things, untested", Result, true, box, untested, Way::Round, WaysRound);
    row("put back from the end", Result, true, box, altered, Way::PutBack, SignIn);
    row("put back at the start", Search, false, none, untested, Way::PutBack, SignIn);
    row("support from anywhere", Search, false, none, untested, Way::Support, Result);
    row("support from a failure", Progress, true, box, altered, Way::Support, Result);
}

void TestPageOrder::nextPageIs()
{
    QFETCH(PageId, here);
    QFETCH(bool, online);
    QFETCH(QString, device);
    QFETCH(std::optional<Verdict>, before);
    QFETCH(Way, way);
    QFETCH(PageId, next);
    const Case state = caseWith(online ? Net::One : Net::None, device, before);
    QCOMPARE(int(nextPage(here, state, *smallKnowledge(), way)), int(next));
}

void TestPageOrder::everyPageBelongsToAStep()
{
    QCOMPARE(int(stepOf(PageId::Search)), 0);
    QCOMPARE(int(stepOf(PageId::Result)), wizardStepCount - 1);
    int last = 0;
    for (int page = int(PageId::Search); page <= int(PageId::Result); ++page) {
        const int step = int(stepOf(PageId(page)));
        QVERIFY2(step >= last, "steps never run backwards");
        last = step;
    }
}

QTEST_GUILESS_MAIN(TestPageOrder)
#include "tst_page_order.moc"
