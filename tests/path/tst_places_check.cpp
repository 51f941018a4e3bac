// The provider on other ports and transports, against servers on loopback.

#include "fake_router.h"
#include "job_rules.h"
#include "openssl_server.h"
#include "path_runs.h"
#include "places_check.h"
#include "sip_mirror.h"
#include "sip_replies.h"

#include <QElapsedTimer>
#include <QSslConfiguration>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QHostAddress loopback(QHostAddress::LocalHost);
const QString name = u"sip.example.test"_s;

QByteArray ordinary(const QByteArray &request)
{
    return sipReply(request);
}

PathOptions optionsWith(const QList<SipServer> &places)
{
    PathOptions options = optionsFor(name, loopback);
    options.otherPlaces = places;
    return options;
}

QList<PortFinding> findingsAt(const QList<SipServer> &places)
{
    return findingOf<QList<PortFinding>, PlacesCheck>(optionsWith(places));
}

quint16 unusedPort()
{
    QTcpServer server;
    server.listen(loopback);
    return server.serverPort();
}

} // namespace

class TestPlacesCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_what_answers_and_keeps_their_order()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        const quint16 nobody = unusedPort();
        const QList<PortFinding> found =
            findingsAt({{name, mirror.port(), SipTransport::Tcp},
                        {name, nobody, SipTransport::Tcp},
                        {name, mirror.controlPort(), SipTransport::Udp},
                        {u"127.0.0.1"_s, nobody, SipTransport::Udp}});
        QCOMPARE(found.size(), 4);
        QCOMPARE(found.at(0).reach, Reach::Answered);
        QCOMPARE(found.at(0).transport, u"tcp"_s);
        QCOMPARE(found.at(0).place, u"sip.example.test:%1"_s.arg(mirror.port()));
        QCOMPARE(found.at(1).reach, Reach::Refused);
        QCOMPARE(found.at(2).reach, Reach::Answered);
        QCOMPARE(found.at(2).transport, u"udp"_s);
        QVERIFY(found.at(2).milliseconds < 2000);
        // Whether a refused packet is told of is up to the system.
        QVERIFY(found.at(3).reach == Reach::Refused || found.at(3).reach == Reach::Silent);
        QCOMPARE(found.at(3).place, u"127.0.0.1:%1"_s.arg(nobody));
    }

    // A provider that ignores strangers is there all the same.
    void a_refusal_is_an_answer_data()
    {
        QTest::addColumn<QByteArray>("status");
        for (const char *status : {"401 Unauthorized", "403 Forbidden", "404 Not Found",
                                   "483 Too Many Hops", "501 Not Implemented", "100 Trying"})
            QTest::newRow(status) << QByteArray(status);
    }

    void a_refusal_is_an_answer()
    {
        QFETCH(QByteArray, status);
        ToldServer server([status](const QByteArray &r) { return sipReply(r, {}, status); });
        QVERIFY(server.listens());
        for (const PortFinding &one : findingsAt({{name, server.port(), SipTransport::Udp},
                                                  {name, server.port(), SipTransport::Tcp}}))
            QCOMPARE(one.reach, Reach::Answered);
    }

    void what_is_no_answer_to_us_is_silence_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("nothing") << QByteArray("x");
        QTest::newRow("a request") << QByteArray("OPTIONS sip:a SIP/2.0\r\n\r\n");
        QTest::newRow("somebody else's answer")
            << QByteArray("SIP/2.0 200 OK\r\nCall-ID: 7\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("a long packet") << QByteArray(30000, 'x');
    }

    void what_is_no_answer_to_us_is_silence()
    {
        QFETCH(QByteArray, said);
        ToldServer server([said](auto &) { return said; });
        QElapsedTimer clock;
        clock.start();
        const QList<PortFinding> found = findingsAt({{name, server.port(), SipTransport::Udp}});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().reach, Reach::Silent);
        QVERIFY2(clock.elapsed() < 3500, qPrintable(QString::number(clock.elapsed())));
        // At once, after half a second and after a second more (RFC 3261, timer E).
        QVERIFY(server.requests().size() >= 2 && server.requests().size() <= 3);
        QCOMPARE(QSet<QByteArray>(server.requests().begin(), server.requests().end()).size(), 1);
    }

    void asks_all_at_once()
    {
        QList<SipServer> places;
        FakeServer quiet(silence());
        for (int i = 0; i < 8; ++i)
            places.append({name, quiet.port(), SipTransport::Tcp});
        QElapsedTimer clock;
        clock.start();
        for (const PortFinding &one : findingsAt(places))
            QCOMPARE(one.reach, Reach::Silent);
        QVERIFY2(clock.elapsed() < 3500, qPrintable(QString::number(clock.elapsed())));
    }

    void over_tls_the_certificate_has_to_fit_data()
    {
        QTest::addColumn<QString>("madeFor");
        QTest::addColumn<bool>("speaksSip");
        QTest::addColumn<Reach>("reach");
        QTest::newRow("fits") << u"DNS:sip.example.test"_s << true << Reach::Answered;
        QTest::newRow("another name") << u"DNS:else.example.test"_s << true << Reach::Refused;
        QTest::newRow("no SIP") << u"DNS:sip.example.test"_s << false << Reach::Silent;
    }

    void over_tls_the_certificate_has_to_fit()
    {
        QFETCH(QString, madeFor);
        QFETCH(bool, speaksSip);
        QFETCH(Reach, reach);
        TestAuthority authority;
        QVERIFY(authority.make() && authority.sign(u"server"_s, madeFor));
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        QVERIFY(configuration.addCaCertificates(authority.path(u"ca.pem"_s)));
        QSslConfiguration::setDefaultConfiguration(configuration);
        OpensslServer server(authority, u"server"_s, [speaksSip](const QByteArray &request) {
            return speaksSip ? sipReply(request) : QByteArray();
        });
        QVERIFY(server.isReady());
        const QList<PortFinding> found = findingsAt({{name, server.port(), SipTransport::Tls}});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().transport, u"tls"_s);
        QCOMPARE(found.first().reach, reach);
    }

    void a_host_without_an_address_is_no_way()
    {
        ToldServer server(ordinary);
        const QString unknown = u"a"_s.repeated(64) + u".example"_s;
        const QList<PortFinding> found = findingsAt(
            {{unknown, 5080, SipTransport::Udp}, {name, server.port(), SipTransport::Udp}});
        QCOMPARE(found.value(0).reach, Reach::NoWay);
        QCOMPARE(found.value(1).reach, Reach::Answered);
    }

    void without_a_profile_the_usual_places_are_asked()
    {
        PathOptions options = optionsFor(name, loopback);
        QStringList places;
        for (const SipServer &one : placesToAsk(options)) {
            QCOMPARE(one.host, name);
            places.append(u"%1 %2"_s.arg(sipTransportName(one.transport)).arg(one.port));
        }
        QCOMPARE(places.join(u", "_s), u"udp 5080, udp 5062, udp 5065, udp 5160, tcp 5060"_s);
        // The SIP test asks the target itself.
        options.target.port = 5062;
        QCOMPARE(placesToAsk(options).size(), 4);
    }

    void the_port_that_the_test_compares_with_is_asked_once()
    {
        PathOptions options = optionsFor(name, loopback);
        options.target.controlPort = 5070;
        QCOMPARE(placesToAsk(options).size(), 6);
        QCOMPARE(placesToAsk(options).first().port, 5070);
        options.target.controlPort = 5062;
        QCOMPARE(placesToAsk(options).size(), 5);
        options.otherPlaces = {{name, 5061, SipTransport::Tls}};
        QCOMPARE(placesToAsk(options).size(), 2);
    }

    void a_long_profile_makes_no_flood()
    {
        PathOptions options = optionsFor(name, loopback);
        for (int port = 6000; port < 6100; ++port)
            options.otherPlaces.append({name, port, SipTransport::Udp});
        QCOMPARE(placesToAsk(options).size(), 16);
    }

    void nothing_to_ask_ends_at_once()
    {
        QVERIFY(findingsAt({{name, 5060, SipTransport::Udp}}).isEmpty());
    }

    void keeps_the_rules_of_jobs()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        const PathOptions options = optionsWith({{name, mirror.port(), SipTransport::Udp},
                                                 {name, mirror.port(), SipTransport::Tcp},
                                                 {name, mirror.port(), SipTransport::Tls},
                                                 {name, unusedPort(), SipTransport::Udp},
                                                 {u"localhost"_s, 9, SipTransport::Tcp}});
        QCOMPARE(brokenJobRule<PlacesCheck>([&] { return std::make_unique<PlacesCheck>(options); }),
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestPlacesCheck)
#include "tst_places_check.moc"
