#include "cli_run.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace ringthrough;
using namespace Qt::StringLiterals;

// The coverage table and the search, by the real program.
class TestCliVendors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeysOfTheContract();
    void theCoverageTable();
    void whoBuildsIt();
    void searching();

private:
    Cli m_cli;
};

void TestCliVendors::theKeysOfTheContract()
{
    const CliRun run = m_cli.run({u"vendors"_s, u"--json"_s});
    for (const QJsonValue &value : run.json().value(u"vendors"_s).toArray()) {
        const QJsonObject vendor = value.toObject();
        for (const QString &key : {u"id"_s, u"name"_s, u"aliases"_s, u"countries"_s, u"related"_s,
                                   u"identify"_s, u"devices"_s})
            QVERIFY2(vendor.contains(key), qPrintable(key));
        const QJsonObject device = vendor.value(u"devices"_s).toArray().first().toObject();
        for (const QString &key :
             {u"id"_s, u"family"_s, u"models"_s, u"can_disable"_s, u"switch"_s, u"recipe"_s,
              u"recipe_via"_s, u"no_recipe"_s, u"confidence"_s, u"checked"_s, u"made_by"_s,
              u"alg_name"_s, u"alg_default"_s, u"ways_round"_s})
            QVERIFY2(device.contains(key), qPrintable(key));
        QVERIFY(device.value(u"recipe"_s).isBool());
    }
}

void TestCliVendors::theCoverageTable()
{
    const CliRun run =
        m_cli.run({u"vendors"_s, u"--search"_s, u"mikrotik-routeros"_s, u"--json"_s});
    const QJsonObject vendor = run.json().value(u"vendors"_s).toArray().first().toObject();
    QCOMPARE(vendor.value(u"countries"_s).toArray().first().toString(), u"worldwide"_s);
    QVERIFY(vendor.value(u"related"_s).isArray());
    QStringList looksAt;
    for (const QJsonValue &name : vendor.value(u"identify"_s).toArray())
        looksAt.append(name.toString());
    QVERIFY(looksAt.contains(u"http.title"_s));
    QStringList sorted = looksAt;
    sorted.removeDuplicates();
    sorted.sort();
    QCOMPARE(looksAt, sorted);

    const QJsonObject device = vendor.value(u"devices"_s).toArray().first().toObject();
    QCOMPARE(device.value(u"id"_s).toString(), u"mikrotik-routeros"_s);
    QCOMPARE(device.value(u"recipe_via"_s).toArray(), (QJsonArray{u"telnet"_s, u"ssh"_s}));
    QVERIFY(device.value(u"no_recipe"_s).isNull());
    QVERIFY(QDate::fromString(device.value(u"checked"_s).toString(), Qt::ISODate).isValid());
    QVERIFY((QStringList{u"low"_s, u"medium"_s, u"high"_s})
                .contains(device.value(u"confidence"_s).toString()));
    QCOMPARE(device.value(u"alg_default"_s).toString(), u"on"_s);
    QVERIFY(!device.value(u"alg_name"_s).toString().isEmpty());
    QVERIFY(device.value(u"made_by"_s).isArray());
    QVERIFY(device.value(u"ways_round"_s).isArray());
}

void TestCliVendors::whoBuildsIt()
{
    const QString folder = m_cli.folder() + u"/made"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u"/acme.yaml"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("format: 1\nid: acme\nname: Acme\nrelated: [mikrotik]\ndevices:\n  - id: acme-box\n"
               "    family: Box\n    models: [B 1]\n    made_by: [mikrotik]\n"
               "    alg: {name: SIP, default: 'off', switch: cli}\n    guide: [{open: "
               "'http://192.168.1.1/'}]\n"
               "    ways_round: [tls, own_router]\n"
               "    no_recipe: Nobody has seen its answers.\n    sources: [a test]\n"
               "    checked: 2026-11-22\n    confidence: low\n");
    file.close();
    const QStringList search{u"vendors"_s, u"--search"_s, u"acme-box"_s, u"--kb"_s, folder};
    const QJsonArray vendors =
        m_cli.run(search + QStringList{u"--json"_s}).json().value(u"vendors"_s).toArray();
    const QJsonObject vendor = vendors.first().toObject();
    QCOMPARE(vendor.value(u"related"_s).toArray(), QJsonArray{u"mikrotik"_s});
    QCOMPARE(vendor.value(u"identify"_s).toArray(), QJsonArray());
    const QJsonObject device = vendor.value(u"devices"_s).toArray().first().toObject();
    QCOMPARE(device.value(u"made_by"_s).toArray(), QJsonArray{u"mikrotik"_s});
    QCOMPARE(device.value(u"no_recipe"_s).toString(), u"Nobody has seen its answers."_s);
    QCOMPARE(device.value(u"recipe_via"_s).toArray(), QJsonArray());
    QCOMPARE(device.value(u"ways_round"_s).toArray(), (QJsonArray{u"tls"_s, u"own_router"_s}));
    QCOMPARE(device.value(u"checked"_s).toString(), u"2026-11-22"_s);
    QVERIFY(m_cli.run(search).out.contains("Built by: MikroTik"));
}

void TestCliVendors::searching()
{
    const CliRun run = m_cli.run({u"vendors"_s, u"--search"_s, u"hap ac2"_s, u"--json"_s});
    const QJsonArray vendors = run.json().value(u"vendors"_s).toArray();
    QCOMPARE(vendors.first().toObject().value(u"id"_s).toString(), u"mikrotik"_s);
    const CliRun nothing = m_cli.run({u"vendors"_s, u"--search"_s, u"qqqqzzzz"_s, u"--json"_s});
    QCOMPARE(nothing.code, 0);
    QVERIFY(nothing.json().value(u"vendors"_s).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestCliVendors)
#include "tst_cli_vendors.moc"
