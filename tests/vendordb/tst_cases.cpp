#include "evidence_json.h"
#include "knowledge_base.h"
#include "matcher.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

QString sourceFolder(const QString &below)
{
    return QStringLiteral(RT_SOURCE_DIR "/") + below;
}

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void addRows(const QString &folder)
{
    QTest::addColumn<QString>("path");
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(QFileInfo(name).completeBaseName())) << dir.filePath(name);
}

// What the program may say about the evidence of one router.
struct Expected
{
    QString vendor; // empty: none need be named
    QString device; // empty: no family may be called sure
    QString model;
    QString firmware;
    bool sure = false;
};

Expected expectedIn(const QByteArray &text)
{
    const QJsonObject expect = QJsonDocument::fromJson(text).object()["expect"_L1].toObject();
    return {expect["vendor"_L1].toString(), expect["device"_L1].toString(),
            expect["model"_L1].toString(), expect["firmware"_L1].toString(),
            expect["sure"_L1].toBool()};
}

// Where a mistake would do most harm: a router that is known without being asked, and changed.
bool changesSomething(const Vendor &vendor)
{
    const bool changes =
        std::any_of(vendor.devices.begin(), vendor.devices.end(),
                    [](const Device &device) { return device.recipe.has_value(); });
    return changes && !vendor.rules.isEmpty();
}

} // namespace

/// The bundled knowledge against evidence of routers, and of what is none.
class TestCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void router_data() { addRows(sourceFolder(u"tests/vendordb/cases"_s)); }
    void router();
    void lookalike_data() { addRows(sourceFolder(u"vendordb/lookalikes"_s)); }
    void lookalike();
    void vendorsThatAreChangedHaveTwoCases();
    void relatedVendorsExist();

private:
    Identification identified(const QByteArray &text) const;

    KnowledgeBase m_base;
};

void TestCases::initTestCase()
{
    const LoadedKnowledge loaded = loadKnowledge({sourceFolder(u"vendordb/data"_s)});
    for (const Mistake &mistake : loaded.mistakes)
        qWarning().noquote() << mistake.toString();
    QVERIFY(loaded.mistakes.isEmpty());
    m_base = loaded.base;
}

Identification TestCases::identified(const QByteArray &text) const
{
    const auto evidence = evidenceFromJson(text);
    if (const auto *problem = std::get_if<QString>(&evidence))
        qFatal("%s", qPrintable(*problem));
    return identify(m_base, std::get<Evidence>(evidence));
}

void TestCases::router()
{
    QFETCH(QString, path);
    const QByteArray text = textOf(path);
    const Expected expected = expectedIn(text);
    const Identification found = identified(text);
    const Candidate best = found.best().value_or(Candidate{});
    QCOMPARE(found.isSure(), expected.sure);
    if (!expected.vendor.isEmpty())
        QCOMPARE(best.vendorId, expected.vendor);
    if (!expected.device.isEmpty())
        QCOMPARE(best.deviceId, expected.device);
    if (!expected.model.isEmpty())
        QCOMPARE(best.model, expected.model);
    if (!expected.firmware.isEmpty())
        QCOMPARE(best.firmware, expected.firmware);
}

void TestCases::lookalike()
{
    QFETCH(QString, path);
    const Candidate best = identified(textOf(path)).best().value_or(Candidate{});
    QVERIFY2(best.confidence < leastConfidence,
             qPrintable(u"taken for %1 (%2)"_s.arg(best.vendorId).arg(best.confidence)));
}

void TestCases::vendorsThatAreChangedHaveTwoCases()
{
    QHash<QString, int> cases;
    const QDir dir(sourceFolder(u"tests/vendordb/cases"_s));
    for (const QString &name : dir.entryList({u"*.json"_s}, QDir::Files))
        ++cases[expectedIn(textOf(dir.filePath(name))).vendor];
    for (const Vendor &vendor : m_base.vendors())
        QVERIFY2(!changesSomething(vendor) || cases.value(vendor.id) >= 2, qPrintable(vendor.id));
}

void TestCases::relatedVendorsExist()
{
    for (const Vendor &vendor : m_base.vendors())
        for (const QString &id : vendor.related)
            QVERIFY2(m_base.vendor(id), qPrintable(vendor.id + u" is related to "_s + id));
}

QTEST_GUILESS_MAIN(TestCases)
#include "tst_cases.moc"
