#include "case_json.h"
#include "cli_run.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace ringthrough;
using namespace Qt::StringLiterals;

/// What a provider's profile does on the command line, by the real program.
class TestCliProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProfileNamesTheServer();
    void theNextServerOfAProfileIsAsked();
    void theGuideHoldsItsNotes();
    void theReportEndsWithItsSupport();
    void aBrokenOneIsRefused_data();
    void aBrokenOneIsRefused();
    void theLintFindsAllOfIt();

private:
    QString fileWith(const QByteArray &text, const QString &name);

    Cli m_cli;
    const QString m_sample = QStringLiteral(RT_SOURCE_DIR "/resources/profile-sample.yaml");
};

QString TestCliProfile::fileWith(const QByteArray &text, const QString &name)
{
    const QString path = m_cli.folder() + u'/' + name;
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qWarning("the test's own file could not be written");
    return path;
}

void TestCliProfile::aProfileNamesTheServer()
{
    // Nobody listens on the port of a server that has just gone.
    const QString profile = fileWith("format: 1\nname: Example\nmirrors:\n"
                                     "  - {host: 127.0.0.1, port: 9, control_port: 10}\n",
                                     u"profile.yaml"_s);
    const CliRun run = m_cli.run({u"test"_s, u"--profile"_s, profile, u"--json"_s});
    QCOMPARE(run.code, 3);
    QCOMPARE(run.json().value(u"server"_s).toString(), u"127.0.0.1:9"_s);
    QCOMPARE(run.json().value(u"verdict"_s).toString(), u"inconclusive"_s);
}

void TestCliProfile::theNextServerOfAProfileIsAsked()
{
    const QString profile = fileWith("format: 1\nname: Example\nmirrors:\n"
                                     "  - {host: 127.0.0.1, port: 9, control_port: 10}\n"
                                     "  - {host: 127.0.0.1, port: 11, control_port: 12}\n",
                                     u"profile.yaml"_s);
    const CliRun run = m_cli.run({u"test"_s, u"--profile"_s, profile, u"--json"_s});
    QCOMPARE(run.json().value(u"server"_s).toString(), u"127.0.0.1:11"_s);
    QVERIFY2(run.err.contains("the next server, 127.0.0.1:11"), run.err.constData());
    const CliRun named = m_cli.run(
        {u"test"_s, u"--profile"_s, profile, u"--json"_s, u"--server"_s, u"127.0.0.1:9"_s});
    QCOMPARE(named.json().value(u"server"_s).toString(), u"127.0.0.1:9"_s);
}

void TestCliProfile::theGuideHoldsItsNotes()
{
    const QStringList guide{u"guide"_s, u"mikrotik-routeros"_s, u"--profile"_s, m_sample};
    const CliRun run = m_cli.run(guide);
    QCOMPARE(run.code, 0);
    QVERIFY(run.out.contains("What your phone provider Example Telephone Company says"));
    QVERIFY(run.out.contains("IP, Firewall, Connections"));
    const CliRun json = m_cli.run(guide + QStringList{u"--format"_s, u"json"_s});
    QCOMPARE(json.json().value(u"provider_notes"_s).toArray().size(), 1);
    const CliRun without = m_cli.run(guide.mid(0, 2));
    QVERIFY(!without.out.contains("Example Telephone Company"));
}

void TestCliProfile::theReportEndsWithItsSupport()
{
    Case state = newCase();
    fileWith(QJsonDocument(caseToJson(state)).toJson(), u"state/last-case.json"_s);
    const CliRun run = m_cli.run({u"report"_s, u"--profile"_s, m_sample});
    QCOMPARE(run.code, 0);
    const QByteArray end = run.out.mid(run.out.indexOf("What a firewall has to let through"));
    for (const QByteArray &part :
         {QByteArray("192.0.2.128/25"), QByteArray("10000-20000"), QByteArray("+44 1632 960000"),
          QByteArray("Monday to Friday"), state.reference.toUtf8()})
        QVERIFY2(end.contains(part), run.out.constData());
}

void TestCliProfile::aBrokenOneIsRefused_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("test") << QStringList{u"test"_s};
    QTest::newRow("guide") << QStringList{u"guide"_s, u"mikrotik-routeros"_s};
    QTest::newRow("report") << QStringList{u"report"_s};
}

void TestCliProfile::aBrokenOneIsRefused()
{
    QFETCH(QStringList, command);
    fileWith(QJsonDocument(caseToJson(newCase())).toJson(), u"state/last-case.json"_s);
    const QString broken = fileWith("format: 1\nnaem: Example\n", u"broken.yaml"_s);
    const CliRun run = m_cli.run(command + QStringList{u"--profile"_s, broken});
    QCOMPARE(run.code, 8);
    QVERIFY2(run.err.contains("broken.yaml"), run.err.constData());
}

void TestCliProfile::theLintFindsAllOfIt()
{
    QCOMPARE(m_cli.run({u"lint"_s, m_sample}).code, 0);
    const QString bad = fileWith("format: 1\nname: Example\nstun_servers: [{host: 10.0.0.1}]\n"
                                 "notes: [{about: mikrotic, text: {en: Ours.}}]\n",
                                 u"bad.yaml"_s);
    const CliRun run = m_cli.run({u"lint"_s, bad, u"--json"_s});
    QCOMPARE(run.code, 8);
    const QJsonArray mistakes = run.json().value(u"mistakes"_s).toArray();
    QCOMPARE(mistakes.size(), 2);
    QCOMPARE(mistakes.at(0).toObject().value(u"line"_s).toInt(), 3);
    QCOMPARE(mistakes.at(1).toObject().value(u"line"_s).toInt(), 4);
    QCOMPARE(mistakes.at(1).toObject().value(u"meant"_s).toString(), u"mikrotik"_s);
}

QTEST_GUILESS_MAIN(TestCliProfile)
#include "tst_cli_profile.moc"
