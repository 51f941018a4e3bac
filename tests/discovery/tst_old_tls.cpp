// Login pages over TLS, new and obsolete, from OpenSSL's own server.

#include "identified.h"
#include "old_tls.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool isListening(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(200);
}

} // namespace

class TestOldTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsPagesOverAnyTls_data();
    void readsPagesOverAnyTls();
    void whatSpeaksNoTlsIsSilent();
    void namesAreWrittenLikeCertificatesAre();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

// The kind of certificate an old router has: 1024 bit, SHA-1, signed by itself.
void TestOldTls::initTestCase()
{
    const int made = QProcess::execute(
        u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:1024"_s, u"-sha1"_s, u"-nodes"_s,
                       u"-batch"_s, u"-days"_s, u"2"_s, u"-keyout"_s, path(u"key"_s), u"-out"_s,
                       path(u"cert"_s), u"-subj"_s, u"/C=TW/O=Acme Corp., Ltd./CN=Acme Router"_s});
    if (made != 0)
        QSKIP("openssl is not installed");
}

void TestOldTls::readsPagesOverAnyTls_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("obsolete");
    QTest::newRow("1.0") << u"-tls1"_s << true;
    QTest::newRow("1.1") << u"-tls1_1"_s << true;
    QTest::newRow("1.2") << u"-tls1_2"_s << false;
    QTest::newRow("1.3") << u"-tls1_3"_s << false;
}

void TestOldTls::readsPagesOverAnyTls()
{
    QFETCH(QString, version);
    const quint16 port = freePort();
    QProcess server;
    server.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(port),
                                u"-cert"_s, path(u"cert"_s), u"-key"_s, path(u"key"_s), u"-www"_s,
                                u"-cipher"_s, u"ALL:@SECLEVEL=0"_s, version});
    QTRY_VERIFY(isListening(port));
    DiscoveryOptions options = nothingAsked();
    options.httpsPorts = {port};
    options.hnap = false; // this server knows no POST
    options.readLimit = std::chrono::milliseconds(2000);
    const IdentifiedRouter router = identified(options);
    server.kill();
    server.waitForFinished();
    QTEST(router.obsoleteTls, "obsolete");
    QCOMPARE(valuesOf(router, Signal::TlsSubject),
             QStringList{u"CN=Acme Router,O=Acme Corp.\\, Ltd.,C=TW"_s});
    QCOMPARE(valuesOf(router, Signal::HttpStatus).value(0), u"200"_s);
    QCOMPARE(router.identification.best()->vendorId, u"acme"_s);
}

void TestOldTls::whatSpeaksNoTlsIsSilent()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        server.nextPendingConnection()->write(
            "HTTP/1.0 400 Bad Request\r\n\r\nplease speak clearly");
    });
    DiscoveryOptions options = nothingAsked();
    options.httpsPorts = {server.serverPort()};
    const IdentifiedRouter router = identified(options);
    QVERIFY(router.evidence.observations.isEmpty());
    QVERIFY(!router.obsoleteTls);
}

void TestOldTls::namesAreWrittenLikeCertificatesAre()
{
    QCOMPARE(distinguishedName(QSslCertificate()), QString());
    const auto certificates = QSslCertificate::fromPath(path(u"cert"_s));
    QCOMPARE(certificates.size(), 1);
    QCOMPARE(distinguishedName(certificates.first()),
             u"CN=Acme Router,O=Acme Corp.\\, Ltd.,C=TW"_s);
}

QTEST_GUILESS_MAIN(TestOldTls)
#include "tst_old_tls.moc"
