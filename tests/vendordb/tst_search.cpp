#include "small_knowledge.h"

#include <QtTest>

using namespace ringthrough;

namespace {

KnowledgeBase knowledge()
{
    Vendor asus = vendorFrom("asus", "ASUS", {},
                             familyText("asus-asuswrt", "RT-AC68U, RT-AC68R, RT-AX88U") +
                                 familyText("asus-old", "RT-N16, RT-N66U"));
    asus.aliases = {QStringLiteral("ASUSTeK")};
    Vendor huawei = vendorFrom("huawei", "Huawei", {},
                               familyText("huawei-hg", "HG659, HG633, 'Speedport W 724V'"));
    huawei.aliases = {QStringLiteral("TalkTalk Wi-Fi Hub")};
    Vendor sky = vendorFrom("sky", "Sky", {}, familyText("sky-hub", "SR203"));
    sky.devices.first().madeBy = {QStringLiteral("huawei")};
    return KnowledgeBase({asus, huawei, sky});
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void isNotSlowWithALongText();
};

void TestSearch::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("ids");
    const QString asuswrt = QStringLiteral("asus-asuswrt");
    const QString old = QStringLiteral("asus-old");
    const QString hg = QStringLiteral("huawei-hg");
    const QString sky = QStringLiteral("sky-hub");
    const auto row = [](const char *text, QStringList ids) {
        QTest::newRow(text) << QString::fromLatin1(text) << ids;
    };
    row("asus-old", {old});
    row("RT-AC68U", {asuswrt});
    row("rt ac68u", {asuswrt});
    row("rtac68u", {asuswrt});
    row("AC68", {asuswrt});
    row("ASUS RT-N66U", {old});
    row("asustek rt-n66u", {old});
    row("rt", {asuswrt, old});
    row("asus", {asuswrt, old});
    row("AsusTek", {asuswrt, old});
    row("talktalk", {hg});
    row("TalkTalk Wi-Fi Hub", {hg});
    row("speedport 724v", {hg});
    row("RT-AC86U", {asuswrt});
    row("RT-AC68X", {asuswrt});
    row("sky", {sky});
    row("huawei", {hg, sky});
    row("huawei sr203", {sky});
    row("huwaei", {hg});
    row("hauwei hg659", {});
    row("", {});
    row("  -  ", {});
    row("cisco", {});
}

void TestSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, ids);
    const KnowledgeBase base = knowledge();
    QStringList found;
    for (const DeviceRef &ref : base.search(text))
        found.append(ref.device->id);
    QCOMPARE(found, ids);
}

void TestSearch::isNotSlowWithALongText()
{
    QVERIFY(knowledge().search(QString(1000000, u'a')).isEmpty());
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
