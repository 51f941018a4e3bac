// What routers say about their address outside: UPnP descriptions and SOAP answers, and NAT-PMP.
// All of it may be broken or hostile.

#include "igd_texts.h"
#include "layers_upnp.h"
#include "port_map_message.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QUrl location(u"http://192.168.1.1:5000/rootDesc.xml"_s);
const QByteArray good = igdAnswer("203.0.113.9");

QList<WanService> servicesOf(const QByteArray &services, const QByteArray &base = {})
{
    return wanServices(igdDescription(services, base), location);
}

} // namespace

class TestLayersMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_the_services_that_know()
    {
        const QList<WanService> found =
            servicesOf(igdService("WANCommonInterfaceConfig:1", "/ctl/CmnIfCfg") +
                       igdService("WANIPConnection:2", "/ctl/IPConn") +
                       igdService("WANPPPConnection:1", "ppp?x=1"));
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).type, QByteArray("urn:schemas-upnp-org:service:WANIPConnection:2"));
        QCOMPARE(found.at(0).control, QUrl(u"http://192.168.1.1:5000/ctl/IPConn"_s));
        QCOMPARE(found.at(1).control, QUrl(u"http://192.168.1.1:5000/ppp?x=1"_s));
    }

    void minds_the_base_if_it_is_the_router()
    {
        const QByteArray service = igdService("WANIPConnection:1", "/c");
        QCOMPARE(
            servicesOf(service, "<URLBase>http://192.168.1.1:49152/</URLBase>").value(0).control,
            QUrl(u"http://192.168.1.1:49152/c"_s));
        QCOMPARE(servicesOf(service, "<URLBase>http://203.0.113.66:80/</URLBase>").value(0).control,
                 QUrl(u"http://192.168.1.1:5000/c"_s));
    }

    void asks_nobody_but_the_router_data()
    {
        QTest::addColumn<QByteArray>("control");
        for (const char *control :
             {"http://203.0.113.66/c", "//203.0.113.66/c", "https://192.168.1.1/c",
              "file:///etc/passwd", "http://admin:secret@192.168.1.1/c",
              "http://192.168.1.1.evil/c", "", "http://[::1]/c"})
            QTest::newRow(control) << QByteArray(control);
    }

    void asks_nobody_but_the_router()
    {
        QFETCH(QByteArray, control);
        QVERIFY(servicesOf(igdService("WANIPConnection:1", control)).isEmpty());
    }

    void takes_no_type_that_could_break_a_request_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char *kind : {"WANIPConnection:1&#13;&#10;X: y", "WANIPConnection:1\"",
                                 "WANIPv6:1", "WANIPConnection:", "WANIPConnection:12", ""})
            QTest::newRow(kind) << QByteArray(kind);
    }

    void takes_no_type_that_could_break_a_request()
    {
        QFETCH(QByteArray, kind);
        QVERIFY(servicesOf(igdService(kind, "/c")).isEmpty());
    }

    void a_hostile_description_does_no_harm()
    {
        QByteArray many;
        for (int i = 0; i < 5000; ++i)
            many += igdService("WANIPConnection:1", "/c");
        QCOMPARE(servicesOf(many).size(), 3);
        QVERIFY(wanServices(QByteArray("<a>").repeated(100000), location).isEmpty());
        const QByteArray withType = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" +
                                    igdDescription(igdService("WANIPConnection:1", "/&x;")).mid(21);
        QVERIFY(wanServices(withType, location).isEmpty());
        QVERIFY(wanServices("nothing of the kind", location).isEmpty());
        QVERIFY(wanServices({}, location).isEmpty());
    }

    void a_description_may_be_broken_at_its_end()
    {
        const QByteArray whole = igdDescription(igdService("WANIPConnection:1", "/c"));
        QCOMPARE(wanServices(whole.chopped(30), location).size(), 1);
        for (qsizetype size = 0; size < whole.size(); size += 7)
            QVERIFY(wanServices(whole.first(size), location).size() <= 1);
    }

    // UPnP Device Architecture 1.0, 3.2.1.
    void asks_without_changing_anything()
    {
        const HttpRequest request = outsideQuestion(
            {"urn:schemas-upnp-org:service:WANIPConnection:1", QUrl(u"http://192.168.1.1/c"_s)});
        const QByteArray bytes = requestBytes(request);
        QVERIFY(bytes.startsWith("POST /c HTTP/1.1\r\n"));
        QVERIFY(bytes.contains("\r\nSOAPAction: \"urn:schemas-upnp-org:service:WANIPConnection:1"
                               "#GetExternalIPAddress\"\r\n"));
        QVERIFY(bytes.contains("\r\nContent-Type: text/xml; charset=\"utf-8\"\r\n"));
        QVERIFY(!bytes.contains("Mapping"));
        QXmlStreamReader xml(request.body);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    void reads_a_good_answer()
    {
        QCOMPARE(outsideAnswer(good).value(), QHostAddress(u"203.0.113.9"_s));
        QCOMPARE(outsideAnswer(igdAnswer(" 100.64.0.2\n")).value(), QHostAddress(u"100.64.0.2"_s));
        // What it means is somebody else's business.
        QCOMPARE(outsideAnswer(igdAnswer("0.0.0.0")).value(), QHostAddress(u"0.0.0.0"_s));
    }

    void refuses_everything_else_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char *what, const QByteArray &answer) {
            QTest::newRow(what) << answer;
        };
        const QByteArray entity = "<!DOCTYPE s [<!ENTITY e \"203.0.113.9\">]>";
        const QByteArray external = "<!DOCTYPE s [<!ENTITY e SYSTEM \"http://203.0.113.66/\">]>";
        row("nothing", {});
        row("no XML", "203.0.113.9");
        row("a page", "<html><body>203.0.113.9</body></html>");
        row("empty", igdAnswer(""));
        row("a name", igdAnswer("router.example"));
        row("a port", igdAnswer("203.0.113.9:80"));
        row("short forms", igdAnswer("203.9"));
        row("a number", igdAnswer("3405803785"));
        row("too large a number", igdAnswer("203.0.113.256"));
        row("a new kind of address", igdAnswer("2001:db8::1"));
        row("an element inside", igdAnswer("203.0.113.9<x/>1"));
        row("two", QByteArray(good).replace("</NewExternalIPAddress>",
                                            "</NewExternalIPAddress><NewExternalIPAddress>1.2.3.4"
                                            "</NewExternalIPAddress>"));
        row("cut off", good.chopped(20));
        row("something after it", good + "<x/>");
        row("a fault", "<s:Envelope xmlns:s=\"x\"><s:Body><s:Fault/></s:Body></s:Envelope>");
        row("elsewhere", "<NewExternalIPAddress>203.0.113.9</NewExternalIPAddress>");
        row("an undeclared prefix", QByteArray(good).replace(" xmlns:s", " xmlns:t"));
        row("an entity",
            QByteArray(good).replace("?>\r\n", "?>" + entity).replace("203.0.113.9<", "&e;<"));
        row("an external entity",
            QByteArray(good).replace("?>\r\n", "?>" + external).replace("203.0.113.9<", "&e;<"));
        row("an entity nobody made", igdAnswer("&e;"));
        row("a document type alone", QByteArray(good).replace("?>\r\n", "?><!DOCTYPE s>"));
        row("too long", good + QByteArray(9000, ' '));
        row("too deep", QByteArray("<a>").repeated(2000));
    }

    void refuses_everything_else()
    {
        QFETCH(QByteArray, answer);
        QVERIFY(!outsideAnswer(answer));
    }

    void no_part_of_an_answer_is_taken_for_the_whole()
    {
        for (qsizetype size = 0; size < good.trimmed().size(); ++size)
            QVERIFY2(!outsideAnswer(good.first(size)), qPrintable(QString::number(size)));
    }

    // RFC 6886, 3.2.
    void asks_by_nat_pmp() { QCOMPARE(portMapQuestion(), QByteArray::fromHex("0000")); }

    void reads_nat_pmp_data()
    {
        QTest::addColumn<QByteArray>("datagram");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *what, const char *hex, const char *address) {
            QTest::newRow(what) << QByteArray::fromHex(hex) << QString::fromLatin1(address);
        };
        row("an address", "00800000 0001e240 cb007109", "203.0.113.9");
        row("nought", "00800000 00000001 00000000", "0.0.0.0");
        row("not now", "00800003 00000001 cb007109", "none");
        row("another version", "02800000 00000001 cb007109", "");
        row("wrong version", "00800001 00000001", "");
        row("a mapping", "00810000 00000001 cb007109", "");
        row("our question", "0000", "");
        row("too short", "00800000 00000001 cb0071", "");
        row("too long", "00800000 00000001 cb00710900", "");
        row("nothing", "", "");
    }

    void reads_nat_pmp()
    {
        QFETCH(QByteArray, datagram);
        QFETCH(QString, address);
        const std::optional<QHostAddress> read = portMapAddress(datagram);
        QCOMPARE(!read            ? QString()
                 : read->isNull() ? QStringLiteral("none")
                                  : read->toString(),
                 address);
    }
};

QTEST_GUILESS_MAIN(TestLayersMessages)
#include "tst_layers_messages.moc"
