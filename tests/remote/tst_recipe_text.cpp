#include "recipe_text.h"

#include <QTest>

using namespace ringthrough;

class TestRecipeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAPromptOnlyAtTheEnd_data();
    void findsAPromptOnlyAtTheEnd();
    void takesEchoAndPromptOffAnAnswer_data();
    void takesEchoAndPromptOffAnAnswer();
    void readsAChecksAnswer_data();
    void readsAChecksAnswer();
    void fillsInWhatWasCaptured();
};

void TestRecipeText::findsAPromptOnlyAtTheEnd_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const char *pattern, const char *text, bool found) {
        QTest::newRow(name) << QString::fromLatin1(pattern) << QString::fromLatin1(text) << found;
    };
    row("at the end", "# $", "text\nrouter# ", true);
    row("in the middle", "#\\s*$", "router# \nmore", false);
    row("after it a line end", "#\\s*$", "router# \n", false);
    row("over two lines", "\\[edit\\]\\nme# ", "ok\n[edit]\nme# ", true);
    row("end of all", "login:\\s*\\z", "RT login: ", true);
    row("the line says more", "login:\\s*\\z", "Last login: Monday", false);
    row("begins a line", "^>", "a\n> ", true);
    row("no expression", "", "anything", false);
    row("a broken expression", "(", "(", false);
}

void TestRecipeText::findsAPromptOnlyAtTheEnd()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, found);
    QCOMPARE(fitsAtEnd(QRegularExpression(pattern), text), found);
}

void TestRecipeText::takesEchoAndPromptOffAnAnswer_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *name, const char *text, const char *answer) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(answer);
    };
    row("echo and prompt", "show\nis on\nbox> ", "is on\n");
    row("the prompt drawn again", "box> show\nis on\nbox> ", "is on\n");
    row("no echo", "is on\nbox> ", "is on\n");
    row("nothing else", "show\nbox> ", "");
    row("a message came between", "%LOG up\nshow\nis on\nbox> ", "is on\n");
    // Only an echo is taken off, not an answer that happens to name the command.
    row("an error that names the command", "bad command show\nbox> ", "bad command show\n");
}

void TestRecipeText::takesEchoAndPromptOffAnAnswer()
{
    QFETCH(QString, text);
    QFETCH(QString, answer);
    const QRegularExpression prompt(QStringLiteral("^box> $"));
    QCOMPARE(answerIn(text, QStringLiteral("show"), prompt, prompt), answer);
}

void TestRecipeText::readsAChecksAnswer_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<AlgState>("state");
    QTest::addColumn<QString>("captured");
    QTest::newRow("on") << QStringLiteral("x\nsip 7 on\n") << AlgState::On << QStringLiteral("7");
    QTest::newRow("off") << QStringLiteral("sip off") << AlgState::Off << QString();
    QTest::newRow("neither") << QStringLiteral("sip perhaps") << AlgState::Unknown << QString();
    QTest::newRow("both") << QStringLiteral("sip 7 on\nsip off") << AlgState::Unknown << QString();
    QTest::newRow("nothing") << QString() << AlgState::Unknown << QString();
    // What would run another command must not get into one.
    QTest::newRow("hostile") << QStringLiteral("sip 7;reboot on") << AlgState::Unknown << QString();
    QTest::newRow("substitution") << QStringLiteral("sip $(x) on") << AlgState::Unknown
                                  << QString();
}

void TestRecipeText::readsAChecksAnswer()
{
    QFETCH(QString, answer);
    QFETCH(AlgState, state);
    QFETCH(QString, captured);
    Check check;
    check.on = QRegularExpression(QStringLiteral("^sip (?<number>\\S+) on$"));
    check.off = QRegularExpression(QStringLiteral("^sip off$"));
    check.capture = QStringLiteral("number");
    const CheckReading reading = readCheck(check, answer);
    QCOMPARE(reading.state, state);
    QCOMPARE(reading.captured.value(QStringLiteral("number")), captured);
}

void TestRecipeText::fillsInWhatWasCaptured()
{
    const Captured values{{QStringLiteral("n"), QStringLiteral("7")}};
    QCOMPARE(filledIn(QStringLiteral("delete ${n} and ${n}"), values).value_or(QString()),
             QStringLiteral("delete 7 and 7"));
    QCOMPARE(filledIn(QStringLiteral("nvram $(x) $n"), values).value_or(QString()),
             QStringLiteral("nvram $(x) $n"));
    QVERIFY(!filledIn(QStringLiteral("delete ${other}"), values));
}

QTEST_APPLESS_MAIN(TestRecipeText)
#include "tst_recipe_text.moc"
