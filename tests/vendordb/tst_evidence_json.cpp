#include "evidence_json.h"

#include <QJsonDocument>
#include <QtTest>

using namespace ringthrough;

class TestEvidenceJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesARoundTrip();
    void ignoresUnknownKeys();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestEvidenceJson::survivesARoundTrip()
{
    Evidence evidence;
    evidence.gatewayAddress = QStringLiteral("192.168.1.1");
    evidence.gatewayMac = QStringLiteral("00:11:22:33:44:55");
    for (const QString &name : signalNames())
        evidence.observations.append({*signalFromName(name), name + QStringLiteral(" \"ü\"\n"),
                                      QUrl(QStringLiteral("http://192.168.1.1/a?b=c"))});
    evidence.observations.append({Signal::Mac, QStringLiteral("x"), {}});
    const QByteArray text = QJsonDocument(evidenceToJson(evidence)).toJson();
    const std::variant<Evidence, QString> back = evidenceFromJson(text);
    QVERIFY(std::holds_alternative<Evidence>(back));
    QVERIFY(std::get<Evidence>(back) == evidence);
}

void TestEvidenceJson::ignoresUnknownKeys()
{
    const std::variant<Evidence, QString> read = evidenceFromJson(
        R"({"case": 7, "observations": [{"signal": "mac", "value": "x", "seen": 1}]})");
    QCOMPARE(std::get<Evidence>(read).observations.size(), 1);
}

void TestEvidenceJson::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("not JSON") << QByteArray("{") << QStringLiteral("JSON");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("JSON");
    QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("observations");
    QTest::newRow("no observations") << QByteArray("{}") << QStringLiteral("observations");
    QTest::newRow("observation is a number")
        << QByteArray(R"({"observations": [1]})") << QStringLiteral("Observation 1");
    QTest::newRow("signal is missing")
        << QByteArray(R"({"observations": [{"value": "x"}]})") << QStringLiteral("signal");
    QTest::newRow("value is a number")
        << QByteArray(R"({"observations": [{"signal": "http.status", "value": 200}]})")
        << QStringLiteral("value");
    QTest::newRow("unknown signal")
        << QByteArray(R"({"observations": [{"signal": "http.tilte", "value": "x"}]})")
        << QStringLiteral("http.tilte");
    QTest::newRow("too many") << "{\"observations\": [" + QByteArray("1,").repeated(1001) + "1]}"
                              << QStringLiteral("1000");
}

void TestEvidenceJson::saysWhatIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const std::variant<Evidence, QString> read = evidenceFromJson(text);
    QVERIFY(std::holds_alternative<QString>(read));
    QVERIFY2(std::get<QString>(read).contains(says), qPrintable(std::get<QString>(read)));
}

QTEST_GUILESS_MAIN(TestEvidenceJson)
#include "tst_evidence_json.moc"
