#include "sip_text.h"

#include <QTest>

using namespace ringthrough;

class TestSipText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_an_answer()
    {
        const SipText text = parseSip("SIP/2.0 404 Not Found\r\nVia: SIP/2.0/UDP a;branch=1\r\n"
                                      "Via: SIP/2.0/UDP b\r\nCSeq: 1 OPTIONS\r\n\r\nbody\r\n")
                                 .value();
        QCOMPARE(text.status(), 404);
        QCOMPARE(text.reasonPhrase(), "Not Found");
        QCOMPARE(text.values("via"),
                 (QList<QByteArray>{"SIP/2.0/UDP a;branch=1", "SIP/2.0/UDP b"}));
        QCOMPARE(text.body, "body\r\n");
    }

    void forgives_what_broken_devices_write_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("compact name") << QByteArray("SIP/2.0 200 OK\r\nv: x\r\n\r\n");
        QTest::newRow("odd case") << QByteArray("SIP/2.0 200 OK\r\nvIA:x\r\n\r\n");
        QTest::newRow("blanks before the colon")
            << QByteArray("SIP/2.0 200 OK\r\nVia  :  x \r\n\r\n");
        QTest::newRow("line feeds only") << QByteArray("SIP/2.0 200 OK\nVia: x\n\n");
        QTest::newRow("blank lines in front")
            << QByteArray("\r\n\r\nSIP/2.0 200 OK\r\nVia: x\r\n\r\n");
        QTest::newRow("folded") << QByteArray("SIP/2.0 200 OK\r\nVia:\r\n x\r\n\r\n");
        QTest::newRow("no end") << QByteArray("SIP/2.0 200 OK\r\nVia: x");
    }

    void forgives_what_broken_devices_write()
    {
        QFETCH(QByteArray, message);
        const std::optional<SipText> text = parseSip(message);
        QVERIFY(text);
        QCOMPARE(text->value("Via").trimmed(), "x");
        QCOMPARE(text->headers.constFirst().name, "Via");
    }

    void refuses_what_is_no_sip_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 200 OK\r\n\r\n");
        QTest::newRow("zeros") << QByteArray(200, '\0');
        QTest::newRow("line ends") << QByteArray(200, '\n');
    }

    void refuses_what_is_no_sip()
    {
        QFETCH(QByteArray, message);
        QVERIFY(!parseSip(message));
    }

    void keeps_a_limit_of_headers()
    {
        const SipText text =
            parseSip("SIP/2.0 200 OK\r\n" + QByteArray("X: y\r\n").repeated(100'000)).value();
        QCOMPARE(text.headers.size(), 128);
    }

    void has_no_status_for_nonsense_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("request") << QByteArray("OPTIONS sip:a SIP/2.0");
        QTest::newRow("too small") << QByteArray("SIP/2.0 099 x");
        QTest::newRow("too big") << QByteArray("SIP/2.0 700 x");
        QTest::newRow("no number") << QByteArray("SIP/2.0 abc x");
    }

    void has_no_status_for_nonsense()
    {
        QFETCH(QByteArray, line);
        QCOMPARE(parseSip(line + "\r\n\r\n").value_or(SipText()).status(), 0);
    }

    void finds_host_and_port_of_a_uri_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("port");
        QTest::newRow("header") << QByteArray("<sip:a@192.0.2.1:5070>;tag=x")
                                << QByteArray("192.0.2.1") << 5070;
        QTest::newRow("no port") << QByteArray("<sip:a@192.0.2.1>;tag=x") << QByteArray("192.0.2.1")
                                 << -1;
        QTest::newRow("parameters")
            << QByteArray("sip:h.example;lr") << QByteArray("h.example") << -1;
        QTest::newRow("display name") << QByteArray("\"x\" <sip:a@h:1>") << QByteArray("h") << 1;
        QTest::newRow("secure") << QByteArray("<sips:a@h:1>") << QByteArray("h") << 1;
        QTest::newRow("IPv6") << QByteArray("<sip:a@[2001:db8::1]:5060>")
                              << QByteArray("[2001:db8::1]") << 5060;
        QTest::newRow("IPv6 alone") << QByteArray("<sip:[::1]>") << QByteArray("[::1]") << -1;
        QTest::newRow("bracket left open") << QByteArray("<sip:[::1>") << QByteArray() << -1;
        QTest::newRow("a port that is none") << QByteArray("<sip:a@h:x>") << QByteArray("h") << 0;
        QTest::newRow("no URI") << QByteArray("tel:123") << QByteArray() << -1;
    }

    void finds_host_and_port_of_a_uri()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, host);
        QFETCH(int, port);
        QCOMPARE(hostOfUri(text), (SipHost{host, port}));
    }

    void finds_host_and_parameters_of_a_via()
    {
        const QByteArray via =
            "SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bKx;rport;received=198.51.100.2";
        QCOMPARE(hostOfVia(via), (SipHost{"192.0.2.1", 5062}));
        QCOMPARE(parameter(via, "RECEIVED"), "198.51.100.2");
        QVERIFY(parameter(via, "rport").isEmpty() && !parameter(via, "rport").isNull());
        QVERIFY(parameter(via, "maddr").isNull());
    }

    void takes_only_real_address_literals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isAddress");
        QTest::newRow("IPv4") << QByteArray("192.0.2.1") << true;
        QTest::newRow("IPv6") << QByteArray("[2001:db8::1]") << true;
        QTest::newRow("name") << QByteArray("client.invalid") << false;
        QTest::newRow("short form") << QByteArray("10.1") << false;
        QTest::newRow("number") << QByteArray("1") << false;
        QTest::newRow("too big") << QByteArray("300.1.1.1") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }

    void takes_only_real_address_literals()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isAddress);
        QCOMPARE(!addressLiteral(text).isNull(), isAddress);
    }

    void takes_whole_messages_out_of_a_stream()
    {
        const QByteArray first = "SIP/2.0 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        QByteArray stream = first + "SIP/2.0 200 OK\r\nl: 2\r\n\r\nx";
        QCOMPARE(takeSipMessage(stream), first);
        QCOMPARE(takeSipMessage(stream), QByteArray());
        stream += 'y';
        QVERIFY(takeSipMessage(stream).endsWith("\r\n\r\nxy"));
        QVERIFY(stream.isEmpty());
    }

    void is_not_fooled_by_lengths_data()
    {
        QTest::addColumn<QByteArray>("length");
        QTest::newRow("negative") << QByteArray("-5");
        QTest::newRow("huge") << QByteArray("9223372036854775807");
    }

    void is_not_fooled_by_lengths()
    {
        QFETCH(QByteArray, length);
        QByteArray stream = "SIP/2.0 200 OK\r\nContent-Length: " + length + "\r\n\r\nabc";
        QCOMPARE(takeSipMessage(stream), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestSipText)
#include "tst_sip_text.moc"
