#include "practice_run.h"

#include <QJsonArray>

#include <algorithm>

using namespace ringthrough;
using namespace Qt::StringLiterals;

// `diagnose` by the real program, against a practice router: loopback is all that is ever asked.
class TestCliDiagnose : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void checksTheRestOfTheWay();
    void whatIsSkippedIsNotAsked_data();
    void whatIsSkippedIsNotAsked();
    void theLifetimeOnlyOnDemand();
    void anUnknownCheckIsWrongUsage();
    void theDetailsTellTheSameAdvice();

private:
    CliRun diagnose(const QStringList &more) const;
    static QStringList found(const CliRun &run);

    Cli m_cli;
    PracticeRun m_router;
};

void TestCliDiagnose::initTestCase()
{
    QVERIFY(m_router.start(m_cli, u"mikrotik-routeros"_s));
}

CliRun TestCliDiagnose::diagnose(const QStringList &more) const
{
    return m_cli.run(QStringList{u"diagnose"_s, u"--gateway"_s, u"127.0.0.1"_s, u"--server"_s,
                                 m_router.about(u"sip_server"_s), u"--json"_s} +
                     more);
}

// The checks that said something, in the order of their names.
QStringList TestCliDiagnose::found(const CliRun &run)
{
    QStringList keys = run.json().value(u"path"_s).toObject().keys();
    keys.removeAll(u"elapsed_ms"_s);
    return keys;
}

void TestCliDiagnose::checksTheRestOfTheWay()
{
    const CliRun run = diagnose({});
    QCOMPARE(run.code, 1);
    const QJsonObject path = run.json().value(u"path"_s).toObject();
    for (const QString &check : {u"nat"_s, u"layers"_s, u"voice"_s})
        QVERIFY2(path.value(check).isObject(), qPrintable(check));
    QVERIFY(!path.contains(u"lifetime"_s));
    // Ten seconds of speech are fifty packets each.
    QCOMPARE(path.value(u"voice"_s).toObject().value(u"sent"_s).toInt(), 500);
    // The pretended ALG leaves the control port alone, and there it answers.
    const QJsonArray advice = run.json().value(u"advice_details"_s).toArray();
    QVERIFY(std::any_of(advice.begin(), advice.end(), [](const QJsonValue &one) {
        return one.toObject().value(u"kind"_s) == u"use_other_port"_s &&
               one.toObject().value(u"sureness"_s) == u"measured"_s;
    }));
}

void TestCliDiagnose::whatIsSkippedIsNotAsked_data()
{
    QTest::addColumn<QString>("skip");
    QTest::addColumn<QStringList>("remain");
    QTest::newRow("all but one") << u"tls,other_ports,ipv6, layers ,voice"_s
                                 << QStringList{u"nat"_s};
    QTest::newRow("all") << u"all"_s << QStringList();
    QTest::newRow("all, and one of them") << u"all,nat"_s << QStringList();
}

void TestCliDiagnose::whatIsSkippedIsNotAsked()
{
    QFETCH(QString, skip);
    QFETCH(QStringList, remain);
    const CliRun run = diagnose({u"--skip"_s, skip});
    QCOMPARE(run.code, 1);
    QCOMPARE(found(run), remain);
    // Nobody waited for ten seconds of speech.
    QVERIFY(run.json().value(u"path"_s).toObject().value(u"elapsed_ms"_s).toInt() < 9000);
}

void TestCliDiagnose::theLifetimeOnlyOnDemand()
{
    const CliRun run = diagnose({u"--skip"_s, u"all"_s, u"--lifetime"_s});
    QCOMPARE(run.code, 1);
    QCOMPARE(found(run), QStringList{u"lifetime"_s});
    // The practice router forgets after five and a half seconds; a busy computer sees it sooner.
    const QJsonObject lifetime =
        run.json().value(u"path"_s).toObject().value(u"lifetime"_s).toObject();
    const int alive = lifetime.value(u"at_least_seconds"_s).toInt();
    const int dead = lifetime.value(u"dead_after_seconds"_s).toInt();
    QVERIFY2(alive >= 3 && alive <= 5, qPrintable(QString::number(alive)));
    QVERIFY2(dead > alive && dead <= 7, qPrintable(QString::number(dead)));
}

void TestCliDiagnose::anUnknownCheckIsWrongUsage()
{
    const CliRun run = diagnose({u"--skip"_s, u"nat,luck"_s});
    QCOMPARE(run.code, 2);
    for (const char *name : {"tls", "other_ports", "ipv6", "nat", "layers", "voice", "all"})
        QVERIFY2(run.err.contains(name), name);
}

void TestCliDiagnose::theDetailsTellTheSameAdvice()
{
    const QJsonObject answer = diagnose({u"--skip"_s, u"all"_s}).json();
    const QJsonArray lines = answer.value(u"advice"_s).toArray();
    const QJsonArray details = answer.value(u"advice_details"_s).toArray();
    QVERIFY(!details.isEmpty());
    QCOMPARE(lines.size(), details.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).toString();
        const QJsonObject one = details.at(i).toObject();
        QVERIFY2(line.startsWith(u"%1. "_s.arg(i + 1) + one.value(u"title"_s).toString()),
                 qPrintable(line));
        QVERIFY2(line.contains(one.value(u"why"_s).toString()), qPrintable(line));
        QVERIFY(!one.value(u"proof"_s).toString().isEmpty());
    }
    // The ALG of the practice router was seen, and the program can switch it off.
    QCOMPARE(details.at(0).toObject().value(u"kind"_s).toString(), u"switch_off_for_me"_s);
    QCOMPARE(details.at(0).toObject().value(u"sureness"_s).toString(), u"measured"_s);
}

QTEST_GUILESS_MAIN(TestCliDiagnose)
#include "tst_cli_diagnose.moc"
