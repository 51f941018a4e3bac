#include "job_rules.h"
#include "stun_world.h"
#include "voice_check.h"

#include <QTest>

using namespace ringthrough;

namespace {

constexpr qsizetype voiceBytes = 172;

PathOptions speakingTo(const PretendedServer &server, int milliseconds)
{
    PathOptions options;
    options.target = {server.host(), server.end().port, 0, 0};
    options.voiceLength = std::chrono::milliseconds(milliseconds);
    return options;
}

std::optional<Outcome<VoiceFinding>> check(const PathOptions &options)
{
    VoiceCheck job(options);
    std::optional<Outcome<VoiceFinding>> result;
    QObject::connect(&job, &VoiceCheck::finished, &job,
                     [&](const Outcome<VoiceFinding> &outcome) { result = outcome; });
    job.start();
    (void)QTest::qWaitFor([&] { return result.has_value(); }, 10000);
    return result;
}

QByteArray honest(const QByteArray &packet, const StunEnd &from)
{
    return seenAnswer(packet, from);
}

qsizetype voicePackets(const PretendedServer &server)
{
    return std::count_if(server.packets.begin(), server.packets.end(),
                         [](const QByteArray &packet) { return packet.size() == voiceBytes; });
}

} // namespace

class TestVoiceCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_packet_is_as_long_as_speech()
    {
        const QByteArray bytes = voicePacket(bindingRequest().transaction);
        QCOMPARE(bytes.size(), voiceBytes);
        const auto read = parseStun(bytes);
        QVERIFY(read && read->notUnderstood.isEmpty());
        for (const QByteArray &text : read->software)
            QVERIFY(text.size() < 128);
    }

    void sends_at_the_pace_of_speech()
    {
        PretendedServer server(honest);
        QElapsedTimer clock;
        clock.start();
        const auto outcome = check(speakingTo(server, 600));
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(outcome->value().sent, 30);
        QCOMPARE(outcome->value().answered, 30);
        QCOMPARE(outcome->value().everyMs, 20);
        QCOMPARE(outcome->value().lossPercent, 0.0);
        QCOMPARE(voicePackets(server), 30);
        // The last is due after 29 times 20 ms, and not before.
        QVERIFY(clock.elapsed() >= 580);
    }

    void knows_which_packets_were_lost()
    {
        PretendedServer server;
        server.setAnswer([&](const QByteArray &packet, const StunEnd &from) {
            const bool drop = packet.size() == voiceBytes && voicePackets(server) % 5 == 0;
            return drop ? QByteArray() : seenAnswer(packet, from);
        });
        const auto outcome = check(speakingTo(server, 400));
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(outcome->value().lossPercent, 20.0);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(outcome->value().roundTripsMicros.at(i) < 0, i % 5 == 4);
    }

    void counts_an_answer_once_and_only_from_the_server()
    {
        PretendedServer stranger;
        PretendedServer server;
        server.setAnswer([&](const QByteArray &packet, const StunEnd &from) {
            const QByteArray answer = seenAnswer(packet, from);
            server.send(answer, from);
            if (voicePackets(server) % 2 == 0 && packet.size() == voiceBytes) {
                stranger.send(answer, from);
                server.send(QByteArray(2000, 'x'), from);
                server.send(errorAnswer(packet, 500), from);
            }
            return answer;
        });
        const auto outcome = check(speakingTo(server, 200));
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(outcome->value().answered, 10);
    }

    void speaks_to_the_stun_server_when_the_sip_server_is_no_mirror()
    {
        PretendedServer sip;
        PretendedServer stun(honest);
        PathOptions options = speakingTo(sip, 100);
        options.stunServers = {{stun.host(), stun.end().port}};
        const auto outcome = check(options);
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(voicePackets(sip), 0);
        QCOMPARE(voicePackets(stun), 5);
        QVERIFY(sip.packets.size() <= 2);
    }

    void prefers_the_mirror()
    {
        PretendedServer mirror(honest);
        PretendedServer stun(honest);
        PathOptions options = speakingTo(mirror, 100);
        options.stunServers = {{stun.host(), stun.end().port}};
        QVERIFY(check(options));
        QCOMPARE(voicePackets(mirror), 5);
        QCOMPARE(voicePackets(stun), 0);
    }

    void gives_up_where_nobody_answers()
    {
        PretendedServer server;
        const auto outcome = check(speakingTo(server, 10000));
        QVERIFY(outcome && !outcome->ok());
        QCOMPARE(problemName(outcome->problem()), QStringLiteral("server_silent"));
        QCOMPARE(voicePackets(server), 0);
    }

    void gives_up_after_a_second_where_speech_gets_no_answer()
    {
        PretendedServer server([](const QByteArray &packet, const StunEnd &from) {
            return packet.size() == voiceBytes ? QByteArray() : seenAnswer(packet, from);
        });
        const auto outcome = check(speakingTo(server, 10000));
        QVERIFY(outcome && !outcome->ok());
        QCOMPARE(problemName(outcome->problem()), QStringLiteral("server_silent"));
        QVERIFY(voicePackets(server) <= 60);
    }

    void says_when_there_is_nobody_to_ask()
    {
        const auto outcome = check({});
        QVERIFY(outcome && !outcome->ok());
        QCOMPARE(problemName(outcome->problem()), QStringLiteral("host_not_found"));
    }

    void keeps_to_the_rules_of_jobs()
    {
        PretendedServer server(honest);
        PretendedServer silent;
        for (const PathOptions &options : {speakingTo(server, 300), speakingTo(silent, 300)})
            QCOMPARE(
                brokenJobRule<VoiceCheck>([&] { return std::make_unique<VoiceCheck>(options); }),
                QString());
    }
};

QTEST_GUILESS_MAIN(TestVoiceCheck)
#include "tst_voice_check.moc"
