// SIP over IPv6, on ::1 in a network of the test's own: no packet can leave it.

#include "ipv6_check.h"

#include "job_rules.h"
#include "own_namespace.h"
#include "path_runs.h"
#include "sip_mirror.h"
#include "sip_replies.h"

#include <QElapsedTimer>
#include <QTcpServer>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QHostAddress six(QHostAddress::LocalHostIPv6);
const QString name = u"sip.example.test"_s;

Ipv6Finding findingFor(const PathOptions &options)
{
    return findingOf<Ipv6Finding, Ipv6Check>(options);
}

Ipv6Finding findingAt(quint16 port)
{
    return findingFor(optionsFor(name, six, port));
}

} // namespace

class TestIpv6Check : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_a_server_that_sees_our_address()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen(six));
        const Ipv6Finding ipv6 = findingAt(mirror.port());
        QVERIFY(ipv6.serverHasAddress);
        QCOMPARE(ipv6.reach, Reach::Answered);
        QVERIFY(ipv6.sameAddressSeen);
        QCOMPARE(ipv6.place, u"[::1]:%1"_s.arg(mirror.port()));
    }

    void takes_an_address_for_a_name()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen(six));
        PathOptions options;
        options.target.host = u"::1"_s;
        options.target.port = mirror.port();
        QCOMPARE(findingFor(options).reach, Reach::Answered);
    }

    void reads_which_address_was_seen_data()
    {
        QTest::addColumn<QByteArray>("received");
        QTest::addColumn<bool>("same");
        QTest::newRow("not written down: as we said") << QByteArray() << true;
        QTest::newRow("ours") << QByteArray("::1") << true;
        QTest::newRow("ours in brackets") << QByteArray("[0:0::1]") << true;
        QTest::newRow("another") << QByteArray("2001:db8::77") << false;
        QTest::newRow("another kind") << QByteArray("203.0.113.9") << false;
        QTest::newRow("nonsense") << QByteArray("here") << false;
    }

    void reads_which_address_was_seen()
    {
        QFETCH(QByteArray, received);
        QFETCH(bool, same);
        ToldServer server([received](const QByteArray &r) { return sipReply(r, received); }, six);
        QVERIFY(server.listens());
        const Ipv6Finding ipv6 = findingAt(server.port());
        QCOMPARE(ipv6.reach, Reach::Answered);
        QCOMPARE(ipv6.sameAddressSeen, same);
    }

    // Something that rewrote our address in Via on the way, so that the server saw no difference.
    void an_address_that_was_replaced_on_the_way_is_not_ours()
    {
        ToldServer server(
            [](const QByteArray &request) {
                return sipReply(request)
                    .replace("UDP [::1]", "UDP [2001:db8::77]")
                    .replace("TCP [::1]", "TCP [2001:db8::77]");
            },
            six);
        const Ipv6Finding ipv6 = findingAt(server.port());
        QCOMPARE(ipv6.reach, Reach::Answered);
        QVERIFY(!ipv6.sameAddressSeen);
    }

    void one_transport_is_enough()
    {
        QUdpSocket udp;
        QVERIFY(udp.bind(six, 0));
        connect(&udp, &QUdpSocket::readyRead, &udp, [&udp] {
            QByteArray request(4096, '\0');
            QHostAddress from;
            quint16 port = 0;
            request.resize(udp.readDatagram(request.data(), request.size(), &from, &port));
            udp.writeDatagram(sipReply(request), from, port);
        });
        QCOMPARE(findingAt(udp.localPort()).reach, Reach::Answered);
    }

    void nobody_there_is_refused()
    {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(six));
            port = server.serverPort();
        }
        QCOMPARE(findingAt(port).reach, Reach::Refused);
    }

    void silence_ends_in_time()
    {
        ToldServer server([](auto &) { return QByteArray("x"); }, six);
        QElapsedTimer clock;
        clock.start();
        const Ipv6Finding ipv6 = findingAt(server.port());
        QCOMPARE(ipv6.reach, Reach::Silent);
        QVERIFY(!ipv6.sameAddressSeen);
        QVERIFY2(clock.elapsed() < 3500, qPrintable(QString::number(clock.elapsed())));
    }

    void a_server_with_an_older_address_alone_has_none()
    {
        const Ipv6Finding ipv6 =
            findingFor(optionsFor(name, QHostAddress(QHostAddress::LocalHost)));
        QVERIFY(!ipv6.serverHasAddress);
        QCOMPARE(ipv6.reach, Reach::NoWay);
        QCOMPARE(ipv6.place, QString());
    }

    void a_computer_without_a_route_has_no_way()
    {
        QElapsedTimer clock;
        clock.start();
        const Ipv6Finding ipv6 = findingFor(optionsFor(name, QHostAddress(u"2001:db8::1"_s)));
        QVERIFY(ipv6.serverHasAddress);
        QCOMPARE(ipv6.reach, Reach::NoWay);
        QCOMPARE(ipv6.place, u"[2001:db8::1]:5060"_s);
        QVERIFY2(clock.elapsed() < 1500, "known at once");
    }

    void keeps_the_rules_of_jobs()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen(six));
        for (const PathOptions &options :
             {optionsFor(name, six, mirror.port()), optionsFor(u"localhost"_s, {}, mirror.port())})
            QCOMPARE(brokenJobRule<Ipv6Check>([&] { return std::make_unique<Ipv6Check>(options); }),
                     QString());
    }
};

int main(int argc, char **argv)
{
    // Before Qt starts a thread.
    if (!enterOwnNamespace() || !ip(u"link set lo up"_s)) {
        qCritical("a network of its own needs root");
        return 1;
    }
    QCoreApplication app(argc, argv);
    TestIpv6Check test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ipv6_check.moc"
