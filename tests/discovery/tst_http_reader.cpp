#include "http_reader.h"
#include "inflate.h"

#include <QRandomGenerator>
#include <QTest>

#include <zlib.h>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype limit = 1000;

HttpAnswer answerTo(const QByteArray &bytes, qsizetype bodyLimit = limit)
{
    HttpReader reader(bodyLimit);
    reader.feed(bytes);
    return reader.finish();
}

enum class Wrap { Gzip = 16 + MAX_WBITS, Zlib = MAX_WBITS, Bare = -MAX_WBITS };

QByteArray packed(const QByteArray &plain, Wrap wrap)
{
    constexpr int memoryLevel = 8;
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, int(wrap), memoryLevel,
                 Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(plain.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

class TestHttpReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhateverServersSend_data();
    void readsWhateverServersSend();
    void bytesMayComeOneByOne_data() { readsWhateverServersSend_data(); }
    void bytesMayComeOneByOne();
    void knowsWhenItIsComplete_data();
    void knowsWhenItIsComplete();
    void headersInAnyCaseAndSeveralLines();
    void endlessBodyIsCutAtTheLimit_data();
    void endlessBodyIsCutAtTheLimit();
    void endlessHeadIsCut();
    void manyHeadersAreCut();
    void unpacks_data();
    void unpacks();
    void aBombStaysSmall();
    void brokenPackingGivesWhatThereIs();
    void survivesNoise();
};

void TestHttpReader::readsWhateverServersSend_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("cut");

    QTest::newRow("plain") << "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"_ba << 200 << "hi"_ba
                           << false;
    QTest::newRow("until the end") << "HTTP/1.0 200 OK\r\n\r\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("bare line feeds") << "HTTP/1.0 200 OK\nA: b\n\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("mixed line ends")
        << "HTTP/1.0 200 OK\nA: b\r\n\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("odd reason") << "HTTP/1.1 401 N/A\r\n\r\n"_ba << 401 << QByteArray() << false;
    QTest::newRow("no reason") << "HTTP/1.0 200\r\n\r\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("blanks in the line")
        << "HTTP/1.0  403   No\r\n\r\nhi"_ba << 403 << "hi"_ba << false;
    QTest::newRow("small letters") << "http/1.1 200 Ok\r\n\r\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("no version") << "HTTP/ 200 OK\r\n\r\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("no number") << "HTTP/1.1 fine\r\n\r\nhi"_ba << 0 << "hi"_ba << false;
    QTest::newRow("empty lines before")
        << "\r\n\nHTTP/1.1 200 OK\r\n\r\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("HTTP/0.9") << "<html>old</html>"_ba << 0 << "<html>old</html>"_ba << false;
    QTest::newRow("interim answer")
        << "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("too short") << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi"_ba << 200
                               << "hi"_ba << true;
    QTest::newRow("longer than it says")
        << "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nhi"_ba << 200 << "h"_ba << false;
    QTest::newRow("negative length")
        << "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("length is no number")
        << "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("length too big for a number")
        << "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nhi"_ba << 200 << "hi"_ba
        << false;
    QTest::newRow("chunks")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n3;x=y\r\n yo\r\n0\r\n\r\n"_ba
        << 200 << "hi yo"_ba << false;
    QTest::newRow("chunks, bare line feeds")
        << "HTTP/1.1 200 OK\nTransfer-Encoding: Chunked\n\n2\nhi\n0\n\n"_ba << 200 << "hi"_ba
        << false;
    QTest::newRow("chunked is a lie")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<html>\n</html>"_ba << 200
        << "<html>\n</html>"_ba << false;
    QTest::newRow("chunk cut off")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhi"_ba << 200 << "hi"_ba
        << true;
    QTest::newRow("chunk size beyond numbers")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhi"_ba << 200
        << "fffffffffffffffff\r\nhi"_ba << false;
    QTest::newRow("chunked wins over length")
        << "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"_ba
        << 200 << "hi"_ba << false;
    QTest::newRow("broken header lines")
        << "HTTP/1.1 200 OK\r\nno colon\r\n: no name\r\n\r\nhi"_ba << 200 << "hi"_ba << false;
    QTest::newRow("line drops in the head")
        << "HTTP/1.1 200 OK\r\nServer: x"_ba << 200 << QByteArray() << true;
    QTest::newRow("line drops in the first word") << "HTT"_ba << 0 << QByteArray() << true;
    QTest::newRow("redirect on an open line")
        << "HTTP/1.1 302 Found\r\nLocation: /a\r\n\r\nignored"_ba << 302 << QByteArray() << false;
    QTest::newRow("no content") << "HTTP/1.1 204 No\r\n\r\n"_ba << 204 << QByteArray() << false;
    QTest::newRow("NUL in the body")
        << QByteArray("HTTP/1.1 200 OK\r\n\r\na\0b", 22) << 200 << QByteArray("a\0b", 3) << false;
    QTest::newRow("nothing") << QByteArray() << 0 << QByteArray() << false;
}

void TestHttpReader::readsWhateverServersSend()
{
    QFETCH(QByteArray, bytes);
    const HttpAnswer answer = answerTo(bytes);
    QTEST(answer.status, "status");
    QTEST(answer.body, "body");
    QTEST(answer.cut, "cut");
}

void TestHttpReader::bytesMayComeOneByOne()
{
    QFETCH(QByteArray, bytes);
    HttpReader reader(limit);
    for (const char byte : bytes) {
        if (!reader.feed(QByteArrayView(&byte, 1)))
            break;
    }
    const HttpAnswer answer = reader.finish();
    QTEST(answer.status, "status");
    QTEST(answer.body, "body");
    QTEST(answer.cut, "cut");
}

void TestHttpReader::knowsWhenItIsComplete_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("wantsMore");
    QTest::newRow("length reached") << "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"_ba << false;
    QTest::newRow("length not reached")
        << "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi"_ba << true;
    QTest::newRow("no length") << "HTTP/1.1 200 OK\r\n\r\nhi"_ba << true;
    QTest::newRow("empty body") << "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"_ba << false;
    QTest::newRow("last chunk") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"_ba
                                << false;
    QTest::newRow("redirect") << "HTTP/1.1 301 M\r\nLocation: /\r\n\r\n"_ba << false;
    QTest::newRow("half a head") << "HTTP/1.1 200 OK\r\n"_ba << true;
    QTest::newRow("nothing yet") << QByteArray() << true;
}

void TestHttpReader::knowsWhenItIsComplete()
{
    QFETCH(QByteArray, bytes);
    HttpReader reader(limit);
    QTEST(reader.feed(bytes), "wantsMore");
    QCOMPARE(reader.hasStarted(), !bytes.isEmpty());
}

void TestHttpReader::headersInAnyCaseAndSeveralLines()
{
    const HttpAnswer answer = answerTo("HTTP/1.1 401 No\r\nwww-authenticate: Digest realm=\"a\"\r\n"
                                       "WWW-Authenticate : Basic\r\n realm=\"b\"\r\n\r\n"_ba);
    QCOMPARE(answer.all("WWW-Authenticate"),
             (QList<QByteArray>{"Digest realm=\"a\"", "Basic realm=\"b\""}));
    QCOMPARE(answer.first("SERVER"), QByteArray());
}

void TestHttpReader::endlessBodyIsCutAtTheLimit_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("no length") << "HTTP/1.1 200 OK\r\n\r\n"_ba;
    QTest::newRow("huge length") << "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n"_ba;
    QTest::newRow("huge chunk")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n"_ba;
    QTest::newRow("HTTP/0.9") << "<html>"_ba;
}

void TestHttpReader::endlessBodyIsCutAtTheLimit()
{
    QFETCH(QByteArray, head);
    HttpReader reader(limit);
    QVERIFY(reader.feed(head));
    int pieces = 1;
    while (reader.feed(QByteArray(100, 'x')))
        ++pieces;
    QVERIFY(pieces <= 12);
    const HttpAnswer answer = reader.finish();
    QCOMPARE(answer.body.size(), limit);
    QVERIFY(answer.cut);
}

void TestHttpReader::endlessHeadIsCut()
{
    HttpReader reader(limit);
    reader.feed("HTTP/1.1 200 OK\r\nServer: x\r\n");
    qsizetype fed = 0;
    while (reader.feed(QByteArray(1000, 'x')))
        fed += 1000;
    QVERIFY(fed <= 64 * 1024);
    const HttpAnswer answer = reader.finish();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.first("Server"), "x"_ba);
    QVERIFY(answer.cut);
}

void TestHttpReader::manyHeadersAreCut()
{
    const HttpAnswer answer =
        answerTo("HTTP/1.1 200 OK\r\n" + QByteArray("A: b\r\n").repeated(5000) + "\r\nhi");
    QVERIFY(answer.headers.size() <= 100);
    QCOMPARE(answer.body, "hi"_ba);
}

void TestHttpReader::unpacks_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<Wrap>("wrap");
    QTest::newRow("gzip") << "Content-Encoding: gzip\r\n"_ba << Wrap::Gzip;
    QTest::newRow("gzip, unsaid") << QByteArray() << Wrap::Gzip;
    QTest::newRow("deflate") << "Content-Encoding: deflate\r\n"_ba << Wrap::Zlib;
    QTest::newRow("deflate as some servers do") << "Content-Encoding: Deflate\r\n"_ba << Wrap::Bare;
}

void TestHttpReader::unpacks()
{
    QFETCH(QByteArray, encoding);
    QFETCH(Wrap, wrap);
    const HttpAnswer answer =
        answerTo("HTTP/1.1 200 OK\r\n" + encoding + "\r\n" + packed("<title>Packed</title>", wrap));
    QCOMPARE(answer.body, "<title>Packed</title>"_ba);
    QVERIFY(!answer.cut);
}

void TestHttpReader::aBombStaysSmall()
{
    const QByteArray bomb = packed(QByteArray(50 * 1000 * 1000, 'x'), Wrap::Gzip);
    const HttpAnswer answer =
        answerTo("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + bomb, 256 * 1024);
    QCOMPARE(answer.body.size(), 256 * 1024);
    QVERIFY(answer.cut);
}

void TestHttpReader::brokenPackingGivesWhatThereIs()
{
    const QByteArray half = packed(QByteArray(3000, 'x') + "end", Wrap::Gzip).chopped(12);
    const Inflated some = inflated(half, 5000);
    QVERIFY(some.cut);
    const Inflated none = inflated("not packed at all", limit);
    QCOMPARE(none.bytes, "not packed at all"_ba);
}

void TestHttpReader::survivesNoise()
{
    QRandomGenerator random(7);
    const QByteArray alphabet =
        "HTTP/1.10 \r\n\r\n:;2a\x1f\x8b<>Transfer-Encoding: chunked\r\n\r\n";
    for (int round = 0; round < 3000; ++round) {
        QByteArray noise =
            round % 2 ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba : QByteArray();
        for (int i = random.bounded(120); i > 0; --i)
            noise += alphabet.mid(random.bounded(alphabet.size()), random.bounded(1, 6));
        QVERIFY(answerTo(noise, 50).body.size() <= 50);
    }
}

QTEST_GUILESS_MAIN(TestHttpReader)
#include "tst_http_reader.moc"
