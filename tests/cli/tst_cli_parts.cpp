#include "commands.h"
#include "evidence_input.h"
#include "identify_answer.h"
#include "settings.h"
#include "test_answer.h"

#include <QFile>
#include <QJsonArray>
#include <QSet>
#include <QTemporaryFile>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

EvidenceInput inputFrom(const QByteArray &text)
{
    QTemporaryFile file;
    if (!file.open() || file.write(text) != text.size() || !file.flush())
        return {};
    const Outcome<EvidenceInput> read = readEvidenceInput(file.fileName());
    return read ? read.value() : EvidenceInput();
}

const QByteArray oneEvidence = R"({"gateway":{"address":"192.168.1.1","mac":""},)"
                               R"("observations":[{"signal":"http.title","value":"x","url":""}]})";

Identification candidates(const QList<Candidate> &list)
{
    return {list};
}

Candidate candidate(const QString &device, double confidence)
{
    Candidate one;
    one.vendorName = u"ASUS"_s;
    one.deviceId = device;
    one.confidence = confidence;
    return one;
}

} // namespace

class TestCliParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandOfTheContractIsThere();
    void everyOptionSaysWhatItDoes();
    void theManualTellsEveryCommandAndOption();
    void portsAreRead_data();
    void portsAreRead();
    void otherPortsLeadNowhereElse();
    void evidenceIsReadInEveryForm();
    void aBrokenLineIsOneAnswer();
    void exitCodesOfATest_data();
    void exitCodesOfATest();
    void whoIsNotNamedIsNotIdentified();
    void anAnswerHasTheKeysOfTheContract();
    void aTestIsToldPartByPart();
    void aTerminalIsCommandedByNobody();
};

void TestCliParts::everyCommandOfTheContractIsThere()
{
    QStringList names;
    for (const auto &command : allCommands())
        names.append(command->spec().name);
    QCOMPARE(names,
             (QStringList{u"gateway"_s, u"identify"_s, u"test"_s, u"diagnose"_s, u"vendors"_s,
                          u"guide"_s, u"fix"_s, u"undo"_s, u"report"_s, u"lint"_s, u"practice"_s}));
}

void TestCliParts::everyOptionSaysWhatItDoes()
{
    for (const auto &command : allCommands()) {
        const CommandSpec spec = command->spec();
        QVERIFY2(spec.summary.endsWith(u'.'), qPrintable(spec.name));
        QSet<QString> seen;
        for (const QCommandLineOption &option : spec.options) {
            QVERIFY2(!option.description().isEmpty(), qPrintable(option.names().first()));
            QVERIFY2(!seen.contains(option.names().last()), qPrintable(option.names().last()));
            seen.insert(option.names().last());
            // Only what is typed by everybody into a shared shell history may be a value.
            QVERIFY(option.names().first() != u"password"_s);
        }
    }
}

void TestCliParts::theManualTellsEveryCommandAndOption()
{
    QFile file(QStringLiteral(RT_SOURCE_DIR) + u"/installer/man/ringthrough-cli.1"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString manual = QString::fromUtf8(file.readAll()).remove(u'\\');
    for (const auto &command : allCommands()) {
        const CommandSpec spec = command->spec();
        QVERIFY2(manual.contains(spec.name), qPrintable(spec.name));
        for (const QCommandLineOption &option : spec.options) {
            // Of an option with a short name the manual shows only that.
            const QString name = option.names().first();
            const QString dashes = name.size() == 1 ? u"-"_s : u"--"_s;
            QVERIFY2(manual.contains(dashes + name), qPrintable(spec.name + u' ' + name));
        }
    }
}

void TestCliParts::portsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("all") << u"http=8080,telnet=2323,ssh=2222,sip_control=5070"_s << true;
    QTest::newRow("one") << u"ssh=2222"_s << true;
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("unknown") << u"ftp=21"_s << false;
    QTest::newRow("no number") << u"http=x"_s << false;
    QTest::newRow("too large") << u"http=70000"_s << false;
    QTest::newRow("negative") << u"http=-1"_s << false;
    QTest::newRow("no value") << u"http"_s << false;
}

void TestCliParts::portsAreRead()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    QCOMPARE(otherPortsFromString(text).has_value(), valid);
}

void TestCliParts::otherPortsLeadNowhereElse()
{
    Settings settings;
    settings.ports = otherPortsFromString(u"http=8080,ssh=2222,sip_control=5070"_s);
    const DiscoveryOptions options = discoveryFor(settings);
    QCOMPARE(options.httpPorts, QList<quint16>{8080});
    QCOMPARE(options.sshPort, 2222);
    QCOMPARE(options.telnetPort, 0);
    QCOMPARE(options.ssdpPort, 0);
    QVERIFY(options.httpsPorts.isEmpty() && !options.multicast && !options.reverseDns);
    QCOMPARE(sipTargetFor(settings, u"127.0.0.1:5062"_s)->controlPort, 5070);
    QVERIFY(!discoveryFor(Settings()).httpsPorts.isEmpty());
}

void TestCliParts::evidenceIsReadInEveryForm()
{
    QCOMPARE(inputFrom(oneEvidence).entries.size(), 1);
    QVERIFY(!inputFrom(oneEvidence).isLines);
    const EvidenceInput many = inputFrom(oneEvidence + "\n\n" + oneEvidence + "\r\n");
    QCOMPARE(many.entries.size(), 2);
    QVERIFY(many.isLines);
    const EvidenceInput saved = inputFrom(R"({"format":1,"id":7,"evidence":)" + oneEvidence + "}");
    QVERIFY(std::holds_alternative<Evidence>(saved.entries.first().content));
    QCOMPARE(saved.entries.first().id.toInt(), 7);
}

void TestCliParts::aBrokenLineIsOneAnswer()
{
    const EvidenceInput many = inputFrom(oneEvidence + "\n{broken\n[]\n" + oneEvidence + "\n");
    QCOMPARE(many.entries.size(), 4);
    QVERIFY(std::holds_alternative<Evidence>(many.entries.at(0).content));
    QVERIFY(std::holds_alternative<QString>(many.entries.at(1).content));
    QVERIFY(std::holds_alternative<QString>(many.entries.at(2).content));
    QVERIFY(std::holds_alternative<Evidence>(many.entries.at(3).content));
    QVERIFY(inputFrom("not json").entries.isEmpty());
    QVERIFY(inputFrom({}).entries.isEmpty());
}

void TestCliParts::exitCodesOfATest_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("code");
    QTest::newRow("clean") << Verdict::Clean << 0;
    QTest::newRow("altered") << Verdict::Altered << 1;
    QTest::newRow("blocked") << Verdict::Blocked << 3;
    QTest::newRow("inconclusive") << Verdict::Inconclusive << 3;
}

void TestCliParts::exitCodesOfATest()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, code);
    Diagnosis diagnosis;
    diagnosis.verdict = verdict;
    QCOMPARE(testExitCode(diagnosis), code);
}

void TestCliParts::whoIsNotNamedIsNotIdentified()
{
    QCOMPARE(identifyExitCode({}), 4);
    QCOMPARE(identifyExitCode(candidates({candidate({}, 0.9)})), 4); // only the maker
    QCOMPARE(identifyExitCode(candidates({candidate(u"asus-asuswrt"_s, 0.9)})), 0);
}

void TestCliParts::anAnswerHasTheKeysOfTheContract()
{
    const Reason reason{{Signal::HttpTitle, u"ASUS"_s, QUrl(u"http://192.168.1.1/"_s)}, u"rule"_s};
    Candidate best = candidate(u"asus-asuswrt"_s, 0.95);
    best.reasons = {reason};
    Evidence evidence;
    evidence.gatewayAddress = u"192.168.1.1"_s;
    const QJsonObject json = identifyAnswer(evidence, candidates({best}), {}, 12);
    for (const QString &key :
         {u"gateway"_s, u"device"_s, u"vendor"_s, u"family"_s, u"model"_s, u"firmware"_s,
          u"confidence"_s, u"can_disable"_s, u"evidence"_s, u"elapsed_ms"_s})
        QVERIFY2(json.contains(key), qPrintable(key));
    QVERIFY(json.value(u"firmware"_s).isNull());
    const QJsonObject first = json.value(u"evidence"_s).toArray().first().toObject();
    QCOMPARE(first.value(u"signal"_s).toString(), u"http.title"_s);
    QCOMPARE(first.value(u"value"_s).toString(), u"ASUS"_s);
    QCOMPARE(first.value(u"url"_s).toString(), u"http://192.168.1.1/"_s);
}

void TestCliParts::aTestIsToldPartByPart()
{
    Diagnosis diagnosis;
    diagnosis.verdict = Verdict::Altered;
    diagnosis.reason = VerdictReason::MirrorDiffers;
    diagnosis.alterations = {{u"Contact"_s, u"a"_s, u"b"_s, false, u"udp 5060 INVITE"_s},
                             {u"Contact"_s, u"a"_s, u"b"_s, false, u"udp 5060 REGISTER"_s},
                             {u"Via host"_s, u"a"_s, u"b"_s, true, u"udp 5060 INVITE"_s}};
    const QString text = testText(diagnosis);
    QCOMPARE(text.count(u"Contact"_s), 1);
    QCOMPARE(text.count(u"breaks calls"_s), 1);
}

void TestCliParts::aTerminalIsCommandedByNobody()
{
    QCOMPARE(forTerminal(u"a\x1b[31mb\u009b2Jc\rd\ne\tf"_s), u"a [31mb 2Jc d\ne\tf"_s);
    QCOMPARE(forTerminal(u"\u00fc \u65e5\u672c \U0001F4DE"_s), u"\u00fc \u65e5\u672c \U0001F4DE"_s);
}

QTEST_GUILESS_MAIN(TestCliParts)
#include "tst_cli_parts.moc"
