#include "cli_run.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QByteArray mikrotikEvidence =
    R"({"gateway":{"address":"192.168.88.1","mac":""},"observations":[)"
    R"({"signal":"telnet.banner","value":"MikroTik v6.49.10 (long-term)\r\nLogin: ","url":""},)"
    R"({"signal":"http.title","value":"RouterOS router configuration page","url":"http://192.168.88.1/"}]})";

const QByteArray nobodysEvidence =
    R"({"gateway":{"address":"192.168.1.1","mac":""},"observations":[)"
    R"({"signal":"http.title","value":"Welcome","url":"http://192.168.1.1/"}]})";

} // namespace

class TestCliProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void helpAndVersionAreZero();
    void itFindsTheKnowledgeFromAnywhere();
    void guidesComeInEveryFormat_data();
    void guidesComeInEveryFormat();
    void aGuideIsFoundByWords();
    void aGuideCanBeAFile();
    void evidenceNamesADeviceWithoutANetwork();
    void unknownEvidenceIsFour();
    void linesOfEvidenceGetLinesOfAnswers();
    void filesThatCannotBeReadAreEight_data();
    void filesThatCannotBeReadAreEight();
    void lintSaysWhatIsWrong();
    void knowledgeCanBeOverridden();
    void nobodyReadingIsNoCrash();
    void undoWithNothingToUndoSaysSo();
    void aPlanIsShownWithoutANetwork();
    void fixWithoutAPasswordIsTwo();

private:
    QString fileWith(const QByteArray &text, const QString &name = u"file"_s);

    Cli m_cli;
};

QString TestCliProgram::fileWith(const QByteArray &text, const QString &name)
{
    const QString path = m_cli.folder() + u'/' + name;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qWarning("the test's own file could not be written");
    return path;
}

void TestCliProgram::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *line) {
        QTest::newRow(*line ? line : "nothing")
            << QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
    };
    row("");
    row("nonsense");
    row("--nonsense");
    row("vendors --nonsense");
    row("vendors too many");
    row("guide");
    row("guide mikrotik-routeros --format papyrus");
    row("guide mikrotik-routeros --format doc");
    row("lint");
    row("test");
    row("test --server 127.0.0.1 --transport pigeon");
    row("test --server 127.0.0.1 --local-port 0");
    row("test --server 127.0.0.1:notaport");
    row("identify --gateway router");
    row("fix");
    row("fix --user admin --via pigeon");
    row("fix --user admin --port 99999");
    row("report --format papyrus");
}

void TestCliProgram::wrongUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    const CliRun run = m_cli.run(arguments);
    QCOMPARE(run.code, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY(!run.err.trimmed().isEmpty());
}

void TestCliProgram::helpAndVersionAreZero()
{
    const CliRun help = m_cli.run({u"--help"_s});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains("practice"));
    const CliRun fix = m_cli.run({u"fix"_s, u"--help"_s});
    QCOMPARE(fix.code, 0);
    for (const char *option : {"--dry-run", "--yes", "--restart", "--host-key", "--password-stdin",
                               "--json", "--kb", "--profile", "--lang", "--verbose"})
        QVERIFY2(fix.out.contains(option), option);
    QVERIFY(m_cli.run({u"--version"_s}).out.startsWith("ringthrough-cli "));
}

void TestCliProgram::itFindsTheKnowledgeFromAnywhere()
{
    // The helper starts it in an empty folder.
    const CliRun run = m_cli.run({u"vendors"_s, u"--json"_s});
    QCOMPARE(run.code, 0);
    QVERIFY(run.json().value(u"vendors"_s).toArray().size() > 5);
    QVERIFY2(run.err.isEmpty(), run.err.constData());
}

void TestCliProgram::guidesComeInEveryFormat_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("text") << QStringList{} << QByteArray("Switch off ");
    QTest::newRow("markdown") << QStringList{u"--format"_s, u"markdown"_s}
                              << QByteArray("# Switch");
    QTest::newRow("html") << QStringList{u"--format"_s, u"html"_s} << QByteArray("<!DOCTYPE html>");
    QTest::newRow("json") << QStringList{u"--format"_s, u"json"_s} << QByteArray("{");
    QTest::newRow("--json") << QStringList{u"--json"_s} << QByteArray("{");
}

void TestCliProgram::guidesComeInEveryFormat()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, begins);
    const CliRun run = m_cli.run(QStringList{u"guide"_s, u"mikrotik-routeros"_s} + options);
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.startsWith(begins), run.out.left(60).constData());
    QVERIFY(run.out.contains("Service Ports"));
    QVERIFY(run.err.isEmpty());
}

void TestCliProgram::aGuideIsFoundByWords()
{
    const CliRun run = m_cli.run({u"guide"_s, u"hap"_s, u"ac2"_s});
    QCOMPARE(run.code, 0);
    QVERIFY(run.out.contains("MikroTik"));
    const CliRun nothing = m_cli.run({u"guide"_s, u"qqqqzzzz"_s, u"--json"_s});
    QCOMPARE(nothing.code, 4);
    QCOMPARE(nothing.json().value(u"problem"_s).toString(), u"router_unknown"_s);
}

void TestCliProgram::aGuideCanBeAFile()
{
    const QString name = m_cli.folder() + u"/guide.html"_s;
    const CliRun run =
        m_cli.run({u"guide"_s, u"mikrotik-routeros"_s, u"--format"_s, u"html"_s, u"-o"_s, name});
    QCOMPARE(run.code, 0);
    QVERIFY(run.out.isEmpty());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("<!DOCTYPE html>"));
}

void TestCliProgram::evidenceNamesADeviceWithoutANetwork()
{
    for (const QString &from : {fileWith(mikrotikEvidence), u"-"_s}) {
        const CliRun run = m_cli.run({u"identify"_s, u"--evidence"_s, from, u"--json"_s},
                                     from == u"-"_s ? mikrotikEvidence : QByteArray());
        QCOMPARE(run.code, 0);
        QCOMPARE(run.json().value(u"device"_s).toString(), u"mikrotik-routeros"_s);
        QCOMPARE(run.json().value(u"gateway"_s).toString(), u"192.168.88.1"_s);
        QCOMPARE(run.json().value(u"firmware"_s).toString(), u"6.49.10"_s);
        QCOMPARE(run.json().value(u"can_disable"_s).toBool(), true);
        QVERIFY(!run.json().value(u"evidence"_s).toArray().isEmpty());
    }
}

void TestCliProgram::unknownEvidenceIsFour()
{
    const CliRun run =
        m_cli.run({u"identify"_s, u"--evidence"_s, u"-"_s, u"--json"_s}, nobodysEvidence);
    QCOMPARE(run.code, 4);
    QVERIFY(run.json().value(u"device"_s).isNull());
    QCOMPARE(run.json().value(u"problem"_s).toString(), u"router_unknown"_s);
    const QJsonArray said = run.json().value(u"evidence"_s).toArray(); // all there is to go on
    QCOMPARE(said.first().toObject().value(u"value"_s).toString(), u"Welcome"_s);
}

void TestCliProgram::linesOfEvidenceGetLinesOfAnswers()
{
    const QByteArray lines = mikrotikEvidence + '\n' + nobodysEvidence + '\n';
    const CliRun run = m_cli.run({u"identify"_s, u"--evidence"_s, u"-"_s, u"--json"_s}, lines);
    QCOMPARE(run.code, 0);
    const QList<QByteArray> answers = run.out.trimmed().split('\n');
    QCOMPARE(answers.size(), 2);
    QCOMPARE(QJsonDocument::fromJson(answers.at(0)).object().value(u"device"_s).toString(),
             u"mikrotik-routeros"_s);
    QVERIFY(QJsonDocument::fromJson(answers.at(1)).object().value(u"device"_s).isNull());
    const CliRun broken =
        m_cli.run({u"identify"_s, u"--evidence"_s, u"-"_s, u"--json"_s}, lines + "{broken\n");
    QCOMPARE(broken.code, 8);
    QCOMPARE(broken.out.trimmed().split('\n').size(), 3);
}

void TestCliProgram::filesThatCannotBeReadAreEight_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString missing = u"/nonexistent/file"_s;
    const QString broken = fileWith("format: [1", u"broken.yaml"_s);
    QTest::newRow("evidence") << QStringList{u"identify"_s, u"--evidence"_s, missing};
    QTest::newRow("evidence that is none") << QStringList{u"identify"_s, u"--evidence"_s, broken};
    QTest::newRow("output") << QStringList{u"guide"_s, u"mikrotik-routeros"_s, u"-o"_s,
                                           u"/nonexistent/guide"_s};
    QTest::newRow("profile") << QStringList{u"test"_s, u"--profile"_s, missing};
    QTest::newRow("broken profile") << QStringList{u"test"_s, u"--profile"_s, broken};
    QTest::newRow("report without a case") << QStringList{u"report"_s};
    QTest::newRow("lint") << QStringList{u"lint"_s, missing};
    QTest::newRow("lint broken") << QStringList{u"lint"_s, broken};
}

void TestCliProgram::filesThatCannotBeReadAreEight()
{
    QFETCH(QStringList, arguments);
    const CliRun run = m_cli.run(arguments);
    QCOMPARE(run.code, 8);
    QVERIFY(!(run.err + run.out).isEmpty());
}

void TestCliProgram::lintSaysWhatIsWrong()
{
    const QString file = fileWith("format: 1\nid: acme\nnaem: ACME\ndevices: []\n", u"acme.yaml"_s);
    const CliRun run = m_cli.run({u"lint"_s, file, u"--json"_s});
    QCOMPARE(run.code, 8);
    QCOMPARE(run.json().value(u"ok"_s).toBool(), false);
    bool found = false;
    for (const QJsonValue &mistake : run.json().value(u"mistakes"_s).toArray())
        found = found || (mistake.toObject().value(u"line"_s).toInt() == 3 &&
                          mistake.toObject().value(u"meant"_s).toString() == u"name"_s);
    QVERIFY2(found, run.out.constData());
    QVERIFY(m_cli.run({u"lint"_s, file}).out.contains("acme.yaml:3"));
}

void TestCliProgram::knowledgeCanBeOverridden()
{
    QFile source(QStringLiteral(RT_SOURCE_DIR) + u"/vendordb/data/mikrotik.yaml"_s);
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QByteArray other = source.readAll().replace("name: MikroTik", "name: Somebody Else");
    QDir(m_cli.folder()).mkpath(u"kb"_s);
    fileWith(other, u"kb/mikrotik.yaml"_s);
    const CliRun run = m_cli.run({u"vendors"_s, u"--search"_s, u"mikrotik-routeros"_s, u"--json"_s,
                                  u"--kb"_s, m_cli.folder() + u"/kb"_s});
    QCOMPARE(
        run.json().value(u"vendors"_s).toArray().first().toObject().value(u"name"_s).toString(),
        u"Somebody Else"_s);
}

void TestCliProgram::nobodyReadingIsNoCrash()
{
    QProcess process;
    process.setProcessEnvironment(m_cli.environment());
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(m_cli.program(), {u"vendors"_s});
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);

    QProcess closed;
    closed.setProcessEnvironment(m_cli.environment());
    closed.start(u"sh"_s, {u"-c"_s, u"exec 3>&1; { \"$0\" vendors; echo $? >&3; } | true"_s,
                           m_cli.program()});
    QVERIFY(closed.waitForFinished(30000));
    QCOMPARE(closed.readAllStandardOutput().trimmed(), QByteArray("0"));
}

void TestCliProgram::undoWithNothingToUndoSaysSo()
{
    const CliRun run =
        m_cli.run({u"undo"_s, u"--last"_s, u"--yes"_s, u"--password-stdin"_s, u"--json"_s}, "x\n");
    QVERIFY(run.code != 0);
    QCOMPARE(run.json().value(u"problem_name"_s).toString(), u"nothing_to_undo"_s);
}

void TestCliProgram::aPlanIsShownWithoutANetwork()
{
    const CliRun run = m_cli.run({u"fix"_s, u"--device"_s, u"mikrotik-routeros"_s, u"--via"_s,
                                  u"ssh"_s, u"--user"_s, u"admin"_s, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(run.code, 0);
    const QJsonArray commands = run.json().value(u"commands"_s).toArray();
    QVERIFY(commands.contains(u"/ip firewall service-port disable sip"_s));
    const CliRun none =
        m_cli.run({u"fix"_s, u"--device"_s, u"no-such-device"_s, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(none.code, 4);
    QCOMPARE(none.json().value(u"outcome"_s).toString(), u"failed"_s);
}

void TestCliProgram::fixWithoutAPasswordIsTwo()
{
    // Nobody sits at this standard input, and an argument is no place for a password.
    const CliRun run =
        m_cli.run({u"fix"_s, u"--gateway"_s, u"127.0.0.1"_s, u"--device"_s, u"mikrotik-routeros"_s,
                   u"--via"_s, u"ssh"_s, u"--user"_s, u"admin"_s, u"--port"_s, u"9"_s, u"--yes"_s});
    QCOMPARE(run.code, 2);
    QVERIFY(run.err.contains("--password-stdin"));
    QCOMPARE(m_cli.run({u"fix"_s, u"--password"_s, u"x"_s}).code, 2);
}

QTEST_GUILESS_MAIN(TestCliProgram)
#include "tst_cli_program.moc"
