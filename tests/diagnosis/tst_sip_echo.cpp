#include "sip_echo.h"

#include <QTest>

using namespace ringthrough;

namespace {

const QByteArray nonce = "0123456789abcdef";

QByteArray answer(const QByteArray &startLine, const QByteArray &body)
{
    return startLine + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray shown(const QByteArray &text)
{
    return answer("SIP/2.0 200 Mirror", text.toBase64());
}

} // namespace

class TestSipEcho : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_what_a_mirror_shows()
    {
        SipEcho echo;
        QCOMPARE(
            readEcho(shown("src=203.0.113.1:4000 dst=203.0.113.2:5060 proto=udp len=9\r\nhello " +
                           nonce),
                     nonce, &echo),
            EchoKind::Ours);
        QCOMPARE(echo.source, QHostAddress(QStringLiteral("203.0.113.1")));
        QCOMPARE(echo.sourcePort, 4000);
        QCOMPARE(echo.message, "hello " + nonce);
    }

    // A long message would make a longer answer: its digest says as much.
    void reads_the_digest_of_a_long_message()
    {
        SipEcho echo;
        const QByteArray digest(64, 'a');
        const QByteArray note = "src=203.0.113.1:4000 dst=x proto=udp len=1472";
        QCOMPARE(readEcho(shown(note + " sha256=" + digest + "\r\n"), nonce, &echo),
                 EchoKind::Ours);
        QCOMPARE(echo.length, 1472);
        QCOMPARE(echo.sha256, digest);
        QVERIFY(echo.message.isEmpty());
        QCOMPARE(readEcho(shown(note + "\r\n"), nonce, &echo), EchoKind::Strange);
        QCOMPARE(readEcho(shown(note + " sha256=xyz\r\n"), nonce, &echo), EchoKind::Strange);
    }

    void knows_a_mirror_that_asks_for_a_cookie_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("cookie");
        const QByteArray cookie = "0123456789abcdef01234567";
        const auto asking = [](const QByteArray &start, const QByteArray &value) {
            return start + "\r\nX-Mirror-Cookie: " + value + "\r\nContent-Length: 0\r\n\r\n";
        };
        QTest::newRow("asked") << asking("SIP/2.0 403 Cookie", cookie) << cookie;
        QTest::newRow("another status") << asking("SIP/2.0 200 Cookie", cookie) << QByteArray();
        QTest::newRow("another reason") << asking("SIP/2.0 403 No", cookie) << QByteArray();
        QTest::newRow("no number") << asking("SIP/2.0 403 Cookie", "a b\"") << QByteArray();
        QTest::newRow("too long") << asking("SIP/2.0 403 Cookie", QByteArray(65, 'a'))
                                  << QByteArray();
    }

    void knows_a_mirror_that_asks_for_a_cookie()
    {
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, cookie);
        QCOMPARE(cookieIn(parseSip(message).value()), cookie);
    }

    void reads_ipv6_places()
    {
        SipEcho echo;
        QCOMPARE(readEcho(shown("src=2001:db8::1:4000 dst=x\r\n" + nonce), nonce, &echo),
                 EchoKind::Ours);
        QCOMPARE(echo.source, QHostAddress(QStringLiteral("2001:db8::1")));
        QCOMPARE(readEcho(shown("src=[2001:db8::1]:4000 dst=x\r\n" + nonce), nonce, &echo),
                 EchoKind::Ours);
        QCOMPARE(echo.source, QHostAddress(QStringLiteral("2001:db8::1")));
    }

    void knows_what_is_no_mirror_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("another reason") << answer("SIP/2.0 200 OK", nonce.toBase64());
        QTest::newRow("another status") << answer("SIP/2.0 404 Mirror", nonce.toBase64());
        QTest::newRow("a request") << answer("OPTIONS sip:x SIP/2.0", {});
        QTest::newRow("garbage") << QByteArray("\xff\xfe\0x", 4);
    }

    void knows_what_is_no_mirror()
    {
        QFETCH(QByteArray, message);
        SipEcho echo;
        QCOMPARE(readEcho(message, nonce, &echo), EchoKind::Ordinary);
    }

    void does_not_believe_everything_data()
    {
        QTest::addColumn<QByteArray>("message");
        const QByteArray note = "src=203.0.113.1:4000 dst=x\r\n";
        QTest::newRow("not base64") << answer("SIP/2.0 200 Mirror", "!!!");
        QTest::newRow("empty") << answer("SIP/2.0 200 Mirror", {});
        QTest::newRow("somebody else's message") << shown(note + "fedcba9876543210");
        QTest::newRow("no note") << shown(nonce);
        QTest::newRow("a note without an address") << shown("src=here dst=x\r\n" + nonce);
        QTest::newRow("our nonce only in the note")
            << shown("src=203.0.113.1:4000 x=" + nonce + "\r\nx");
    }

    void does_not_believe_everything()
    {
        QFETCH(QByteArray, message);
        SipEcho echo;
        QCOMPARE(readEcho(message, nonce, &echo), EchoKind::Strange);
    }
};

QTEST_GUILESS_MAIN(TestSipEcho)
#include "tst_sip_echo.moc"
