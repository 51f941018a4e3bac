#include "hop_quote.h"
#include "hop_request.h"

#include <QTest>

using namespace ringthrough;

namespace {

const QByteArray own = "192.168.77.10:40123";
const QString flow = QStringLiteral("udp 5060 OPTIONS ttl 2");

QByteArray request()
{
    return hopRequest({QHostAddress(QStringLiteral("192.168.77.10")),
                       40123,
                       QHostAddress(QStringLiteral("203.0.113.2")),
                       {},
                       5060,
                       "0123456789abcdef"});
}

// As the kernel of a router rewrites it.
QByteArray rewritten()
{
    return request()
        .replace("Via: SIP/2.0/UDP " + own, "Via: SIP/2.0/UDP 203.0.113.1:40123")
        .replace("@" + own, "@203.0.113.1:40123");
}

qsizetype endOf(const QByteArray &text, const QByteArray &part)
{
    return text.indexOf(part) + part.size();
}

QStringList parts(const QuoteFinding &finding)
{
    QStringList names;
    for (const Alteration &one : finding.alterations)
        names << one.part;
    names.sort();
    return names;
}

} // namespace

class TestHopQuote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_whole_quote_of_the_same_is_the_same()
    {
        QCOMPARE(readQuote(request(), request(), flow).reading, QuoteReading::Same);
    }

    // Wherever a router cuts, what is left of the same message never differs from it.
    void no_cut_makes_a_difference()
    {
        for (qsizetype size = 0; size <= request().size(); ++size) {
            const QuoteFinding finding = readQuote(request(), request().left(size), flow);
            const bool enough = size >= endOf(request(), own + ';');
            QCOMPARE(finding.reading, enough ? QuoteReading::Same : QuoteReading::TooShort);
            QVERIFY(finding.alterations.isEmpty());
        }
    }

    // And what is left of an altered one differs as soon as the altered address is in it.
    void every_cut_behind_the_altered_part_shows_it()
    {
        const qsizetype seen = endOf(rewritten(), "Via: SIP/2.0/UDP 2");
        for (qsizetype size = 0; size <= rewritten().size(); ++size) {
            const QuoteFinding finding = readQuote(request(), rewritten().left(size), flow);
            QCOMPARE(finding.reading,
                     size >= seen ? QuoteReading::Differs : QuoteReading::TooShort);
            QCOMPARE(finding.alterations.isEmpty(), size < seen);
        }
    }

    void names_what_was_altered()
    {
        const QuoteFinding finding = readQuote(request(), rewritten(), flow);
        QCOMPARE(parts(finding), QStringList({QStringLiteral("Contact"), QStringLiteral("From"),
                                              QStringLiteral("Via host")}));
        const Alteration via{QStringLiteral("Via host"), QStringLiteral("192.168.77.10"),
                             QStringLiteral("203.0.113.1"), false, flow};
        QVERIFY(finding.alterations.contains(via));
    }

    // 128 bytes of the packet, as the oldest that quote more than eight.
    void names_the_line_in_which_the_quote_ends()
    {
        const QuoteFinding finding = readQuote(request(), rewritten().left(100), flow);
        QCOMPARE(parts(finding), QStringList(QStringLiteral("Via")));
        QVERIFY(finding.alterations.first().sent.contains(QStringLiteral("192.168.77.10")));
        QVERIFY(finding.alterations.first().received.contains(QStringLiteral("203.0.113.1")));
    }

    void a_cut_behind_whole_lines_names_those_alone()
    {
        const QuoteFinding finding =
            readQuote(request(), rewritten().left(endOf(rewritten(), "Max-Forwards: 7")), flow);
        QCOMPARE(parts(finding), QStringList(QStringLiteral("Via host")));
    }

    void a_line_that_was_put_in_is_named_and_none_is_missed()
    {
        QByteArray quoted = request().left(endOf(request(), "Call-ID: "));
        quoted.insert(quoted.indexOf("Max-Forwards"), "X-Box: 1\r\n");
        const QuoteFinding finding = readQuote(request(), quoted, flow);
        QCOMPARE(finding.reading, QuoteReading::Differs);
        QCOMPARE(parts(finding), QStringList(QStringLiteral("Added X-Box")));
    }

    // RFC 4884: filled up with zeros to 128 bytes, or an extension behind 128 bytes, such as the
    // labels of MPLS (RFC 4950): version, a check sum, length, class, type, the label.
    void what_stands_behind_the_quote_is_not_compared()
    {
        const QByteArray labels = QByteArray::fromHex("2000a1b2000801010000a101");
        QCOMPARE(readQuote(request(), request().left(100) + labels, flow).reading,
                 QuoteReading::Same);
        QCOMPARE(readQuote(request(), request() + QByteArray(40, '\0') + labels, flow).reading,
                 QuoteReading::Same);
        QCOMPARE(readQuote(request(), request() + "Via: SIP/2.0/UDP 10.0.0.1\r\n", flow).reading,
                 QuoteReading::Same);
        QCOMPARE(readQuote(request(), rewritten().left(100) + labels, flow).reading,
                 QuoteReading::Differs);
    }

    void nonsense_is_survived_data()
    {
        QTest::addColumn<QByteArray>("quoted");
        QTest::newRow("zeros") << QByteArray(500, '\0');
        QTest::newRow("lines") << QByteArray(500, '\n');
        QTest::newRow("colons") << QByteArray(500, ':');
        QTest::newRow("letters") << QByteArray(4000, 'a');
        QTest::newRow("many headers")
            << "OPTIONS sip:a SIP/2.0\r\n" + QByteArray("A: b\r\n").repeated(600);
    }

    void nonsense_is_survived()
    {
        QFETCH(QByteArray, quoted);
        for (qsizetype size = 0; size < quoted.size(); size += 7)
            (void)readQuote(request(), quoted.left(size), flow);
    }
};

QTEST_GUILESS_MAIN(TestHopQuote)
#include "tst_hop_quote.moc"
