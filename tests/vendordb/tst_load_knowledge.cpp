#include "article_file.h"
#include "article_text.h"
#include "knowledge_base.h"
#include "vendor_file.h"
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

} // namespace

class TestLoadKnowledge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryPartOfAFile();
    void readsARecipe();
    void readsADialogue();
    void loadsTheBundledFiles();
    void aBrokenFileDoesNotStopTheOthers();
    void aLaterFolderOverridesAVendor();
    void anIdOfAnotherVendorIsAMistake();
    void aFolderThatIsNotThereIsEmpty();
    void findsVendorsDevicesAndProbes();
    void readsAnArticle();
    void aBrokenArticleIsLeftOut_data();
    void aBrokenArticleIsLeftOut();
    void aLinkThatLeadsNowhereIsAMistake();
    void linksLeadToAllKinds();
};

void TestLoadKnowledge::readsEveryPartOfAFile()
{
    const VendorFile file = readVendorText(QString::fromLatin1(vendorFileName), vendorText());
    QCOMPARE(file.mistakes.size(), 0);
    const Vendor &vendor = *file.vendor;
    QCOMPARE(vendor.name, QStringLiteral("Acme"));
    QCOMPARE(vendor.aliases, QStringList{QStringLiteral("Acme Networks")});
    QCOMPARE(vendor.rules.first().match, Match::Prefix);
    QCOMPARE(vendor.rules.first().line, 7);
    QCOMPARE(vendor.probes.first().path, QStringLiteral("/about.xml"));
    QCOMPARE(vendor.probes.first().port, 49000);
    QCOMPARE(vendor.probes.first().reportsAs, Signal::UpnpXml);
    const Device &device = vendor.devices.first();
    QCOMPARE(device.models.size(), 2);
    QCOMPARE(device.signIn.user, QStringLiteral("admin"));
    QCOMPARE(device.alg.byDefault, AlgState::On);
    QCOMPARE(device.alg.switchable, Switchable::WebAndCli);
    QVERIFY(device.canDisable());
    QCOMPARE(device.guide.size(), 6);
    QCOMPARE(device.guide.at(2).labels.size(), 2);
    QCOMPARE(device.guide.at(3).to, QStringLiteral("unticked"));
    QVERIFY(device.guide.at(5).optional);
    QCOMPARE(device.waysRound, QList<WayRound>{WayRound::SipOverTls});
    QCOMPARE(device.checked, QDate(2026, 11, 22));
    QCOMPARE(device.confidence, Confidence::High);
}

void TestLoadKnowledge::readsARecipe()
{
    const VendorFile file = readVendorText(QString::fromLatin1(vendorFileName), vendorText());
    const Recipe &recipe = *file.vendor->devices.first().recipe;
    QCOMPARE(recipe.transports, QList<Transport>{Transport::Telnet});
    QVERIFY(recipe.signIn.prompt.match(QStringLiteral("\nacme> ")).hasMatch());
    QVERIFY(!isGiven(recipe.signIn.refused));
    QCOMPARE(recipe.signIn.leave, QStringList{QStringLiteral("exit")});
    QVERIFY(!recipe.signIn.privileged);
    QVERIFY(recipe.check.first().on.match(QStringLiteral("show sip\nsip is on\n")).hasMatch());
    QVERIFY(!recipe.check.first().off.match(QStringLiteral("sip is on\n")).hasMatch());
    QCOMPARE(recipe.change.first().send, QStringLiteral("sip off"));
    QVERIFY(isGiven(recipe.save.first().prompt));
    QCOMPARE(recipe.undo.size(), 2);
    QCOMPARE(recipe.restartSeconds, 120);
    QCOMPARE(recipe.effect, Effect::AtOnce);
}

void TestLoadKnowledge::readsADialogue()
{
    const VendorFile file = readVendorText(QString::fromLatin1(vendorFileName), vendorText());
    const Dialogue &dialogue = file.vendor->devices.first().recipe->dialogues.first();
    QCOMPARE(dialogue.user, QStringLiteral("admin"));
    QCOMPARE(dialogue.lineEnd, QStringLiteral("\r\n"));
    QCOMPARE(dialogue.modes.first().prompt, QStringLiteral("acme> "));
    QCOMPARE(dialogue.answers.size(), 7);
    QCOMPARE(dialogue.answers.at(1).whenOn, std::optional<bool>(true));
    QCOMPARE(dialogue.answers.at(1).says, QStringLiteral("sip is on\n"));
    QCOMPARE(dialogue.answers.at(2).whenOn, std::optional<bool>(false));
    QVERIFY(!dialogue.answers.at(3).whenOn);
    QCOMPARE(dialogue.answers.at(3).effects, QList<DialogueEffect>{DialogueEffect::SetsOff});
}

void TestLoadKnowledge::loadsTheBundledFiles()
{
    const QString folder = bundledKnowledgeFolder();
    QVERIFY2(!folder.isEmpty(), "no bundled files were found");
    const LoadedKnowledge loaded = loadKnowledgeFiles({folder});
    for (const Mistake &mistake : loaded.mistakes)
        qWarning("%s", qPrintable(mistake.toString()));
    QVERIFY(loaded.mistakes.isEmpty());
    QVERIFY(loaded.base.vendor(QStringLiteral("mikrotik")));
}

void TestLoadKnowledge::aBrokenFileDoesNotStopTheOthers()
{
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("acme.yaml")), vendorText());
    write(folder.filePath(QStringLiteral("broken.yaml")), "format: 1\nid: [");
    write(folder.filePath(QStringLiteral("notes.txt")), "not ours");
    const LoadedKnowledge loaded = loadKnowledge({folder.path()});
    QCOMPARE(loaded.base.vendors().size(), 1);
    QCOMPARE(loaded.mistakes.size(), 1);
    QVERIFY(loaded.mistakes.first().file.endsWith(QStringLiteral("broken.yaml")));
}

void TestLoadKnowledge::aLaterFolderOverridesAVendor()
{
    QTemporaryDir first;
    QTemporaryDir second;
    write(first.filePath(QStringLiteral("acme.yaml")), vendorText());
    write(second.filePath(QStringLiteral("acme.yaml")), vendorTextWith("name: Acme", "name: Mine"));
    const LoadedKnowledge loaded = loadKnowledge({first.path(), second.path()});
    QCOMPARE(loaded.mistakes.size(), 0);
    QCOMPARE(loaded.base.vendors().size(), 1);
    QCOMPARE(loaded.base.vendors().first().name, QStringLiteral("Mine"));
}

void TestLoadKnowledge::anIdOfAnotherVendorIsAMistake()
{
    QTemporaryDir folder;
    QByteArray other = vendorTextWith("id: acme\n", "id: acme-one\n");
    other.replace("id: acme-one\n    family", "id: acme-one-x\n    family");
    QByteArray first = vendorTextWith("id: acme-one\n", "id: acme-one-x\n");
    write(folder.filePath(QStringLiteral("acme.yaml")), first);
    write(folder.filePath(QStringLiteral("acme-one.yaml")), other);
    const LoadedKnowledge loaded = loadKnowledge({folder.path()});
    QCOMPARE(loaded.base.vendors().size(), 1);
    QCOMPARE(loaded.mistakes.size(), 1);
    QVERIFY(loaded.mistakes.first().what.contains(QStringLiteral("acme-one-x")));
    QVERIFY(loaded.mistakes.first().line > 1);
}

void TestLoadKnowledge::aFolderThatIsNotThereIsEmpty()
{
    const LoadedKnowledge loaded = loadKnowledge({QStringLiteral("/nowhere/at/all")});
    QVERIFY(loaded.base.vendors().isEmpty());
    QVERIFY(loaded.mistakes.isEmpty());
}

void TestLoadKnowledge::findsVendorsDevicesAndProbes()
{
    const VendorFile file = readVendorText(QString::fromLatin1(vendorFileName), vendorText());
    const KnowledgeBase base({*file.vendor});
    QVERIFY(base.vendor(QStringLiteral("acme")));
    QVERIFY(!base.vendor(QStringLiteral("Acme")));
    QCOMPARE(base.device(QStringLiteral("acme-one"))->vendor->id, QStringLiteral("acme"));
    QVERIFY(!base.device(QStringLiteral("acme-two")));
    QCOMPARE(base.probes({QStringLiteral("acme"), QStringLiteral("other")}).size(), 1);
}

void TestLoadKnowledge::readsAnArticle()
{
    const ArticleFile file = readArticleText(QString::fromLatin1(articleFileName), articleText());
    QCOMPARE(file.mistakes.size(), 0);
    const Article &article = *file.article;
    QCOMPARE(article.title, QStringLiteral("How to listen"));
    QCOMPARE(article.about, WayRound::SipOverTls);
    QCOMPARE(article.sections.size(), 1);
    QCOMPARE(article.sections.first().steps.size(), 2);
    QCOMPARE(article.sections.first().say, QStringList{QStringLiteral("Hello.")});
    QCOMPARE(article.see.size(), 2);
    QCOMPARE(article.checked, QDate(2026, 11, 22));
}

void TestLoadKnowledge::aBrokenArticleIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, QByteArray part, QByteArray instead, const char *says) {
        QTest::newRow(name) << part << instead << QString::fromLatin1(says);
    };
    row("other name", "id: listening", "id: hearing", "has to be called hearing.yaml");
    row("unknown key", "about:", "abut:", "'abut' is not known in an article");
    row("unknown way round", "about: tls", "about: tsl", "not one of the words for 'about'");
    row("section that says nothing",
        "    text: [Pick up the phone.]\n    steps: [Dial, Wait]\n    points: [A tone]\n"
        "    say: [Hello.]\n",
        "", "says nothing");
    row("no source", "sources: [https://acme.example/listening]\n", "", "'sources' is missing");
    row("no date", "2026-11-22", "yesterday", "Expected a date");
}

void TestLoadKnowledge::aBrokenArticleIsLeftOut()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QString, says);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("articles")));
    write(folder.filePath(QStringLiteral("acme.yaml")), vendorText());
    write(articleFolder(folder.path()) + u'/' + QString::fromLatin1(articleFileName),
          textWith(articleText(), part, instead));
    const LoadedKnowledge loaded = loadKnowledge({folder.path()});
    QCOMPARE(loaded.base.vendors().size(), 1);
    QVERIFY(loaded.base.articles().isEmpty());
    QVERIFY2(loaded.mistakes.first().what.contains(says),
             qPrintable(loaded.mistakes.first().toString()));
}

void TestLoadKnowledge::aLinkThatLeadsNowhereIsAMistake()
{
    QTemporaryDir folder;
    write(
        folder.filePath(QStringLiteral("acme.yaml")),
        vendorTextWith("    addresses:",
                       "    made_by: [acme, acne]\n    see: [acme-one, acme-on]\n    addresses:"));
    const LoadedKnowledge loaded = loadKnowledge({folder.path()});
    QCOMPARE(loaded.mistakes.size(), 2);
    QCOMPARE(loaded.mistakes.at(0).key, QStringLiteral("made_by"));
    QCOMPARE(loaded.mistakes.at(0).meant, QStringLiteral("acme"));
    QCOMPARE(loaded.mistakes.at(1).meant, QStringLiteral("acme-one"));
    QVERIFY(loaded.mistakes.at(1).what.contains(QStringLiteral("'acme-on'")));
    QVERIFY(loaded.mistakes.at(1).line > 1);
    // The rest of the vendor is as good as ever.
    const Device &device = loaded.base.vendors().first().devices.first();
    QCOMPARE(device.madeBy, QStringList{QStringLiteral("acme")});
    QCOMPARE(device.see, QStringList{QStringLiteral("acme-one")});
}

void TestLoadKnowledge::linksLeadToAllKinds()
{
    const VendorFile file = readVendorText(QString::fromLatin1(vendorFileName), vendorText());
    const ArticleFile read = readArticleText(QString::fromLatin1(articleFileName), articleText());
    const KnowledgeBase base(Knowledge{{*file.vendor}, {*read.article}});
    const auto leadsTo = [&base](const char *id) {
        const std::optional<LinkTarget> target = base.target(QString::fromLatin1(id));
        return target ? int(target->index()) : -1;
    };
    QCOMPARE(leadsTo("acme"), 0);
    QCOMPARE(leadsTo("acme-one"), 1);
    QCOMPARE(leadsTo("listening"), 2);
    QCOMPARE(leadsTo("nothing"), -1);
    QCOMPARE(base.articleAbout(WayRound::SipOverTls)->id, QStringLiteral("listening"));
    QVERIFY(!base.articleAbout(WayRound::Ipv6));
}

QTEST_GUILESS_MAIN(TestLoadKnowledge)
#include "tst_load_knowledge.moc"
