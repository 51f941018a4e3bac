#include "answer_port.h"
#include "mirror_answer.h"
#include "sip_echo.h"
#include "sip_mirror.h"
#include "sip_probe.h"
#include "stun_message.h"
#include "stun_reply.h"
#include "voice_check.h"

#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>

using namespace ringthrough;

namespace {

const QByteArray nonce = "0123456789abcdef";

QByteArray request(ProbeKind kind, Wire wire = Wire::Udp)
{
    ProbePlan plan;
    plan.kind = kind;
    plan.wire = wire;
    ProbePlace place;
    place.own = QHostAddress(QStringLiteral("127.0.0.1"));
    place.ownPort = 40000;
    place.rtpPort = 20000;
    place.serverName = "mirror.example";
    place.nonce = nonce;
    return sipBytes(probeRequest(plan, place));
}

PacketEnd end(quint16 port)
{
    return {QHostAddress(QStringLiteral("192.0.2.9")), port};
}

QByteArray answerTo(const QByteArray &message)
{
    return mirrorAnswer(message, end(4000), end(5060), "udp");
}

} // namespace

class TestSipMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_every_byte_of_a_request_data()
    {
        QTest::addColumn<ProbeKind>("kind");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("OPTIONS") << ProbeKind::Options << QByteArray("SIP/2.0 200 Mirror");
        QTest::newRow("REGISTER") << ProbeKind::Register << QByteArray("SIP/2.0 403 Mirror");
        QTest::newRow("INVITE") << ProbeKind::Invite << QByteArray("SIP/2.0 403 Mirror");
    }

    void shows_every_byte_of_a_request()
    {
        QFETCH(ProbeKind, kind);
        QFETCH(QByteArray, status);
        const QByteArray message = request(kind);
        const QByteArray answer = answerTo(message);
        QVERIFY(answer.startsWith(status));
        SipEcho echo;
        QCOMPARE(readEcho(answer, nonce, &echo), EchoKind::Ours);
        QCOMPARE(echo.message, message);
        QCOMPARE(echo.source, end(0).address);
        QCOMPARE(echo.sourcePort, 4000);
    }

    void has_nothing_readable_for_an_alg_in_its_body()
    {
        const QByteArray answer = answerTo(request(ProbeKind::Options));
        const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n"));
        QVERIFY(!body.contains("127.0.0.1"));
    }

    void fills_in_where_the_packet_came_from()
    {
        const SipText answer = parseSip(answerTo(request(ProbeKind::Options))).value();
        QCOMPARE(parameter(answer.value("Via"), "received"), "192.0.2.9");
        QCOMPARE(parameter(answer.value("Via"), "rport"), "4000");
    }

    void says_nothing_to_anything_else_data()
    {
        QTest::addColumn<QByteArray>("message");
        QByteArray scanner = request(ProbeKind::Options);
        scanner.replace("alg-mirror@", "100@");
        QByteArray acknowledgement = request(ProbeKind::Invite);
        acknowledgement.replace("INVITE", "ACK");
        QByteArray tooLong = request(ProbeKind::Options);
        tooLong.replace("\r\n\r\n", "\r\nX-Fill: " + QByteArray(1400, 'x') + "\r\n\r\n");
        QTest::newRow("another user") << scanner;
        QTest::newRow("an ACK") << acknowledgement;
        QTest::newRow("an answer, or two mirrors would talk for ever")
            << answerTo(request(ProbeKind::Options));
        QTest::newRow("too long for one packet") << tooLong;
        QTest::newRow("garbage") << QByteArray("\0\1\2 alg-mirror", 14);
        QTest::newRow("keep-alive") << QByteArray("\r\n\r\n");
    }

    void says_nothing_to_anything_else()
    {
        QFETCH(QByteArray, message);
        QCOMPARE(answerTo(message), QByteArray());
    }

    void answers_over_udp_on_both_ports()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        QVERIFY(mirror.port() != mirror.controlPort());
        for (const quint16 port : {mirror.port(), mirror.controlPort()}) {
            QUdpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            socket.write(request(ProbeKind::Options));
            QTRY_VERIFY(socket.hasPendingDatagrams());
            SipEcho echo;
            QCOMPARE(readEcho(socket.read(4096), nonce, &echo), EchoKind::Ours);
            QCOMPARE(echo.sourcePort, socket.localPort());
        }
    }

    void answers_over_tcp_also_when_two_messages_come_at_once()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), mirror.port());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write(request(ProbeKind::Invite, Wire::Tcp) +
                     request(ProbeKind::Options, Wire::Tcp));
        QByteArray stream;
        QTRY_VERIFY((stream += socket.readAll()).count("Mirror") == 2 &&
                    stream.count("\r\n\r\n") == 2);
    }

    void answers_stun_with_where_a_packet_came_from()
    {
        StunMessage asked = bindingRequest();
        asked.fingerprint = true;
        const auto answer = parseStun(stunReply(stunBytes(asked), end(4000)));
        QVERIFY(answer);
        QCOMPARE(answer->kind, StunClass::Success);
        QCOMPARE(answer->transaction, asked.transaction);
        QVERIFY(answer->fingerprint);
        QCOMPARE(answer->xorMapped->address, end(4000).address);
        QCOMPARE(answer->xorMapped->port, 4000);
    }

    void refuses_in_stun_what_takes_a_second_address()
    {
        const QList<quint16> attributes{0x0003, 0x0027, 0x0026};
        for (qsizetype what = 0; what < attributes.size(); ++what) {
            StunMessage asked = bindingRequest();
            asked.changePort = what == 0;
            asked.responsePort = what == 1 ? 4001 : 0;
            asked.padding = what == 2 ? 8 : 0;
            const auto answer = parseStun(stunReply(stunBytes(asked), end(4000)));
            QVERIFY(answer);
            QCOMPARE(answer->errorCode, 420);
            QCOMPARE(answer->unknownAttributes, attributes.mid(what, 1));
            QVERIFY(!answer->xorMapped);
        }
    }

    // So that it can be measured how long a router remembers.
    void answers_to_another_port_that_the_request_names_data()
    {
        QTest::addColumn<bool>("sip");
        QTest::newRow("STUN") << false;
        QTest::newRow("SIP") << true;
    }

    void answers_to_another_port_that_the_request_names()
    {
        QFETCH(bool, sip);
        SipMirror mirror;
        QVERIFY(mirror.listen());
        QUdpSocket asking;
        QUdpSocket other;
        for (QUdpSocket *socket : {&asking, &other})
            socket->connectToHost(QHostAddress(QHostAddress::LocalHost), mirror.port());
        StunMessage question = bindingRequest();
        question.responsePort = other.localPort();
        QByteArray options = request(ProbeKind::Options);
        options.replace(":40000;", ':' + QByteArray::number(other.localPort()) + ';');
        options.replace(";rport", "");
        asking.write(sip ? options : stunBytes(question));
        QTRY_VERIFY(other.hasPendingDatagrams());
        const QByteArray answer = other.read(4096);
        if (sip)
            QCOMPARE(parseSip(answer).value().status(), 200);
        else
            QCOMPARE(parseStun(answer).value().xorMapped->port, asking.localPort());
        QVERIFY(!asking.hasPendingDatagrams());
    }

    // Nobody is made to send packets to others.
    void takes_only_a_port_that_it_may_data()
    {
        QTest::addColumn<QByteArray>("via");
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("port");
        const QByteArray here = "Via: SIP/2.0/UDP 192.0.2.1:7000";
        const auto row = [](const char *name, const QByteArray &via, const char *source, int port) {
            QTest::newRow(name) << via << QString::fromLatin1(source) << port;
        };
        row("named", here, "127.0.0.1", 7000);
        row("with rport", here + ";rport", "127.0.0.1", 4000);
        row("not on loopback", here, "192.0.2.9", 4000);
        row("no port", "Via: SIP/2.0/UDP 192.0.2.1", "127.0.0.1", 5060);
        row("nonsense", "Via: SIP/2.0/UDP 192.0.2.1:0", "127.0.0.1", 4000);
        row("no Via", "Max-Forwards: 70", "127.0.0.1", 4000);
    }

    void takes_only_a_port_that_it_may()
    {
        QFETCH(QByteArray, via);
        QFETCH(QString, source);
        QFETCH(int, port);
        const QByteArray message = "OPTIONS sip:a@192.0.2.2 SIP/2.0\r\n" + via + "\r\n\r\n";
        QCOMPARE(answerPort(message, {QHostAddress(source), 4000}), port);
    }

    void says_nothing_to_an_answer_in_stun()
    {
        const QByteArray answer = stunReply(stunBytes(bindingRequest()), end(4000));
        QCOMPARE(stunReply(answer, end(5060)), QByteArray());
        QCOMPARE(stunReply(request(ProbeKind::Options), end(5060)), QByteArray());
    }

    void lets_speech_be_measured()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        for (const quint16 port : {mirror.port(), mirror.controlPort()}) {
            PathOptions options;
            options.target = {QStringLiteral("127.0.0.1"), port, 0, 0};
            options.voiceLength = std::chrono::milliseconds(100);
            VoiceCheck check(options);
            int answered = 0;
            connect(&check, &VoiceCheck::finished, this, [&](const auto &outcome) {
                answered = outcome.ok() ? outcome.value().answered : -1;
            });
            check.start();
            QTRY_COMPARE(answered, 5);
        }
    }

    void hangs_up_on_whoever_never_ends()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), mirror.port());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write(QByteArray(100'000, 'x'));
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }
};

QTEST_GUILESS_MAIN(TestSipMirror)
#include "tst_sip_mirror.moc"
