#include "change_run.h"
#include "knowledge_base.h"
#include "recipe_text.h"
#include "ssh_box.h"
#include "telnet_box.h"

#include <QTest>

#include <memory>

using namespace ringthrough;

namespace {

// One row of the big table: a dialogue of a recipe, over one of its channels.
struct Row
{
    Device device;
    Transport via;
    Dialogue dialogue;
};

// A box behind the server of its channel.
class Server
{
public:
    Server(Box &box, Transport via)
    {
        if (via == Transport::Telnet)
            m_telnet = std::make_unique<TelnetBox>(box);
        else
            m_ssh = std::make_unique<SshBox>(box);
    }
    quint16 port() const { return m_telnet ? m_telnet->port() : m_ssh->port(); }
    void halt()
    {
        if (m_ssh)
            m_ssh->halt();
    }

private:
    std::unique_ptr<TelnetBox> m_telnet;
    std::unique_ptr<SshBox> m_ssh;
};

} // namespace

/// Every dialogue of every recipe in the knowledge base, played over real sockets.
class TestRecipes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void switchesOff_data() { rows(); }
    void switchesOff();
    void seesThatItIsOffAlready_data() { rows(); }
    void seesThatItIsOffAlready();
    void putsBack_data() { rows(); }
    void putsBack();
    void aRefusedCommandIsTakenBack_data() { rows(true); }
    void aRefusedCommandIsTakenBack();
    void aLineThatDropsIsFoundOut_data() { rows(true); }
    void aLineThatDropsIsFoundOut();

private:
    void keepShare();
    void rows(bool onceARecipe = false);
    ChangePlan planFor(const Row &row, quint16 port, const QString &folder) const;
    Answers answersFor(const Box &box, bool restart = true) const;
    void holds(const ChangeResult &result, const Box &box, const QString &folder);

    QList<Row> m_rows;
};

void TestRecipes::initTestCase()
{
    const auto loaded = loadKnowledge({QStringLiteral(RT_SOURCE_DIR "/vendordb/data")});
    QVERIFY(loaded.mistakes.isEmpty());
    for (const Vendor &vendor : loaded.base.vendors()) {
        for (const Device &device : vendor.devices) {
            if (!device.recipe)
                continue;
            for (const Transport via : device.recipe->transports) {
                for (const Dialogue &dialogue : device.recipe->dialogues)
                    m_rows.append({device, via, dialogue});
            }
        }
    }
    QVERIFY(m_rows.size() > 10);
    keepShare();
}

// They wait for sockets most of the time, so two programs play half of the recipes each, side by
// side: RT_SHARE is 0/2 or 1/2.
void TestRecipes::keepShare()
{
    const QString share = qEnvironmentVariable("RT_SHARE");
    if (share.isEmpty())
        return;
    const int which = share.section(u'/', 0, 0).toInt();
    const int of = share.section(u'/', 1).toInt();
    QVERIFY(of > 0 && which < of);
    QList<Row> kept;
    for (qsizetype i = which; i < m_rows.size(); i += of)
        kept.append(m_rows.at(i));
    m_rows = kept;
}

// Faults are played once a recipe: they take longer, and the dialogues differ only in their words.
void TestRecipes::rows(bool onceARecipe)
{
    QTest::addColumn<int>("row");
    QStringList seen;
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        if (onceARecipe && seen.contains(row.device.id))
            continue;
        seen.append(row.device.id);
        QTest::addRow("%s, %s, %s", qPrintable(row.device.id), qPrintable(transportName(row.via)),
                      qPrintable(row.dialogue.name))
            << i;
    }
}

ChangePlan TestRecipes::planFor(const Row &row, quint16 port, const QString &folder) const
{
    ChangePlan plan = loopbackPlan(row.device, row.via, port, folder);
    plan.sipTestAvailable = row.device.recipe->sipTestIsCheck;
    return plan;
}

// The SIP test of these tests looks at the box itself, as a real one looks at the calls.
Answers TestRecipes::answersFor(const Box &box, bool restart) const
{
    Answers answers;
    answers.restart = restart;
    answers.sipTest = [&box](bool) {
        return diagnosed(box.device.algOn() ? Verdict::Altered : Verdict::Clean);
    };
    return answers;
}

// What must be true of every change, however it ended: it says how the router really is, and tells
// no secret.
void TestRecipes::holds(const ChangeResult &result, const Box &box, const QString &folder)
{
    const Change &change = result.change;
    const QString state = algStateName(box.device.algOn() ? AlgState::On : AlgState::Off);
    if (change.after != AlgState::Unknown)
        QCOMPARE(algStateName(change.after), state);
    if (change.outcome == ChangeOutcome::Off || change.outcome == ChangeOutcome::AlreadyOff)
        QVERIFY(!box.device.algOn() && !change.verifiedBy.isEmpty());
    if (change.outcome == ChangeOutcome::RolledBack || change.outcome == ChangeOutcome::Failed)
        QVERIFY(box.device.algOn() && box.device.savedOn());
    const bool fine =
        change.outcome == ChangeOutcome::Off || change.outcome == ChangeOutcome::AlreadyOff ||
        change.outcome == ChangeOutcome::RestartNeeded || change.outcome == ChangeOutcome::PutBack;
    QCOMPARE(result.problem.has_value(), !fine);
    QVERIFY(!allTextOf(result, folder).contains(box.device.dialogue().password));
}

void TestRecipes::switchesOff()
{
    QFETCH(int, row);
    const Row &played = m_rows.at(row);
    QTemporaryDir folder;
    Box box(played.dialogue);
    Server server(box, played.via);
    const auto result = runChange(planFor(played, server.port(), folder.path()),
                                  detailsFor(played.dialogue), answersFor(box));
    server.halt();
    QVERIFY2(!result.problem, qPrintable(result.change.problem));
    QCOMPARE(changeOutcomeName(result.change.outcome), QStringLiteral("off"));
    QVERIFY(!box.device.algOn());
    QVERIFY(!box.device.savedOn());
    QCOMPARE(result.change.before, AlgState::On);
    QCOMPARE(lastEntry(folder.path()).progress, ChangeProgress::Saved);
    const bool bySip = played.device.recipe->sipTestIsCheck;
    QCOMPARE(result.change.verifiedBy.contains(VerifiedBy::SipTest), bySip);
    QCOMPARE(result.change.verifiedBy.contains(VerifiedBy::Saved), !bySip);
    QVERIFY(!result.change.needsRestart);
    // What was shown before is what was typed, except that the device may not ask for everything.
    const QStringList shown = preview(*played.device.recipe, played.via, played.dialogue.user);
    for (const QString &line : result.change.commands)
        QVERIFY2(std::any_of(shown.begin(), shown.end(),
                             [&line](const QString &one) { return isFilledFrom(line, one); }),
                 qPrintable(line));
    holds(result, box, folder.path());
}

void TestRecipes::seesThatItIsOffAlready()
{
    QFETCH(int, row);
    const Row &played = m_rows.at(row);
    QTemporaryDir folder;
    Box box(played.dialogue, false);
    Server server(box, played.via);
    const auto result = runChange(planFor(played, server.port(), folder.path()),
                                  detailsFor(played.dialogue), answersFor(box));
    server.halt();
    QCOMPARE(changeOutcomeName(result.change.outcome), QStringLiteral("already_off"));
    QVERIFY(!box.typed.contains(played.device.recipe->change.first().send));
    QVERIFY(lastEntry(folder.path()).id.isEmpty());
    holds(result, box, folder.path());
}

void TestRecipes::putsBack()
{
    QFETCH(int, row);
    const Row &played = m_rows.at(row);
    QTemporaryDir folder;
    Box box(played.dialogue);
    ChangePlan plan;
    {
        Server server(box, played.via);
        plan = planFor(played, server.port(), folder.path());
        runChange(plan, detailsFor(played.dialogue), answersFor(box));
        server.halt();
    }
    QVERIFY(!box.device.algOn());
    Server server(box, played.via);
    plan.port = server.port();
    plan.kind = ChangePlan::Kind::PutBack;
    plan.putBack = Journal(folder.path()).lastUndoable();
    QVERIFY(plan.putBack);
    const auto result = runChange(plan, detailsFor(played.dialogue), answersFor(box));
    server.halt();
    QVERIFY2(!result.problem, qPrintable(result.change.problem));
    QCOMPARE(changeOutcomeName(result.change.outcome), QStringLiteral("put_back"));
    QVERIFY(box.device.algOn());
    QVERIFY(box.device.savedOn());
    QVERIFY(!Journal(folder.path()).lastUndoable());
    holds(result, box, folder.path());
}

void TestRecipes::aRefusedCommandIsTakenBack()
{
    QFETCH(int, row);
    const Row &played = m_rows.at(row);
    const Recipe &recipe = *played.device.recipe;
    const QList<Command> commands = recipe.change + recipe.save;
    for (const Command &refused : commands) {
        QTemporaryDir folder;
        Box box(played.dialogue);
        // The dialogue's own words for what it does not know; each recipe calls them a refusal.
        QString words = played.dialogue.unknown;
        words.replace(QStringLiteral("%1"), refused.send);
        box.judge = [&](const QString &line, int count) {
            return isFilledFrom(line, refused.send) && count == 1
                       ? Fate{Fate::Kind::Refused, words.toUtf8().replace("\n", "\r\n")}
                       : Fate{};
        };
        Server server(box, played.via);
        const auto result = runChange(planFor(played, server.port(), folder.path()),
                                      detailsFor(played.dialogue), answersFor(box));
        server.halt();
        QVERIFY2(result.change.outcome == ChangeOutcome::RolledBack,
                 qPrintable(refused.send + QStringLiteral(": ") +
                            changeOutcomeName(result.change.outcome) + QStringLiteral(": ") +
                            result.change.problem));
        QVERIFY(std::holds_alternative<CommandRefused>(*result.problem));
        holds(result, box, folder.path());
    }
}

void TestRecipes::aLineThatDropsIsFoundOut()
{
    QFETCH(int, row);
    const Row &played = m_rows.at(row);
    const Recipe &recipe = *played.device.recipe;
    const QList<Command> commands = recipe.change + recipe.save;
    for (const Command &dropped : commands) {
        for (const auto kind : {Fate::Kind::LostBefore, Fate::Kind::LostAfter}) {
            QTemporaryDir folder;
            Box box(played.dialogue);
            box.judge = [&](const QString &line, int count) {
                return isFilledFrom(line, dropped.send) && count == 1 ? Fate{kind, {}} : Fate{};
            };
            Server server(box, played.via);
            const auto result = runChange(planFor(played, server.port(), folder.path()),
                                          detailsFor(played.dialogue), answersFor(box));
            server.halt();
            const auto outcome = result.change.outcome;
            QVERIFY2(outcome == ChangeOutcome::Off || outcome == ChangeOutcome::RolledBack,
                     qPrintable(dropped.send + QStringLiteral(": ") + changeOutcomeName(outcome) +
                                QStringLiteral(": ") + result.change.problem));
            holds(result, box, folder.path());
        }
    }
}

QTEST_GUILESS_MAIN(TestRecipes)
#include "tst_recipes.moc"
