// What is asked of a router's web pages, and what is not, seen from the server's side.

#include "fake_web.h"
#include "identified.h"

#include <QCryptographicHash>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QByteArray acmePage = page("<title>Acme A100 v1.2</title>");

} // namespace

class TestHttpProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsEveryKindOfRedirect_data();
    void followsEveryKindOfRedirect();
    void followsToAnotherPort();
    void aNameOfTheRouterIsAskedAtItsAddress();
    void neverLeavesTheRouter_data();
    void neverLeavesTheRouter();
    void loopsEnd_data();
    void loopsEnd();
    void everyHopIsEvidence();
    void reportsWhatTheAnswerSays();
    void aPageWithoutSuccessIsReadToo();
    void vendorPagesOnlyWhenSomethingPointsThere();
    void vendorPagesCarryTheirBodyAndHeaders();
    void hnapCanBeLeftOut();
    void cookiesGoAlong();
    void iconAndScriptsOnlyWhenNothingBetterIsKnown();
    void aTlsPortThatWasAskedInClearIsAskedAgain();
    void asksLikeABrowser();
    void oneConnectionAtATime();
    void neverMoreRequestsThanAllowed();
};

void TestHttpProbe::followsEveryKindOfRedirect_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::newRow("location") << redirect("/login.htm");
    QTest::newRow("location without slash") << redirect("login.htm");
    QTest::newRow("location without host") << redirect("http:///login.htm");
    QTest::newRow("location on 200") << page("x", "Location: /login.htm\r\n");
    QTest::newRow("meta refresh") << page("<meta http-equiv=refresh content='1; url=login.htm'>");
    QTest::newRow("script") << page("<script>top.location.href='/login.htm';</script>");
    QTest::newRow("frame") << page("<frameset><frame src=login.htm></frameset>");
    QTest::newRow("HTTP/0.9") << "<script>location='/login.htm'</script>"_ba;
}

void TestHttpProbe::followsEveryKindOfRedirect()
{
    QFETCH(QByteArray, first);
    FakeWeb web({{"/", first}, {"/login.htm", acmePage}});
    const IdentifiedRouter router = identified(asking({web.port()}));
    QCOMPARE(modelOf(router), u"A100"_s);
    QCOMPARE(router.requests, 2);
}

void TestHttpProbe::followsToAnotherPort()
{
    FakeWeb other({{"/x", acmePage}});
    FakeWeb web({{"/", redirect("http://127.0.0.1:" + QByteArray::number(other.port()) + "/x")}});
    QCOMPARE(modelOf(identified(asking({web.port()}))), u"A100"_s);
}

void TestHttpProbe::aNameOfTheRouterIsAskedAtItsAddress()
{
    FakeWeb real({{"/x", acmePage}});
    const QByteArray port = QByteArray::number(real.port());
    FakeWeb web({{"/", redirect("http://login.acme.example:" + port + "/x")}});
    QCOMPARE(modelOf(identified(asking({web.port()}))), u"A100"_s);
    QVERIFY(real.received().first().contains("\r\nHost: login.acme.example:" + port + "\r\n"));
}

void TestHttpProbe::neverLeavesTheRouter_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("another name") << "http://portal.hotel.example:%1/login"_ba;
    QTest::newRow("another address") << "http://127.0.0.2:%1/login"_ba;
    QTest::newRow("a name that begins alike") << "http://127.0.0.1.example:%1/login"_ba;
    QTest::newRow("without scheme") << "//portal.hotel.example:%1/login"_ba;
    QTest::newRow("a deed") << "/reboot.cgi"_ba;
}

void TestHttpProbe::neverLeavesTheRouter()
{
    QFETCH(QByteArray, target);
    FakeWeb trap({});
    target.replace("%1", QByteArray::number(trap.port()));
    FakeWeb web({{"/", redirect(target)}});
    const IdentifiedRouter router = identified(asking({web.port()}));
    QVERIFY(trap.received().isEmpty());
    QVERIFY(!web.lines().contains("GET /reboot.cgi HTTP/1.1"));
    QCOMPARE(valuesOf(router, Signal::HttpLocation), QStringList{QString::fromLatin1(target)});
}

void TestHttpProbe::loopsEnd_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("to itself") << redirect("/") << QByteArray();
    QTest::newRow("in a circle") << redirect("/a") << redirect("/");
    QTest::newRow("refresh of itself")
        << page("<meta http-equiv=refresh content='3;url=/'>") << QByteArray();
}

void TestHttpProbe::loopsEnd()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    FakeWeb web({{"/", first}, {"/a", second}});
    const IdentifiedRouter router = identified(asking({web.port()}));
    QVERIFY(router.requests <= 3); // the icon may be asked for
    QCOMPARE(web.lines().count("GET / HTTP/1.1"), 1);
}

void TestHttpProbe::everyHopIsEvidence()
{
    QHash<QByteArray, QByteArray> answers{{"/", redirect("/1")}};
    for (int i = 1; i < 20; ++i)
        answers.insert('/' + QByteArray::number(i), redirect('/' + QByteArray::number(i + 1)));
    FakeWeb web(answers);
    const IdentifiedRouter router = identified(asking({web.port()}));
    QCOMPARE(valuesOf(router, Signal::HttpLocation),
             (QStringList{u"/1"_s, u"/2"_s, u"/3"_s, u"/4"_s, u"/5"_s, u"/6"_s}));
    QVERIFY(!web.lines().contains("GET /6 HTTP/1.1"));
}

void TestHttpProbe::reportsWhatTheAnswerSays()
{
    FakeWeb web(
        {{"/", "HTTP/1.0 401 N/A\r\nSERVER: TinyWeb/1.0\r\n"
               "WWW-Authenticate: Digest realm=\"x\"\r\nwww-authenticate: Basic realm=\"y\"\r\n"
               "Set-Cookie: SID=1; path=/\r\nX-Model: Z9\r\nDate: today\r\n\r\n"
               "<title>Sign&nbsp;in</title>"}});
    const IdentifiedRouter router = identified(asking({web.port()}));
    QCOMPARE(valuesOf(router, Signal::HttpStatus), QStringList{u"401"_s});
    QCOMPARE(valuesOf(router, Signal::HttpServer), QStringList{u"TinyWeb/1.0"_s});
    QCOMPARE(valuesOf(router, Signal::HttpRealm),
             (QStringList{u"Digest realm=\"x\""_s, u"Basic realm=\"y\""_s}));
    QCOMPARE(valuesOf(router, Signal::HttpCookie), QStringList{u"SID=1; path=/"_s});
    QCOMPARE(valuesOf(router, Signal::HttpTitle), QStringList{u"Sign in"_s});
    QCOMPARE(valuesOf(router, Signal::HttpHeader), QStringList{u"X-Model: Z9"_s});
    QCOMPARE(valuesOf(router, Signal::HttpBody), QStringList{u"<title>Sign&nbsp;in</title>"_s});
    QCOMPARE(router.evidence.observations.first().url.port(), int(web.port()));
}

void TestHttpProbe::aPageWithoutSuccessIsReadToo()
{
    FakeWeb web({{"/", "HTTP/1.1 403 Forbidden\r\n\r\n<title>Acme A100 v1.2</title>"}});
    QCOMPARE(modelOf(identified(asking({web.port()}))), u"A100"_s);
}

void TestHttpProbe::vendorPagesOnlyWhenSomethingPointsThere()
{
    const QByteArray info = page("Acme A200 v3.4");
    FakeWeb stranger({{"/", page("<title>Login</title>")}, {"/acme-info", info}});
    QCOMPARE(modelOf(identified(asking({stranger.port()}))), QString());
    QVERIFY(!stranger.lines().contains("GET /acme-info HTTP/1.1"));

    FakeWeb acme({{"/", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"Acme\"\r\n\r\n"},
                  {"/acme-info", info}});
    const IdentifiedRouter router = identified(asking({acme.port()}));
    QCOMPARE(modelOf(router), u"A200"_s);
    QCOMPARE(router.identification.best()->firmware, u"3.4"_s);
}

void TestHttpProbe::vendorPagesCarryTheirBodyAndHeaders()
{
    FakeWeb web({{"/", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"Acme\"\r\n\r\n"},
                 {"/HNAP1/", page("<ModelName>A1</ModelName>")}});
    const IdentifiedRouter router = identified(asking({web.port()}));
    QCOMPARE(valuesOf(router, Signal::HnapXml), QStringList{u"<ModelName>A1</ModelName>"_s});
    const auto requests = web.received();
    const auto post = std::find_if(requests.cbegin(), requests.cend(),
                                   [](const auto &request) { return request.startsWith("POST"); });
    QVERIFY(post != requests.cend());
    QVERIFY(post->startsWith("POST /HNAP1/ HTTP/1.1\r\n"));
    QVERIFY(post->contains("\r\nSOAPAction: \"http://acme.example/GetDeviceSettings\"\r\n"));
    QVERIFY(post->contains("\r\nContent-Length: 14\r\n"));
    QVERIFY(post->endsWith("\r\n\r\noperation=read"));
}

void TestHttpProbe::hnapCanBeLeftOut()
{
    FakeWeb web({{"/", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"Acme\"\r\n\r\n"}});
    DiscoveryOptions options = asking({web.port()});
    options.hnap = false;
    identified(options);
    QVERIFY(web.lines().contains("GET /acme-info HTTP/1.1"));
    QVERIFY(!web.lines().contains("POST /HNAP1/ HTTP/1.1"));
}

void TestHttpProbe::cookiesGoAlong()
{
    FakeWeb web(
        {{"/", "HTTP/1.1 302 Found\r\nSet-Cookie: SID=abc; HttpOnly\r\nLocation: /check\r\n\r\n"},
         {"/check", acmePage}});
    identified(asking({web.port()}));
    QCOMPARE(web.received().size(), 2);
    QVERIFY(!web.received().at(0).contains("Cookie:"));
    QVERIFY(web.received().at(1).contains("\r\nCookie: SID=abc\r\n"));
}

void TestHttpProbe::iconAndScriptsOnlyWhenNothingBetterIsKnown()
{
    const QByteArray icon("\0\0\1\0icon", 8);
    const QByteArray html = "<link rel=icon href=img/my.ico><script src=/a.js></script>";
    FakeWeb unknown({{"/", page("<title></title>" + html)},
                     {"/img/my.ico", page(icon)},
                     {"/a.js", page("var x = 'Acme A200 v3.4';")},
                     {"/favicon.ico", page("<html>not an icon</html>")}});
    const IdentifiedRouter router = identified(asking({unknown.port()}));
    QCOMPARE(modelOf(router), u"A200"_s);
    FakeWeb untitled({{"/", page("<title>Login</title>" + html)},
                      {"/img/my.ico", page(icon)},
                      {"/favicon.ico", page("<html>not an icon</html>")}});
    const QByteArray hash = QCryptographicHash::hash(icon, QCryptographicHash::Md5).toHex();
    QCOMPARE(valuesOf(identified(asking({untitled.port()})), Signal::HttpFaviconMd5),
             QStringList{QString::fromLatin1(hash)});
    QVERIFY(!untitled.lines().contains("GET /a.js HTTP/1.1"));
    FakeWeb known({{"/", page("<title>Acme A100 v1.2</title>" + html)}});
    identified(asking({known.port()}));
    QCOMPARE(known.received().size(), 1);
}

void TestHttpProbe::aTlsPortThatWasAskedInClearIsAskedAgain()
{
    FakeWeb web({{"/", "HTTP/1.1 400 Bad Request\r\n\r\nplain HTTP request sent to HTTPS port"}});
    identified(asking({web.port()}));
    QVERIFY(web.received().size() >= 2);
    QVERIFY2(web.received().at(1).startsWith("\x16\x03"), web.received().at(1).constData());
}

void TestHttpProbe::asksLikeABrowser()
{
    FakeWeb web({{"/", acmePage}});
    identified(asking({web.port()}));
    const QByteArray request = web.received().first();
    QVERIFY(request.startsWith("GET / HTTP/1.1\r\nHost: 127.0.0.1:"));
    QVERIFY(request.contains("\r\nUser-Agent: Mozilla/5.0 "));
    QVERIFY(request.contains("\r\nConnection: close\r\n"));
    QVERIFY(!request.contains("Authorization"));
}

void TestHttpProbe::oneConnectionAtATime()
{
    FakeWeb web({{"/", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"Acme\"\r\n\r\n"
                       "<frame src=/1><frame src=/2><link rel=icon href=/3>"}});
    identified(asking({web.port()}));
    QVERIFY(web.received().size() >= 5);
    QCOMPARE(web.mostAtOnce(), 1);
}

void TestHttpProbe::neverMoreRequestsThanAllowed()
{
    const QByteArray busy = "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"Acme\"\r\n\r\n"
                            "<frame src=/1><frame src=/2>";
    FakeWeb a({{"/", busy}, {"/1", busy}, {"/2", busy}});
    FakeWeb b({{"/", busy}, {"/1", busy}, {"/2", busy}});
    FakeWeb c({{"/", busy}, {"/1", busy}, {"/2", busy}});
    DiscoveryOptions options = asking({a.port(), b.port(), c.port()});
    options.requestLimit = 5;
    const IdentifiedRouter router = identified(options);
    QCOMPARE(router.requests, 5);
    const auto asked = [](const FakeWeb &web) {
        return web.lines().size() - web.lines().count(QByteArray());
    };
    QCOMPARE(asked(a) + asked(b) + asked(c), 5);
}

QTEST_GUILESS_MAIN(TestHttpProbe)
#include "tst_http_probe.moc"
