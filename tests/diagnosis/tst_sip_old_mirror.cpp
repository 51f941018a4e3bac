// A mirror of the sip-alg-detector of 2009, as its source describes it: it turns down whatever is
// no INVITE to its user, and shows an INVITE in two answers.

#include "fake_sip_server.h"
#include "sip_runs.h"

#include <QTest>

using namespace ringthrough;

namespace {

QByteArray inLines(const QByteArray &base64)
{
    QByteArray lines;
    for (qsizetype at = 0; at < base64.size(); at += 60)
        lines += base64.mid(at, 60) + '\n';
    return lines;
}

QByteArray answerWith(const QByteArray &start, const QByteArray &request, quint16 fromPort,
                      const QByteArray &received, const QByteArray &body)
{
    const SipText text = parseSip(request).value();
    QByteArray via = text.value("Via");
    via.replace(";rport", ";received=" + received + ";rport=" + QByteArray::number(fromPort));
    return "SIP/2.0 " + start + "\r\nServer: SipAlgDetectorDaemon\r\nVia: " + via +
           "\r\nFrom: " + text.value("From") + "\r\nTo: " + text.value("To") +
           ";tag=7\r\nCall-ID: " + text.value("Call-ID") + "\r\nCSeq: " + text.value("CSeq") +
           "\r\nContent-Type: text/plain\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

class OldMirror : public QObject
{
public:
    // What happens to a request on its way.
    std::function<QByteArray(QByteArray)> onTheWay = [](const QByteArray &request) {
        return request;
    };
    int invites = 0;

    OldMirror()
    {
        m_port.listen(QHostAddress(QHostAddress::LocalHost));
        connect(&m_port, &DualPort::datagram, this, &OldMirror::take);
    }

    quint16 port() const { return m_port.port(); }

private:
    void take(const QByteArray &sent, const QHostAddress &from, quint16 port)
    {
        const QByteArray request = onTheWay(sent);
        if (request.startsWith("ACK "))
            return;
        if (!request.startsWith("INVITE sip:sip-alg-detector-daemon@")) {
            m_port.sendTo(
                answerWith("403 You seem a real phone, get out", request, port, "203.0.113.9", {}),
                from, port);
            return;
        }
        ++invites;
        const qsizetype end = request.indexOf("\r\n\r\n") + 4;
        m_port.sendTo(answerWith("180 Body contains mirrored request first line and headers",
                                 request, port, "203.0.113.9",
                                 inLines(request.left(end).toBase64())),
                      from, port);
        m_port.sendTo(answerWith("500 Body contains mirrored request body", request, port,
                                 "203.0.113.9", inLines(request.mid(end).toBase64())),
                      from, port);
    }

    DualPort m_port;
};

} // namespace

class TestSipOldMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_what_an_old_mirror_shows()
    {
        OldMirror mirror;
        const Diagnosis diagnosis = diagnose(optionsFor(mirror.port(), 0, SipTransports::Udp));
        QCOMPARE(verdictReasonName(diagnosis.reason),
                 verdictReasonName(VerdictReason::MirrorUnchanged));
        QCOMPARE(mirror.invites, 1);
        QVERIFY(packets(diagnosis) <= 8);
    }

    void sees_there_what_was_altered()
    {
        OldMirror mirror;
        mirror.onTheWay = [](QByteArray request) {
            if (request.startsWith("INVITE "))
                request.replace("c=IN IP4 127.0.0.1", "c=IN IP4 203.0.113.9");
            return request;
        };
        const Diagnosis diagnosis = diagnose(optionsFor(mirror.port(), 0, SipTransports::Udp));
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QVERIFY(diagnosis.provedByMirror);
        QCOMPARE(diagnosis.alterations.size(), 1);
        QCOMPARE(diagnosis.alterations.first().part, QStringLiteral("SDP c="));
        QCOMPARE(diagnosis.alterations.first().received, QStringLiteral("c=IN IP4 203.0.113.9"));
    }

    void believes_no_old_mirror_that_shows_something_else()
    {
        OldMirror mirror;
        mirror.onTheWay = [](QByteArray request) {
            if (!request.startsWith("INVITE "))
                return request;
            const QByteArray callId = parseSip(request).value().value("Call-ID");
            const QByteArray branch = parameter(parseSip(request).value().value("Via"), "branch");
            const QByteArray tag = parameter(parseSip(request).value().value("From"), "tag");
            return request.replace(callId, "x@y")
                .replace(tag, "z")
                .replace(branch.right(16), branch.right(16).toUpper());
        };
        const Diagnosis diagnosis = diagnose(optionsFor(mirror.port(), 0, SipTransports::Udp));
        QVERIFY(!diagnosis.provedByMirror);
        QVERIFY(diagnosis.verdict != Verdict::Clean);
    }
};

QTEST_GUILESS_MAIN(TestSipOldMirror)
#include "tst_sip_old_mirror.moc"
