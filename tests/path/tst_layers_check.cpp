// The router's address outside against what servers see; router and server are on loopback.

#include "layers_check.h"

#include "job_rules.h"
#include "path_runs.h"
#include "pretended_gateway.h"
#include "sip_replies.h"

#include <QElapsedTimer>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QByteArray portMapAnswer = QByteArray::fromHex("00800000 00000001 64400309"); // 100.64.3.9

// A server that sees us at `outside`.
ToldServer::Answer seeing(const QByteArray &outside)
{
    return [outside](const QByteArray &request) { return sipReply(request, outside); };
}

PathOptions optionsAt(const ToldServer &server, const ToldServer &control)
{
    PathOptions options;
    options.target.host = u"127.0.0.1"_s;
    options.target.port = server.port();
    options.target.controlPort = control.port();
    return options;
}

PathOptions optionsAt(const ToldServer &server, const PretendedGateway &router)
{
    PathOptions options = optionsAt(server, server);
    options.gateway = router.gateway();
    return options;
}

LayersFinding findingFor(const PathOptions &options)
{
    return findingOf<LayersFinding, LayersCheck>(options);
}

} // namespace

class TestLayersCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asks_by_upnp()
    {
        PretendedGateway router(igdAnswer("203.0.113.9"));
        ToldServer server(seeing("203.0.113.9"));
        QVERIFY(router.isReady() && server.listens());
        const LayersFinding layers = findingFor(optionsAt(server, router));
        QCOMPARE(translationName(layers.translation), u"one"_s);
        QCOMPARE(layers.routerOutside, u"203.0.113.9"_s);
        QCOMPARE(layers.outside, u"203.0.113.9"_s);
        QCOMPARE(layers.askedBy, u"upnp"_s);
        QCOMPARE(router.web().lines(),
                 QList<QByteArray>({"GET /desc.xml HTTP/1.1", "POST /ctl HTTP/1.1"}));
    }

    void asks_by_nat_pmp()
    {
        PretendedGateway router({}, portMapAnswer);
        ToldServer server(seeing("203.0.113.9"));
        QVERIFY(router.isReady());
        const LayersFinding layers = findingFor(optionsAt(server, router));
        QCOMPARE(translationName(layers.translation), u"carrier"_s);
        QCOMPARE(layers.routerOutside, u"100.64.3.9"_s);
        QCOMPARE(layers.askedBy, u"nat-pmp"_s);
        QCOMPARE(router.questions().first(), portMapQuestion());
    }

    void a_router_that_has_no_address_is_asked_once()
    {
        PretendedGateway router({}, QByteArray::fromHex("008000030000000100000000"));
        ToldServer server(seeing("203.0.113.9"));
        QVERIFY(router.isReady());
        const LayersFinding layers = findingFor(optionsAt(server, router));
        QCOMPARE(translationName(layers.translation), u"unknown"_s);
        QCOMPARE(layers.askedBy, QString());
        QCOMPARE(router.questions().size(), 1);
    }

    void one_that_says_nought_does_not_hide_the_other()
    {
        PretendedGateway router(igdAnswer("192.168.178.2"),
                                QByteArray::fromHex("008000000000000100000000"));
        ToldServer server(seeing("203.0.113.9"));
        QVERIFY(router.isReady());
        const LayersFinding layers = findingFor(optionsAt(server, router));
        QCOMPARE(translationName(layers.translation), u"second_router"_s);
        QCOMPARE(layers.askedBy, u"upnp"_s);
    }

    void what_was_said_is_kept_though_it_tells_nothing()
    {
        PretendedGateway router(igdAnswer("0.0.0.0"));
        ToldServer server(seeing("203.0.113.9"));
        QVERIFY(router.isReady());
        const LayersFinding layers = findingFor(optionsAt(server, router));
        QCOMPARE(translationName(layers.translation), u"unknown"_s);
        QCOMPARE(layers.routerOutside, u"0.0.0.0"_s);
        QCOMPARE(layers.askedBy, u"upnp"_s);
    }

    void a_router_that_keeps_silent_is_no_trouble()
    {
        PretendedGateway router;
        ToldServer server(seeing("203.0.113.9"));
        QVERIFY(router.isReady());
        QElapsedTimer clock;
        clock.start();
        const LayersFinding layers = findingFor(optionsAt(server, router));
        QCOMPARE(translationName(layers.translation), u"unknown"_s);
        QCOMPARE(layers.askedBy, QString());
        QCOMPARE(layers.outside, u"203.0.113.9"_s);
        QVERIFY2(clock.elapsed() < 4500, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(router.searches() > 0 && router.searches() <= 12);
        QCOMPARE(router.questions().size(), 3);
        // RFC 6886, 3.3: what makes a mapping begins with 0 and 1 or 2.
        for (const QByteArray &question : router.questions())
            QCOMPARE(question, portMapQuestion());
    }

    void goes_nowhere_else_though_it_is_sent_there()
    {
        PretendedGateway router(igdAnswer("203.0.113.9"));
        PretendedGateway elsewhere(igdAnswer("203.0.113.66"));
        QVERIFY(router.isReady() && elsewhere.isReady());
        router.sendElsewhere(elsewhere.gateway().address);
        ToldServer server(seeing("203.0.113.9"));
        const LayersFinding layers = findingFor(optionsAt(server, router));
        QCOMPARE(layers.askedBy, QString());
        QVERIFY(elsewhere.web().received().isEmpty());
        QVERIFY(router.web().received().isEmpty());
    }

    // An answer from elsewhere is nobody's answer, however well it fits.
    void hears_only_the_router()
    {
        const QHostAddress router = ownLoopback();
        QUdpSocket heard;
        QUdpSocket stranger;
        QVERIFY(heard.bind(router, portMapPort) && stranger.bind(ownLoopback(), 0));
        int asked = 0;
        connect(&heard, &QUdpSocket::readyRead, &heard, [&] {
            const QNetworkDatagram question = heard.receiveDatagram();
            ++asked;
            stranger.writeDatagram(portMapAnswer, question.senderAddress(),
                                   quint16(question.senderPort()));
        });
        ToldServer server(seeing("203.0.113.9"));
        PathOptions options = optionsAt(server, server);
        options.gateway = Gateway();
        options.gateway->address = router;
        QCOMPARE(findingFor(options).askedBy, QString());
        QVERIFY(asked > 0);
    }

    void a_hostile_router_is_taken_for_a_silent_one_data()
    {
        QTest::addColumn<QByteArray>("soap");
        QTest::addColumn<QByteArray>("portMap");
        QTest::newRow("a flood") << QByteArray(300000, 'x') << QByteArray(60000, 'x');
        QTest::newRow("a good answer, then a flood")
            << igdAnswer("203.0.113.9") + QByteArray(300000, ' ') << portMapAnswer + "x";
        QTest::newRow("cut") << igdAnswer("203.0.113.9").chopped(9) << portMapAnswer.chopped(1);
        QTest::newRow("an entity")
            << "<!DOCTYPE s [<!ENTITY e \"203.0.113.9\">]>" + igdAnswer("&e;").mid(23)
            << QByteArray("x");
    }

    void a_hostile_router_is_taken_for_a_silent_one()
    {
        QFETCH(QByteArray, soap);
        QFETCH(QByteArray, portMap);
        PretendedGateway router(soap, portMap);
        ToldServer server(seeing("203.0.113.9"));
        QVERIFY(router.isReady());
        const LayersFinding layers = findingFor(optionsAt(server, router));
        QCOMPARE(layers.askedBy, QString());
        QCOMPARE(layers.routerOutside, QString());
        QCOMPARE(translationName(layers.translation), u"unknown"_s);
        QVERIFY(router.web().lines().size() >= 2);
    }

    void the_control_port_is_believed_rather()
    {
        ToldServer server(seeing("198.51.100.77"));
        ToldServer control(seeing("203.0.113.9"));
        const LayersFinding layers = findingFor(optionsAt(server, control));
        QCOMPARE(layers.outside, u"203.0.113.9"_s);
    }

    void without_a_router_it_still_tells_that_there_is_none()
    {
        ToldServer server(seeing("127.0.0.1"));
        const LayersFinding layers = findingFor(optionsAt(server, server));
        // Loopback is nobody's outside.
        QCOMPARE(translationName(layers.translation), u"unknown"_s);
        QVERIFY(layers.outside.isEmpty());
    }

    // RFC 3261, 18.2.1: a name in Via makes the server write down what it saw.
    void asks_the_server_without_an_address_in_it()
    {
        ToldServer server(seeing("203.0.113.9"));
        QCOMPARE(findingFor(optionsAt(server, server)).outside, u"203.0.113.9"_s);
        QVERIFY(!server.requests().isEmpty());
        for (const QByteArray &request : server.requests())
            QVERIFY2(parseSip(request)->value("Via").contains(" client.invalid:"), request);
    }

    void a_server_without_an_address_leaves_the_router()
    {
        PretendedGateway router({}, portMapAnswer);
        QVERIFY(router.isReady());
        PathOptions options;
        options.target.host = u"a"_s.repeated(64) + u".example"_s;
        options.gateway = router.gateway();
        const LayersFinding layers = findingFor(options);
        QCOMPARE(translationName(layers.translation), u"carrier"_s);
        QVERIFY(layers.outside.isEmpty());
    }

    void keeps_the_rules_of_jobs()
    {
        PretendedGateway router(igdAnswer("203.0.113.9"), portMapAnswer);
        ToldServer server(seeing("203.0.113.9"));
        QVERIFY(router.isReady());
        const PathOptions options = optionsAt(server, router);
        QCOMPARE(brokenJobRule<LayersCheck>([&] { return std::make_unique<LayersCheck>(options); }),
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestLayersCheck)
#include "tst_layers_check.moc"
