#include "practice_run.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>

using namespace ringthrough;
using namespace Qt::StringLiterals;

// The whole way, by the real program, against a practice router of the real program.
class TestCliChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theWholeWayThereAndBack_data();
    void theWholeWayThereAndBack();
    void alreadyOffChangesNothing();
    void aWrongPasswordIsFive();
    void aRestartThatWasNotAgreedToIsNine();
    void anotherHostKeyIsSix();
    void withoutYesNothingIsChanged();
    void theSecondLineIsThePrivilegedPassword();
    void aClosedPortIsSix();
    void aDeviceThatIsNotThereIsRefused();
    void theReportTellsTheLastCase();
    void evidenceCanBeSavedAndRepeated();
    void diagnoseChangesNothing();
    void aLaterTestSaysWhatHasChanged();
    void practiceEndsWhenToldTo();
    void anInterruptLeavesAKnownState();

private:
    void practise(const QString &device);
    CliRun fix(const QStringList &more = {}, const QByteArray &password = "practice\n");
    CliRun undo(const QStringList &more = {}) const;
    QString verdict() const;
    QString server() const { return m_router.about(u"sip_server"_s); }
    void noSecretAnywhere() const;

    std::unique_ptr<Cli> m_cli;
    PracticeRun m_router;
    QList<CliRun> m_runs;
    QString m_via;
};

void TestCliChange::init()
{
    m_cli = std::make_unique<Cli>();
    m_runs.clear();
    m_via = u"ssh"_s;
}

void TestCliChange::cleanup()
{
    QCOMPARE(m_router.end(), 0);
}

void TestCliChange::practise(const QString &device)
{
    QVERIFY(m_router.start(*m_cli, device));
}

CliRun TestCliChange::fix(const QStringList &more, const QByteArray &password)
{
    const QStringList arguments{u"fix"_s,   u"--gateway"_s, u"127.0.0.1"_s, u"--via"_s,
                                m_via,      u"--user"_s,    u"admin"_s,     u"--password-stdin"_s,
                                u"--yes"_s, u"--json"_s};
    m_runs.append(m_cli->run(arguments + more, password));
    return m_runs.last();
}

CliRun TestCliChange::undo(const QStringList &more) const
{
    return m_cli->run(
        QStringList{u"undo"_s, u"--last"_s, u"--password-stdin"_s, u"--yes"_s, u"--json"_s} + more,
        "practice\n");
}

QString TestCliChange::verdict() const
{
    const CliRun run = m_cli->run({u"test"_s, u"--server"_s, server(), u"--json"_s});
    return run.json().value(u"verdict"_s).toString() + u' ' + QString::number(run.code);
}

void TestCliChange::noSecretAnywhere() const
{
    for (const CliRun &run : m_runs) {
        QVERIFY(!run.out.contains("practice\""));
        QVERIFY(!run.err.contains("practice"));
    }
    QDirIterator files(m_cli->folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("\"practice\""), qPrintable(file.fileName()));
    }
}

void TestCliChange::theWholeWayThereAndBack_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("via");
    QTest::addColumn<QStringList>("more");
    QTest::newRow("ssh") << u"mikrotik-routeros"_s << u"ssh"_s << QStringList{};
    QTest::newRow("telnet") << u"mikrotik-routeros"_s << u"telnet"_s << QStringList{};
    // The device does not say how it is set; undo takes the server that showed it for fix.
    QTest::newRow("no check") << u"draytek-drayos"_s << u"telnet"_s << QStringList{};
    QTest::newRow("restart") << u"asus-asuswrt"_s << u"telnet"_s << QStringList{u"--restart"_s};
}

void TestCliChange::theWholeWayThereAndBack()
{
    QFETCH(QString, device);
    QFETCH(QString, via);
    QFETCH(QStringList, more);
    practise(device);
    m_via = via;
    const CliRun who = m_cli->run({u"identify"_s, u"--gateway"_s, u"127.0.0.1"_s, u"--json"_s});
    QCOMPARE(who.code, 0);
    QCOMPARE(who.json().value(u"device"_s).toString(), device);
    QCOMPARE(verdict(), u"altered 1"_s);

    const CliRun done = fix(more + QStringList{u"--server"_s, server()});
    QVERIFY2(done.code == 0, (done.out + done.err).constData());
    QCOMPARE(done.json().value(u"outcome"_s).toString(), u"off"_s);
    QCOMPARE(done.json().value(u"state_before"_s).toString(), u"on"_s);
    QCOMPARE(done.json().value(u"state_after"_s).toString(), u"off"_s);
    const QJsonArray proofs = done.json().value(u"verified_by"_s).toArray();
    QVERIFY(proofs.contains(u"sip_test"_s));
    QVERIFY(!done.json().value(u"commands"_s).toArray().isEmpty());
    QVERIFY(!done.json().value(u"message"_s).toString().isEmpty());
    QCOMPARE(verdict(), u"clean 0"_s);

    const CliRun back = undo(more);
    QVERIFY2(back.code == 0, (back.out + back.err).constData());
    QCOMPARE(back.json().value(u"state_after"_s).toString(), u"on"_s);
    QCOMPARE(verdict(), u"altered 1"_s);
    noSecretAnywhere();
}

void TestCliChange::alreadyOffChangesNothing()
{
    practise(u"mikrotik-routeros"_s);
    QCOMPARE(fix().code, 0);
    const CliRun again = fix();
    QCOMPARE(again.code, 0);
    QCOMPARE(again.json().value(u"outcome"_s).toString(), u"already_off"_s);
    QVERIFY(!again.json()
                 .value(u"commands"_s)
                 .toArray()
                 .contains(u"/ip firewall service-port disable sip"_s));
}

void TestCliChange::aWrongPasswordIsFive()
{
    practise(u"mikrotik-routeros"_s);
    for (const QString &via : {u"ssh"_s, u"telnet"_s}) {
        m_via = via;
        const CliRun run = fix({}, "Wr0ng-one\n");
        QCOMPARE(run.code, 5);
        QCOMPARE(run.json().value(u"outcome"_s).toString(), u"failed"_s);
        QVERIFY(!(run.out + run.err).contains("Wr0ng-one"));
    }
    QCOMPARE(verdict(), u"altered 1"_s);
}

void TestCliChange::aRestartThatWasNotAgreedToIsNine()
{
    practise(u"asus-asuswrt"_s);
    const CliRun run = fix();
    QVERIFY2(run.code == 9, (run.out + run.err).constData());
    QCOMPARE(run.json().value(u"outcome"_s).toString(), u"restart_needed"_s);
    QCOMPARE(run.json().value(u"needs_restart"_s).toBool(), true);
    QCOMPARE(verdict(), u"altered 1"_s); // nothing has taken effect yet
}

void TestCliChange::anotherHostKeyIsSix()
{
    practise(u"mikrotik-routeros"_s);
    const CliRun run = fix({u"--host-key"_s, u"SHA256:AAAA"_s});
    QCOMPARE(run.code, 6);
    QCOMPARE(run.json().value(u"problem_name"_s).toString(), u"host_key_unknown"_s);
    QCOMPARE(verdict(), u"altered 1"_s);
}

void TestCliChange::withoutYesNothingIsChanged()
{
    practise(u"mikrotik-routeros"_s);
    const CliRun run = m_cli->run({u"fix"_s, u"--gateway"_s, u"127.0.0.1"_s, u"--via"_s, u"ssh"_s,
                                   u"--user"_s, u"admin"_s, u"--password-stdin"_s},
                                  "practice\n");
    QCOMPARE(run.code, 2);
    QVERIFY(run.err.contains("/ip firewall service-port disable sip")); // what would be typed
    QCOMPARE(verdict(), u"altered 1"_s);
}

void TestCliChange::theSecondLineIsThePrivilegedPassword()
{
    practise(u"cisco-asa-software"_s);
    const QByteArray second = m_router.about(u"practice_privileged_password"_s).toUtf8();
    QVERIFY(!second.isEmpty());
    const QByteArray first = m_router.about(u"practice_password"_s).toUtf8();
    QVERIFY(fix({}, first + "\nwrong-second\n").code != 0);
    const CliRun run = fix({}, first + '\n' + second + '\n');
    QVERIFY2(run.code == 0, (run.out + run.err).constData());
}

void TestCliChange::aClosedPortIsSix()
{
    practise(u"mikrotik-routeros"_s);
    const CliRun run = fix({u"--port"_s, u"1"_s});
    QCOMPARE(run.code, 6);
    QCOMPARE(run.json().value(u"outcome"_s).toString(), u"failed"_s);
    QCOMPARE(run.json().value(u"problem_name"_s).toString(), u"connection_refused"_s);
}

void TestCliChange::aDeviceThatIsNotThereIsRefused()
{
    // The same maker with another firmware: the recipe finds out before it changes anything.
    practise(u"asus-asuswrt"_s);
    const CliRun run = fix({u"--device"_s, u"asus-merlin-three-state"_s});
    QCOMPARE(run.json().value(u"problem_name"_s).toString(), u"wrong_device"_s);
    QCOMPARE(run.code, 6);
    QCOMPARE(run.json().value(u"outcome"_s).toString(), u"failed"_s);
    QCOMPARE(verdict(), u"altered 1"_s);
}

void TestCliChange::theReportTellsTheLastCase()
{
    practise(u"mikrotik-routeros"_s);
    const CliRun done = fix({u"--server"_s, server()});
    QCOMPARE(done.code, 0);
    const CliRun report = m_cli->run({u"report"_s});
    QCOMPARE(report.code, 0);
    QVERIFY(report.out.contains(done.json().value(u"reference"_s).toString().toUtf8()));
    QVERIFY(report.out.contains("It is off, proven"));
    const CliRun json = m_cli->run({u"report"_s, u"--json"_s});
    QVERIFY(json.json().contains(u"change"_s));
    const QString file = m_cli->folder() + u"/report.html"_s;
    QCOMPARE(m_cli->run({u"report"_s, u"--format"_s, u"html"_s, u"-o"_s, file}).code, 0);
    QVERIFY(QFile::exists(file));
    noSecretAnywhere();
}

void TestCliChange::evidenceCanBeSavedAndRepeated()
{
    practise(u"mikrotik-routeros"_s);
    const QString file = m_cli->folder() + u"/evidence.json"_s;
    const CliRun asked = m_cli->run(
        {u"identify"_s, u"--gateway"_s, u"127.0.0.1"_s, u"--save-evidence"_s, file, u"--json"_s});
    cleanup();
    const CliRun repeated = m_cli->run({u"identify"_s, u"--evidence"_s, file, u"--json"_s});
    QCOMPARE(repeated.code, 0);
    QCOMPARE(repeated.json().value(u"device"_s), asked.json().value(u"device"_s));
    QCOMPARE(repeated.json().value(u"confidence"_s), asked.json().value(u"confidence"_s));
    const QString lastCase = m_cli->folder() + u"/state/last-case.json"_s;
    QCOMPARE(m_cli->run({u"identify"_s, u"--evidence"_s, lastCase}).code, 0);
}

void TestCliChange::diagnoseChangesNothing()
{
    practise(u"mikrotik-routeros"_s);
    const CliRun run = m_cli->run({u"diagnose"_s, u"--gateway"_s, u"127.0.0.1"_s, u"--server"_s,
                                   server(), u"--skip"_s, u"voice"_s, u"--json"_s});
    QCOMPARE(run.code, 1);
    QCOMPARE(run.json().value(u"test"_s).toObject().value(u"verdict"_s).toString(), u"altered"_s);
    QVERIFY(!run.json().value(u"advice"_s).toArray().isEmpty());
    QCOMPARE(m_cli->run({u"diagnose"_s, u"--gateway"_s, u"127.0.0.1"_s}).code, 3);
    QCOMPARE(verdict(), u"altered 1"_s);
}

void TestCliChange::aLaterTestSaysWhatHasChanged()
{
    practise(u"mikrotik-routeros"_s);
    const QString earlier = m_cli->folder() + u"/earlier.json"_s;
    QFile file(earlier);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_cli->run({u"test"_s, u"--server"_s, server(), u"--json"_s}).out);
    file.close();
    const auto since = [](const CliRun &run) {
        return run.json().value(u"compared"_s).toObject().value(u"since"_s).toString() + u' ' +
               QString::number(run.code);
    };
    const QStringList again{u"test"_s, u"--json"_s, u"--compare"_s};
    QCOMPARE(since(m_cli->run(again + QStringList{earlier})), u"still_altered 1"_s);
    QCOMPARE(fix({u"--server"_s, server()}).code, 0);
    QCOMPARE(since(m_cli->run(again + QStringList{earlier})), u"gone 0"_s);
    QCOMPARE(since(m_cli->run(again + QStringList{u"last"_s})), u"still_clean 0"_s);
    // As an update of the router would do it, which nobody writes down.
    const CliRun last = m_cli->run({u"report"_s, u"--format"_s, u"json"_s});
    QCOMPARE(undo().code, 0);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(last.out);
    file.close();
    QCOMPARE(since(m_cli->run(again + QStringList{earlier, u"--server"_s, server()})),
             u"came_back 1"_s);
    QCOMPARE(m_cli->run(again + QStringList{u"/nowhere"_s}).code, 8);
}

void TestCliChange::practiceEndsWhenToldTo()
{
    practise(u"mikrotik-routeros"_s);
    QCOMPARE(m_router.end(), 0);
    const CliRun gone = m_cli->run({u"identify"_s, u"--gateway"_s, u"127.0.0.1"_s, u"--json"_s});
    QCOMPARE(gone.code, 4);
    QCOMPARE(gone.json().value(u"problem"_s).toString(), u"router_silent"_s);
    QCOMPARE(m_cli->run({u"practice"_s, u"--device"_s, u"no-such-device"_s}).code, 6);
}

void TestCliChange::anInterruptLeavesAKnownState()
{
    practise(u"mikrotik-routeros"_s);
    QProcess process;
    process.setProcessEnvironment(m_cli->environment());
    process.start(m_cli->program(),
                  {u"fix"_s, u"--gateway"_s, u"127.0.0.1"_s, u"--via"_s, u"telnet"_s, u"--user"_s,
                   u"admin"_s, u"--password-stdin"_s, u"--yes"_s, u"--json"_s});
    process.write("practice\n");
    process.closeWriteChannel();
    QByteArray progress;
    QTRY_VERIFY_WITH_TIMEOUT(
        (progress += process.readAllStandardError(), progress.contains("The setting was changed.")),
        20000);
    process.terminate();
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    const QJsonObject said = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    // It may have been too late to turn round; either way what is said is how it is.
    const QString outcome = said.value(u"outcome"_s).toString();
    QVERIFY2(outcome == u"rolled_back"_s || outcome == u"off"_s, qPrintable(outcome));
    QCOMPARE(verdict(), outcome == u"off"_s ? u"clean 0"_s : u"altered 1"_s);
}

QTEST_GUILESS_MAIN(TestCliChange)
#include "tst_cli_change.moc"
