// SIP over TLS, against openssl's server with certificates made here, and against ports that speak
// something else or nothing.

#include "fake_router.h"
#include "job_rules.h"
#include "openssl_server.h"
#include "path_runs.h"
#include "path_words.h"
#include "sip_replies.h"
#include "tls_check.h"

#include <QElapsedTimer>
#include <QSslConfiguration>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QHostAddress loopback(QHostAddress::LocalHost);
const QString name = u"sip.example.test"_s;

PathOptions optionsForPort(quint16 port, const QString &host = name)
{
    PathOptions options = optionsFor(host, loopback);
    options.target.tlsPort = port;
    return options;
}

TlsFinding findingAt(quint16 port, const QString &host = name)
{
    return findingOf<TlsFinding, TlsCheck>(optionsForPort(port, host));
}

QByteArray ordinary(const QByteArray &request)
{
    return sipReply(request);
}

} // namespace

class TestTlsCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_authority.make());
        QVERIFY(m_authority.sign(u"right"_s, u"DNS:sip.example.test"_s));
        QVERIFY(m_authority.sign(u"wrong"_s, u"DNS:scanner.example.test"_s));
        QVERIFY(m_authority.sign(u"expired"_s, u"DNS:sip.example.test"_s, -1));
        QVERIFY(m_authority.sign(u"address"_s, u"IP:127.0.0.1"_s));
        QVERIFY(m_authority.signItself(u"own"_s, u"DNS:sip.example.test"_s));
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        QVERIFY(configuration.addCaCertificates(m_authority.path(u"ca.pem"_s)));
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    void finds_a_server_that_proves_its_name()
    {
        OpensslServer server(m_authority, u"right"_s, ordinary);
        QVERIFY(server.isReady());
        const TlsFinding tls = findingAt(server.port());
        QCOMPARE(tls.reach, Reach::Answered);
        QVERIFY(tls.handshake);
        QVERIFY2(tls.certificateFits, qPrintable(tls.certificateFlaws.join(u'\n')));
        QVERIFY(tls.answersSip);
        QCOMPARE(tls.place, u"sip.example.test:%1"_s.arg(server.port()));
        QCOMPARE(tls.subject, u"CN=sip.example.test,O=Provider"_s);
        QCOMPARE(tls.issuer, u"CN=TestAuthority,O=Tests"_s);
        QVERIFY(tls.certificateFlaws.isEmpty());
        QVERIFY(tls.handshakeMs < 5000);
    }

    // RFC 3261, 8.1.1.8 and 26.2.
    void asks_as_a_phone_asks_over_tls()
    {
        OpensslServer server(m_authority, u"right"_s, ordinary);
        QVERIFY(server.isReady());
        QVERIFY(findingAt(server.port()).answersSip);
        const SipText request = parseSip(server.received()).value();
        QVERIFY(request.startLine.startsWith("OPTIONS sips:"));
        QVERIFY(request.startLine.contains("@sip.example.test:"));
        QVERIFY(request.value("Via").startsWith("SIP/2.0/TLS 127.0.0.1:"));
        for (const char *header : {"From", "To", "Contact"})
            QVERIFY2(request.value(header).startsWith("<sips:"), header);
        QVERIFY(!server.received().contains("Authorization"));
    }

    void a_certificate_that_does_not_fit_is_a_fact_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("flaw");
        QTest::newRow("made for another name") << u"wrong"_s << u"host name"_s;
        QTest::newRow("expired") << u"expired"_s << u"expired"_s;
        QTest::newRow("signed by itself") << u"own"_s << u"self-signed"_s;
    }

    void a_certificate_that_does_not_fit_is_a_fact()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, flaw);
        OpensslServer server(m_authority, certificate, ordinary);
        QVERIFY(server.isReady());
        const TlsFinding tls = findingAt(server.port());
        QVERIFY(tls.handshake);
        QVERIFY(!tls.certificateFits);
        QVERIFY2(tls.certificateFlaws.join(u'\n').contains(flaw, Qt::CaseInsensitive),
                 qPrintable(tls.certificateFlaws.join(u'\n')));
        QVERIFY(tls.answersSip);
        QCOMPARE(tls.issuer.contains(u"TestAuthority"_s), certificate != u"own"_s);
    }

    void a_name_may_end_with_a_dot()
    {
        OpensslServer server(m_authority, u"right"_s, ordinary);
        QVERIFY(server.isReady());
        const TlsFinding tls = findingAt(server.port(), name + u'.');
        QVERIFY2(tls.certificateFits, qPrintable(wordsForLog(tls)));
    }

    void an_address_can_be_proved_like_a_name()
    {
        OpensslServer server(m_authority, u"address"_s, ordinary);
        QVERIFY(server.isReady());
        const TlsFinding tls = findingAt(server.port(), u"127.0.0.1"_s);
        QVERIFY(tls.certificateFits && tls.answersSip);
        QCOMPARE(tls.place, u"127.0.0.1:%1"_s.arg(server.port()));
    }

    void whatever_it_answers_is_an_answer()
    {
        OpensslServer server(m_authority, u"right"_s, [](const QByteArray &request) {
            return sipReply(request, {}, "403 Forbidden");
        });
        QVERIFY(server.isReady());
        QVERIFY(findingAt(server.port()).answersSip);
    }

    void words_that_are_no_answer_to_us_are_none_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("a flood") << QByteArray(200000, 'x');
        QTest::newRow("somebody else's answer, then a flood")
            << "SIP/2.0 200 OK\r\nVia: SIP/2.0/TLS a;branch=z9hG4bK1\r\nCall-ID: 1\r\n"
               "Content-Length: 0\r\n\r\n" +
                   QByteArray(200000, 'x');
        QTest::newRow("a request, then a flood")
            << "OPTIONS sip:a SIP/2.0\r\nContent-Length: 0\r\n\r\n" + QByteArray(200000, 'x');
    }

    void words_that_are_no_answer_to_us_are_none()
    {
        QFETCH(QByteArray, said);
        OpensslServer server(m_authority, u"right"_s, [said](auto &) { return said; });
        QVERIFY(server.isReady());
        QElapsedTimer clock;
        clock.start();
        const TlsFinding tls = findingAt(server.port());
        QVERIFY(tls.handshake && tls.certificateFits);
        QVERIFY(!tls.answersSip);
        QVERIFY2(clock.elapsed() < 4500, "a flood is not listened to until the limit");
    }

    void a_server_that_says_no_sip_is_given_up_in_time()
    {
        OpensslServer server(m_authority, u"right"_s, [](auto &) { return QByteArray(); });
        QVERIFY(server.isReady());
        QElapsedTimer clock;
        clock.start();
        const TlsFinding tls = findingAt(server.port());
        QVERIFY(tls.handshake && tls.certificateFits && !tls.answersSip);
        QVERIFY2(clock.elapsed() < 7000, qPrintable(QString::number(clock.elapsed())));
    }

    void a_port_that_speaks_something_else_has_answered_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("SIP in the clear") << QByteArray("SIP/2.0 400 Bad Request\r\n\r\n");
        QTest::newRow("nothing, and hangs up") << QByteArray();
    }

    void a_port_that_speaks_something_else_has_answered()
    {
        QFETCH(QByteArray, said);
        FakeServer server([said](QTcpSocket *socket, const QByteArray &received) {
            if (received.isEmpty())
                return;
            socket->write(said);
            socket->disconnectFromHost();
        });
        const TlsFinding tls = findingAt(server.port());
        QCOMPARE(tls.reach, Reach::Answered);
        QVERIFY(!tls.handshake && !tls.certificateFits && !tls.answersSip);
        // The first byte of a handshake (RFC 8446, 5.1), and nothing of ours in the clear.
        QVERIFY(server.received().first().startsWith('\x16'));
        QVERIFY(!server.received().first().contains("OPTIONS"));
    }

    void nobody_there_is_refused()
    {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(loopback));
            port = server.serverPort();
        }
        QCOMPARE(findingAt(port).reach, Reach::Refused);
    }

    void a_port_that_never_says_a_word_is_silent()
    {
        FakeServer server(silence());
        QElapsedTimer clock;
        clock.start();
        const TlsFinding tls = findingAt(server.port());
        QCOMPARE(tls.reach, Reach::Silent);
        QVERIFY(!tls.handshake);
        QVERIFY2(clock.elapsed() < 7000, qPrintable(QString::number(clock.elapsed())));
    }

    void takes_the_port_that_is_named()
    {
        PathOptions options = optionsFor(name, loopback);
        QCOMPARE(tlsPlace(options).port, 5061);
        QCOMPARE(tlsPlace(options).host, name);
        options.otherPlaces = {{name, 5080, SipTransport::Udp},
                               {u"tls.example.test"_s, 443, SipTransport::Tls}};
        QCOMPARE(tlsPlace(options).port, 443);
        QCOMPARE(tlsPlace(options).host, u"tls.example.test"_s);
        options.target.tlsPort = 5063;
        QCOMPARE(tlsPlace(options).port, 5063);
        QCOMPARE(tlsPlace(options).host, name);
    }

    void says_that_a_name_is_unknown()
    {
        PathOptions options;
        // Longer than a label can be, so that the answer needs no network.
        options.target.host = u"a"_s.repeated(64) + u".example"_s;
        TlsCheck check(options);
        const Outcome<TlsFinding> outcome = outcomeOf<TlsFinding>(check);
        QVERIFY(!outcome.ok());
        QCOMPARE(problemName(outcome.problem()), u"host_not_found"_s);
    }

    void keeps_the_rules_of_jobs()
    {
        OpensslServer server(m_authority, u"right"_s, ordinary);
        QVERIFY(server.isReady());
        const PathOptions options = optionsForPort(server.port());
        QCOMPARE(brokenJobRule<TlsCheck>([&] { return std::make_unique<TlsCheck>(options); }),
                 QString());
    }

private:
    TestAuthority m_authority;
};

QTEST_GUILESS_MAIN(TestTlsCheck)
#include "tst_tls_check.moc"
