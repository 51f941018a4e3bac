#include "practice_page.h"

#include "matcher.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

class TestPracticePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noPageIsTakenForAnotherDevice_data();
    void noPageIsTakenForAnotherDevice();
    void thePageIsServedAtItsPath();
    void anotherPathIsReachedFromTheRoot();
    void aRealmAsksForASignIn();
    void titlesAreEscaped();

private:
    KnowledgeBase m_base;
};

void TestPracticePage::initTestCase()
{
    const LoadedKnowledge loaded =
        loadKnowledge({QStringLiteral(RT_SOURCE_DIR) + u"/vendordb/data"_s});
    m_base = loaded.base;
    QVERIFY(m_base.vendors().size() > 5);
}

void TestPracticePage::noPageIsTakenForAnotherDevice_data()
{
    QTest::addColumn<QString>("id");
    for (const Vendor &vendor : m_base.vendors()) {
        for (const Device &device : vendor.devices) {
            if (device.recipe && !device.recipe->dialogues.isEmpty())
                QTest::newRow(qPrintable(device.id)) << device.id;
        }
    }
}

void TestPracticePage::noPageIsTakenForAnotherDevice()
{
    QFETCH(QString, id);
    const DeviceRef ref = *m_base.device(id);
    const Dialogue &dialogue = ref.device->recipe->dialogues.first();
    const PracticePage page = practicePage(*ref.vendor, *ref.device, dialogue);
    const Identification found = identify(m_base, evidenceOf(page, u"127.0.0.1"_s));
    QVERIFY(!found.isSure() || found.best()->deviceId == id);
    // Some say too little about themselves to anybody; those to practise with first say enough.
    const QStringList mustBeSure{u"mikrotik-routeros"_s, u"asus-asuswrt"_s};
    QVERIFY(found.isSure() || !mustBeSure.contains(id));
}

void TestPracticePage::thePageIsServedAtItsPath()
{
    PracticePage page;
    page.title = u"RouterOS"_s;
    page.server = u"httpd/2.0"_s;
    page.cookies = {u"a=1"_s};
    page.body = {u"<p>hello</p>"_s};
    const QByteArray answer = practiceAnswer(page, "/");
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    for (const char *part : {"\r\nServer: httpd/2.0\r\n", "\r\nSet-Cookie: a=1\r\n",
                             "<title>RouterOS</title>", "<p>hello</p>"})
        QVERIFY2(answer.contains(part), part);
    const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
    QVERIFY(answer.contains("\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"));
    QVERIFY(practiceAnswer(page, "/other").startsWith("HTTP/1.1 404 "));
}

void TestPracticePage::anotherPathIsReachedFromTheRoot()
{
    PracticePage page;
    page.path = u"/Main_Login.asp"_s;
    QVERIFY(practiceAnswer(page, "/").contains("\r\nLocation: /Main_Login.asp\r\n"));
    QVERIFY(practiceAnswer(page, "/Main_Login.asp").startsWith("HTTP/1.1 200 "));
}

void TestPracticePage::aRealmAsksForASignIn()
{
    PracticePage page;
    page.realm = u"Basic realm=\"RT-N16\""_s;
    const QByteArray answer = practiceAnswer(page, "/");
    QVERIFY(answer.startsWith("HTTP/1.1 401 "));
    QVERIFY(answer.contains("\r\nWWW-Authenticate: Basic realm=\"RT-N16\"\r\n"));
}

void TestPracticePage::titlesAreEscaped()
{
    PracticePage page;
    page.title = u"</title><script>"_s;
    QVERIFY(!practiceAnswer(page, "/").contains("<script>"));
}

QTEST_GUILESS_MAIN(TestPracticePage)
#include "tst_practice_page.moc"
