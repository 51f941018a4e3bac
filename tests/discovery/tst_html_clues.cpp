#include "html_clues.h"
#include "page_text.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

class TestHtmlClues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void title_data();
    void title();
    void titleByScript_data();
    void titleByScript();
    void nextPages_data();
    void nextPages();
    void iconAndScripts();
    void links_data();
    void links();
    void onlyHarmlessLinksAreFollowed_data();
    void onlyHarmlessLinksAreFollowed();
    void textInAnyCharacterSet_data();
    void textInAnyCharacterSet();
    void entities_data();
    void entities();
    void hostilePagesCostLittle_data();
    void hostilePagesCostLittle();
};

void TestHtmlClues::title_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"<html><title>ASUS Login</title>"_s << u"ASUS Login"_s;
    QTest::newRow("upper case, attributes") << u"<TITLE id=x>A</TITLE>"_s << u"A"_s;
    QTest::newRow("line breaks and tabs")
        << u"<title>\r\n\tD-LINK\r\n SYSTEMS  </title>"_s << u"D-LINK SYSTEMS"_s;
    QTest::newRow("entities") << u"<title>A&nbsp;&amp;&#8482;&#x41;</title>"_s << u"A &™A"_s;
    QTest::newRow("never closed") << u"<title>Half"_s << u"Half"_s;
    QTest::newRow("closed by another tag") << u"<title>Half<body>"_s << u"Half"_s;
    QTest::newRow("of a drawing")
        << u"<svg><title id=\"logo\">Logo</title></svg><title>Login</title>"_s << u"Login"_s;
    QTest::newRow("in a comment") << u"<!-- <title>Old</title> --><title>New</title>"_s << u"New"_s;
    QTest::newRow("other element") << u"<titlebar>No</titlebar>"_s << QString();
    QTest::newRow("none") << u"<html></html>"_s << QString();
    QTest::newRow("endless") << u"<title>"_s + QString(5000, u'x') << QString(512, u'x');
}

void TestHtmlClues::title()
{
    QFETCH(QString, page);
    QTEST(htmlClues(page).title, "expected");
}

void TestHtmlClues::titleByScript_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("expected");
    QTest::newRow("empty") << u"<title></title>"_s << true;
    QTest::newRow("set by script")
        << u"<title>x</title><script>document.title = ProductName;</script>"_s << true;
    QTest::newRow("plain") << u"<title>x</title>"_s << false;
}

void TestHtmlClues::titleByScript()
{
    QFETCH(QString, page);
    QTEST(htmlClues(page).titleByScript, "expected");
}

void TestHtmlClues::nextPages_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("expected");
    const QStringList none;
    QTest::newRow("ASUS")
        << u"<HTML><HEAD><script>top.location.href='/Main_Login.asp';</script>\n</HEAD></HTML>"_s
        << QStringList{u"/Main_Login.asp"_s};
    QTest::newRow("Fortinet") << u"<html><script>top.location=\"/remote/login\";</script></html>"_s
                              << QStringList{u"/remote/login"_s};
    QTest::newRow("LuCI") << u"<meta http-equiv=\"refresh\" content=\"0; URL=cgi-bin/luci/\" />"_s
                          << QStringList{u"cgi-bin/luci/"_s};
    QTest::newRow("upper case, delay, quoted")
        << u"<META CONTENT=\"5;URL='/login.htm'\" HTTP-EQUIV=\"REFRESH\">"_s
        << QStringList{u"/login.htm"_s};
    QTest::newRow("unquoted") << u"<meta http-equiv=refresh content=0;url=/start.html>"_s
                              << QStringList{u"/start.html"_s};
    QTest::newRow("unquoted with a blank")
        << u"<meta http-equiv=refresh content=0; url=/start.html>"_s
        << QStringList{u"/start.html"_s};
    QTest::newRow("refresh of itself") << u"<meta http-equiv=\"refresh\" content=\"10\">"_s << none;
    QTest::newRow("replace") << u"<script>window.location.replace( \"/login\" )</script>"_s
                             << QStringList{u"/login"_s};
    QTest::newRow("assign") << u"<script>location.assign('/login')</script>"_s
                            << QStringList{u"/login"_s};
    QTest::newRow("open") << u"<script>window.open('/menu.html','_self')</script>"_s
                          << QStringList{u"/menu.html"_s};
    QTest::newRow("script hidden in a comment")
        << u"<script><!--\nself.location = '/a.htm';\n//--></script>"_s << QStringList{u"/a.htm"_s};
    QTest::newRow("comparison is no jump")
        << u"<script>if (location == '/x') {}</script>"_s << none;
    QTest::newRow("a real page presses no buttons")
        << u"<form></form><script>function f(){location.href='/reboot.cgi'}</script>"_s << none;
    QTest::newRow("a long page presses no buttons")
        << u"<script>location.href='/x'</script>"_s + QString(5000, u' ') << none;
    QTest::newRow("frames, first two")
        << u"<frameset><frame src=\"top.htm\"><frame src=main.htm><frame src='c.htm'></frameset>"_s
        << QStringList{u"top.htm"_s, u"main.htm"_s};
    QTest::newRow("a frame without source") << u"<frame name=x>"_s << none;
    QTest::newRow("other meta") << u"<meta name=\"url\" content=\"url=/x\">"_s << none;
}

void TestHtmlClues::nextPages()
{
    QFETCH(QString, page);
    QTEST(htmlClues(page).nextPages, "expected");
}

void TestHtmlClues::iconAndScripts()
{
    const HtmlClues clues = htmlClues(u"<link rel=stylesheet href=a.css>"
                                      "<LINK REL=\"Shortcut Icon\" HREF=\"/img/f.ico?v=1&amp;x\">"
                                      "<script src='js/a.js'></script><script>x</script>"
                                      "<script type=text/javascript src=js/b.js></script>"_s);
    QCOMPARE(clues.icon, u"/img/f.ico?v=1&x"_s);
    QCOMPARE(clues.scripts, (QStringList{u"js/a.js"_s, u"js/b.js"_s}));
}

void TestHtmlClues::links_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("expected"); // empty: none
    QTest::newRow("absolute path") << u"/login.asp"_s << u"http://192.168.1.1:8080/login.asp"_s;
    QTest::newRow("relative") << u"login.asp"_s << u"http://192.168.1.1:8080/cgi/login.asp"_s;
    QTest::newRow("upwards") << u"../../x"_s << u"http://192.168.1.1:8080/x"_s;
    QTest::newRow("other port") << u"https://192.168.1.1:8443/"_s << u"https://192.168.1.1:8443/"_s;
    QTest::newRow("without host") << u"http:///login"_s << u"http://192.168.1.1:8080/login"_s;
    QTest::newRow("blanks around") << u"  /a \r\n"_s << u"http://192.168.1.1:8080/a"_s;
    QTest::newRow("fragment") << u"/#/login"_s << u"http://192.168.1.1:8080/"_s;
    QTest::newRow("query") << u"?a=b"_s << u"http://192.168.1.1:8080/cgi/start?a=b"_s;
    QTest::newRow("user and password") << u"http://a:b@192.168.1.1/"_s << u"http://192.168.1.1/"_s;
    QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("ftp") << u"ftp://192.168.1.1/"_s << QString();
    QTest::newRow("only a scheme") << u"https://"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("endless") << u"/"_s + QString(5000, u'x') << QString();
}

void TestHtmlClues::links()
{
    QFETCH(QString, link);
    const auto url = resolvedLink(QUrl(u"http://192.168.1.1:8080/cgi/start"_s), link);
    QTEST(url ? url->toString() : QString(), "expected");
}

void TestHtmlClues::onlyHarmlessLinksAreFollowed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("harmless");
    QTest::newRow("login") << u"/Main_Login.asp"_s << true;
    QTest::newRow("luci") << u"/cgi-bin/luci/"_s << true;
    QTest::newRow("logout") << u"/Logout.asp"_s << false;
    QTest::newRow("log off") << u"/a?do=logoff"_s << false;
    QTest::newRow("restart") << u"/reboot.cgi"_s << false;
    QTest::newRow("factory reset") << u"/x?action=ResetAll"_s << false;
    QTest::newRow("settings dump") << u"/ExportSettings.sh"_s << false;
    QTest::newRow("command") << u"/setup.cgi?todo=syscmd"_s << false;
}

void TestHtmlClues::onlyHarmlessLinksAreFollowed()
{
    QFETCH(QString, path);
    QTEST(isHarmlessLink(QUrl(u"http://192.168.1.1"_s + path)), "harmless");
}

void TestHtmlClues::textInAnyCharacterSet_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QString>("expected");
    QTest::newRow("UTF-8 unsaid") << "Gerät"_ba << QByteArray() << u"Gerät"_s;
    QTest::newRow("Latin-1 unsaid") << QByteArray("Ger\xe4t") << QByteArray() << u"Gerät"_s;
    QTest::newRow("header says Latin-1")
        << QByteArray("Ger\xe4t") << "text/html; charset=ISO-8859-1"_ba << u"Gerät"_s;
    QTest::newRow("header says UTF-8 and is wrong")
        << QByteArray("Ger\xe4t") << "text/html;charset=utf-8"_ba << u"Gerät"_s;
    QTest::newRow("byte order mark")
        << QByteArray("\xef\xbb\xbfGer\xc3\xa4t") << QByteArray() << u"Gerät"_s;
    QTest::newRow("UTF-16 by its mark")
        << QByteArray("\xff\xfe\x41\x00", 4) << QByteArray() << u"A"_s;
    QTest::newRow("unknown name") << "A"_ba
                                  << "text/html; charset=klingon"_ba << u"A"_s;
    QTest::newRow("GB2312 in the page")
        << QByteArray("<meta charset=gb2312>\xc2\xb7\xd3\xc9\xc6\xf7") << QByteArray()
        << u"<meta charset=gb2312>路由器"_s;
    QTest::newRow("Shift_JIS in the header") << QByteArray("\x83\x8b\x81\x5b\x83\x5e")
                                             << "text/html; charset=Shift_JIS"_ba << u"ルータ"_s;
    QTest::newRow("windows-1251") << QByteArray("\xd0\xee\xf3\xf2\xe5\xf0")
                                  << "text/html; charset=\"windows-1251\""_ba << u"Роутер"_s;
    QTest::newRow("empty") << QByteArray() << QByteArray() << QString();
}

void TestHtmlClues::textInAnyCharacterSet()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, contentType);
    QTEST(pageText(body, contentType), "expected");
}

void TestHtmlClues::entities_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unknown name stays") << u"&bogus; &amp"_s << u"&bogus; &"_s;
    QTest::newRow("zero") << u"&#0;"_s << u"&#0;"_s;
    QTest::newRow("half a surrogate") << u"&#xD800;"_s << u"&#xD800;"_s;
    QTest::newRow("beyond Unicode") << u"&#1114112;"_s << u"&#1114112;"_s;
    QTest::newRow("beyond the first plane") << u"&#x1F4DE;"_s << u"📞"_s;
    QTest::newRow("once only") << u"&amp;lt;"_s << u"&lt;"_s;
    QTest::newRow("lonely") << u"AT&T & x"_s << u"AT&T & x"_s;
}

void TestHtmlClues::entities()
{
    QFETCH(QString, text);
    QTEST(withoutEntities(text), "expected");
}

void TestHtmlClues::hostilePagesCostLittle_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece :
         {"<svg ", "<!--", "<title ", "<title>", "<meta ",
          "<frame src=", "<link rel=", "<script src='", "&#x", "<", "location=", "<frame src='x' "})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

void TestHtmlClues::hostilePagesCostLittle()
{
    QFETCH(QString, piece);
    constexpr qsizetype bodyLimit = 256 * 1024;
    constexpr int patience = 10000; // milliseconds; an expression gone wrong takes minutes
    const QString page = piece.repeated(bodyLimit / piece.size());
    QElapsedTimer clock;
    clock.start();
    const HtmlClues clues = htmlClues(withoutEntities(page));
    QVERIFY2(clock.elapsed() < patience, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(clues.nextPages.size() <= 40);
    QVERIFY(clues.scripts.size() <= 10);
}

QTEST_GUILESS_MAIN(TestHtmlClues)
#include "tst_html_clues.moc"
