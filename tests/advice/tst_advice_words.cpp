#include "advice_cases.h"
#include "finding_limits.h"
#include "path_words.h"

#include <QSet>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

// A case in which nearly every rule speaks.
Case everything()
{
    Case state = altered(u"maker-bridge"_s);
    state.path = fullPath();
    state.path->tls = goodTls();
    state.path->ipv6 = goodIpv6();
    state.path->nat->mapping = NatDependence::AddressAndPort;
    state.before->probes +=
        {probe(u"udp"_s, 5080, u"same"_s, u"INVITE, control"_s), probe(u"tcp"_s, 5060, u"same"_s)};
    return state;
}

Advice adviceOf(AdviceKind kind, const Case &state)
{
    for (const Advice &advice : adviceFor(state, adviceKnowledge()))
        if (advice.kind == kind)
            return advice;
    return {};
}

} // namespace

class TestAdviceWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeftUnsaid();
    void theProofIsTheFinding_data();
    void theProofIsTheFinding();
    void anOrdinaryServerProvesLess();
    void noSignIsNotCalledUnchanged();
    void encryptionIsNeverPraisedForAStranger();
    void whatComesFromOutsideStaysShort();
    void articlesAreLinkedWhereTheyExist();
    void whatToSetIsSaid();
    void aPoorLineIsWhatTheWordsCallPoor();
    void namesAreStable();
};

void TestAdviceWords::nothingIsLeftUnsaid()
{
    for (const Case &state :
         {everything(), givenAway(u"maker-box"_s), blocked(u"maker-box"_s), clean(u"maker-box"_s),
          Case(), altered({}), tested({}, Verdict::Clean, VerdictReason::NoSignFound),
          unclear(VerdictReason::NoNetwork), altered(u"maker-box"_s, Layer::Provider)}) {
        for (const Advice &advice : adviceFor(state, adviceKnowledge())) {
            for (const QString &words : {advice.title, advice.why, advice.proof, advice.how}) {
                QVERIFY2(!words.isEmpty(), qPrintable(adviceKindName(advice.kind)));
                QVERIFY2(!words.contains(u'%'), qPrintable(words));
                QVERIFY2(words.endsWith(u'.') || words.endsWith(u'"'), qPrintable(words));
            }
        }
    }
}

void TestAdviceWords::theProofIsTheFinding_data()
{
    QTest::addColumn<AdviceKind>("kind");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("tls") << AdviceKind::UseTls
                         << QStringList{u"sip.example.com:5061"_s, u"43 ms"_s, u"valid"_s};
    QTest::newRow("port") << AdviceKind::UseOtherPort
                          << QStringList{u"sip.example.com:5080"_s, u"UDP"_s, u"21 ms"_s};
    QTest::newRow("tcp") << AdviceKind::UseTcp << QStringList{u"1 test message"_s};
    QTest::newRow("ipv6") << AdviceKind::UseIpv6 << QStringList{u"[2001:db8:5::2]:5060"_s};
    QTest::newRow("lifetime") << AdviceKind::ShorterKeepAlive
                              << QStringList{u"27 quiet seconds"_s, u"after 30"_s};
    QTest::newRow("voice") << AdviceKind::ImproveLine
                           << QStringList{u"Of 4 packets"_s, u"3 came back"_s};
    QTest::newRow("nat") << AdviceKind::SwitchOffStun << QStringList{u"stun.example.com:3478"_s};
    QTest::newRow("router") << AdviceKind::OwnRouter
                            << QStringList{u"Contact"_s, u"203.0.113.9"_s, u"in your router"_s};
}

void TestAdviceWords::theProofIsTheFinding()
{
    QFETCH(AdviceKind, kind);
    QFETCH(QStringList, parts);
    const QString proof = adviceOf(kind, everything()).proof;
    for (const QString &part : parts)
        QVERIFY2(proof.contains(part), qPrintable(part + u" | "_s + proof));
}

// Nobody has seen those messages arrive.
void TestAdviceWords::anOrdinaryServerProvesLess()
{
    Case state = givenAway(u"maker-fixed"_s);
    state.path = fullPath();
    const Advice port = adviceOf(AdviceKind::UseOtherPort, state);
    const Advice tcp = adviceOf(AdviceKind::UseTcp, state);
    QVERIFY2(port.proof.startsWith(u"sip.example.com:5080 (UDP) answered in 21 ms"_s),
             qPrintable(port.proof));
    QVERIFY2(port.proof.contains(u"4 test message"_s), qPrintable(port.proof));
    QVERIFY2(tcp.proof.contains(u"3 test message"_s), qPrintable(tcp.proof));
    for (const Advice &one : {port, tcp}) {
        QVERIFY2(one.proof.contains(u"sign of a change"_s), qPrintable(one.proof));
        QVERIFY2(!one.proof.contains(u"unchanged"_s), qPrintable(one.proof));
        QVERIFY2(one.why.contains(u"seem"_s), qPrintable(one.why));
    }
}

void TestAdviceWords::noSignIsNotCalledUnchanged()
{
    const Case noSign = tested(u"maker-box"_s, Verdict::Clean, VerdictReason::NoSignFound);
    const QString why = adviceOf(AdviceKind::NothingToDo, noSign).why;
    QVERIFY2(why.startsWith(u"We found no sign"_s), qPrintable(why));
    QVERIFY(adviceOf(AdviceKind::NothingToDo, clean(u"maker-box"_s)).why.startsWith(u"Nothing"_s));
}

void TestAdviceWords::encryptionIsNeverPraisedForAStranger()
{
    Case state = everything();
    state.path->tls->certificateFits = false;
    for (const Advice &advice : adviceFor(state, adviceKnowledge()))
        for (const QString &words : {advice.title, advice.why, advice.proof, advice.how})
            QVERIFY2(!words.contains(u"TLS"_s), qPrintable(words));
}

void TestAdviceWords::whatComesFromOutsideStaysShort()
{
    Case state = altered(u"maker-fixed"_s);
    state.before->alterations[0].received = QString(100'000, u'x') + u"\x1b[2J\n"_s;
    const QString proof = adviceOf(AdviceKind::OwnRouter, state).proof;
    QVERIFY(proof.size() < 800);
    QVERIFY(!proof.contains(u'\x1b'));
}

void TestAdviceWords::articlesAreLinkedWhereTheyExist()
{
    const Case state = everything();
    QCOMPARE(adviceOf(AdviceKind::UseTls, state).article, u"way-tls"_s);
    QCOMPARE(adviceOf(AdviceKind::OwnRouter, state).article, u"way-bridge"_s);
    QCOMPARE(adviceOf(AdviceKind::OwnRouter, altered(u"maker-fixed"_s)).article,
             u"way-own-router"_s);
    QCOMPARE(adviceOf(AdviceKind::ShorterKeepAlive, state).article, u"udp-timeout"_s);
    QVERIFY(adviceOf(AdviceKind::UseTcp, state).article.isEmpty()); // not in this knowledge base
}

void TestAdviceWords::whatToSetIsSaid()
{
    QVERIFY(adviceOf(AdviceKind::UseTls, everything()).how.contains(u"5061"_s));
    QVERIFY(adviceOf(AdviceKind::UseOtherPort, everything()).how.contains(u"5080"_s));
    const QString how = adviceOf(AdviceKind::ShorterKeepAlive, everything()).how;
    QVERIFY2(how.contains(u"20 seconds"_s), qPrintable(how)); // well before 27
}

void TestAdviceWords::aPoorLineIsWhatTheWordsCallPoor()
{
    const QString well = wordsForPerson(goodVoice());
    for (const double loss : {0.0, 0.9, 1.0, 25.0}) {
        for (const double jitter : {0.0, 29.0, 31.0}) {
            for (const double median : {20.0, 299.0, 301.0}) {
                VoiceFinding voice = goodVoice();
                voice.lossPercent = loss;
                voice.jitterMs = jitter;
                voice.medianMs = median;
                QCOMPARE(isPoor(voice), wordsForPerson(voice) != well);
            }
        }
    }
    QVERIFY(!isPoor(VoiceFinding()));
}

void TestAdviceWords::namesAreStable()
{
    QSet<QString> names;
    for (int kind = 0; kind <= int(AdviceKind::NothingToDo); ++kind)
        names.insert(adviceKindName(AdviceKind(kind)));
    QCOMPARE(names.size(), int(AdviceKind::NothingToDo) + 1);
    QCOMPARE(adviceKindName(AdviceKind::SwitchOffForMe), u"switch_off_for_me"_s);
    QCOMPARE(surenessName(Sureness::WorthATry), u"worth_a_try"_s);
    QCOMPARE(advicePlaceName(AdvicePlace::SwitchOff), u"switch_off"_s);
}

QTEST_GUILESS_MAIN(TestAdviceWords)
#include "tst_advice_words.moc"
