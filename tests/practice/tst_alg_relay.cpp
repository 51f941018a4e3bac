#include "alg_relay.h"
#include "alg_rewriting.h"
#include "lifetime_check.h"
#include "sip_mirror.h"
#include "sip_test.h"

#include <QNetworkDatagram>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace ringthrough;

namespace {

const TranslatedFlow flow{{QHostAddress(QStringLiteral("192.168.1.5")), 5062},
                          {QHostAddress(QStringLiteral("203.0.113.77")), 5062}};

const QByteArray invite = "INVITE sip:alg-mirror@198.51.100.1 SIP/2.0\r\n"
                          "Via: SIP/2.0/UDP 192.168.1.5:5062;branch=z9hG4bK1;rport\r\n"
                          "From: <sip:a@192.168.1.5:50621>\r\n"
                          "Contact: <sip:a@192.168.1.5:5062>\r\n"
                          "Content-Type: application/sdp\r\n"
                          "Content-Length: 45\r\n"
                          "\r\n"
                          "o=- 1 1 IN IP4 192.168.1.5\r\n"
                          "a=keep 192.168.1.5\r\n";

Diagnosis testThrough(const AlgRelay &relay)
{
    SipTestOptions options;
    options.target = {relay.address().toString(), relay.port(), relay.controlPort(), 0};
    SipTest test(options);
    Diagnosis diagnosis;
    bool over = false;
    QObject::connect(&test, &SipTest::finished, &test, [&](const Outcome<Diagnosis> &outcome) {
        diagnosis = outcome.ok() ? outcome.value() : Diagnosis();
        over = true;
    });
    test.start();
    if (!QTest::qWaitFor([&] { return over; }, 13000))
        qWarning("the test did not end");
    return diagnosis;
}

} // namespace

class TestAlgRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rewrites_our_place_and_nothing_that_only_looks_like_it()
    {
        const QByteArray arrived = rewrittenOutward(invite, flow);
        QVERIFY(arrived.contains("UDP 203.0.113.77:5062;"));
        QVERIFY(arrived.contains("Contact: <sip:a@203.0.113.77:5062>"));
        // Another port than ours, so another place.
        QVERIFY(arrived.contains("From: <sip:a@192.168.1.5:50621>"));
        QVERIFY(arrived.contains("a=keep 192.168.1.5\r\n"));
    }

    void makes_the_length_fit_the_changed_body()
    {
        const QByteArray arrived = rewrittenOutward(invite, flow);
        const QByteArray body = arrived.mid(arrived.indexOf("\r\n\r\n") + 4);
        QVERIFY(body.startsWith("o=- 1 1 IN IP4 203.0.113.77\r\n"));
        QVERIFY(arrived.contains("Content-Length: " + QByteArray::number(body.size()) + "\r\n"));
    }

    void hides_its_work_in_the_answer()
    {
        const QByteArray answer = "SIP/2.0 200 OK\r\n"
                                  "Via: SIP/2.0/UDP 203.0.113.77:5062;branch=z9hG4bK1;rport=777;"
                                  "received=203.0.113.77\r\n"
                                  "Contact: <sip:a@203.0.113.77:5062>\r\n\r\n";
        const QByteArray arrived = rewrittenInward(answer, flow);
        QVERIFY(!arrived.contains("203.0.113.77"));
        QVERIFY(arrived.contains("rport=5062;received=192.168.1.5"));
    }

    void leaves_alone_what_is_no_sip()
    {
        QCOMPARE(rewrittenOutward("hello 192.168.1.5:5062", flow), "hello 192.168.1.5:5062");
    }

    void is_found_by_the_sip_test_until_it_is_switched_off()
    {
        SipMirror mirror;
        AlgRelay relay;
        QVERIFY(mirror.listen());
        QVERIFY(relay.listen(QHostAddress(QHostAddress::LocalHost), mirror.port(),
                             mirror.controlPort()));
        const Diagnosis before = testThrough(relay);
        QCOMPARE(before.verdict, Verdict::Altered);
        QCOMPARE(before.reason, VerdictReason::MirrorDiffers);
        QCOMPARE(before.transport, QStringLiteral("both"));
        relay.setOn(false);
        const Diagnosis after = testThrough(relay);
        QCOMPARE(after.verdict, Verdict::Clean);
        QCOMPARE(after.reason, VerdictReason::MirrorUnchanged);
        QVERIFY(after.provedByMirror);
    }

    // By the check that people use, with seconds of a tenth.
    void forgets_who_is_quiet()
    {
        using std::chrono::milliseconds;
        SipMirror mirror;
        AlgRelay relay(milliseconds(550));
        QVERIFY(mirror.listen());
        QVERIFY(relay.listen(QHostAddress(QHostAddress::LocalHost), mirror.port(),
                             mirror.controlPort()));
        PathOptions options;
        options.target = {relay.address().toString(), relay.port(), relay.controlPort(), 0};
        LifetimeCheck check(options, {milliseconds(30), milliseconds(100), milliseconds(200)});
        std::optional<LifetimeFinding> found;
        connect(&check, &LifetimeCheck::finished, this, [&](const auto &outcome) {
            found = outcome.ok() ? outcome.value() : LifetimeFinding();
        });
        check.start();
        QTRY_VERIFY_WITH_TIMEOUT(found, 20000);
        // 5 and 6, when this computer has nothing else to do.
        QVERIFY2(found->atLeastSeconds >= 3 && found->atLeastSeconds <= 5,
                 qPrintable(QString::number(found->atLeastSeconds)));
        QVERIFY2(found->deadAfterSeconds >= 4 && found->deadAfterSeconds <= 7,
                 qPrintable(QString::number(found->deadAfterSeconds)));
    }

    // A flow that is spoken on goes on, and one that was forgotten begins anew.
    void takes_a_forgotten_phone_for_a_new_one()
    {
        AlgRelay relay(std::chrono::milliseconds(1000));
        QUdpSocket server;
        QVERIFY(server.bind(QHostAddress(QHostAddress::LocalHost), 0));
        QVERIFY(relay.listen(QHostAddress(QHostAddress::LocalHost), server.localPort(), 9));
        QUdpSocket phone;
        phone.connectToHost(QHostAddress(QHostAddress::LocalHost), relay.port());
        QList<int> seen;
        connect(&server, &QUdpSocket::readyRead, this, [&] {
            while (server.hasPendingDatagrams())
                seen.append(server.receiveDatagram().senderPort());
        });
        phone.write("one");
        QTRY_COMPARE(seen.size(), 1);
        phone.write("two");
        QTRY_COMPARE(seen.size(), 2);
        QTRY_VERIFY(relay.flows() == 0);
        phone.write("three");
        QTRY_COMPARE(seen.size(), 3);
        QCOMPARE(seen[0], seen[1]);
        QVERIFY(seen[1] != seen[2]);
    }

    void remembers_only_so_many_flows()
    {
        AlgRelay relay;
        QVERIFY(relay.listen(QHostAddress(QHostAddress::LocalHost), 9, 9));
        std::array<QUdpSocket, 100> sockets;
        for (int i = 0; i < 100; ++i) {
            sockets.at(i).connectToHost(QHostAddress(QHostAddress::LocalHost), relay.port());
            sockets.at(i).write("x");
            QTRY_COMPARE(relay.flows(), std::min(i + 1, 64));
        }
        QCOMPARE(relay.flows(), 64);
    }
};

QTEST_GUILESS_MAIN(TestAlgRelay)
#include "tst_alg_relay.moc"
