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
    void harmfulCommands_data();
    void harmfulCommands();
    void harmlessCommands();
    void restartsOnlyWhereItIsSaid();
    void whatADeviceSaysIsFree();
    void noRecipe_data();
    void noRecipe();
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

QByteArray change(const QByteArrayList &commands)
{
    QByteArrayList lines;
    for (QByteArray command : commands)
        lines.append("'" + command.replace("'", "''") + "'");
    return "change: [" + lines.join(", ") + "]";
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
    addRow("no undo", "      undo: [sip on, write]\n", "", "'undo' is missing in a recipe");
    addRow("empty undo", "undo: [sip on, write]", "undo: []", "at least one entry");
    addRow("no check",
           "      check:\n        - {send: show sip, 'on': '^sip is on', 'off': '^sip is off'}\n",
           "", "either 'check' entries or 'sip_test_is_check: true'");
    addRow("check without on", "'on': '^sip is on', ", "", "'on' is missing in a 'check' entry");
    addRow("check without off", ", 'off': '^sip is off'", "",
           "'off' is missing in a 'check' entry");
    addRow("check that says nothing to on", "'on': '^sip is on'", "'on': ''", "must not be empty");
    addRow("no sources", "    sources: [https://acme.example/manual.pdf]\n", "",
           "'sources' is missing in a device");

    addRow("pager that types a command", "      refused: '^error'",
           "      pagers: [{pattern: more, key: quit}]\n      refused: '^error'",
           "wants one key, not \"quit\"");
    addRehearsalRows();
}

void TestLintRecipes::findsOneMistake()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QString, says);
    QVERIFY(isTold(part, instead, says));
}

// All in one file: each is told by its own words.
void TestLintRecipes::harmfulCommands_data()
{
    QTest::addColumn<QByteArrayList>("commands");
    QTest::addColumn<QString>("says");
    QTest::newRow("words") << QByteArrayList{"write erase",
                                             "load factory-default",
                                             "format flash:",
                                             "passwd admin x",
                                             "set_passwd x",
                                             "set password x",
                                             "mkfs.ext4 /x",
                                             "dd if=x of=y",
                                             "rm -r x",
                                             "mtd write x y",
                                             "jffs2reset -y",
                                             "firstboot",
                                             "restoredefaults",
                                             "restore defaults",
                                             "sysupgrade x",
                                             "nvram clear",
                                             "delete startup-config",
                                             "crypto key zeroize",
                                             "wget x",
                                             "tftp -g x",
                                             "chmod 777 x",
                                             "poweroff"}
                           << QStringLiteral("could do harm");
    QTest::newRow("signs") << QByteArrayList{"sip off; sip on",
                                             "sip off && sip on",
                                             "sip off | sh",
                                             "sip off > x",
                                             "sip off < x",
                                             "sip off $(x)",
                                             "sip off `x`",
                                             "sip off \"`x`\"",
                                             "echo \"$(sip off; x)\"",
                                             "sip off & x",
                                             "show x | include y | sh"}
                           << QStringLiteral("outside quotes");
    QTest::newRow("quotes") << QByteArrayList{"echo \"x", "echo 'x", "echo \"$(x"}
                            << QStringLiteral("is not closed");
}

void TestLintRecipes::harmfulCommands()
{
    QFETCH(QByteArrayList, commands);
    QFETCH(QString, says);
    const QList<Mistake> mistakes = lintOf(vendorTextWith("change: [sip off]", change(commands)));
    for (const QByteArray &command : commands) {
        const QString words = u'"' + QString::fromLatin1(command) + u'"';
        QVERIFY2(std::any_of(mistakes.begin(), mistakes.end(),
                             [&](const Mistake &mistake) {
                                 return mistake.what.contains(says) &&
                                        mistake.what.contains(words) && mistake.line > 0;
                             }),
                 command.constData());
    }
}

void TestLintRecipes::harmlessCommands()
{
    const QList<Mistake> mistakes = lintOf(vendorTextWith(
        "change: [sip off]", change({"show x | include sip", "echo \"$(lsmod | grep -c sip)\"",
                                     "set 'a;b'", "set \"a;b\"", "show information", "ip preset 1",
                                     "/etc/init.d/firewall restart"})));
    QVERIFY(mistakeSaying(mistakes, QStringLiteral("has no answer to")).line > 0);
    QCOMPARE(mistakes.size(), 1);
}

void TestLintRecipes::restartsOnlyWhereItIsSaid()
{
    QByteArray text = vendorText();
    for (const char *part : {"change: [sip off]", "save: [{send: write, prompt: 'acme>\\s*$'}]",
                             "undo: [sip on, write]", "leave: [exit]"}) {
        const QByteArray key = QByteArray(part).split(':').first();
        text = textWith(text, part, key + ": [reboot " + key + ", reload " + key + "]");
    }
    const QList<Mistake> mistakes = lintOf(text);
    for (const char *key : {"change", "save", "undo", "leave"}) {
        for (const char *word : {"reboot", "reload"})
            QVERIFY(mistakeSaying(mistakes, QStringLiteral("\"%1 %2\" restarts the device")
                                                .arg(QLatin1String(word), QLatin1String(key)))
                        .line > 0);
    }
    QVERIFY(isClean(lintOf(vendorTextWith("      effect: at_once",
                                          "      effect: at_once\n      restart: [reboot]"))));
}

void TestLintRecipes::whatADeviceSaysIsFree()
{
    QVERIFY(isClean(lintOf(
        vendorTextWith("says: \"Acme A-100\\n\"", "says: \"Acme A-100; erase | format `x`\\n\""))));
}

void TestLintRecipes::noRecipe_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<bool>("good");
    const QByteArray reason = "    no_recipe: No source shows what it answers.\n";
    QTest::newRow("by command") << QByteArray("cli") << QByteArray() << false;
    QTest::newRow("by page and command") << QByteArray("web+cli") << QByteArray() << false;
    QTest::newRow("by command, with a reason") << QByteArray("cli") << reason << true;
    QTest::newRow("by page") << QByteArray("web") << QByteArray() << true;
}

void TestLintRecipes::noRecipe()
{
    QFETCH(QByteArray, how);
    QFETCH(QByteArray, reason);
    QFETCH(bool, good);
    const QByteArray guide = "    guide: [{type: [sip off]}, {press: Save}]\n";
    QByteArray family = secondFamily(guide + reason);
    family.replace("switch: 'no'", "switch: " + how);
    const QList<Mistake> mistakes = lintOf(vendorText() + family);
    if (good)
        QVERIFY(isClean(mistakes));
    else
        QVERIFY(mistakeSaying(mistakes, QStringLiteral("Commands can switch acme-two")).line > 0);
}

QTEST_GUILESS_MAIN(TestLintRecipes)
#include "tst_lint_recipes.moc"
