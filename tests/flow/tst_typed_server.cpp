#include "typed_server.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ringthrough;

/// What people type and paste when they are asked for their provider's server.
class TestTypedServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void everyFaultSaysSomethingElse();
    void anythingCanBePasted();
};

void TestTypedServer::understands_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("tlsPort");
    const auto row = [](const char *typed, const char *host = "sip.example.com", int port = 5060,
                        int tlsPort = 0) {
        QTest::newRow(typed) << QString::fromUtf8(host) << port << tlsPort;
    };
    row("sip.example.com");
    row("  sip.example.com \n");
    row("\u200bsip.example.com\u00a0");
    row("\"sip.example.com\"");
    row("“sip.example.com”,");
    row("sip.example.com.");
    row("sip.example.com/");
    row("SIP.Example.Com", "SIP.Example.Com");
    row("sip.example.com:5070", "sip.example.com", 5070);
    row("sip.example.com : 5070", "sip.example.com", 5070);
    row("sip.example.com 5070", "sip.example.com", 5070);
    row("sip.example.com, 5070", "sip.example.com", 5070);
    row("sip.example.com (port 5070)", "sip.example.com", 5070);
    row("sip.example.com (Port: 5070, UDP)", "sip.example.com", 5070);
    row("sip.example.com port 5070", "sip.example.com", 5070);
    row("sip.example.com:5070 (UDP or TCP)", "sip.example.com", 5070);
    row("sip.example.com (TCP)");
    row("sip:alice@sip.example.com");
    row("SIP:alice@sip.example.com:5070", "sip.example.com", 5070);
    row("sip:sip.example.com:5070;transport=tcp", "sip.example.com", 5070);
    row("sip.example.com:5060;transport=tcp");
    row("sip://sip.example.com");
    row("\"Alice\" <sip:alice@sip.example.com;lr>");
    row("sip:alice:secret@sip.example.com:5070?a=b", "sip.example.com", 5070);
    row("sips:alice@sip.example.com");
    row("sips:sip.example.com:5061", "sip.example.com", 5060, 5061);
    row("sip.example.com:5063;transport=TLS", "sip.example.com", 5060, 5063);
    row("+441632960000@sip.example.com");
    row("alice@example.com", "example.com");
    row("Registrar: sip.example.com");
    row("SIP Server = sip.example.com");
    row("Domäne: sip.example.com:5070", "sip.example.com", 5070);
    row("sip1.example.com, sip2.example.com", "sip1.example.com");
    row("sip1.example.com sip2.example.com", "sip1.example.com");
    row("bücher.example", "xn--bcher-kva.example");
    row("bücher.example:5070", "xn--bcher-kva.example", 5070);
    row("192.0.2.7", "192.0.2.7");
    row("192.0.2.7:5070", "192.0.2.7", 5070);
    row("2001:db8::7", "2001:db8::7");
    row("[2001:db8::7]:5070", "2001:db8::7", 5070);
    row("2001:db8::7 port 5070", "2001:db8::7", 5070);
    row("localhost:5070", "localhost", 5070);
}

void TestTypedServer::understands()
{
    QFETCH(int, tlsPort);
    const auto read = readTypedServer(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(std::holds_alternative<SipTarget>(read));
    const SipTarget target = std::get<SipTarget>(read);
    QTEST(target.host, "host");
    QTEST(int(target.port), "port");
    QCOMPARE(int(target.tlsPort), tlsPort);
    QCOMPARE(target.controlPort, quint16(0));
}

void TestTypedServer::refuses_data()
{
    QTest::addColumn<TypedFault>("fault");
    const auto rows = [](TypedFault fault, const QList<const char *> &texts) {
        for (const char *text : texts)
            QTest::newRow(text) << fault;
    };
    rows(TypedFault::Empty, {"", "  ", "\u200b", "\"\""});
    rows(TypedFault::WebPage, {"https://sip.example.com", "http://example.com/help",
                               "HTTPS://Example.com", "www.example.com", "ftp://example.com"});
    rows(TypedFault::PhoneNumber,
         {"+44 1632 960000", "0800 123456", "(01632) 960-000", "tel:01632960000", "1234567"});
    rows(TypedFault::NoDot, {"Vodafone", "sip", "pbx:5070", "alice@example"});
    rows(TypedFault::BadNumbers, {"192.168.1.999", "192.168.1", "1.2.3.4.5", "192.168..1"});
    rows(TypedFault::BadPort, {"sip.example.com:0", "sip.example.com:70000", "sip.example.com:abc",
                               "sip.example.com (port 99999)", "sip.example.com:"});
    rows(TypedFault::NoName,
         {"my phone provider", "sip.example.com is my server", "sip..example.com", "-x.example.com",
          "sip_example,com/x", "sip.example.com/path/x", "a b c", "???", "sip.ex!ample.com", "@",
          "<>", "sip:", ":5060", "2001:db8::zz", "0.0.0.0", "255.255.255.255", "224.0.0.1",
          "::", "$(reboot).example.com"});
}

void TestTypedServer::refuses()
{
    QFETCH(TypedFault, fault);
    const auto read = readTypedServer(QString::fromUtf8(QTest::currentDataTag()));
    const auto *target = std::get_if<SipTarget>(&read);
    QVERIFY2(!target, qPrintable(target ? target->host : QString()));
    QCOMPARE(int(std::get<TypedFault>(read)), int(fault));
}

void TestTypedServer::everyFaultSaysSomethingElse()
{
    QSet<QString> words;
    for (TypedFault fault : {TypedFault::WebPage, TypedFault::PhoneNumber, TypedFault::NoDot,
                             TypedFault::BadNumbers, TypedFault::BadPort, TypedFault::NoName}) {
        const QString sentence = wordsForPerson(fault);
        QVERIFY2(sentence.contains(QStringLiteral("Please ")), qPrintable(sentence));
        words.insert(sentence);
    }
    QCOMPARE(words.size(), 6);
    QVERIFY(wordsForPerson(TypedFault::Empty).isEmpty());
}

// Whatever it is, it is a server that the strict reader takes as well, or it is refused.
void TestTypedServer::anythingCanBePasted()
{
    static const QString signs = QStringLiteral("ab.:/@;<>()[]\"' ,=?%-_09sipüß\n\t+#");
    QRandomGenerator random(5060);
    int taken = 0;
    for (int i = 0; i < 20000; ++i) {
        QString text = random.bounded(2) ? QStringLiteral("sip.example.com") : QString();
        for (int n = random.bounded(12); n > 0; --n)
            text.insert(random.bounded(int(text.size()) + 1),
                        signs.at(random.bounded(int(signs.size()))));
        const auto read = readTypedServer(text);
        if (const auto *target = std::get_if<SipTarget>(&read)) {
            ++taken;
            const auto again = sipTargetFromString(sipTargetToString(*target));
            QVERIFY2(again, qPrintable(text));
            const QHostAddress address(target->host);
            QVERIFY(address.isNull() ? again->host == target->host
                                     : QHostAddress(again->host) == address);
            QVERIFY2(target->host.contains(u'.') || target->host.contains(u':'), qPrintable(text));
        }
    }
    QVERIFY(taken > 100);
}

QTEST_GUILESS_MAIN(TestTypedServer)
#include "tst_typed_server.moc"
