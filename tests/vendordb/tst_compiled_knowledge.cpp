#include "article_text.h"
#include "compiled_knowledge.h"
#include "knowledge_base.h"
#include "knowledge_fields.h"
#include "vendor_text.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ringthrough;

namespace {

void write(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(contents), contents.size());
}

// A folder with one vendor, and its compiled form beside it.
struct Compiled
{
    QTemporaryDir place;
    QString folder = place.filePath(QStringLiteral("data"));
    QString file = place.filePath(QStringLiteral("knowledge.bin"));
    Knowledge known;

    Compiled()
    {
        QDir().mkpath(folder);
        QDir().mkpath(articleFolder(folder));
        write(folder + QStringLiteral("/acme.yaml"), vendorText());
        write(articleFolder(folder) + QStringLiteral("/listening.yaml"), articleText());
        known = loadKnowledge({folder}).base.known();
        write(file, compileKnowledge(folder, known));
    }
};

} // namespace

class TestCompiledKnowledge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasLoaded();
    void namesNoPathOfTheBuild();
    void isStaleWhenAFileChanged_data();
    void isStaleWhenAFileChanged();
    void damagedDataIsRefused();
    void theBundledKnowledgeIsTheSame();
};

void TestCompiledKnowledge::givesBackWhatWasLoaded()
{
    const Compiled compiled;
    const auto read = readCompiledKnowledge(compiled.file, compiled.folder);
    QVERIFY(read);
    QCOMPARE(read->vendors.size(), 1);
    QCOMPARE(read->vendors.first().file, compiled.known.vendors.first().file);
    const Device &device = read->vendors.first().devices.first();
    QCOMPARE(device.recipe->dialogues.first().answers.size(), 7);
    QCOMPARE(device.recipe->dialogues.first().answers.at(1).whenOn, std::optional<bool>(true));
    QVERIFY(device.recipe->check.first().on.match(QStringLiteral("x\nsip is on")).hasMatch());
    QCOMPARE(device.checked, QDate(2026, 11, 22));
    QCOMPARE(read->articles.size(), 1);
    QCOMPARE(read->articles.first().file, compiled.known.articles.first().file);
    QCOMPARE(read->articles.first().about, WayRound::SipOverTls);
    // Compiling what was read gives the same bytes: nothing was lost on the way.
    QCOMPARE(compileKnowledge(compiled.folder, *read),
             compileKnowledge(compiled.folder, compiled.known));
}

void TestCompiledKnowledge::namesNoPathOfTheBuild()
{
    const Compiled compiled;
    const QByteArray data = compileKnowledge(compiled.folder, compiled.known);
    const QString path = compiled.place.path();
    const QByteArray utf16(reinterpret_cast<const char *>(path.utf16()), path.size() * 2);
    QVERIFY(!data.contains(path.toUtf8()));
    QVERIFY(!data.contains(utf16));
    QVERIFY(!data.contains(utf16.mid(1)));
}

void TestCompiledKnowledge::isStaleWhenAFileChanged_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("larger") << QStringLiteral("acme.yaml") << vendorText() + "# more\n";
    QTest::newRow("another one") << QStringLiteral("other.yaml") << QByteArray("x");
    QTest::newRow("an article") << QStringLiteral("articles/listening.yaml")
                                << articleText() + "# more\n";
}

void TestCompiledKnowledge::isStaleWhenAFileChanged()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, contents);
    const Compiled compiled;
    write(compiled.folder + u'/' + name, contents);
    QVERIFY(!readCompiledKnowledge(compiled.file, compiled.folder));
}

void TestCompiledKnowledge::damagedDataIsRefused()
{
    const Compiled compiled;
    const QByteArray whole = compileKnowledge(compiled.folder, compiled.known);
    QVERIFY(!readCompiledKnowledge(QStringLiteral("/nowhere"), compiled.folder));
    for (qsizetype size = 0; size < whole.size(); size += 97) {
        write(compiled.file, whole.left(size));
        QVERIFY(!readCompiledKnowledge(compiled.file, compiled.folder));
    }
    write(compiled.file, whole + "x");
    QVERIFY(!readCompiledKnowledge(compiled.file, compiled.folder));
    QByteArray longList = whole;
    longList.replace(8, 4, "\xff\xff\xff\xff");
    write(compiled.file, longList);
    QVERIFY(!readCompiledKnowledge(compiled.file, compiled.folder));
}

void TestCompiledKnowledge::theBundledKnowledgeIsTheSame()
{
    const QString folder = bundledKnowledgeFolder();
    const LoadedKnowledge slow = loadKnowledgeFiles({folder});
    const LoadedKnowledge quick = loadKnowledge({folder});
    QVERIFY(quick.mistakes.isEmpty());
    QCOMPARE(compileKnowledge(folder, quick.base.known()),
             compileKnowledge(folder, slow.base.known()));
}

QTEST_GUILESS_MAIN(TestCompiledKnowledge)
#include "tst_compiled_knowledge.moc"
