// The trace against routers of the kernel in a row, and a SIP proxy in one of them. All that is
// sent goes to addresses inside namespaces of this test. Needs root to make these; what is tested
// runs as nobody in particular, for it must not need special rights.

#include "hop_nobody_home.h"
#include "hop_trace.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <memory>

using namespace ringthrough;

namespace {

const QString prefix = QStringLiteral("labhop");
const QString folder = QStringLiteral(RT_SOURCE_DIR "/tests/lab/lab_hops/");
const QHostAddress server(QStringLiteral("198.51.100.2"));
const QStringList routers{QStringLiteral("192.168.77.1"), QStringLiteral("100.64.0.1"),
                          QStringLiteral("203.0.113.9")};
constexpr uid_t nobodyInParticular = 65534;

bool chain(const QString &command)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LAB"), prefix);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(folder + QStringLiteral("hop_chain.sh"), command.split(QLatin1Char(' ')));
    return process.waitForFinished(30000) && process.exitCode() == 0;
}

int networkOf(const QByteArray &path)
{
    return open(path.constData(), O_RDONLY | O_CLOEXEC);
}

int networkOfBox(const char *box)
{
    return networkOf("/run/netns/" + prefix.toLocal8Bit() + '-' + box);
}

// From here on every new socket of this thread, and every process it starts, is in that network.
bool moveInto(int network)
{
    return network >= 0 && setns(network, CLONE_NEWNET) == 0;
}

// Runs a job to its end without special rights.
template <typename T, typename J>
Outcome<T> resultOf(J &job)
{
    Outcome<T> result(Problem(Cancelled{}));
    bool over = false;
    QObject::connect(&job, &J::finished, &job, [&](const Outcome<T> &outcome) {
        result = outcome;
        over = true;
    });
    if (seteuid(nobodyInParticular) != 0)
        return result;
    job.start();
    const bool ended = QTest::qWaitFor([&] { return over; }, 20000);
    if (seteuid(0) != 0 || !ended)
        qWarning("the job did not end as it should");
    return result;
}

HopTraceResult trace()
{
    HopTraceOptions options;
    options.server = server;
    HopTrace job(options);
    QElapsedTimer clock;
    clock.start();
    const Outcome<HopTraceResult> outcome = resultOf<HopTraceResult>(job);
    qInfo("trace: %lld ms", static_cast<long long>(clock.elapsed()));
    return outcome.ok() ? outcome.value() : HopTraceResult();
}

QString answersWhereNobodyIs(Wire wire)
{
    NobodyHomeOptions options;
    options.wire = wire;
    NobodyHome job(options);
    QElapsedTimer clock;
    clock.start();
    const Outcome<bool> outcome = resultOf<bool>(job);
    qInfo("nobody home: %lld ms", static_cast<long long>(clock.elapsed()));
    if (!outcome.ok())
        return problemName(outcome.problem());
    return outcome.value() ? QStringLiteral("yes") : QStringLiteral("no");
}

QStringList parts(const Hop &hop)
{
    QStringList names;
    for (const Alteration &one : hop.finding.alterations)
        names << one.part;
    names.sort();
    return names;
}

} // namespace

class TestLabHops : public QObject
{
    Q_OBJECT

private:
    bool startProxy(QProcess &proxy)
    {
        proxy.setProcessChannelMode(QProcess::MergedChannels);
        proxy.start(QStringLiteral("ip"), QStringList{QStringLiteral("netns"),
                                                      QStringLiteral("exec"),
                                                      prefix + QStringLiteral("-rtr"),
                                                      QStringLiteral("kamailio"),
                                                      QStringLiteral("-f"),
                                                      folder + QStringLiteral("relay.cfg"),
                                                      QStringLiteral("-DD"),
                                                      QStringLiteral("-E"),
                                                      QStringLiteral("-m"),
                                                      QStringLiteral("32"),
                                                      QStringLiteral("-M"),
                                                      QStringLiteral("4"),
                                                      QStringLiteral("-Y"),
                                                      m_folder.path(),
                                                      QStringLiteral("-w"),
                                                      m_folder.path(),
                                                      QStringLiteral("-l"),
                                                      QStringLiteral("udp:192.168.77.1:5060"),
                                                      QStringLiteral("-l"),
                                                      QStringLiteral("udp:100.64.0.2:5060"),
                                                      QStringLiteral("-l"),
                                                      QStringLiteral("tcp:192.168.77.1:5060"),
                                                      QStringLiteral("-l"),
                                                      QStringLiteral("tcp:100.64.0.2:5060")});
        QUdpSocket asker;
        asker.connectToHost(QHostAddress(routers.first()), 5060);
        return QTest::qWaitFor(
            [&] {
                asker.write("OPTIONS sip:192.168.77.1 SIP/2.0\r\n"
                            "Via: SIP/2.0/UDP 192.168.77.10;branch=z9hG4bKup;rport\r\n"
                            "Max-Forwards: 0\r\nFrom: <sip:a@a.invalid>;tag=1\r\n"
                            "To: <sip:a@a.invalid>\r\nCall-ID: up\r\nCSeq: 1 OPTIONS\r\n"
                            "Content-Length: 0\r\n\r\n");
                QTest::qWait(50);
                return asker.hasPendingDatagrams();
            },
            10000);
    }

    int m_outside = -1; ///< the network we came from
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(geteuid() == 0, "network namespaces need root");
        chain(QStringLiteral("down"));
        QVERIFY(chain(QStringLiteral("up")));
        m_outside = networkOf("/proc/self/ns/net");
        QVERIFY(moveInto(networkOfBox("lan")));
    }

    void cleanupTestCase()
    {
        QVERIFY(moveInto(m_outside));
        QVERIFY(chain(QStringLiteral("down")));
    }

    void names_the_box_that_alters_data()
    {
        QTest::addColumn<QString>("nat");
        QTest::addColumn<QString>("alg");
        QTest::addColumn<int>("altering"); // 0: none is seen
        const auto row = [](const char *nat, const char *alg, int altering) {
            QTest::addRow("nat %s, alg %s", nat, alg)
                << QString::fromLatin1(nat) << QString::fromLatin1(alg) << altering;
        };
        row("home", "none", 0);
        row("home", "home", 1);
        row("carrier", "none", 0);
        row("carrier", "carrier", 2);
        // Without translation the kernel's ALG has nothing to do.
        row("carrier", "home", 0);
        row("both", "none", 0);
        row("both", "home", 1);
        // The carrier's finds the home's private address, which is not the one it translates.
        row("both", "carrier", 0);
        row("both", "both", 1);
    }

    void names_the_box_that_alters()
    {
        QFETCH(QString, nat);
        QFETCH(QString, alg);
        QFETCH(int, altering);
        QVERIFY(chain(QStringLiteral("nat ") + nat));
        QVERIFY(chain(QStringLiteral("alg ") + alg));
        const HopTraceResult result = trace();
        QVERIFY(result.possible);
        QCOMPARE(result.hops.size(), 4);
        for (const QList<Hop> &hops : {result.hops, result.control})
            for (int i = 0; i < 3; ++i) {
                QCOMPARE(hops.at(i).address.toString(), routers.at(i));
                QVERIFY(!hops.at(i).isServer);
                QVERIFY2(hops.at(i).quotedBytes > 300,
                         qPrintable(QString::number(hops.at(i).quotedBytes)));
            }
        QVERIFY(result.hops.last().isServer);
        QCOMPARE(alteringHop(result.control), std::nullopt);
        for (const Hop &hop : result.hops) {
            const bool altered = altering > 0 && hop.timeToLive > altering;
            QCOMPARE(hop.finding.reading, altered ? QuoteReading::Differs : QuoteReading::Same);
            QCOMPARE(parts(hop),
                     altered ? QStringList({QStringLiteral("Contact"), QStringLiteral("From"),
                                            QStringLiteral("Via host")})
                             : QStringList());
        }
        QCOMPARE(alteringHop(result.hops),
                 altering > 0 ? std::optional(HopSpan{altering, altering}) : std::nullopt);
    }

    void a_proxy_is_found_by_asking_where_nobody_is_data()
    {
        QTest::addColumn<Wire>("wire");
        QTest::newRow("udp") << Wire::Udp;
        QTest::newRow("tcp") << Wire::Tcp;
    }

    // Not seen: the quote is of what the proxy sent itself, if there is one at all.
    void a_proxy_is_found_by_asking_where_nobody_is()
    {
        QFETCH(Wire, wire);
        QVERIFY(chain(QStringLiteral("nat home")));
        QVERIFY(chain(QStringLiteral("alg none")));
        QCOMPARE(answersWhereNobodyIs(wire), QStringLiteral("no"));
        QVERIFY(chain(QStringLiteral("alg home")));
        QCOMPARE(answersWhereNobodyIs(wire), QStringLiteral("no"));
        QVERIFY(chain(QStringLiteral("alg none")));
        QProcess proxy;
        const bool up = startProxy(proxy);
        if (!up)
            qWarning().noquote() << proxy.readAll();
        QVERIFY(chain(QStringLiteral("redirect on")));
        const QString answered = answersWhereNobodyIs(wire);
        const HopTraceResult traced = trace();
        proxy.terminate();
        QVERIFY(proxy.waitForFinished(30000));
        QVERIFY(chain(QStringLiteral("redirect off")));
        QVERIFY(up);
        QCOMPARE(answered, QStringLiteral("yes"));
        QCOMPARE(alteringHop(traced.hops), std::nullopt);
        QCOMPARE(answersWhereNobodyIs(wire), QStringLiteral("no"));
    }

    void says_what_it_cannot_reach()
    {
        QProcess ip;
        const auto route = [&](const QString &command) {
            ip.start(QStringLiteral("ip"), command.split(QLatin1Char(' ')));
            return ip.waitForFinished(30000) && ip.exitCode() == 0;
        };
        QVERIFY(route(QStringLiteral("route del default")));
        HopTraceOptions options;
        options.server = server;
        HopTrace job(options);
        const Outcome<HopTraceResult> outcome = resultOf<HopTraceResult>(job);
        const QString nobody = answersWhereNobodyIs(Wire::Udp);
        const QString nobodyOverTcp = answersWhereNobodyIs(Wire::Tcp);
        QVERIFY(route(QStringLiteral("route add default via 192.168.77.1")));
        QVERIFY(!outcome.ok());
        QCOMPARE(problemName(outcome.problem()), QStringLiteral("connection_refused"));
        QCOMPARE(nobody, QStringLiteral("connection_refused"));
        QCOMPARE(nobodyOverTcp, QStringLiteral("connection_refused"));
    }
};

QTEST_GUILESS_MAIN(TestLabHops)
#include "tst_lab_hops.moc"
