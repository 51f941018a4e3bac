#include "job_rules.h"
#include "lifetime_check.h"
#include "sip_text.h"
#include "stun_world.h"

#include <QTest>

using namespace ringthrough;
using std::chrono::milliseconds;

namespace {

// Where an hour would be too long: a "second" is a tenth of one.
constexpr LifetimePace pace{milliseconds(30), milliseconds(100), milliseconds(200)};
constexpr int forEver = 100000;

enum class Manner {
    Good,
    IgnoresPort,   ///< answers to where the question came from
    RefusesPort,   ///< with an error
    OpenToAll,     ///< whatever was sent or not: everything comes in
    LosesFirst,    ///< of what is to go to another port, the first packet
    FallsSilent,   ///< after the trial
    DemandsCookie, ///< SIP: before it answers to another port
};

// A server with a NAT before it that forgets: outside, ports have a number one higher than inside.
class ForgetfulWorld
{
public:
    ForgetfulWorld(int seconds, Manner manner)
        : m_lifetime(pace.second * seconds + pace.second / 2), m_manner(manner)
    {
        m_clock.start();
        server.setAnswer(
            [this](const QByteArray &packet, const StunEnd &from) { return answer(packet, from); });
    }

    PretendedServer server;

private:
    QByteArray answer(const QByteArray &packet, const StunEnd &from)
    {
        if (m_manner == Manner::FallsSilent && server.packets.size() > 6)
            return {};
        const StunEnd seen{QHostAddress(QStringLiteral("198.51.100.7")),
                           static_cast<quint16>(from.port + 1)};
        const bool sip = packet.startsWith("OPTIONS ");
        const QByteArray bytes = sip ? sipAnswer(packet, seen) : stunAnswer(packet, seen);
        const int port = sip ? sentBy(packet) : parseStun(packet).value().responsePort;
        if (port == 0 || m_manner == Manner::IgnoresPort) {
            m_heard[from.port] = m_clock.elapsed();
            return bytes;
        }
        if (m_manner == Manner::RefusesPort)
            return errorAnswer(packet, 420);
        divert(bytes, from, static_cast<quint16>(port - 1));
        return {};
    }

    void divert(const QByteArray &bytes, const StunEnd &from, quint16 inside)
    {
        const bool lost = m_manner == Manner::LosesFirst && !m_diverted.contains(bytes);
        m_diverted.append(bytes);
        const bool alive = m_heard.contains(inside) &&
                           m_clock.elapsed() - m_heard.value(inside) < m_lifetime.count();
        if (m_manner == Manner::OpenToAll)
            for (const quint16 port : {inside, static_cast<quint16>(inside + 1)})
                server.send(bytes, {from.address, port});
        else if (alive && !lost)
            server.send(bytes, {from.address, inside});
    }

    QByteArray stunAnswer(const QByteArray &packet, const StunEnd &seen) const
    {
        return sipOnly ? QByteArray() : seenAnswer(packet, seen);
    }

    static QByteArray sipAnswer(QByteArray packet, const StunEnd &seen)
    {
        const QByteArray received = ";received=" + seen.address.toString().toLatin1();
        packet.replace(";rport", received + ";rport=" + QByteArray::number(seen.port));
        return "SIP/2.0 403 Cookie\r\nX-Mirror-Cookie: c0ffee" + packet.mid(packet.indexOf("\r\n"));
    }

    // 0: not to another port.
    int sentBy(const QByteArray &packet) const
    {
        const SipText text = parseSip(packet).value();
        const bool mayAsk =
            m_manner != Manner::DemandsCookie || text.value("X-Mirror-Cookie") == "c0ffee";
        return text.value("Via").contains(";rport") || !mayAsk ? 0
                                                               : hostOfVia(text.value("Via")).port;
    }

    const milliseconds m_lifetime;
    const Manner m_manner;
    QElapsedTimer m_clock;
    QHash<quint16, qint64> m_heard;
    QList<QByteArray> m_diverted;

public:
    bool sipOnly = false;
};

PathOptions optionsFor(const ForgetfulWorld &world, int longest)
{
    PathOptions options;
    options.target = {world.server.host(), world.server.end().port, 0, 0};
    options.longestIdle = std::chrono::seconds(longest);
    return options;
}

std::optional<Outcome<LifetimeFinding>> check(const PathOptions &options)
{
    LifetimeCheck job(options, pace);
    std::optional<Outcome<LifetimeFinding>> result;
    QObject::connect(&job, &LifetimeCheck::finished, &job,
                     [&](const Outcome<LifetimeFinding> &outcome) { result = outcome; });
    job.start();
    (void)QTest::qWaitFor([&] { return result.has_value(); }, 30000);
    return result;
}

// A busy machine knocks late, and finds a mapping gone that would have been alive; never the other
// way round. How exact it is on a real router is for the lab to say.
bool isAbout(const LifetimeFinding &found, int seconds)
{
    qInfo("alive %d, gone %d", found.atLeastSeconds, found.deadAfterSeconds);
    return found.atLeastSeconds <= seconds && found.atLeastSeconds >= seconds / 2 &&
           found.deadAfterSeconds > found.atLeastSeconds && found.deadAfterSeconds <= seconds + 2;
}

} // namespace

class TestLifetimeCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measures_the_lifetime_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<Manner>("manner");
        QTest::newRow("12") << 12 << Manner::Good;
        QTest::newRow("3, below the first rung") << 3 << Manner::Good;
        QTest::newRow("with losses") << 9 << Manner::LosesFirst;
    }

    void measures_the_lifetime()
    {
        QFETCH(int, seconds);
        QFETCH(Manner, manner);
        ForgetfulWorld world(seconds, manner);
        const auto outcome = check(optionsFor(world, 30));
        QVERIFY(outcome && outcome->ok());
        QVERIFY(isAbout(outcome->value(), seconds));
    }

    void measures_it_with_a_sip_server_and_few_messages_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<int>("seconds");
        QTest::newRow("ordinary") << Manner::Good << 6;
        QTest::newRow("mirror with a cookie") << Manner::DemandsCookie << 4;
    }

    void measures_it_with_a_sip_server_and_few_messages()
    {
        QFETCH(Manner, manner);
        QFETCH(int, seconds);
        ForgetfulWorld world(seconds, manner);
        world.sipOnly = true;
        const auto outcome = check(optionsFor(world, 8));
        QVERIFY(outcome && outcome->ok());
        QVERIFY(isAbout(outcome->value(), seconds));
        qInfo("%lld messages", static_cast<long long>(world.server.packets.size()));
        QVERIFY(world.server.packets.size() < 120);
    }

    void says_when_it_outlives_the_measurement()
    {
        ForgetfulWorld world(forEver, Manner::Good);
        const auto outcome = check(optionsFor(world, 8));
        QVERIFY(outcome && outcome->ok());
        QVERIFY(outcome->value() == (LifetimeFinding{8, 0}));
    }

    void says_nothing_where_it_cannot_be_measured_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::newRow("a server that does not do it") << Manner::IgnoresPort;
        QTest::newRow("a server that refuses") << Manner::RefusesPort;
        QTest::newRow("everything comes in") << Manner::OpenToAll;
    }

    void says_nothing_where_it_cannot_be_measured()
    {
        QFETCH(Manner, manner);
        ForgetfulWorld world(12, manner);
        const auto outcome = check(optionsFor(world, 30));
        QVERIFY(outcome && outcome->ok());
        QVERIFY(outcome->value() == LifetimeFinding());
    }

    void a_server_that_falls_silent_is_no_router_that_forgets()
    {
        ForgetfulWorld world(12, Manner::FallsSilent);
        const auto outcome = check(optionsFor(world, 10));
        QVERIFY(outcome && !outcome->ok());
        QCOMPARE(problemName(outcome->problem()), QStringLiteral("server_silent"));
    }

    void says_when_nobody_answers()
    {
        PretendedServer server;
        PathOptions options;
        options.stunServers = {{server.host(), server.end().port}};
        const auto outcome = check(options);
        QVERIFY(outcome && !outcome->ok());
        QCOMPARE(problemName(outcome->problem()), QStringLiteral("server_silent"));
        const auto nobody = check({});
        QVERIFY(nobody && !nobody->ok());
        QCOMPARE(problemName(nobody->problem()), QStringLiteral("host_not_found"));
    }

    void keeps_to_the_rules_of_jobs()
    {
        ForgetfulWorld world(6, Manner::Good);
        const PathOptions options = optionsFor(world, 10);
        QCOMPARE(brokenJobRule<LifetimeCheck>(
                     [&] { return std::make_unique<LifetimeCheck>(options, pace); }),
                 QString());
    }

    // In the midst of its quiet time as well.
    void can_be_cancelled_while_it_waits()
    {
        ForgetfulWorld world(forEver, Manner::Good);
        auto job = std::make_unique<LifetimeCheck>(optionsFor(world, 30), pace);
        QCOMPARE(brokenWhenEnded(std::move(job), 1500, [](auto &one) { one->cancel(); }),
                 QString());
        const qsizetype packets = world.server.packets.size();
        QVERIFY(packets > 20);
        QTest::qWait(500);
        QCOMPARE(world.server.packets.size(), packets);
    }
};

QTEST_GUILESS_MAIN(TestLifetimeCheck)
#include "tst_lifetime_check.moc"
