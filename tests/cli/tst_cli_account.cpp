// test --account by the real program, against a registrar in this process.

#include "account_registrar.h"
#include "cli_run.h"

#include <QFile>

using namespace ringthrough;
using namespace Qt::StringLiterals;

class TestCliAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_what_the_lists_show_data();
    void says_what_the_lists_show();

private:
    CliRun runAt(const AccountRegistrar &registrar);

    Cli m_cli;
};

// The registrar answers while the program runs, so this thread may not block.
CliRun TestCliAccount::runAt(const AccountRegistrar &registrar)
{
    // Only a profile can name the second port of a server.
    QFile profile(m_cli.folder() + u"/profile.yaml"_s);
    if (!profile.open(QIODevice::WriteOnly))
        return {};
    profile.write("format: 1\nname: Example\nmirrors:\n  - {host: 127.0.0.1, port: " +
                  QByteArray::number(registrar.port()) + ", control_port: " +
                  QByteArray::number(registrar.controlPort()) + ", tls_port: 9}\n");
    profile.close();
    QProcess process;
    process.setProcessEnvironment(m_cli.environment());
    process.setWorkingDirectory(m_cli.folder());
    process.start(m_cli.program(), {u"test"_s, u"--profile"_s, profile.fileName(), u"--account"_s,
                                    u"alice@home"_s, u"--password-stdin"_s, u"--json"_s});
    process.write("sesame\n");
    process.closeWriteChannel();
    CliRun run;
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000))
        return run;
    run.code = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

void TestCliAccount::says_what_the_lists_show_data()
{
    QTest::addColumn<bool>("alg");
    QTest::addColumn<bool>("single");
    QTest::newRow("an ALG, one phone an account") << true << true;
    QTest::newRow("neither") << false << false;
}

void TestCliAccount::says_what_the_lists_show()
{
    QFETCH(bool, alg);
    QFETCH(bool, single);
    AccountRegistrar registrar;
    registrar.alg = alg;
    registrar.single = single;
    registrar.bindings.insert("phone", "192.168.77.20:5060");
    const CliRun run = runAt(registrar);
    const QJsonObject account = run.json().value(u"account"_s).toObject();
    QVERIFY2(account.contains(u"differs"_s), run.out + run.err);
    QCOMPARE(account.value(u"differs"_s).toBool(), alg);
    QCOMPARE(account.value(u"phone_dropped"_s).toBool(), single);
    QCOMPARE(account.value(u"through_tunnel"_s).toBool(true), false);
    QCOMPARE(run.err.contains("one phone per account"), single);
    QCOMPARE(run.json().value(u"reason"_s).toString() == u"bindings_differ"_s, alg);
}

QTEST_GUILESS_MAIN(TestCliAccount)
#include "tst_cli_account.moc"
