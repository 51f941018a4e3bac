#include "provider_words.h"

#include "guide_document.h"

#include <QJsonArray>
#include <QLocale>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Profile someProfile()
{
    Profile profile;
    profile.name = u"Exatel"_s;
    profile.alsoKnownAs = {u"Exa Voice"_s, u"Old Exa"_s};
    profile.support = {u"+44 1632 960000"_s,
                       u"https://exatel.example"_s,
                       u"help@exatel.example"_s,
                       {{u"en"_s, u"All day"_s}, {u"de"_s, u"Den ganzen Tag"_s}}};
    profile.firewall = {
        {*ipNetworkFromString(u"192.0.2.0/24"_s), {{5060, 5061}, {5070, 5070}}, {}},
        {*ipNetworkFromString(u"2001:db8::/32"_s), {{10000, 20000}}, FirewallUse::Speech}};
    profile.notes = {{u"acme"_s, {{u"en"_s, u"We sell <b>these</b>."_s}}},
                     {u"acme-router"_s, {{u"en"_s, u"Take port 3."_s}}},
                     {u"other"_s, {{u"en"_s, u"Not for you."_s}}}};
    return profile;
}

KnowledgeBase someKnowledge()
{
    Device device;
    device.id = u"acme-router"_s;
    device.family = u"Router 5"_s;
    device.checked = QDate(2026, 11, 22);
    Device second = device;
    second.id = u"acme-second"_s;
    Vendor vendor;
    vendor.id = u"acme"_s;
    vendor.name = u"ACME"_s;
    vendor.devices = {device, second};
    return KnowledgeBase(QList<Vendor>{vendor});
}

} // namespace

/// A phone provider's own words, on pages and in documents.
class TestProviderWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(u"en_GB"_s)); }
    void namesEveryWayToSupport();
    void speaksTheReadersLanguage();
    void whoCannotBeReachedIsNotNamed();
    void notesAreMarkedAsTheProviders();
    void theGuideHoldsTheNotes();
    void theFirewallsAddressesAreATable();
};

void TestProviderWords::namesEveryWayToSupport()
{
    const QString words = supportWords(someProfile(), u"KX4-7TM"_s);
    for (const QString &part :
         {u"Exatel"_s, u"Exa Voice, Old Exa"_s, u"+44 1632 960000"_s, u"https://exatel.example"_s,
          u"help@exatel.example"_s, u"All day"_s, u"KX4-7TM"_s})
        QVERIFY2(words.contains(part), qPrintable(part));
    Profile onlyPhone;
    onlyPhone.name = u"Exatel"_s;
    onlyPhone.support.phone = u"123"_s;
    const QString fewer = supportWords(onlyPhone, u"KX4-7TM"_s);
    QCOMPARE(fewer.split(u'\n').size(), 3); // no empty lines for what there is none of
    QVERIFY(!fewer.contains(u"also called"_s));
    QCOMPARE(supportSection(onlyPhone, u"KX4-7TM"_s).items.size(), 2);
}

void TestProviderWords::speaksTheReadersLanguage()
{
    QLocale::setDefault(QLocale(u"de_AT"_s));
    QVERIFY(supportWords(someProfile(), u"KX4-7TM"_s).contains(u"Den ganzen Tag"_s));
}

void TestProviderWords::whoCannotBeReachedIsNotNamed()
{
    Profile silent = someProfile();
    silent.support = {};
    silent.support.hours = {{u"en"_s, u"All day"_s}};
    QVERIFY(supportWords(silent, u"KX4-7TM"_s).isEmpty());
    const DocumentSection section = supportSection(silent, u"KX4-7TM"_s);
    QVERIFY(section.paragraphs.isEmpty() && section.items.isEmpty());
}

void TestProviderWords::notesAreMarkedAsTheProviders()
{
    const KnowledgeBase base = someKnowledge();
    const QString notes = providerNotes(someProfile(), *base.device(u"acme-router"_s));
    QVERIFY(notes.section(u'\n', 0, 0).contains(u"Exatel"_s));
    QCOMPARE(notes.section(u'\n', 1), u"We sell <b>these</b>.\nTake port 3."_s);
    Profile quiet = someProfile();
    quiet.notes = quiet.notes.mid(2);
    QVERIFY(providerNotes(quiet, *base.device(u"acme-router"_s)).isEmpty());
}

void TestProviderWords::theGuideHoldsTheNotes()
{
    const KnowledgeBase base = someKnowledge();
    const DeviceRef ref = *base.device(u"acme-router"_s);
    const QString with = documentAsText(guideDocument(ref, base, someProfile()));
    QVERIFY(with.contains(u"What your phone provider Exatel says"_s));
    QVERIFY(with.contains(u"Take port 3."_s));
    QVERIFY(!with.contains(u"Not for you."_s));
    const QString html = documentAsHtml(guideDocument(ref, base, someProfile()));
    QVERIFY(html.contains(u"&lt;b&gt;these"_s)); // whatever a provider writes stays plain text
    QVERIFY(!documentAsText(guideDocument(ref, base)).contains(u"Exatel"_s));
    const DeviceRef second = *base.device(u"acme-second"_s);
    QVERIFY(!documentAsText(guideDocument(second, base, someProfile())).contains(u"port 3"_s));
    QCOMPARE(guideAsJson(ref, someProfile()).value(u"provider_notes"_s).toArray().size(), 2);
    QVERIFY(guideAsJson(ref).value(u"provider_notes"_s).toArray().isEmpty());
}

void TestProviderWords::theFirewallsAddressesAreATable()
{
    const QList<QStringList> rows = firewallSection(someProfile()).rows;
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(1).mid(0, 2), (QStringList{u"192.0.2.0/24"_s, u"5060-5061, 5070"_s}));
    QVERIFY(rows.at(1).at(2).contains(u"TCP"_s));
    QCOMPARE(rows.at(2).mid(0, 2), (QStringList{u"2001:db8::/32"_s, u"10000-20000"_s}));
    QVERIFY(!rows.at(2).at(2).contains(u"TCP"_s));
    QVERIFY(firewallSection(Profile()).rows.isEmpty());
}

QTEST_GUILESS_MAIN(TestProviderWords)
#include "tst_provider_words.moc"
