#include "sip_probe.h"
#include "sip_request.h"

#include <QTest>

using namespace ringthrough;

namespace {

ProbePlace place()
{
    ProbePlace made;
    made.own = QHostAddress(QStringLiteral("192.168.77.10"));
    made.ownPort = 40123;
    made.trapPort = 40999;
    made.rtpPort = 20000;
    made.server = QHostAddress(QStringLiteral("203.0.113.2"));
    made.serverName = "sip.example.com";
    made.nonce = "0123456789abcdef";
    return made;
}

ProbePlan plan(ProbeKind kind, Wire wire = Wire::Udp)
{
    ProbePlan made;
    made.kind = kind;
    made.wire = wire;
    made.outside = {"203.0.113.1", 61000};
    return made;
}

QByteArray bytes(ProbeKind kind, Wire wire = Wire::Udp)
{
    return sipBytes(probeRequest(plan(kind, wire), place()));
}

const QList<ProbeKind> everyKind{ProbeKind::Options,
                                 ProbeKind::Register,
                                 ProbeKind::Invite,
                                 ProbeKind::NamedVia,
                                 ProbeKind::Bait,
                                 ProbeKind::SwappedBait,
                                 ProbeKind::ViaTrap,
                                 ProbeKind::PortLess,
                                 ProbeKind::SwappedPortLess,
                                 ProbeKind::Update,
                                 ProbeKind::UpdateNameInOrigin,
                                 ProbeKind::InviteNameInOrigin,
                                 ProbeKind::InviteSameSpeech,
                                 ProbeKind::LongOptions};

} // namespace

class TestSipRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void has_what_every_request_must_have_data()
    {
        QTest::addColumn<ProbeKind>("kind");
        for (const ProbeKind kind : everyKind)
            QTest::newRow(qPrintable(probeName(plan(kind)))) << kind;
    }

    // RFC 3261, 8.1.1 and 20.14; RFC 3581, 3.
    void has_what_every_request_must_have()
    {
        QFETCH(ProbeKind, kind);
        for (const Wire wire : {Wire::Udp, Wire::Tcp}) {
            const QByteArray message = bytes(kind, wire);
            const SipText text = parseSip(message).value();
            const QByteArray method = text.startLine.split(' ').constFirst();
            for (const char *name : {"Via", "Max-Forwards", "From", "To", "Call-ID", "CSeq",
                                     "User-Agent", "Content-Length"})
                QCOMPARE(text.values(name).size(), 1);
            QCOMPARE(text.value("Max-Forwards"), "70");
            QCOMPARE(text.value("CSeq"), "1 " + method);
            QCOMPARE(text.value("Content-Length").toInt(), text.body.size());
            QVERIFY(parameter(text.value("Via"), "branch").startsWith("z9hG4bK"));
            QVERIFY(parameter(text.value("Via"), "rport").isEmpty());
            QVERIFY(
                text.value("Via").startsWith(wire == Wire::Udp ? "SIP/2.0/UDP " : "SIP/2.0/TCP "));
            QVERIFY(!parameter(text.value("From"), "tag").isEmpty());
            QVERIFY(parameter(text.value("To"), "tag").isNull());
        }
    }

    // An answer of a mirror is about twice as long and has to fit into one packet.
    void stays_short_data()
    {
        QTest::addColumn<ProbeKind>("kind");
        for (const ProbeKind kind : everyKind)
            if (kind != ProbeKind::LongOptions)
                QTest::newRow(qPrintable(probeName(plan(kind)))) << kind;
    }

    void stays_short()
    {
        QFETCH(ProbeKind, kind);
        ProbePlace longest = place();
        longest.serverName = "a-provider-with-a-long-name.voice.example.com";
        longest.own = QHostAddress(QStringLiteral("192.168.100.100"));
        QVERIFY(sipBytes(probeRequest(plan(kind), longest)).size() < 650);
    }

    void names_its_own_place_wherever_softphones_do()
    {
        const SipText text = parseSip(bytes(ProbeKind::Invite)).value();
        const SipHost own{"192.168.77.10", 40123};
        QCOMPARE(hostOfVia(text.value("Via")), own);
        QCOMPARE(hostOfUri(text.value("Contact")), own);
        QCOMPARE(hostOfUri(text.value("From")), own);
        QVERIFY(text.value("Call-ID").endsWith("@192.168.77.10"));
        QVERIFY(text.body.contains("c=IN IP4 192.168.77.10\r\n"));
        QVERIFY(text.body.contains(" IN IP4 192.168.77.10\r\ns="));
        QVERIFY(text.body.contains("m=audio 20000 "));
    }

    void carries_the_truth_where_no_alg_can_read_it()
    {
        // 192.168.77.10 and 40123
        for (const ProbeKind kind : {ProbeKind::Options, ProbeKind::Register, ProbeKind::Invite})
            QVERIFY(parseSip(bytes(kind)).value().value("Contact").contains("rt-c0a84d0a-9cbb@"));
    }

    void is_recognised_by_a_mirror()
    {
        QVERIFY(
            bytes(ProbeKind::Options).startsWith("OPTIONS sip:alg-mirror@sip.example.com SIP/2.0"));
        const SipText registration = parseSip(bytes(ProbeKind::Register)).value();
        QCOMPARE(registration.startLine, "REGISTER sip:sip.example.com SIP/2.0");
        QVERIFY(registration.value("To").contains("sip:alg-mirror@sip.example.com"));
    }

    // Whatever an answer says about our address afterwards, the server cannot have it from us.
    void hides_our_address_in_the_bait()
    {
        for (const ProbeKind kind : {ProbeKind::NamedVia, ProbeKind::Bait, ProbeKind::SwappedBait})
            QVERIFY(!bytes(kind).contains("192.168.77.10"));
        QVERIFY(bytes(ProbeKind::Bait).contains("From: <sip:rt-01234567@203.0.113.1:61000>"));
        QVERIFY(bytes(ProbeKind::SwappedBait).contains("To: <sip:alg-mirror@203.0.113.1:61000>"));
    }

    void sets_the_trap_in_via_alone()
    {
        const SipText text = parseSip(bytes(ProbeKind::ViaTrap)).value();
        QCOMPARE(hostOfVia(text.value("Via")), (SipHost{"192.168.77.10", 40999}));
        QCOMPARE(hostOfUri(text.value("From")), (SipHost{"203.0.113.2", -1}));
        QCOMPARE(hostOfUri(text.value("To")), (SipHost{"203.0.113.2", -1}));
        QCOMPARE(bytes(ProbeKind::ViaTrap).count("40999"), 1);
        QVERIFY(text.startLine.contains("@sip.example.com "));
    }

    void sets_the_trap_for_servers_without_a_name_and_on_other_ports()
    {
        ProbePlace bare = place();
        bare.serverName = "203.0.113.2";
        ProbePlan other = plan(ProbeKind::ViaTrap);
        other.port = 5070;
        const SipText text = parseSip(sipBytes(probeRequest(other, bare))).value();
        QVERIFY(addressLiteral(hostOfUri(text.startLine).host).isNull());
        // A missing port would mean 5060, and that is not where this goes.
        QCOMPARE(hostOfUri(text.value("From")), (SipHost{"203.0.113.2", 5070}));
    }

    void leaves_out_ports_where_that_is_the_point()
    {
        const SipText text = parseSip(bytes(ProbeKind::PortLess)).value();
        QCOMPARE(hostOfVia(text.value("Via")), (SipHost{"192.168.77.10", -1}));
        QCOMPARE(hostOfUri(text.value("From")), (SipHost{"192.168.77.10", -1}));
        QCOMPARE(hostOfUri(text.value("To")), (SipHost{decoyHost(), -1}));
        const SipText swapped = parseSip(bytes(ProbeKind::SwappedPortLess)).value();
        QCOMPARE(hostOfUri(swapped.value("From")), (SipHost{decoyHost(), -1}));
        QCOMPARE(hostOfUri(swapped.value("To")), (SipHost{"192.168.77.10", -1}));
    }

    // RFC 3261, 18.3: over UDP the packet's end is the message's end.
    void leaves_the_length_out_only_where_that_is_the_point()
    {
        for (const ProbeKind kind : {ProbeKind::InviteNoLength, ProbeKind::UpdateNoLength}) {
            const SipText text = parseSip(bytes(kind)).value();
            QVERIFY(text.values("Content-Length").isEmpty());
            QVERIFY(text.body.startsWith("v=0\r\n"));
        }
    }

    // RFC 8866, 5.2: o= may hold a host name.
    void puts_a_name_into_the_origin_and_nowhere_else()
    {
        for (const ProbeKind kind :
             {ProbeKind::InviteNameInOrigin, ProbeKind::UpdateNameInOrigin}) {
            const QByteArray body = parseSip(bytes(kind)).value().body;
            QVERIFY(body.contains(" 1 IN IP4 phone.invalid\r\ns="));
            QVERIFY(body.contains("c=IN IP4 192.168.77.10\r\n"));
        }
    }

    // 1500 bytes on the line, less 20 for IPv4 (40 for IPv6) and 8 for UDP.
    void fills_a_packet_to_its_last_byte()
    {
        QCOMPARE(bytes(ProbeKind::LongOptions).size(), 1472);
        ProbePlace six = place();
        six.own = QHostAddress(QStringLiteral("2001:db8::5"));
        QCOMPARE(sipBytes(probeRequest(plan(ProbeKind::LongOptions), six)).size(), 1452);
    }

    // A mirror gives its cookie to a question with 150 bytes of padding, for its answer is shorter
    // then.
    void brings_along_what_a_cookie_costs()
    {
        const auto padding = [](const QByteArray &message) {
            return parseSip(message).value().value("X-Padding").size();
        };
        for (const ProbeKind kind : {ProbeKind::Options, ProbeKind::NamedVia}) {
            QVERIFY(padding(bytes(kind)) >= 150);
            QCOMPARE(padding(bytes(kind, Wire::Tcp)), 0);
        }
        QCOMPARE(padding(bytes(ProbeKind::Register)), 0);
        ProbePlace known = place();
        known.cookie = "c00c1e";
        QCOMPARE(padding(sipBytes(probeRequest(plan(ProbeKind::Options), known))), 0);
    }

    void may_be_forwarded_once_where_that_is_the_point()
    {
        QCOMPARE(parseSip(bytes(ProbeKind::LastHop)).value().value("Max-Forwards"), "1");
    }

    void sends_the_cookie_that_the_mirror_gave()
    {
        QVERIFY(!bytes(ProbeKind::Invite).contains("X-Mirror-Cookie"));
        ProbePlace known = place();
        known.cookie = "c00c1e";
        const SipText text =
            parseSip(sipBytes(probeRequest(plan(ProbeKind::Invite), known))).value();
        QCOMPARE(text.value("X-Mirror-Cookie"), "c00c1e");
        QCOMPARE(text.value("Content-Length").toInt(), text.body.size());
    }

    void writes_ipv6_as_it_must_be_written()
    {
        ProbePlace six = place();
        six.own = QHostAddress(QStringLiteral("2001:db8::5"));
        six.serverName = "[2001:db8::1]";
        const QByteArray message = sipBytes(probeRequest(plan(ProbeKind::Invite), six));
        QVERIFY(message.contains("Via: SIP/2.0/UDP [2001:db8::5]:40123;"));
        QVERIFY(message.contains("c=IN IP6 2001:db8::5\r\n"));
        QVERIFY(message.contains("INVITE sip:alg-mirror@[2001:db8::1] SIP/2.0"));
    }

    // RFC 3261, 17.1.1.3: the ACK of a failure belongs to the INVITE's own transaction.
    void confirms_a_failure_in_the_same_transaction()
    {
        const SipRequest invite = probeRequest(plan(ProbeKind::Invite), place());
        const SipText sent = parseSip(sipBytes(invite)).value();
        const SipText ack = parseSip(ackBytes(invite, "<sip:x@y>;tag=9")).value();
        QCOMPARE(ack.value("Via"), sent.value("Via"));
        QCOMPARE(ack.value("Call-ID"), sent.value("Call-ID"));
        QCOMPARE(ack.value("From"), sent.value("From"));
        QCOMPARE(ack.value("To"), "<sip:x@y>;tag=9");
        QCOMPARE(ack.value("CSeq"), "1 ACK");
        QVERIFY(ack.body.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSipRequest)
#include "tst_sip_request.moc"
