#include "case_json.h"

#include "case_samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson();
}

// The object with the value at "a.b.0.c" replaced; an undefined value removes the key.
QJsonValue withValue(QJsonValue whole, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QString key = path.first();
    const QStringList rest = path.mid(1);
    if (whole.isArray()) {
        QJsonArray array = whole.toArray();
        array.replace(key.toInt(), withValue(array.at(key.toInt()), rest, value));
        return array;
    }
    QJsonObject object = whole.toObject();
    const QJsonValue changed = withValue(object.value(key), rest, value);
    if (changed.isUndefined())
        object.remove(key);
    else
        object.insert(key, changed);
    return object;
}

QString mistakeIn(const QByteArray &text)
{
    const Outcome<Case> read = caseFromJson(text);
    if (read.ok())
        return {};
    const auto *problem = std::get_if<FileProblem>(&read.problem());
    return problem ? problem->detail : u"another kind of problem"_s;
}

// Every path to a value that is not an object or a list.
void collectLeaves(const QJsonValue &value, const QString &path, QStringList &leaves)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectLeaves(it.value(), path.isEmpty() ? it.key() : path + u'.' + it.key(), leaves);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            collectLeaves(array.at(i), path + u'.' + QString::number(i), leaves);
    } else {
        leaves.append(path);
    }
}

} // namespace

class TestCaseJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullCaseComesBackAsItWas();
    void anOlderAccountIsRead();
    void aNewCaseComesBackAsItWas();
    void everyPartMayBeMissing_data();
    void everyPartMayBeMissing();
    void everyCheckMayBeMissing_data();
    void everyCheckMayBeMissing();
    void everyNameOfAFindingComesBack();
    void aWrongTypeIsRefusedEverywhere();
    void hostileValuesAreRefused_data();
    void hostileValuesAreRefused();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
    void whatIsUnknownIsNull();
    void theKeysOfTheContractAreThere_data();
    void theKeysOfTheContractAreThere();
};

void TestCaseJson::aFullCaseComesBackAsItWas()
{
    const Case state = fullCase();
    const Outcome<Case> read = caseFromJson(bytes(caseToJson(state)));
    QVERIFY2(read.ok(), qPrintable(mistakeIn(bytes(caseToJson(state)))));
    QVERIFY(read.value() == state);
}

// A case that was saved before these were known.
void TestCaseJson::anOlderAccountIsRead()
{
    QJsonObject json = caseToJson(fullCase());
    QJsonObject account = json.value(u"account"_s).toObject();
    account.remove(u"phone_dropped"_s);
    account.remove(u"through_tunnel"_s);
    json.insert(u"account"_s, account);
    const Outcome<Case> read = caseFromJson(bytes(json));
    QVERIFY(read.ok());
    QVERIFY(!read.value().account->phoneDropped);
    QVERIFY(!read.value().account->throughTunnel);
}

void TestCaseJson::aNewCaseComesBackAsItWas()
{
    const Case state = newCase();
    const Outcome<Case> read = caseFromJson(bytes(caseToJson(state)));
    QVERIFY(read.ok());
    QVERIFY(read.value() == state);
    QVERIFY(!read.value().network);
}

void TestCaseJson::everyPartMayBeMissing_data()
{
    QTest::addColumn<QString>("part");
    for (const char *part : {"network", "evidence", "identification", "before", "path", "account",
                             "change", "guided", "after", "proof"})
        QTest::newRow(part) << QString::fromLatin1(part);
}

void TestCaseJson::everyPartMayBeMissing()
{
    QFETCH(QString, part);
    QJsonObject json = caseToJson(fullCase());
    QVERIFY(json.contains(part));
    json.remove(part);
    const Outcome<Case> read = caseFromJson(bytes(json));
    QVERIFY(read.ok());
    QVERIFY(!caseToJson(read.value()).contains(part));
}

void TestCaseJson::everyCheckMayBeMissing_data()
{
    QTest::addColumn<QString>("check");
    for (const char *check : {"tls", "other_ports", "ipv6", "nat", "layers", "lifetime", "voice"})
        QTest::newRow(check) << QString::fromLatin1(check);
}

void TestCaseJson::everyCheckMayBeMissing()
{
    QFETCH(QString, check);
    const QJsonObject whole = caseToJson(fullCase());
    QVERIFY(whole.value(u"path"_s).toObject().contains(check));
    const QJsonValue less = withValue(whole, {u"path"_s, check}, QJsonValue::Undefined);
    const Outcome<Case> read = caseFromJson(bytes(less.toObject()));
    QVERIFY2(read.ok(), qPrintable(mistakeIn(bytes(less.toObject()))));
    const QJsonObject again = caseToJson(read.value()).value(u"path"_s).toObject();
    QCOMPARE(again.size(), whole.value(u"path"_s).toObject().size() - 1);
    QVERIFY(!again.contains(check));
}

void TestCaseJson::everyNameOfAFindingComesBack()
{
    Case state = fullCase();
    const auto comesBack = [&state] {
        const Outcome<Case> read = caseFromJson(bytes(caseToJson(state)));
        return read.ok() && read.value() == state;
    };
    for (const Reach reach : {Reach::Answered, Reach::Refused, Reach::Silent, Reach::NoWay}) {
        state.path->tls->reach = reach;
        QVERIFY2(comesBack(), qPrintable(reachName(reach)));
    }
    for (const NatDependence one :
         {NatDependence::Unknown, NatDependence::NoNat, NatDependence::EndpointIndependent,
          NatDependence::Address, NatDependence::AddressAndPort}) {
        state.path->nat->mapping = one;
        QVERIFY2(comesBack(), qPrintable(natDependenceName(one)));
    }
    for (const Translation one : {Translation::Unknown, Translation::None, Translation::One,
                                  Translation::SecondRouter, Translation::Carrier}) {
        state.path->layers->translation = one;
        QVERIFY2(comesBack(), qPrintable(translationName(one)));
    }
    for (const QString &how : {QString(), u"upnp"_s, u"nat-pmp"_s, u"pcp"_s}) {
        state.path->layers->askedBy = how;
        QVERIFY2(comesBack(), qPrintable(how));
    }
}

void TestCaseJson::aWrongTypeIsRefusedEverywhere()
{
    // Worked out when the file is read, so it does not matter what a file says.
    const auto isIgnored = [](const QString &leaf) {
        return leaf == u"proof.proven"_s || leaf.endsWith(u".message"_s);
    };
    const QJsonObject whole = caseToJson(fullCase());
    QStringList leaves;
    collectLeaves(whole, {}, leaves);
    QVERIFY(leaves.size() > 80);
    for (const QString &leaf : leaves) {
        // The evidence's own reader takes an address it cannot read for one that is not known.
        if (isIgnored(leaf) || leaf.startsWith(u"evidence.gateway"_s))
            continue;
        if (leaf.startsWith(u"identification."_s) && !leaf.contains(u"candidates"_s))
            continue;
        const QJsonValue broken = withValue(whole, leaf.split(u'.'), QJsonArray{1});
        QVERIFY2(!mistakeIn(bytes(broken.toObject())).isEmpty(), qPrintable(leaf));
    }
}

void TestCaseJson::hostileValuesAreRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *path, const QJsonValue &value, const char *complaint) {
        QTest::newRow(path) << QString::fromLatin1(path) << value << QString::fromLatin1(complaint);
    };
    QJsonArray many;
    for (int i = 0; i < 1001; ++i)
        many.append(QJsonObject());
    row("format", 2, "from 1 to 1");
    row("reference", QString(33, u'A'), "longer than");
    row("started_at", u"yesterday"_s, "not a time");
    row("network.chosen", 2, "from -1 to 1");
    row("network.chosen", -2, "from -1 to 1");
    row("network.gateways.0.address", u"router; rm -rf"_s, "not an IP address");
    row("network.gateways.0.mac", u"00:0c:42:aa:bb"_s, "not a hardware address");
    row("network.gateways.0.link", u"string"_s, "known words");
    row("network.gateways.0.metric", 1.5, "whole number");
    row("network.gateways.0.metric", 1e300, "whole number");
    row("evidence.observations.0.signal", u"http.nothing"_s, "case.evidence");
    row("identification.candidates.0.confidence", 1.01, "from 0 to 1");
    row("identification.candidates.0.confidence", -0.1, "from 0 to 1");
    row("identification.candidates.0.device", u"../../etc"_s, "not an id");
    row("identification.candidates.0.device", u"asus\n"_s, "not an id");
    row("identification.candidates.0.reasons", many, "more than 1000");
    row("chosen_device", u"<b>"_s, "not an id");
    row("before.verdict", u"fine"_s, "known words");
    row("before.reason", QJsonValue(QJsonValue::Undefined), "is missing");
    row("before.elapsed_ms", -1, "whole number");
    row("before.probes.0.sent", QString(70000, u'x'), "longer than");
    row("change.verified_by", QJsonArray{u"magic"_s}, "known words");
    row("change.verified_by", QJsonArray{7}, "short text");
    row("change.commands.0", QString(5000, u'x'), "short text");
    row("change.transcript.0", 3, "not an object");
    row("path.tls.reach", u"maybe"_s, "known words");
    row("path.tls.handshake_ms", -1, "whole number");
    row("path.tls.subject", QString(5000, u'x'), "longer than");
    row("path.other_ports.0.transport", u"sctp"_s, "known words");
    row("path.other_ports", many, "more than 64");
    row("path.nat.mapping", u"symmetric"_s, "known words");
    row("path.nat.outside", u"<script>"_s, "not an IP address");
    row("path.layers.router_outside", u"0.0.0.0; reboot"_s, "not an IP address");
    row("path.layers.asked_by", u"telnet"_s, "known words");
    row("path.layers.translation", 3, "not a text");
    row("path.lifetime.dead_after_seconds", 26, "is before");
    row("path.lifetime.at_least_seconds", 1e9, "whole number");
    row("path.voice.answered", 5, "from 0 to 4");
    row("path.voice.round_trips_us", QJsonArray{-2}, "not from -1");
    row("path.voice.round_trips_us.0", u"20"_s, "not from -1");
    row("path.voice.round_trips_us.1", 0.5, "not from -1");
    row("path.voice.round_trips_us.2", 1e12, "not from -1");
    row("path.voice.loss_percent", 100.5, "from 0 to 100");
    row("path.voice.opinion", QJsonValue(QJsonValue::Null), "from 0 to 5");
    row("path.voice.jitter_ms", -0.1, "not a number");
    row("account.views", many, "more than 8");
    row("account.views.0.contacts.0", 7, "short text");
    row("account.differs", u"yes"_s, "true or false");
    row("account.phone_dropped", 1, "true or false");
    row("account.through_tunnel", u"yes"_s, "true or false");
    row("guided.steps_done", 7, "from 0 to 6");
}

void TestCaseJson::hostileValuesAreRefused()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, complaint);
    const QJsonValue broken = withValue(caseToJson(fullCase()), path.split(u'.'), value);
    const QString mistake = mistakeIn(bytes(broken.toObject()));
    QVERIFY2(mistake.contains(complaint), qPrintable(mistake));
}

void TestCaseJson::brokenFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("format: 1");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("cut off") << bytes(caseToJson(fullCase())).chopped(3);
    QTest::newRow("too deep") << QByteArray(200000, '[');
    QTest::newRow("too large") << QByteArray(9 * 1024 * 1024, ' ');
}

void TestCaseJson::brokenFilesAreRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!mistakeIn(text).isEmpty());
}

void TestCaseJson::whatIsUnknownIsNull()
{
    const QJsonObject nobody = identificationToJson({});
    for (const QString &key : {u"device"_s, u"vendor"_s, u"family"_s, u"model"_s, u"firmware"_s}) {
        QVERIFY2(nobody.contains(key), qPrintable(key));
        QVERIFY2(nobody.value(key).isNull(), qPrintable(key));
    }
    QCOMPARE(nobody.value(u"confidence"_s).toDouble(), 0.0);
}

void TestCaseJson::theKeysOfTheContractAreThere_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QStringList>("keys");
    const Case state = fullCase();
    QTest::newRow("identify") << identificationToJson(*state.identification)
                              << QStringList{u"device"_s, u"vendor"_s,   u"family"_s,
                                             u"model"_s,  u"firmware"_s, u"confidence"_s};
    QTest::newRow("test") << diagnosisToJson(*state.before)
                          << QStringList{u"verdict"_s,   u"reason"_s, u"alterations"_s,
                                         u"transport"_s, u"server"_s, u"elapsed_ms"_s};
    QTest::newRow("alteration")
        << diagnosisToJson(*state.before).value(u"alterations"_s).toArray().at(0).toObject()
        << QStringList{u"part"_s, u"sent"_s, u"received"_s, u"damage"_s};
    QTest::newRow("fix") << changeToJson(*state.change)
                         << QStringList{u"outcome"_s,     u"device"_s,   u"state_before"_s,
                                        u"state_after"_s, u"commands"_s, u"needs_restart"_s,
                                        u"verified_by"_s, u"message"_s,  u"elapsed_ms"_s};
}

void TestCaseJson::theKeysOfTheContractAreThere()
{
    QFETCH(QJsonObject, json);
    QFETCH(QStringList, keys);
    for (const QString &key : keys)
        QVERIFY2(json.contains(key), qPrintable(key));
}

QTEST_GUILESS_MAIN(TestCaseJson)
#include "tst_case_json.moc"
