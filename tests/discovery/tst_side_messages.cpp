// The small parsers: telnet and SSH greetings, SSDP, UPnP descriptions, DNS.

#include "dns_message.h"
#include "ssdp_message.h"
#include "telnet_greeting.h"
#include "upnp_description.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

QByteArray dnsAnswer(const QByteArray &head, const QByteArray &records)
{
    return head +
           "\x01"
           "1"
           "\x00\x00\x0c\x00\x01"_ba +
           records;
}

} // namespace

class TestSideMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void telnetWords_data();
    void telnetWords();
    void telnetRefusesEverything_data();
    void telnetRefusesEverything();
    void telnetPrompt_data();
    void telnetPrompt();
    void sshLine_data();
    void sshLine();
    void ssdpSearchIsComplete();
    void ssdpAnswers_data();
    void ssdpAnswers();
    void upnpModel_data();
    void upnpModel();
    void upnpReadsOnlyTheRoot();
    void upnpIsForgiving_data();
    void upnpIsForgiving();
    void dnsQuestion_data();
    void dnsQuestion();
    void dnsName_data();
    void dnsName();
    void noiseIsSurvived();
};

void TestSideMessages::telnetWords_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << "RT-AC68U login: "_ba << u"RT-AC68U login: "_s;
    QTest::newRow("options before") << "\xff\xfd\x18\xff\xfb\x01\r\nLogin: "_ba << u"\r\nLogin: "_s;
    QTest::newRow("negotiation inside") << "A\xff\xfa\x18\x01\xff\xff\xff\xf0"
                                           "B"_ba
                                        << u"AB"_s;
    QTest::newRow("NUL") << QByteArray("a\0b\r\0", 5) << u"ab\r"_s;
    QTest::newRow("colours and clearing")
        << "\x1b[2J\x1b[1;31mDraytek\x1b[0m login:"_ba << u"Draytek login:"_s;
    QTest::newRow("no operation") << "a\xff\xf1"
                                     "b"_ba
                                  << u"ab"_s;
    QTest::newRow("negotiation never ends") << "a\xff\xfa\x18xxxxx"_ba << u"a"_s;
    QTest::newRow("command cut off") << "a\xff"_ba << u"a"_s;
    QTest::newRow("not UTF-8") << "a\xc3"_ba << u"a\xfffd"_s;
}

void TestSideMessages::telnetWords()
{
    QFETCH(QByteArray, bytes);
    TelnetGreeting whole;
    whole.feed(bytes);
    QTEST(whole.text(), "expected");
    TelnetGreeting pieces;
    for (const char byte : bytes)
        pieces.feed(QByteArrayView(&byte, 1));
    QTEST(pieces.text(), "expected");
}

void TestSideMessages::telnetRefusesEverything_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("do") << "\xff\xfd\x18"_ba
                        << "\xff\xfc\x18"_ba;
    QTest::newRow("will") << "\xff\xfb\x01"_ba
                          << "\xff\xfe\x01"_ba;
    QTest::newRow("do and will") << "\xff\xfd\x18x\xff\xfb\x03"_ba
                                 << "\xff\xfc\x18\xff\xfe\x03"_ba;
    QTest::newRow("won't and don't need none") << "\xff\xfc\x01\xff\xfe\x01"_ba << QByteArray();
    QTest::newRow("a doubled IAC is text") << "\xff\xff\xfd\x18"_ba << QByteArray();
    QTest::newRow("words need none") << "login: "_ba << QByteArray();
}

void TestSideMessages::telnetRefusesEverything()
{
    QFETCH(QByteArray, bytes);
    QTEST(TelnetGreeting().feed(bytes), "answer");
}

void TestSideMessages::telnetPrompt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("prompt");
    QTest::newRow("login") << "Welcome\r\nlogin: "_ba << true;
    QTest::newRow("shell") << "router# "_ba << true;
    QTest::newRow("angle") << "Vigor>"_ba << true;
    QTest::newRow("coloured") << "\x1b[1mlogin: \x1b[0m"_ba << true;
    QTest::newRow("a sentence") << "Welcome to Acme\r\n"_ba << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestSideMessages::telnetPrompt()
{
    QFETCH(QByteArray, bytes);
    TelnetGreeting greeting;
    greeting.feed(bytes);
    QTEST(greeting.endsWithPrompt(), "prompt");
}

void TestSideMessages::sshLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << "SSH-2.0-ROSSSH\r\n"_ba << u"SSH-2.0-ROSSSH"_s;
    QTest::newRow("with a comment") << "SSH-2.0-X_1 hello\n"_ba << u"SSH-2.0-X_1 hello"_s;
    QTest::newRow("lines before") << "Welcome\r\nSSH-1.99-Cisco-1.25\n"_ba
                                  << u"SSH-1.99-Cisco-1.25"_s;
    QTest::newRow("key exchange after") << "SSH-2.0-a\r\n\0\0\1"_ba << u"SSH-2.0-a"_s;
    QTest::newRow("not complete") << "SSH-2.0-RO"_ba << QString();
    QTest::newRow("inside a line") << "xSSH-2.0-a\n"_ba << QString();
    QTest::newRow("endless") << "SSH-2.0-"_ba + QByteArray(500, 'x')
                             << u"SSH-2.0-"_s + QString(247, u'x');
    QTest::newRow("another server") << "220 FTP ready\r\n"_ba << QString();
}

void TestSideMessages::sshLine()
{
    QFETCH(QByteArray, bytes);
    QTEST(sshIdentification(bytes), "expected");
}

void TestSideMessages::ssdpSearchIsComplete()
{
    const QByteArray search = ssdpSearch("192.168.1.1:1900", "upnp:rootdevice");
    QCOMPARE(search, "M-SEARCH * HTTP/1.1\r\nHOST: 192.168.1.1:1900\r\nMAN: \"ssdp:discover\"\r\n"
                     "MX: 1\r\nST: upnp:rootdevice\r\n\r\n"_ba);
    QVERIFY(ssdpSearchTargets().contains("urn:schemas-wifialliance-org:device:WFADevice:1"));
}

void TestSideMessages::ssdpAnswers_data()
{
    QTest::addColumn<QByteArray>("datagram");
    QTest::addColumn<QString>("server"); // empty: not an answer
    QTest::addColumn<QString>("location");
    QTest::newRow("plain")
        << "HTTP/1.1 200 OK\r\nLOCATION: http://192.168.1.1/d.xml\r\nSERVER: A\r\nST: x\r\n\r\n"_ba
        << u"A"_s << u"http://192.168.1.1/d.xml"_s;
    QTest::newRow("small letters, no end")
        << "HTTP/1.1 200 OK\nserver: A\nlocation:http://h/"_ba << u"A"_s << u"http://h/"_s;
    QTest::newRow("a notice") << "NOTIFY * HTTP/1.1\r\nSERVER: A\r\n\r\n"_ba << QString()
                              << QString();
    QTest::newRow("an error") << "HTTP/1.1 500 No\r\nSERVER: A\r\n\r\n"_ba << QString()
                              << QString();
    QTest::newRow("a search") << ssdpSearch("h", "x") << QString() << QString();
    QTest::newRow("empty") << QByteArray() << QString() << QString();
}

void TestSideMessages::ssdpAnswers()
{
    QFETCH(QByteArray, datagram);
    const auto answer = ssdpAnswer(datagram);
    QTEST(answer ? answer->server : QString(), "server");
    QTEST(answer ? answer->location : QString(), "location");
}

void TestSideMessages::upnpModel_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("expected");
    QTest::newRow("marketing and number")
        << u"NETGEAR Nighthawk Router"_s << u"R7000"_s << u"R7000"_s;
    QTest::newRow("number is a version") << u"RT-AC68U"_s << u"3.0.0.4"_s << u"RT-AC68U"_s;
    QTest::newRow("number is one") << u"FRITZ!Box 7590"_s << u"1"_s << u"FRITZ!Box 7590"_s;
    QTest::newRow("number is v2") << u"TL-WR841N"_s << u"v2"_s << u"TL-WR841N"_s;
    QTest::newRow("number is the maker's word") << u"F670L"_s << u"avme"_s << u"F670L"_s;
    QTest::newRow("no number") << u"Archer C7"_s << QString() << u"Archer C7"_s;
    QTest::newRow("only a version") << QString() << u"1.0"_s << u"Living room"_s;
}

void TestSideMessages::upnpModel()
{
    QFETCH(QString, name);
    QFETCH(QString, number);
    const QString xml =
        u"<root><device><friendlyName>Living room</friendlyName><modelName>%1"
        "</modelName><modelNumber>%2</modelNumber></device></root>"_s.arg(name, number);
    QTEST(upnpDescription(xml).model(), "expected");
}

void TestSideMessages::upnpReadsOnlyTheRoot()
{
    const UpnpDescription root = upnpDescription(
        u"<?xml version=\"1.0\"?><root><device><manufacturer>Acme &amp; Co</manufacturer>"
        "<deviceList><device><manufacturer>MiniUPnP</manufacturer><modelName>WAN</modelName>"
        "</device></deviceList></device></root>"_s);
    QCOMPARE(root.manufacturer, u"Acme & Co"_s);
    QCOMPARE(root.model(), QString());
}

void TestSideMessages::upnpIsForgiving_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("model");
    QTest::newRow("log line before")
        << u"starting cgi\n<device><modelName>A1</modelName>"_s << u"A1"_s;
    QTest::newRow("prefix without declaration")
        << u"<j:device><j:modelName>A1</j:modelName>"_s << u"A1"_s;
    QTest::newRow("blanks") << u"<device ><modelName >\n A1 \n</modelName>"_s << u"A1"_s;
    QTest::newRow("element never closed") << u"<device><modelName>A1"_s << QString();
    QTest::newRow("no device") << u"<html><modelName>A1</modelName>"_s << QString();
    QTest::newRow("entities never expand")
        << u"<!DOCTYPE x [<!ENTITY a \"b\">]><device><modelName>&a;1</modelName>"_s << u"&a;1"_s;
}

void TestSideMessages::upnpIsForgiving()
{
    QFETCH(QString, xml);
    QTEST(upnpDescription(xml).model(), "model");
}

void TestSideMessages::dnsQuestion_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("IPv4") << u"192.168.1.20"_s
                          << "\x02"
                             "20"
                             "\x01"
                             "1"
                             "\x03"
                             "168"
                             "\x03"
                             "192"
                             "\x07"
                             "in-addr"
                             "\x04"
                             "arpa"_ba;
    QTest::newRow("IPv6") << u"2001:db8::1"_s
                          << "\x01"
                             "1"_ba +
                                 "\x01"
                                 "0"_ba.repeated(23) +
                                 "\x01"
                                 "8\x01"
                                 "b\x01"
                                 "d\x01"
                                 "0\x01"
                                 "1\x01"
                                 "0\x01"
                                 "0\x01"
                                 "2"
                                 "\x03"
                                 "ip6"
                                 "\x04"
                                 "arpa"_ba;
}

void TestSideMessages::dnsQuestion()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, name);
    QCOMPARE(dnsNameQuestion(QHostAddress(address), 0x1234),
             "\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00"_ba + name +
                 "\x00\x00\x0c\x00\x01"_ba);
}

void TestSideMessages::dnsName_data()
{
    QTest::addColumn<QByteArray>("datagram");
    QTest::addColumn<QString>("expected");
    const QByteArray head = "\x12\x34\x84\x00\x00\x01\x00\x01\x00\x00\x00\x00"_ba;
    const QByteArray owner = "\xc0\x0c\x00\x0c\x00\x01\x00\x00\x00\x3c"_ba;
    const QByteArray name = "\x05"
                            "fritz"
                            "\x03"
                            "box"
                            "\x00"_ba;
    QTest::newRow("plain") << dnsAnswer(head, owner + "\x00\x0b"_ba + name) << u"fritz.box"_s;
    QTest::newRow("name by pointer") << dnsAnswer(head, owner + "\x00\x02\xc0\x0c"_ba) << u"1"_s;
    QTest::newRow("other id") << dnsAnswer("\x12\x35\x84\x00\x00\x01\x00\x01\x00\x00\x00\x00"_ba,
                                           owner + "\x00\x0b"_ba + name)
                              << QString();
    QTest::newRow("a question") << dnsAnswer("\x12\x34\x04\x00\x00\x01\x00\x01\x00\x00\x00\x00"_ba,
                                             owner + "\x00\x0b"_ba + name)
                                << QString();
    QTest::newRow("no such name") << dnsAnswer(
                                         "\x12\x34\x84\x03\x00\x01\x00\x01\x00\x00\x00\x00"_ba,
                                         owner + "\x00\x0b"_ba + name)
                                  << QString();
    QTest::newRow("pointer to itself")
        << dnsAnswer(head, owner + "\x00\x02\xc0\x1f"_ba) << QString();
    QTest::newRow("pointer beyond the end")
        << dnsAnswer(head, owner + "\x00\x02\xff\xff"_ba) << QString();
    QTest::newRow("label beyond the end") << dnsAnswer(head, owner + "\x00\x02\x3f"
                                                                     "a"_ba)
                                          << QString();
    QTest::newRow("not a host name") << dnsAnswer(head, owner + "\x00\x09\x07"
                                                                "<b>x</b\x00"_ba)
                                     << QString();
    QTest::newRow("ten thousand answers promised")
        << dnsAnswer("\x12\x34\x84\x00\x00\x01\x27\x10\x00\x00\x00\x00"_ba, QByteArray())
        << QString();
    QTest::newRow("head only") << head << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestSideMessages::dnsName()
{
    QFETCH(QByteArray, datagram);
    QTEST(dnsNameAnswer(datagram, 0x1234), "expected");
}

void TestSideMessages::noiseIsSurvived()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 1500; ++round) {
        QByteArray noise(random.bounded(80), Qt::Uninitialized);
        for (char &byte : noise)
            byte = char(random.bounded(round % 2 ? 256 : 4) + (round % 4 == 2 ? 0xfc : 0));
        TelnetGreeting greeting;
        QVERIFY(greeting.feed(noise).size() <= noise.size());
        QVERIFY(greeting.text().size() <= noise.size());
        QVERIFY(sshIdentification(noise).size() <= 255);
        QVERIFY(dnsNameAnswer("\x12\x34\x84\x00\x00\x01\x00\x03\x00\x00\x00\x00"_ba + noise, 0x1234)
                    .size() <= 253);
        ssdpAnswer("HTTP/1.1 200 OK\r\n" + noise);
        QVERIFY(upnpDescription(u"<device>"_s + QString::fromLatin1(noise)).model().size() <= 256);
    }
}

QTEST_GUILESS_MAIN(TestSideMessages)
#include "tst_side_messages.moc"
