// A mirror that asks for a cookie before it shows anything.

#include "fake_sip_server.h"
#include "sip_runs.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace ringthrough;

namespace {

QByteArray askingFor(const QByteArray &cookie, const QByteArray &request)
{
    const SipText text = parseSip(request).value();
    return "SIP/2.0 403 Cookie\r\nVia: " + text.value("Via") + "\r\nFrom: " + text.value("From") +
           "\r\nTo: " + text.value("To") + ";tag=1\r\nCall-ID: " + text.value("Call-ID") +
           "\r\nCSeq: " + text.value("CSeq") + "\r\nX-Mirror-Cookie: " + cookie +
           "\r\nContent-Length: 0\r\n\r\n";
}

} // namespace

class TestSipCookie : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetches_a_cookie_once_and_uses_it_everywhere()
    {
        FakeSipServer server([](const QByteArray &request, quint16 fromPort) {
            const QByteArray answer = mirrored(request, fromPort);
            const QByteArray cookie = parseSip(request).value().value("X-Mirror-Cookie");
            return cookie == "c00c1e" || answer.isEmpty() ? answer : askingFor("c00c1e", request);
        });
        const Diagnosis diagnosis = diagnose(optionsFor(server.port(), 0, SipTransports::Udp));
        QCOMPARE(diagnosis.verdict, Verdict::Clean);
        QVERIFY(diagnosis.provedByMirror);
        const QList<QByteArray> requests = server.requests();
        const qsizetype without =
            std::count_if(requests.begin(), requests.end(), [](const QByteArray &request) {
                return !request.contains("X-Mirror-Cookie") && !request.startsWith("ACK");
            });
        QCOMPARE(without, 1);
        QSet<QByteArray> branches;
        for (const QByteArray &request : requests) {
            const QByteArray via = parseSip(request).value().value("Via");
            QVERIFY(request.startsWith("ACK") || !branches.contains(via));
            branches.insert(via);
        }
    }

    void gives_up_on_a_mirror_that_goes_on_asking_for_cookies()
    {
        int asked = 0;
        FakeSipServer server([&](const QByteArray &request, quint16) {
            return askingFor(QByteArray::number(++asked, 16), request);
        });
        const Diagnosis diagnosis = diagnose(optionsFor(server.port(), 0, SipTransports::Udp));
        QVERIFY(!diagnosis.provedByMirror);
        QVERIFY(diagnosis.verdict != Verdict::Altered);
        QVERIFY2(packets(diagnosis) <= 20, qPrintable(QString::number(packets(diagnosis))));
    }
};

QTEST_GUILESS_MAIN(TestSipCookie)
#include "tst_sip_cookie.moc"
