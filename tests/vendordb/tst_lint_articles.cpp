#include "article_text.h"
#include "linting.h"

#include <QtTest>

using namespace ringthrough;

/// What the lint says of articles.
class TestLintArticles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodArticleIsGood();
    void findsOneMistake_data();
    void findsOneMistake();
    void comparesArticles_data();
    void comparesArticles();
};

namespace {

// An article that stands alone: it explains no way round, of which each has one article already.
QByteArray goodArticle()
{
    return textWith(textWith(articleText(), "about: tls\n", ""), "see: [acme-one, acme]",
                    "see: [mikrotik]");
}

} // namespace

void TestLintArticles::aGoodArticleIsGood()
{
    QVERIFY(isClean(lintOf(goodArticle(), articleFileName)));
}

void TestLintArticles::findsOneMistake_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("source");
    const auto row = [](const char *name, QByteArray part, QByteArray instead, const char *says,
                        const char *source) {
        QTest::newRow(name) << part << instead << QString::fromUtf8(says)
                            << QString::fromUtf8(source);
    };
    row("link to nowhere", "[mikrotik]", "[mikrotikk]", "leads to 'mikrotikk'", "see: [mikrotikk]");
    row("link to itself", "[mikrotik]", "[listening]", "leads to itself", "see: [listening]");
    row("link twice", "[mikrotik]", "[mikrotik, mikrotik]", "more than once",
        "see: [mikrotik, mikrotik]");
    row("stray blank", "[Dial, Wait]", "[Dial, 'Wait ']", "begins or ends with a blank",
        "    steps: [Dial, 'Wait ']");
    row("stray blank in a title", "title: How to listen", "title: 'How to  listen'",
        "two blanks in a row", "title: 'How to  listen'");
    row("non-breaking blank", "Pick up the phone.", "Pick\u00a0up.",
        "a tab or a blank that is none", "    text: [Pick\u00a0up.]");
    row("source that says nothing", "[https://acme.example/listening]", "[web]", "no source",
        "sources: [web]");
    row("checked in the future", "2026-11-22", "2226-11-22", "in the future",
        "checked: 2226-11-22");
    row("unknown key", "summary:", "sumary:", "'sumary' is not known in an article",
        "sumary: What to hear in a call.");
}

void TestLintArticles::findsOneMistake()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QString, says);
    QFETCH(QString, source);
    const QList<Mistake> mistakes = lintOf(textWith(goodArticle(), part, instead), articleFileName);
    const Mistake found = mistakeSaying(mistakes, says);
    QVERIFY(found.line > 0);
    QCOMPARE(found.source, source);
}

void TestLintArticles::comparesArticles_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("says");
    const QByteArray about = textWith(goodArticle(), "sections:", "about: tls\nsections:");
    const QByteArray other = textWith(about, "title: How to listen", "title: Another");
    QTest::newRow("same way round") << about << other << QStringLiteral("way round 'tls' already");
    QTest::newRow("same title") << goodArticle()
                                << textWith(goodArticle(), "How to listen", "how to LISTEN")
                                << QStringLiteral("has the same title");
}

// Two files that only together are a mistake are told once.
void TestLintArticles::comparesArticles()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(QStringLiteral("listening.yaml")), first));
    QVERIFY(writeFile(folder.filePath(QStringLiteral("other.yaml")),
                      textWith(second, "id: listening", "id: other")));
    const QList<Mistake> mistakes = lint({folder.path()});
    QStringList between;
    for (const Mistake &mistake : mistakes) {
        if (mistake.what.contains(says) && mistake.what.contains(QStringLiteral("'listening'")))
            between.append(mistake.file);
    }
    QCOMPARE(between, QStringList{folder.filePath(QStringLiteral("other.yaml"))});
}

QTEST_GUILESS_MAIN(TestLintArticles)
#include "tst_lint_articles.moc"
