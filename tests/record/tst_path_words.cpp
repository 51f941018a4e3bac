#include "path_words.h"

#include "path_samples.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QList<Reach> reaches{Reach::Answered, Reach::Refused, Reach::Silent, Reach::NoWay};

TlsFinding tlsFinding(Reach reach, bool handshake, bool fits, bool answersSip)
{
    TlsFinding tls;
    tls.reach = reach;
    tls.place = u"sip.example.com:5061"_s;
    tls.handshake = handshake;
    tls.certificateFits = fits;
    tls.answersSip = answersSip;
    return tls;
}

VoiceFinding voiceFinding(double loss, double median, double jitter)
{
    VoiceFinding voice;
    voice.sent = 500;
    voice.lossPercent = loss;
    voice.medianMs = median;
    voice.jitterMs = jitter;
    return voice;
}

AccountFinding askedThroughTunnel()
{
    AccountFinding finding;
    finding.throughTunnel = true;
    return finding;
}

// Every sentence that any finding can lead to.
QStringList allSentences()
{
    QStringList all;
    for (const Reach reach : reaches) {
        all.append(wordsForPerson(tlsFinding(reach, false, false, false)));
        all.append(wordsForPerson(Ipv6Finding{true, reach, true, {}}));
    }
    all.append(wordsForPerson(tlsFinding(Reach::Answered, true, false, true)));
    all.append(wordsForPerson(tlsFinding(Reach::Answered, true, true, false)));
    all.append(wordsForPerson(tlsFinding(Reach::Answered, true, true, true)));
    all.append(wordsForPerson(Ipv6Finding{}));
    all.append(wordsForPerson(Ipv6Finding{true, Reach::Answered, false, {}}));
    all.append(wordsForPerson(fullPath().otherPorts));
    all.append(wordsForPerson(QList<PortFinding>{PortFinding{}}));
    for (const NatDependence one : {NatDependence::Unknown, NatDependence::NoNat,
                                    NatDependence::EndpointIndependent, NatDependence::Address})
        all.append(wordsForPerson(NatFinding{one, one, false, {}, {}}));
    for (const Translation one : {Translation::Unknown, Translation::None, Translation::One,
                                  Translation::SecondRouter, Translation::Carrier})
        all.append(wordsForPerson(LayersFinding{one, {}, {}, u"upnp"_s}));
    all.append(wordsForPerson(LayersFinding{}));
    for (const LifetimeFinding &one : {LifetimeFinding{0, 0}, LifetimeFinding{0, 1},
                                       LifetimeFinding{27, 30}, LifetimeFinding{180, 0}})
        all.append(wordsForPerson(one));
    all.append(wordsForPerson(VoiceFinding{}));
    for (const double loss : {0.0, 1.0, 10.0, 40.0})
        all.append(wordsForPerson(voiceFinding(loss, 20, 1)));
    all.append(wordsForPerson(voiceFinding(0, 700, 1)));
    all.append(wordsForPerson(voiceFinding(0, 20, 60)));
    all.append(wordsForPerson(fullAccount()));
    all.append(wordsForPerson(AccountFinding{}));
    all.append(wordsForPerson(AccountFinding{false, {}, {BindingView{}, BindingView{}}}));
    all.append(wordsForPerson(askedThroughTunnel()));
    all.append(droppedPhoneWords());
    return all;
}

} // namespace

class TestPathWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFindingSaysSomethingElse();
    void nobodyNeedsADictionary();
    void encryptionIsPraisedOnlyWhenItIsProved();
    void openPortsAreNamed();
    void aSilentRouterIsNoFault();
    void theKeepAliveIsWellBeforeTheEnd_data();
    void theKeepAliveIsWellBeforeTheEnd();
    void aQuietPhoneIsToldInSeconds();
    void lostSpeechIsToldAsOneInSoMany();
    void slownessIsNotHiddenByLowLoss();
    void theAgentGetsTheFacts();
    void theAgentIsToldWhoFellOffTheList();
    void theAgentGetsOneLineWhateverACertificateSays();
    void onlyWhatWasFoundIsSaid();
};

void TestPathWords::eachFindingSaysSomethingElse()
{
    const QStringList all = allSentences();
    // Refused and silent mean the same to a person who uses IPv6.
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size() - 1);
}

void TestPathWords::nobodyNeedsADictionary()
{
    static const QRegularExpression ours(
        u"\\b(NAT|ALG|UPnP|PMP|PCP|CGNAT|mapping|filtering|jitter|MOS|handshake|socket|OPTIONS)\\b|"
        "%\\d|%n"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const QString &sentence : allSentences()) {
        QVERIFY2(!sentence.contains(ours), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY2(sentence.size() < 260, qPrintable(sentence));
    }
}

void TestPathWords::encryptionIsPraisedOnlyWhenItIsProved()
{
    for (const bool fits : {false, true})
        for (const bool answers : {false, true}) {
            const QString said = wordsForPerson(tlsFinding(Reach::Answered, true, fits, answers));
            QVERIFY(said.contains(u"5061"_s));
            QCOMPARE(said.contains(u"takes encrypted calls"_s), fits && answers);
        }
    for (const Reach reach : reaches)
        QVERIFY(!wordsForPerson(tlsFinding(reach, false, false, false))
                     .contains(u"provider takes encrypted calls"_s));
}

void TestPathWords::openPortsAreNamed()
{
    const PortFinding closed{u"sip.example.com:5062"_s, u"udp"_s, Reach::Silent, 2000};
    const PortFinding open{u"[2001:db8::1]:5080"_s, u"udp"_s, Reach::Answered, 20};
    const PortFinding stream{u"sip.example.com:5060"_s, u"tcp"_s, Reach::Answered, 20};
    const QString said = wordsForPerson(QList<PortFinding>{closed, open, stream});
    QVERIFY2(said.contains(u"5080 (UDP)"_s) && said.contains(u"5060 (TCP)"_s), qPrintable(said));
    QVERIFY(!said.contains(u"5062"_s));
    QVERIFY(wordsForPerson(QList<PortFinding>{closed}).contains(u"none of the other ports"_s));
    QCOMPARE(wordsForPerson(QList<PortFinding>{}), QString());
}

void TestPathWords::aSilentRouterIsNoFault()
{
    const QString said = wordsForPerson(LayersFinding{});
    QVERIFY2(said.contains(u"does not matter"_s), qPrintable(said));
    for (const QString &blame : {u"could not"_s, u"fail"_s, u"wrong"_s, u"switch"_s})
        QVERIFY2(!said.contains(blame), qPrintable(said));
}

void TestPathWords::theKeepAliveIsWellBeforeTheEnd_data()
{
    QTest::addColumn<int>("alive");
    QTest::addColumn<int>("keepAlive");
    QTest::newRow("nothing") << 0 << 0;
    QTest::newRow("very short") << 4 << 3;
    QTest::newRow("twelve") << 12 << 9;
    QTest::newRow("twenty-seven") << 27 << 20;
    QTest::newRow("thirty") << 30 << 20;
    QTest::newRow("a minute") << 60 << 45;
    QTest::newRow("three minutes") << 180 << 120;
}

void TestPathWords::theKeepAliveIsWellBeforeTheEnd()
{
    QFETCH(int, alive);
    QFETCH(int, keepAlive);
    QCOMPARE(keepAliveSeconds({alive, 0}), keepAlive);
}

void TestPathWords::aQuietPhoneIsToldInSeconds()
{
    const QString forgets = wordsForPerson(LifetimeFinding{27, 30});
    QVERIFY2(forgets.contains(u"after 28 seconds"_s), qPrintable(forgets));
    QVERIFY2(forgets.contains(u"20 seconds or less"_s), qPrintable(forgets));
    const QString remembers = wordsForPerson(LifetimeFinding{180, 0});
    QVERIFY2(remembers.contains(u"at least 180 seconds"_s), qPrintable(remembers));
}

void TestPathWords::lostSpeechIsToldAsOneInSoMany()
{
    QVERIFY(wordsForPerson(voiceFinding(10, 20, 1)).contains(u"One packet of speech in 10 "_s));
    QVERIFY(wordsForPerson(voiceFinding(10, 20, 1)).contains(u"breaks up"_s));
    QVERIFY(wordsForPerson(voiceFinding(2, 20, 1)).contains(u"in 50 "_s));
    QVERIFY(!wordsForPerson(voiceFinding(2, 20, 1)).contains(u"breaks up"_s));
    QVERIFY(wordsForPerson(voiceFinding(66.7, 20, 1)).contains(u"Of 100 packets of speech 67"_s));
    QVERIFY(wordsForPerson(voiceFinding(0.4, 20, 1)).contains(u"gets through well"_s));
}

void TestPathWords::slownessIsNotHiddenByLowLoss()
{
    QVERIFY(wordsForPerson(voiceFinding(0, 640, 1)).contains(u"640"_s));
    QVERIFY(wordsForPerson(voiceFinding(0, 20, 45)).contains(u"45"_s));
    QVERIFY(!wordsForPerson(voiceFinding(0, 640, 1)).contains(u"well"_s));
    QVERIFY(!wordsForPerson(voiceFinding(0, 20, 45)).contains(u"well"_s));
}

void TestPathWords::theAgentGetsTheFacts()
{
    const PathReport path = fullPath();
    QCOMPARE(
        wordsForLog(*path.tls),
        u"TLS sip.example.com:5061: answered, handshake 43 ms, certificate valid for the name, "
        "SIP answered; subject CN=sip.example.com; issuer CN=Some Authority,O=Example; flaws: "
        "The certificate has expired"_s);
    QCOMPARE(wordsForLog(path.otherPorts),
             u"other ports: udp sip.example.com:5080 answered (21 ms), tcp sip.example.com:5060 "
             "refused (22 ms), tls sip.example.com:5443 no_way (23 ms)"_s);
    QCOMPARE(wordsForLog(*path.ipv6), u"IPv6 [2001:db8:5::2]:5060: refused"_s);
    QCOMPARE(
        wordsForLog(*path.nat),
        u"NAT (RFC 5780): mapping endpoint_independent, filtering address_and_port, port kept, "
        "outside 192.0.2.77, asked stun.example.com:3478"_s);
    QCOMPARE(wordsForLog(*path.layers),
             u"translation: carrier; the router says 100.64.3.9 (nat-pmp), servers see "
             "192.0.2.77"_s);
    QCOMPARE(wordsForLog(*path.lifetime),
             u"UDP mapping: alive after 27 s of silence, gone after 30 s"_s);
    QCOMPARE(wordsForLog(*path.voice),
             u"voice: 4 packets every 30 ms, 3 answered, loss 25.0 %, round trip median 21.0 ms, "
             "worst 40.5 ms, jitter 1.5 ms (RFC 3550), MOS 3.9 (G.107)"_s);
}

void TestPathWords::theAgentIsToldWhoFellOffTheList()
{
    AccountFinding account = fullAccount();
    account.throughTunnel = false;
    const QString ours = u"sip:rt-3139322e3136382e312e3230-9c40-ab12"_s;
    QCOMPARE(
        wordsForLog(account),
        u"bindings differ; sent %1@192.168.1.20:40000; another phone fell off the list; udp "
        "5060: <%1@192.168.1.20:40000>;q=0.0; tls 5061: <%1@192.0.2.77:40000>;q=0.0"_s.arg(ours));
    QVERIFY(wordsForLog(askedThroughTunnel()).contains(u"VPN"_s));
    QVERIFY(!wordsForLog(AccountFinding()).contains(u"fell off"_s));
}

void TestPathWords::theAgentGetsOneLineWhateverACertificateSays()
{
    TlsFinding tls = *fullPath().tls;
    tls.subject = u"CN=a\r\nTLS other:1: answered"_s;
    AccountFinding account = fullAccount();
    account.views.first().contacts.first() += u"\nx"_s;
    for (const QString &line : {wordsForLog(tls), wordsForLog(account)})
        QVERIFY2(!line.contains(u'\n') && !line.contains(u'\r'), qPrintable(line));
}

void TestPathWords::onlyWhatWasFoundIsSaid()
{
    QVERIFY(pathWords({}).isEmpty());
    QCOMPARE(pathWords(fullPath()).size(), 7);
    for (const PathWords &words : pathWords(fullPath()))
        QVERIFY2(!words.forPerson.isEmpty() && !words.forLog.isEmpty(),
                 qPrintable(pathCheckName(words.check)));
    PathReport one;
    one.lifetime = LifetimeFinding{27, 30};
    QCOMPARE(pathWords(one).size(), 1);
    QCOMPARE(pathWords(one).first().check, PathCheck::Lifetime);
}

QTEST_GUILESS_MAIN(TestPathWords)
#include "tst_path_words.moc"
