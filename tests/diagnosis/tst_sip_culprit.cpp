#include "sip_culprit.h"
#include "sip_difference.h"

#include <QTest>

using namespace ringthrough;

namespace {

const QHostAddress own(QStringLiteral("192.168.77.10"));

ProbeResult invite()
{
    ProbeResult result;
    result.plan.kind = ProbeKind::Invite;
    result.place.own = own;
    result.place.ownPort = 40123;
    result.place.rtpPort = 20000;
    result.place.serverName = "mirror.example.com";
    result.place.nonce = "0123456789abcdef";
    result.delivery = Delivery::Answered;
    result.sent = sipBytes(probeRequest(result.plan, result.place));
    return result;
}

QList<Alteration> alteredBy(const std::function<void(QByteArray &)> &change)
{
    const QByteArray sent = invite().sent;
    QByteArray arrived = sent;
    change(arrived);
    return differences(sent, arrived, QStringLiteral("udp 5060 INVITE"));
}

QString kindOf(const std::function<void(QByteArray &)> &change)
{
    return algKindName(algKindOf(alteredBy(change), {invite()}));
}

} // namespace

// Sources of the marks: Fortinet's document FD46183 for the i= line, pjsip's page
// NAT_Routers_Issues for text replacers.
class TestSipCulprit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knows_fortinets_line()
    {
        QCOMPARE(kindOf([](QByteArray &message) {
                     message.replace("192.168.77.10", "203.0.113.1");
                     message.replace("s=-\r\n", "s=-\r\ni=(o=IN IP4 192.168.77.10)\r\n");
                 }),
                 QStringLiteral("fortinet"));
    }

    void knows_a_proxy_by_what_it_leaves()
    {
        QCOMPARE(kindOf([](QByteArray &message) {
                     message.replace("Via: ",
                                     "Via: SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKq\r\nVia: ");
                 }),
                 QStringLiteral("proxy"));
        QCOMPARE(kindOf([](QByteArray &message) {
                     message.replace("Max-Forwards: 70", "Max-Forwards: 69");
                 }),
                 QStringLiteral("proxy"));
    }

    void tells_a_text_replacer_from_the_kernel()
    {
        QCOMPARE(
            kindOf([](QByteArray &message) { message.replace("192.168.77.10", "203.0.113.1"); }),
            QStringLiteral("address_replacer"));
        QCOMPARE(kindOf([](QByteArray &message) {
                     message.replace("192.168.77.10:40123", "203.0.113.1:40123");
                     message.replace("IN IP4 192.168.77.10", "IN IP4 203.0.113.1");
                 }),
                 QStringLiteral("linux_kernel"));
    }

    void says_nothing_of_marks_it_does_not_know()
    {
        QCOMPARE(kindOf([](QByteArray &message) {
                     message.replace("User-Agent: Ringthrough", "User-Agent: Other");
                 }),
                 QStringLiteral("unknown"));
    }

    // A transparent proxy writes down where the packet came from: the box that has seen our own
    // address is the first one.
    void names_the_box_that_has_seen_us()
    {
        const auto seen = [](const char *address) {
            return layerName(layerOf(alteredBy([&](QByteArray &message) {
                                         message.replace(";rport\r\n",
                                                         QByteArray(";rport=40123;received=") +
                                                             address + "\r\n");
                                     }),
                                     own));
        };
        QCOMPARE(seen("192.168.77.10"), QStringLiteral("home_router"));
        QCOMPARE(seen("100.64.0.2"), QStringLiteral("provider"));
        QCOMPARE(seen("192.168.1.2"), QStringLiteral("second_router"));
        QCOMPARE(seen("203.0.113.1"), QStringLiteral("unknown"));
    }
};

QTEST_GUILESS_MAIN(TestSipCulprit)
#include "tst_sip_culprit.moc"
