#include "transcript.h"

#include <QTest>

using namespace ringthrough;

class TestTranscript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder();
    void masksASecretThatStraddlesTwoReads();
    void masksASecretCutByATypedLine();
    void masksASecretInsideAnother();
    void masksWhatIsTypedAndWhatIsReported();
    void anEmptySecretHidesNothing();
    void cutsAnEndlessAnswer();
};

namespace {

QString textOf(const Transcript &transcript)
{
    QString all;
    for (const TranscriptLine &line : transcript.lines())
        all += (line.typed ? QStringLiteral("> ") : QStringLiteral("< ")) + line.text +
               QLatin1Char('\n');
    return all;
}

} // namespace

void TestTranscript::keepsTheOrder()
{
    Transcript transcript;
    transcript.printed(QStringLiteral("login: "));
    transcript.typed(QStringLiteral("admin"));
    transcript.printed(QStringLiteral("\nPassword: "));
    transcript.typedSecret();
    QCOMPARE(textOf(transcript), QStringLiteral("< login: \n> admin\n< Password: \n> ••••\n"));
    QCOMPARE(transcript.commands(), QStringList({QStringLiteral("admin"), QStringLiteral("••••")}));
}

void TestTranscript::masksASecretThatStraddlesTwoReads()
{
    Transcript transcript;
    transcript.hide(Secret("hunter2"));
    transcript.printed(QStringLiteral("you said hun"));
    transcript.printed(QStringLiteral("ter2, hunter2hunter2."));
    QCOMPARE(textOf(transcript), QStringLiteral("< you said ••••\n< , ••••.\n"));
}

void TestTranscript::masksASecretCutByATypedLine()
{
    Transcript transcript;
    transcript.hide(Secret("hunter2"));
    transcript.printed(QStringLiteral("hunt"));
    transcript.typed(QStringLiteral("show"));
    transcript.printed(QStringLiteral("er2\nok"));
    QVERIFY(!textOf(transcript).contains(QStringLiteral("er2")));
    QVERIFY(!textOf(transcript).contains(QStringLiteral("hunt")));
    QVERIFY(textOf(transcript).contains(QStringLiteral("ok")));
}

void TestTranscript::masksASecretInsideAnother()
{
    Transcript transcript;
    transcript.hide(Secret("pass"));
    transcript.hide(Secret("password9"));
    transcript.printed(QStringLiteral("password9"));
    QCOMPARE(textOf(transcript), QStringLiteral("< ••••\n"));
    QCOMPARE(transcript.masked(QStringLiteral("a password9 b")), QStringLiteral("a •••• b"));
}

void TestTranscript::masksWhatIsTypedAndWhatIsReported()
{
    Transcript transcript;
    transcript.hide(Secret("hunter2"));
    transcript.typed(QStringLiteral("set password hunter2"));
    QCOMPARE(transcript.commands().first(), QStringLiteral("set password ••••"));
    // Masked first, then cut: otherwise half a secret could be left at the end.
    const QString longText = QString(296, QLatin1Char('x')) + QStringLiteral("hunter2");
    QVERIFY(!transcript.masked(longText).contains(QStringLiteral("hun")));
}

void TestTranscript::anEmptySecretHidesNothing()
{
    Transcript transcript;
    transcript.hide(Secret());
    transcript.printed(QStringLiteral("text"));
    QCOMPARE(textOf(transcript), QStringLiteral("< text\n"));
}

void TestTranscript::cutsAnEndlessAnswer()
{
    Transcript transcript;
    transcript.printed(QString(200000, QLatin1Char('x')));
    QVERIFY(textOf(transcript).size() < 20000);
    QVERIFY(textOf(transcript).endsWith(QStringLiteral("…\n")));
}

QTEST_APPLESS_MAIN(TestTranscript)
#include "tst_transcript.moc"
