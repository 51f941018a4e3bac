#include "terminal_text.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ringthrough;

namespace {

QString shown(const QByteArray &bytes, qsizetype pieces, QByteArray *answers = nullptr)
{
    TerminalText terminal;
    QByteArray reply;
    for (qsizetype at = 0; at < bytes.size(); at += pieces)
        terminal.receive(bytes.mid(at, pieces), reply);
    if (answers)
        *answers = reply;
    return terminal.text();
}

} // namespace

class TestTerminalText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatAPersonSees_data();
    void showsWhatAPersonSees();
    void answersQuestionsAboutTheTerminal_data();
    void answersQuestionsAboutTheTerminal();
    void forgetsOnlyWhatWasShown();
    void dropsAPagersLine();
    void isQuickWithOneEndlessLine();
};

void TestTerminalText::showsWhatAPersonSees_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &bytes, const char *text) {
        QTest::newRow(name) << bytes << QString::fromUtf8(text);
    };
    row("plain", "one\r\ntwo", "one\ntwo");
    row("prompt keeps its blank", "a\r\n> ", "a\n> ");
    row("CR CR LF", "one\r\r\ntwo", "one\ntwo");
    row("NUL and bell", QByteArray("a\0b\a", 4), "ab");
    row("backspace", "shoq\b \bw", "show");
    row("carriage return overwrites", "12%\r99%\r\n", "99%\n");
    row("a wiped pager", "--More--\r        \rnext\r\n", "next\n");
    row("colours", "\x1b[1;32mgreen\x1b[0m", "green");
    row("erase to the end", "abcdef\rabc\x1b[K", "abc");
    row("erase the line", "abcdef\x1b[2K\rx", "x");
    row("erase to the cursor", "abcdef\x1b[3D\x1b[1K", "    ef");
    row("title of a window", "\x1b]0;router\x07> ", "> ");
    row("device control string", "\x1bPq#0\x1b\\> ", "> ");
    row("character set", "\x1b(Btext", "text");
    row("cursor right", "a\x1b[2Cb", "a  b");
    row("delete characters", "abcd\x1b[3D\x1b[2P", "ad");
    row("elsewhere on the screen is a new line", "top\x1b[5;1Hbelow", "top\nbelow");
    row("in a certain column", "\x1b[2;4Hx", "   x");
    row("a MikroTik prompt drawn twice", "[a@M] > \r\x1b[K[a@M] > /quit", "[a@M] > /quit");
    row("UTF-8", "Z\xc3\xbcrich", "Zürich");
    row("not UTF-8", "Z\xfcrich", "Z\ufffdrich");
    row("a sequence without end", QByteArray("\x1b[") + QByteArray(100, '1') + "ok",
        "11111111111111111111111111111111111ok");
}

void TestTerminalText::showsWhatAPersonSees()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(shown(bytes, bytes.size()), text);
    QCOMPARE(shown(bytes, 1), text);
}

void TestTerminalText::answersQuestionsAboutTheTerminal_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("which terminal") << QByteArray("\x1b[c") << QByteArray("\x1b[?6c");
    QTest::newRow("the old way") << QByteArray("\x1bZ") << QByteArray("\x1b[?6c");
    QTest::newRow("where is the cursor") << QByteArray("ab\x1b[6n") << QByteArray("\x1b[1;3R");
    // How a device finds out how large the window is.
    QTest::newRow("how high") << QByteArray("\r\x1b[9999B\x1b[6n") << QByteArray("\x1b[1000;1R");
    QTest::newRow("how wide") << QByteArray("\r\x1b[9999C\x1b[6n") << QByteArray("\x1b[1;511R");
    QTest::newRow("an answer is no question") << QByteArray("\x1b[?6c") << QByteArray();
}

void TestTerminalText::answersQuestionsAboutTheTerminal()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, answer);
    QByteArray found;
    shown(bytes, 1, &found);
    QCOMPARE(found, answer);
}

void TestTerminalText::forgetsOnlyWhatWasShown()
{
    TerminalText terminal;
    QByteArray reply;
    terminal.receive("old\x1b[3", reply);
    terminal.clear();
    terminal.receive("1mnew", reply);
    QCOMPARE(terminal.text(), QStringLiteral("new"));
}

void TestTerminalText::dropsAPagersLine()
{
    TerminalText terminal;
    QByteArray reply;
    terminal.receive("one\r\n--More--", reply);
    QCOMPARE(terminal.lastLine(), QStringLiteral("--More--"));
    terminal.dropLastLine();
    terminal.receive("two\r\n", reply);
    QCOMPARE(terminal.text(), QStringLiteral("one\ntwo\n"));
}

void TestTerminalText::isQuickWithOneEndlessLine()
{
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(shown(QByteArray(1 << 20, 'x'), 4096).size(), 1 << 20);
    QVERIFY(clock.elapsed() < 5000);
}

QTEST_APPLESS_MAIN(TestTerminalText)
#include "tst_terminal_text.moc"
