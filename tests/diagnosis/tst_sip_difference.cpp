#include "sip_difference.h"

#include <QTest>

using namespace ringthrough;

namespace {

const QByteArray sent = "INVITE sip:alg-mirror@198.51.100.1 SIP/2.0\r\n"
                        "Via: SIP/2.0/UDP 192.168.1.5:5062;branch=z9hG4bKn;rport\r\n"
                        "Max-Forwards: 70\r\n"
                        "From: <sip:a@192.168.1.5:5062>;tag=1\r\n"
                        "To: <sip:alg-mirror@198.51.100.1>\r\n"
                        "Call-ID: n@192.168.1.5\r\n"
                        "CSeq: 1 INVITE\r\n"
                        "Contact: <sip:a@192.168.1.5:5062>\r\n"
                        "Content-Type: application/sdp\r\n"
                        "Content-Length: 80\r\n"
                        "\r\n"
                        "o=- 1 1 IN IP4 192.168.1.5\r\n"
                        "c=IN IP4 192.168.1.5\r\n"
                        "m=audio 20000 RTP/AVP 8\r\n"
                        "a=x\r\n";

// What a router made of the message, written as replacements.
struct Change
{
    QByteArray before;
    QByteArray after;
};

QByteArray arrived(const QList<Change> &changes)
{
    QByteArray message = sent;
    for (const Change &change : changes) {
        Q_ASSERT(message.contains(change.before));
        message.replace(change.before, change.after);
    }
    return message;
}

QString summary(const QList<Alteration> &alterations)
{
    QStringList lines;
    for (const Alteration &one : alterations)
        lines.append(one.part + (one.damage ? QStringLiteral(" !") : QString()));
    return lines.join(QStringLiteral(", "));
}

} // namespace

Q_DECLARE_METATYPE(QList<Change>)

class TestSipDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_nothing_where_nothing_is()
    {
        QCOMPARE(differences(sent, sent, {}), QList<Alteration>());
    }

    void names_the_part_and_whether_it_is_damage_data()
    {
        QTest::addColumn<QList<Change>>("changes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QList<Change> &changes, const char *expected) {
            QTest::newRow(name) << changes << QString::fromLatin1(expected);
        };
        row("Via host", {{"UDP 192.168.1.5:", "UDP 203.0.113.1:"}}, "Via host");
        row("Via port", {{"5062;branch", "1024;branch"}}, "Via port");
        row("Via without a port", {{":5062;branch", ";branch"}}, "Via port");
        row("Via port that cannot be", {{"5062;branch", "70000;branch"}}, "Via port !");
        row("branch", {{"z9hG4bKn", "z9hG4bKm"}}, "Via !");
        row("rport taken out", {{";rport", ""}}, "Via");
        row("a proxy's Via on top", {{"Via:", "Via: SIP/2.0/UDP 192.168.1.1;branch=p\r\nVia:"}},
            "Added Via");
        row("no Via", {{"Via: SIP/2.0/UDP 192.168.1.5:5062;branch=z9hG4bKn;rport\r\n", ""}},
            "Via !");
        row("Contact", {{"Contact: <sip:a@192.168.1.5", "Contact: <sip:a@203.0.113.1"}}, "Contact");
        row("Contact that cannot be",
            {{"Contact: <sip:a@192.168.1.5:5062", "Contact: <sip:a@h:99999"}}, "Contact !");
        row("From", {{"From: <sip:a@192.168.1.5", "From: <sip:a@203.0.113.1"}}, "From");
        row("To", {{"To: <sip:alg-mirror@198.51.100.1>", "To: <sip:alg-mirror@198.51.100.1:5062>"}},
            "To");
        row("Call-ID", {{"Call-ID: n@192.168.1.5", "Call-ID: n@203.0.113.1"}}, "Call-ID");
        row("Max-Forwards", {{"Max-Forwards: 70", "Max-Forwards: 69"}}, "Max-Forwards");
        row("Max-Forwards gone", {{"Max-Forwards: 70\r\n", ""}}, "Max-Forwards !");
        row("CSeq", {{"CSeq: 1 ", "CSeq: 2 "}}, "CSeq !");
        row("Request-URI goes elsewhere",
            {{"INVITE sip:alg-mirror@198.51.100.1 ", "INVITE sip:alg-mirror@198.51.100.1:5062 "}},
            "Request-URI !");
        row("header added", {{"Max-Forwards", "X-Router: y\r\nMax-Forwards"}}, "Added X-Router");
        row("offer, as long as before",
            {{"o=- 1 1 IN IP4 192.168.1.5", "o=- 1 1 IN IP4 203.0.113.1"},
             {"c=IN IP4 192.168.1.5", "c=IN IP4 203.0.113.1"}},
            "SDP o=, SDP c=");
        row("length that fits the shorter offer",
            {{"c=IN IP4 192.168.1.5", "c=IN IP4 10.0.0.1"}, {"Length: 80", "Length: 77"}},
            "Content-Length, SDP c=");
        row("length that does not fit", {{"Length: 80", "Length: 85"}}, "Content-Length !");
        row("length that is none", {{"Length: 80", "Length: x"}}, "Content-Length !");
        row("blank behind a value", {{"Length: 80", "Length: 80 "}}, "Header form");
        row("RTP port", {{"audio 20000", "audio 30000"}}, "SDP m=");
        row("line added", {{"a=x\r\n", "a=x\r\ni=(o=IN IP4 192.168.1.5)\r\n"}}, "Added SDP line");
        row("line lost", {{"c=IN IP4 192.168.1.5\r\n", ""}}, "SDP c= !");
        row("names in lower case", {{"Call-ID:", "call-id:"}}, "Header form");
        row("order", {{"Max-Forwards: 70\r\n", ""}, {"CSeq:", "Max-Forwards: 70\r\nCSeq:"}},
            "Header order");
        row("line ends", {{"\r\n\r\n", "\n\r\n"}}, "Form");
    }

    void names_the_part_and_whether_it_is_damage()
    {
        QFETCH(QList<Change>, changes);
        QFETCH(QString, expected);
        QCOMPARE(summary(differences(sent, arrived(changes), {})), expected);
    }

    void shows_what_was_sent_and_what_arrived()
    {
        const QList<Alteration> found =
            differences(sent, arrived({{"c=IN IP4 192.168.1.5", "c=IN IP4 203.0.113.1"}}),
                        QStringLiteral("udp 5060 INVITE"));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.constFirst().sent, QStringLiteral("c=IN IP4 192.168.1.5"));
        QCOMPARE(found.constFirst().received, QStringLiteral("c=IN IP4 203.0.113.1"));
        QCOMPARE(found.constFirst().flow, QStringLiteral("udp 5060 INVITE"));
    }

    // Every single changed byte has to be told, whatever it is.
    void misses_no_byte()
    {
        for (qsizetype at = 0; at < sent.size(); ++at) {
            QByteArray other = sent;
            other[at] = other.at(at) == 'q' ? 'r' : 'q';
            QVERIFY2(!differences(sent, other, {}).isEmpty(), qPrintable(QString::number(at)));
            QVERIFY2(!differences(sent, sent.left(at), {}).isEmpty(),
                     qPrintable(QString::number(at)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSipDifference)
#include "tst_sip_difference.moc"
