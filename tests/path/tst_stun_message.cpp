#include "stun_message.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ringthrough;

namespace {

StunEnd end(const char *address, quint16 port)
{
    return {QHostAddress(QString::fromLatin1(address)), port};
}

// RFC 5769, 2.1 to 2.3.
const QByteArray vectorTransaction = QByteArray::fromHex("b7e7a701bc34d686fa87dfae");

QByteArray vectorRequest()
{
    return QByteArray::fromHex("000100582112a442b7e7a701bc34d686fa87dfae"
                               "80220010"
                               "5354554e207465737420636c69656e74"
                               "00240004"
                               "6e0001ff"
                               "80290008"
                               "932ff9b151263b36"
                               "00060009"
                               "6576746a3a68367659202020"
                               "00080014"
                               "9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
                               "80280004"
                               "e57a3bcf");
}

QByteArray vectorFour()
{
    return QByteArray::fromHex("0101003c2112a442b7e7a701bc34d686fa87dfae"
                               "8022000b"
                               "7465737420766563746f7220"
                               "00200008"
                               "0001a147e112a643"
                               "00080014"
                               "2b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                               "80280004"
                               "c07d4c96");
}

QByteArray vectorSix()
{
    return QByteArray::fromHex("010100482112a442b7e7a701bc34d686fa87dfae"
                               "8022000b"
                               "7465737420766563746f7220"
                               "00200014"
                               "0002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
                               "00080014"
                               "a382954e4be67bf11784c97c8292c275bfe3ed41"
                               "80280004"
                               "c8fb0b4c");
}

// Header and attributes in hex; the length is put in.
QByteArray message(const QByteArray &type, const QByteArray &attributes)
{
    const QByteArray body = QByteArray::fromHex(attributes);
    return QByteArray::fromHex(type) + static_cast<char>(body.size() >> 8) +
           static_cast<char>(body.size() & 0xff) + QByteArray::fromHex("2112a442") +
           vectorTransaction + body;
}

StunMessage everything()
{
    StunMessage said;
    said.kind = StunClass::Error;
    said.transaction = vectorTransaction;
    said.changeAddress = true;
    said.changePort = true;
    said.responsePort = 40001;
    said.padding = 37;
    said.mapped = end("192.0.2.1", 1);
    said.xorMapped = end("2001:db8::7", 65535);
    said.otherAddress = end("192.0.2.3", 3479);
    said.responseOrigin = end("192.0.2.2", 3478);
    said.software = {"one", "another"};
    said.errorCode = 420;
    said.reason = "Unknown Attribute";
    said.unknownAttributes = {0x0003, 0x0027, 0x0026};
    said.fingerprint = true;
    return said;
}

} // namespace

class TestStunMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_the_answers_of_rfc_5769()
    {
        const auto four = parseStun(vectorFour());
        QVERIFY(four);
        QCOMPARE(four->kind, StunClass::Success);
        QCOMPARE(four->transaction, vectorTransaction);
        QVERIFY(seenFrom(*four) == end("192.0.2.1", 32853));
        QCOMPARE(four->software, QList<QByteArray>{"test vector"});
        QVERIFY(four->fingerprint);
        const auto six = parseStun(vectorSix());
        QVERIFY(six);
        QVERIFY(seenFrom(*six) == end("2001:db8:1234:5678:11:2233:4455:6677", 32853));
    }

    void reads_the_request_of_rfc_5769_and_says_what_it_does_not_know()
    {
        const auto request = parseStun(vectorRequest());
        QVERIFY(request);
        QCOMPARE(request->kind, StunClass::Request);
        const QList<quint16> priorityAndUser{0x0024, 0x0006};
        QCOMPARE(request->notUnderstood, priorityAndUser);
    }

    // The vectors are signed, which we cannot do, so only the rest of a message is compared.
    void writes_addresses_as_rfc_5769_does()
    {
        StunMessage said;
        said.kind = StunClass::Success;
        said.transaction = vectorTransaction;
        said.xorMapped = end("192.0.2.1", 32853);
        QCOMPARE(stunBytes(said), message("0101", "002000080001a147e112a643"));
        said.xorMapped = end("2001:db8:1234:5678:11:2233:4455:6677", 32853);
        QCOMPARE(stunBytes(said),
                 message("0101", "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"));
    }

    void writes_questions_as_rfc_5780_wants_them()
    {
        StunMessage said;
        said.transaction = vectorTransaction;
        QCOMPARE(stunBytes(said), message("0001", ""));
        said.changeAddress = true;
        QCOMPARE(stunBytes(said), message("0001", "0003000400000004"));
        said.changePort = true;
        QCOMPARE(stunBytes(said), message("0001", "0003000400000006"));
        said = {};
        said.transaction = vectorTransaction;
        said.responsePort = 0x1234;
        QCOMPARE(stunBytes(said), message("0001", "0027000212340000"));
        said.responsePort = 0;
        said.padding = 3;
        QCOMPARE(stunBytes(said), message("0001", "0026000300000000"));
    }

    void reads_whatever_it_writes()
    {
        StunMessage said = everything();
        const auto read = parseStun(stunBytes(said));
        QVERIFY(read);
        QVERIFY(*read == said);
        said.fingerprint = false;
        for (const StunClass kind :
             {StunClass::Request, StunClass::Indication, StunClass::Success}) {
            said.kind = kind;
            QVERIFY(parseStun(stunBytes(said)) == said);
        }
    }

    void takes_no_message_that_is_not_whole()
    {
        for (const QByteArray &bytes :
             {vectorRequest(), vectorFour(), vectorSix(), stunBytes(everything())}) {
            for (qsizetype size = 0; size < bytes.size(); ++size)
                QVERIFY(!parseStun(bytes.left(size)));
            QVERIFY(!parseStun(bytes + '\0'));
            QVERIFY(!parseStun(bytes + QByteArray(4, '\0')));
        }
    }

    // Every single bit counts: the checksum covers all of it, and the rest is the checksum itself.
    void notices_every_changed_bit()
    {
        const QByteArray bytes = vectorFour();
        for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
            QByteArray changed = bytes;
            changed[bit / 8] = static_cast<char>(changed.at(bit / 8) ^ (1 << (bit % 8)));
            const auto read = parseStun(changed);
            // In two places a flipped bit makes the checksum an attribute that anybody may ignore.
            const bool renamed = read && !read->fingerprint;
            QVERIFY2(!read || renamed, qPrintable(QString::number(bit)));
        }
    }

    void takes_nothing_that_a_strict_reader_would_not_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a SIP message") << QByteArray("OPTIONS sip:a@b SIP/2.0\r\n\r\n    ");
        QTest::newRow("without the cookie") << message("0101", "").replace(4, 1, "\x22");
        QTest::newRow("another method") << message("0003", "");
        QTest::newRow("first two bits") << message("4001", "");
        QTest::newRow("length not a multiple of 4") << message("0001", "802200020000");
        QTest::newRow("half an attribute head") << message("0001", "8022").replace(3, 1, "\x02");
        QTest::newRow("attribute longer than the message") << message("0101", "8022000561626364");
        QTest::newRow("huge attribute") << message("0101", "8022ffff61626364");
        QTest::newRow("IPv4 of 5 bytes") << message("0101", "000100090001000100000000ff000000");
        QTest::newRow("IPv6 family in 8 bytes") << message("0101", "0001000800020001c0000201");
        QTest::newRow("IPv4 family in 20 bytes")
            << message("0101", "000100140001000120010db8000000000000000000000001");
        QTest::newRow("unknown family") << message("0101", "0001000800030001c0000201");
        QTest::newRow("port 0") << message("0101", "0001000800010000c0000201");
        QTest::newRow("empty address") << message("0101", "00010000");
        QTest::newRow("error 299") << message("0111", "0009000400000263");
        QTest::newRow("error 700") << message("0111", "0009000400000700");
        QTest::newRow("error 4/100") << message("0111", "0009000400000464");
        QTest::newRow("short error") << message("0111", "0009000300000400");
        QTest::newRow("half an unknown attribute") << message("0111", "000a000300030000");
        QTest::newRow("short change request") << message("0001", "0003000200040000");
        QTest::newRow("response port 0") << message("0001", "0027000200000000");
        QTest::newRow("wrong checksum") << message("0101", "8028000400000000");
        QTest::newRow("short checksum") << message("0101", "8028000200000000");
        QTest::newRow("after the checksum") << message("0001", "8028000400000000"
                                                               "8022000461626364");
        QTest::newRow("longer than a packet")
            << message("0101", "802c05dc" + QByteArray(0x5dc * 2, '0'));
    }

    void takes_nothing_that_a_strict_reader_would_not()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!parseStun(bytes));
    }

    void believes_the_first_of_two_addresses()
    {
        const auto read = parseStun(message("0101", "0001000800010001c0000201"
                                                    "0001000800010002c0000202"));
        QVERIFY(read);
        QVERIFY(seenFrom(*read) == end("192.0.2.1", 1));
    }

    void does_not_count_what_follows_a_signature()
    {
        const auto read = parseStun(
            message("0101", "00080014" + QByteArray(40, '0') + "0001000800010001c0000201"));
        QVERIFY(read);
        QVERIFY(!seenFrom(*read));
    }

    void prefers_the_hidden_address()
    {
        StunMessage said;
        said.mapped = end("192.0.2.1", 1);
        QVERIFY(seenFrom(said) == said.mapped);
        said.xorMapped = end("192.0.2.2", 2);
        QVERIFY(seenFrom(said) == said.xorMapped);
    }

    void survives_whatever_comes()
    {
        QRandomGenerator random(5389);
        const QList<QByteArray> seeds{vectorRequest(), vectorFour(), vectorSix(),
                                      stunBytes(everything())};
        for (int round = 0; round < 20000; ++round) {
            QByteArray bytes = seeds.at(round % seeds.size());
            for (int change = random.bounded(1, 6); change > 0; --change)
                bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
            if (random.bounded(3) == 0)
                bytes.truncate(random.bounded(bytes.size()));
            // What is taken can be written again, and means the same.
            auto read = parseStun(bytes);
            if (!read)
                continue;
            read->notUnderstood = {};
            QVERIFY(parseStun(stunBytes(*read)) == read);
        }
    }

    void never_uses_a_transaction_twice()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(bindingRequest().transaction);
        QCOMPARE(seen.size(), 1000);
        QCOMPARE(seen.begin()->size(), 12);
    }
};

QTEST_GUILESS_MAIN(TestStunMessage)
#include "tst_stun_message.moc"
