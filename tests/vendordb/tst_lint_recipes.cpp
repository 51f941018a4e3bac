#include "linting.h"

#include <QtTest>

using namespace ringthrough;

/// What the lint, and the loader before it, say of recipes.
class TestLintRecipes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsOneMistake_data();
    void findsOneMistake();
    void whatADeviceSaysIsFree();
};

namespace {

void addColumns()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("says");
}

void addRow(const char *name, const QByteArray &part, const QByteArray &instead, const char *says)
{
    QTest::newRow(name) << part << instead << QString::fromLatin1(says);
}

void addRehearsalRows()
{
    addRow("prompt that does not fit", "prompt: 'acme>\\s*$'\n        leave",
           "prompt: 'acmee>\\s*$'\n        leave", "nothing of 'sign_in' fits");
    addRow("confirm that does not fit", "{send: show product, require: Acme}",
           "{send: show product, require: Other}", "'confirm' does not take");
    addRow("command without an answer", "change: [sip off]", "change: [sip of]",
           "no answer to \"sip of\"");
    addRow("check that cannot say on", "'on': '^sip is on'", "'on': '^sip is yes'",
           "does not see \"on\"");
    addRow("check that cannot say off", "'off': '^sip is off'", "'off': '^sip is no$'",
           "does not see \"off\"");
    addRow("check that says both", "'off': '^sip is off'", "'off': '^sip is'", "both fit");
    addRow("change that is refused", "{type: sip off, does: [sets_off]}",
           "{type: sip off, says: \"error 7\\n\"}", "is refused");
    addRow("change that changes nothing", "{type: sip off, does: [sets_off]}", "{type: sip off}",
           "is on where it has to be off");
    addRow("save that saves nothing", "{type: write, does: [saves]}", "{type: write}",
           "does not survive a restart");
    addRow("undo that does not undo", "undo: [sip on, write]", "undo: [write]",
           "does not survive a restart");
    addRow("undo that is not saved", "undo: [sip on, write]", "undo: [sip on]",
           "does not survive a restart");
    addRow("session that ends unannounced", "{type: write, does: [saves]}",
           "{type: write, does: [saves, ends]}", "ends the session unannounced");
}

} // namespace

void TestLintRecipes::findsOneMistake_data()
{
    addColumns();
    addRow("recipe on weak facts", "confidence: high", "confidence: low", "medium or high");
    addRow("harmful word", "save: [{send: write, prompt: 'acme>\\s*$'}]", "save: [write erase]",
           "'erase' in a command could do harm");
    addRow("second command", "change: [sip off]", "change: [sip off; reboot]",
           "';' outside quotes");
    addRow("variable of a shell", "change: [sip off]", "change: ['sip off $(x)']",
           "'$' outside quotes");
    addRow("pipe into a program", "change: [sip off]", "change: ['sip off | sh']",
           "'|' outside quotes");
    addRehearsalRows();
}

void TestLintRecipes::findsOneMistake()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QString, says);
    const Mistake found = mistakeSaying(lintOf(vendorTextWith(part, instead)), says);
    QVERIFY(found.line > 0);
    QVERIFY(!found.source.isEmpty());
}

void TestLintRecipes::whatADeviceSaysIsFree()
{
    QVERIFY(isClean(lintOf(
        vendorTextWith("says: \"Acme A-100\\n\"", "says: \"Acme A-100; erase | format `x`\\n\""))));
}

QTEST_GUILESS_MAIN(TestLintRecipes)
#include "tst_lint_recipes.moc"
