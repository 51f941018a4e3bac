#include "telnet_codec.h"

#include <QRandomGenerator>
#include <QTest>

#include <libtelnet.h>

#include <memory>

using namespace ringthrough;

namespace {

struct Outcome
{
    QByteArray data;
    QByteArray reply;
    friend bool operator==(const Outcome &, const Outcome &) = default;
};

// What Debian's libtelnet makes of a stream, told to agree to the same options as our codec.
class Reference
{
public:
    Reference()
    {
        static const telnet_telopt_t options[] = {{TELNET_TELOPT_ECHO, TELNET_WONT, TELNET_DO},
                                                  {TELNET_TELOPT_SGA, TELNET_WILL, TELNET_DO},
                                                  {TELNET_TELOPT_TTYPE, TELNET_WILL, TELNET_DONT},
                                                  {TELNET_TELOPT_NAWS, TELNET_WILL, TELNET_DONT},
                                                  {-1, 0, 0}};
        m_telnet.reset(telnet_init(options, &Reference::happened, 0, this));
    }

    Outcome receive(const QByteArray &bytes)
    {
        telnet_recv(m_telnet.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
        return {m_data, m_reply};
    }

    QByteArray typed(const QByteArray &bytes)
    {
        m_reply.clear();
        telnet_send(m_telnet.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
        return m_reply;
    }

private:
    static void happened(telnet_t *telnet, telnet_event_t *event, void *self)
    {
        static_cast<Reference *>(self)->take(telnet, *event);
    }

    void take(telnet_t *telnet, const telnet_event_t &event)
    {
        if (event.type == TELNET_EV_DATA) {
            m_data.append(event.data.buffer, static_cast<qsizetype>(event.data.size));
        } else if (event.type == TELNET_EV_SEND) {
            m_reply.append(event.data.buffer, static_cast<qsizetype>(event.data.size));
        } else if (event.type == TELNET_EV_DO && event.neg.telopt == TELNET_TELOPT_NAWS) {
            telnet_subnegotiation(telnet, TELNET_TELOPT_NAWS, "\x01\xff\x03\xe8", 4);
        } else if (event.type == TELNET_EV_DO || event.type == TELNET_EV_DONT) {
            if (event.neg.telopt == TELNET_TELOPT_TTYPE)
                m_tellsType = event.type == TELNET_EV_DO;
        } else if (event.type == TELNET_EV_TTYPE && event.ttype.cmd == TELNET_TTYPE_SEND) {
            if (m_tellsType)
                telnet_ttype_is(telnet, "VT100");
        }
    }

    struct Free
    {
        void operator()(telnet_t *telnet) const { telnet_free(telnet); }
    };

    std::unique_ptr<telnet_t, Free> m_telnet;
    QByteArray m_data;
    QByteArray m_reply;
    bool m_tellsType = false;
};

Outcome ours(const QByteArray &bytes, qsizetype pieces)
{
    TelnetCodec codec;
    Outcome outcome;
    for (qsizetype at = 0; at < bytes.size(); at += pieces)
        outcome.data += codec.receive(bytes.mid(at, pieces), outcome.reply);
    return outcome;
}

// Streams full of what matters: commands, the options we know and some we do not, and text. Without
// the options whose contents libtelnet reads by itself, and which we turn down.
QByteArray stream(quint32 seed)
{
    static const QByteArray common =
        QByteArray::fromHex("fffffffffbfcfdfefaf0f0f1f900010103181f1f22050d0a61");
    QRandomGenerator random(seed);
    QByteArray made;
    const int size = random.bounded(1, 200);
    for (int i = 0; i < size; ++i)
        made += common.at(random.bounded(common.size()));
    return made;
}

} // namespace

class TestTelnetCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesToWhatItKnows_data();
    void agreesToWhatItKnows();
    void neverAnswersAnAnswer();
    void takesCommandsOutOfTheText();
    void doublesWhatIsTyped();
    void dropsTheRestOfALongSubnegotiation();
    void doesAsLibtelnetDoes();
};

void TestTelnetCodec::agreesToWhatItKnows_data()
{
    QTest::addColumn<QByteArray>("came");
    QTest::addColumn<QByteArray>("answer");
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    // RFC 854: an offer is agreed to or turned down; RFC 857, 858, 1073, 1091 say what each means.
    QTest::newRow("they echo") << hex("fffb01") << hex("fffd01");
    QTest::newRow("we would echo") << hex("fffd01") << hex("fffc01");
    QTest::newRow("no go-ahead") << hex("fffb03fffd03") << hex("fffd03fffb03");
    QTest::newRow("line mode") << hex("fffd22") << hex("fffc22");
    QTest::newRow("their status") << hex("fffb05") << hex("fffe05");
    QTest::newRow("window size 511 by 1000") << hex("fffd1f") << hex("fffb1ffffa1f01ffff03e8fff0");
    QTest::newRow("terminal type")
        << hex("fffd18fffa1801fff0") << hex("fffb18fffa1800") + QByteArray("VT100") + hex("fff0");
    QTest::newRow("type asked too early") << hex("fffa1801fff0") << QByteArray();
    QTest::newRow("withdrawn") << hex("fffb01fffc01") << hex("fffd01fffe01");
}

void TestTelnetCodec::agreesToWhatItKnows()
{
    QFETCH(QByteArray, came);
    QFETCH(QByteArray, answer);
    QCOMPARE(ours(came, came.size()).reply.toHex(), answer.toHex());
    QCOMPARE(ours(came, 1).reply.toHex(), answer.toHex());
    QCOMPARE(ours(came, came.size()).data, QByteArray());
}

void TestTelnetCodec::neverAnswersAnAnswer()
{
    TelnetCodec codec;
    QByteArray reply;
    codec.receive(QByteArray::fromHex("fffb01"), reply);
    QVERIFY(codec.peerEchoes());
    reply.clear();
    for (int i = 0; i < 3; ++i)
        codec.receive(QByteArray::fromHex("fffb01fffc05fffe03"), reply);
    QCOMPARE(reply, QByteArray());
}

void TestTelnetCodec::takesCommandsOutOfTheText()
{
    const Outcome outcome = ours(QByteArray::fromHex("61fff962fff163ffff64"), 1);
    QCOMPARE(outcome.data, QByteArray("abc\xff"
                                      "d"));
    QCOMPARE(outcome.reply, QByteArray());
}

void TestTelnetCodec::doublesWhatIsTyped()
{
    QCOMPARE(TelnetCodec::typed("a\xff"
                                "b"),
             QByteArray("a\xff\xff"
                        "b"));
    QCOMPARE(TelnetCodec::typed("a\xff"
                                "b"),
             Reference().typed("a\xff"
                               "b"));
    QCOMPARE(TelnetCodec::lineEnd(), QByteArray("\r\n"));
}

void TestTelnetCodec::dropsTheRestOfALongSubnegotiation()
{
    const QByteArray flood = QByteArray::fromHex("fffa18") + QByteArray(1 << 20, 'x') +
                             QByteArray::fromHex("fff0") + "after";
    QCOMPARE(ours(flood, 4096).data, QByteArray("after"));
}

void TestTelnetCodec::doesAsLibtelnetDoes()
{
    for (quint32 seed = 0; seed < 20000; ++seed) {
        const QByteArray bytes = stream(seed);
        const Outcome expected = Reference().receive(bytes);
        for (const qsizetype pieces : {bytes.size(), qsizetype(1), qsizetype(3)}) {
            const Outcome found = ours(bytes, pieces);
            if (!(found == expected))
                QFAIL(("stream " + bytes.toHex() + "\n data " + found.data.toHex() + " / " +
                       expected.data.toHex() + "\nreply " + found.reply.toHex() + " / " +
                       expected.reply.toHex())
                          .constData());
        }
    }
}

QTEST_APPLESS_MAIN(TestTelnetCodec)
#include "tst_telnet_codec.moc"
