#include "article_text.h"
#include "linting.h"

#include <QtTest>

using namespace ringthrough;

/// Which files are looked at, as what, and how a mistake is told.
class TestLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodFileIsGood();
    void theBundledFilesAreGood();
    void findsAllMistakesOfAFolder();
    void lintsTheArticlesOfAFolder();
    void tellsTheKindOfAFile_data();
    void tellsTheKindOfAFile();
    void saysWhere();
    void saysWhatWasMeant();
    void linksIntoABrokenFileAreNotFollowed();
    void takenIds_data();
    void takenIds();
    void aMissingFileIsAMistake();
};

void TestLint::aGoodFileIsGood()
{
    QVERIFY(isClean(lintOf(vendorText())));
    QVERIFY(isClean(lintOf(vendorText() + secondFamily())));
}

void TestLint::theBundledFilesAreGood()
{
    QVERIFY(isClean(lint({QStringLiteral(RT_SOURCE_DIR "/vendordb/data")})));
}

void TestLint::findsAllMistakesOfAFolder()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(QStringLiteral("acme.yaml")),
                      vendorTextWith("confidence: high", "confidence: low")));
    QVERIFY(writeFile(folder.filePath(QStringLiteral("broken.yaml")), "format: ["));
    QCOMPARE(lint({folder.path()}).size(), 2);
}

void TestLint::lintsTheArticlesOfAFolder()
{
    const QTemporaryDir folder;
    const QString article = folder.filePath(QStringLiteral("articles/listening.yaml"));
    QVERIFY(writeFile(folder.filePath(QStringLiteral("acme.yaml")), vendorText()));
    QVERIFY(writeFile(article, articleText()));
    const QList<Mistake> good = lint({folder.path()});
    QVERIFY(std::none_of(good.begin(), good.end(),
                         [](const Mistake &m) { return m.key == QStringLiteral("see"); }));
    QVERIFY(writeFile(article, textWith(articleText(), "see: [acme-one,", "see: [acme-won,")));
    QCOMPARE(mistakeSaying(lint({folder.path()}), QStringLiteral("leads to 'acme-won'")).file,
             article);
}

void TestLint::tellsTheKindOfAFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *title, const char *name, const QByteArray &text,
                        const char *says) {
        QTest::newRow(title) << QString::fromLatin1(name) << text << QString::fromLatin1(says);
    };
    row("profile", "p.yaml", "format: 1\nname: X\nsip_servers: [{hots: a}]\n",
        "not known in a SIP server");
    row("article", "x.yaml", "format: 1\nid: x\ntitle: T\nsections: []\n",
        "'summary' is missing in an article");
    row("vendor", "x.yaml", "format: 1\nid: x\nname: X\ncountries: [worldwide]\n",
        "'devices' is missing in a vendor");
    row("nearly empty, among articles", "articles/x.yaml", "format: 1\nid: x\n",
        "'title' is missing in an article");
    row("nearly empty, elsewhere", "x.yaml", "format: 1\nid: x\n", "'name' is missing in a vendor");
}

void TestLint::tellsTheKindOfAFile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    QVERIFY(mistakeSaying(lintOf(text, qPrintable(name)), says).line > 0);
    QVERIFY(isClean(lint({QStringLiteral(RT_SOURCE_DIR "/resources/profile-sample.yaml")})));
}

void TestLint::saysWhere()
{
    const QList<Mistake> mistakes =
        lintOf(vendorTextWith("- go: [Advanced, Telephony]", "- go: [Advanced, 'Tele  phony']"));
    QCOMPARE(mistakes.size(), 1);
    QVERIFY(mistakes.first().source.contains(QStringLiteral("'Tele  phony'")));
    QCOMPARE(mistakes.first().column, mistakes.first().source.indexOf(u'\'') + 2);
}

void TestLint::saysWhatWasMeant()
{
    const QList<Mistake> mistakes =
        lintOf(vendorTextWith("    ways_round", "    made_by: [mikrotic]\n    ways_round"));
    const Mistake found = mistakeSaying(mistakes, QStringLiteral("leads to 'mikrotic'"));
    QCOMPARE(found.meant, QStringLiteral("mikrotik"));
    QCOMPARE(found.key, QStringLiteral("made_by"));
    QVERIFY(found.source.contains(QStringLiteral("made_by: [mikrotic]")));
    const Mistake inItsKey =
        mistakeSaying(lintOf(vendorTextWith("    ways_round", "    see: [one]\n    ways_round")),
                      QStringLiteral("leads to 'one'"));
    QCOMPARE(inItsKey.source, QStringLiteral("    see: [one]"));
}

// One broken file must not make a mistake of every link that leads into it.
void TestLint::linksIntoABrokenFileAreNotFollowed()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(QStringLiteral("acme.yaml")),
                      vendorTextWith("default: 'on'", "default: maybe")));
    QVERIFY(writeFile(folder.filePath(QStringLiteral("zeta.yaml")),
                      "format: 1\nid: zeta\nname: Zeta\nrelated: [acme]\ndevices:\n" +
                          secondFamily("    see: [acme-one]\n").replace("acme-two", "zeta-two")));
    const QList<Mistake> mistakes = lint({folder.path()});
    QCOMPARE(mistakes.size(), 1);
    QVERIFY(mistakes.first().what.contains(QStringLiteral("'maybe'")));
}

void TestLint::takenIds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("article called like a vendor")
        << QStringLiteral("articles/acme.yaml")
        << textWith(articleText(), "id: listening", "id: acme");
    QTest::newRow("article called like a device")
        << QStringLiteral("articles/acme-one.yaml")
        << textWith(articleText(), "id: listening", "id: acme-one");
}

void TestLint::takenIds()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(QStringLiteral("acme.yaml")), vendorText()));
    QVERIFY(writeFile(folder.filePath(name), text));
    QVERIFY(mistakeSaying(lint({folder.path()}), QStringLiteral("is taken already, in "))
                .file.endsWith(name));
}

void TestLint::aMissingFileIsAMistake()
{
    QCOMPARE(lint({QStringLiteral("/nowhere/acme.yaml")}).size(), 1);
}

QTEST_GUILESS_MAIN(TestLint)
#include "tst_lint.moc"
