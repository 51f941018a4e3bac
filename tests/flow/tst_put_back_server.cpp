#include "flow_fakes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ringthrough;

namespace {

std::shared_ptr<const KnowledgeBase> knowledgeWhere(bool onlyCallsTell)
{
    QList<Vendor> vendors = smallKnowledge()->vendors();
    vendors.first().devices.first().recipe->sipTestIsCheck = onlyCallsTell;
    return std::make_shared<const KnowledgeBase>(vendors);
}

JournalEntry testedEntry()
{
    JournalEntry entry;
    entry.id = QStringLiteral("one");
    entry.at = QDateTime::currentDateTimeUtc();
    entry.device = QStringLiteral("maker-box");
    entry.address = QStringLiteral("192.0.2.1");
    entry.sipServer = QStringLiteral("203.0.113.2:5062");
    entry.undo = {QStringLiteral("alg on")};
    entry.stateBefore = AlgState::On;
    entry.progress = ChangeProgress::Saved;
    return entry;
}

} // namespace

/// Against which server a change is tested when it is put back.
class TestPutBackServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheRightOne_data();
    void isTheRightOne();
};

void TestPutBackServer::isTheRightOne_data()
{
    QTest::addColumn<bool>("onlyCallsTell");
    QTest::addColumn<bool>("serverKnown");
    QTest::addColumn<QString>("server");
    const QString known = QStringLiteral("mirror.example:5060");
    QTest::newRow("the router tells") << false << false << QString();
    QTest::newRow("only calls tell") << true << false << QStringLiteral("203.0.113.2:5062");
    QTest::newRow("somebody named another") << true << true << known;
}

void TestPutBackServer::isTheRightOne()
{
    QFETCH(bool, onlyCallsTell);
    QFETCH(bool, serverKnown);
    QFETCH(QString, server);
    const QTemporaryDir folder;
    QVERIFY(!Journal(folder.path()).write(testedEntry()));
    FakeJobs fakes;
    Surroundings around = surroundings(fakes, folder.path());
    around.knowledge = knowledgeWhere(onlyCallsTell);
    if (!serverKnown)
        around.sipServer.reset();
    Flow flow(around);
    flow.putBack({});
    QCOMPARE(fakes.plans.size(), 1);
    QCOMPARE(fakes.plans.last().sipServer, server);
    QCOMPARE(fakes.plans.last().sipTestAvailable, !server.isEmpty());
}

QTEST_GUILESS_MAIN(TestPutBackServer)
#include "tst_put_back_server.moc"
