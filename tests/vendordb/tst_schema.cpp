#include "article_file.h"
#include "article_text.h"
#include "profile.h"
#include "vendor_file.h"
#include "vendor_text.h"
#include "vocabulary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace ringthrough;

// The schema is for editors, the loader is the law: they have to know the same keys and words.
class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void knowsTheKeysOfTheLoader_data();
    void knowsTheKeysOfTheLoader();
    void knowsTheKeysOfAnArticle_data();
    void knowsTheKeysOfAnArticle();
    void coversEveryObject();
    void knowsTheWordsOfTheLoader_data();
    void knowsTheWordsOfTheLoader();
    void everyKeyIsDescribed_data();
    void everyKeyIsDescribed();
    void countriesAreCodes_data();
    void countriesAreCodes();

private:
    QJsonObject m_vendor;
    QJsonObject m_profile;
    QJsonObject m_article;
};

namespace {

QJsonObject readSchema(const QString &name)
{
    QFile file(QStringLiteral(RT_SOURCE_DIR "/vendordb/schema/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

// The object of that name; "" is the file itself.
QJsonObject objectOf(const QJsonObject &schema, const QString &name)
{
    if (name.isEmpty())
        return schema;
    const QJsonObject object = schema.value(u"definitions").toObject().value(name).toObject();
    // A command is a text or an object.
    const QJsonArray either = object.value(u"anyOf").toArray();
    const bool isOneForm = either.isEmpty() || object.contains(u"properties");
    return isOneForm ? object : either.at(1).toObject();
}

QStringList sortedKeys(const QJsonObject &object)
{
    QStringList keys = object.value(u"properties").toObject().keys();
    keys.sort();
    return keys;
}

// Words of a closed list, numbers and yes or no explain themselves.
bool wantsExamples(const QJsonObject &key)
{
    const QString type = key.value(u"type").toString();
    const bool closed = key.contains(u"enum") || key.contains(u"const");
    return !closed && (type.isEmpty() || type == u"string" || type == u"array");
}

// The loader names all keys it knows where it meets one that it does not.
QStringList keysKnownByLoader(const QList<Mistake> &mistakes)
{
    const QString before = QStringLiteral("Known here: ");
    for (const Mistake &mistake : mistakes) {
        const qsizetype at = mistake.what.indexOf(before);
        if (mistake.key != QStringLiteral("zz") || at < 0)
            continue;
        QString list = mistake.what.mid(at + before.size());
        list.chop(1);
        QStringList keys = list.split(QStringLiteral(", "));
        keys.sort();
        return keys;
    }
    return {};
}

const QByteArray profileText = R"(format: 1
name: Example
support: {phone: '1'}
sip_servers: [{host: a.example}]
mirrors: [{host: b.example}]
stun_servers: [{host: c.example}]
firewall: [{network: 192.0.2.0/24, ports: [5060], for: speech}]
notes: [{about: avm, text: {en: Ours.}}]
)";

} // namespace

void TestSchema::initTestCase()
{
    m_vendor = readSchema(QStringLiteral("vendor.schema.json"));
    m_profile = readSchema(QStringLiteral("profile.schema.json"));
    QVERIFY(!m_vendor.isEmpty());
    QVERIFY(!m_profile.isEmpty());
    m_article = readSchema(QStringLiteral("article.schema.json"));
    QVERIFY(!m_article.isEmpty());
}

void TestSchema::knowsTheKeysOfTheLoader_data()
{
    QTest::addColumn<bool>("inProfile");
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    const auto row = [](const char *object, QByteArray part, QByteArray instead) {
        QTest::newRow(object) << false << part << instead;
    };
    row("", "name: Acme\n", "name: Acme\nzz: 1\n");
    row("rule", "    prefix: AcmeHTTP/\n", "    prefix: AcmeHTTP/\n    zz: 1\n");
    row("probe", "    port: 49000\n", "    port: 49000\n    zz: 1\n");
    row("device", "    family: Acme One\n", "    family: Acme One\n    zz: 1\n");
    row("sign_in", "{user: admin,", "{zz: 1, user: admin,");
    row("alg", "{name: SIP helper,", "{zz: 1, name: SIP helper,");
    row("step", "- press: Save", "- {press: Save, zz: 1}");
    row("set", "{control:", "{zz: 1, control:");
    row("recipe", "      via: [telnet]\n", "      via: [telnet]\n      zz: 1\n");
    row("recipe_sign_in", "        leave: [exit]\n", "        leave: [exit]\n        zz: 1\n");
    row("privileged", "        leave: [exit]\n", "        privileged: {zz: 1}\n");
    row("pager", "      refused: '^error'\n", "      pagers: [{zz: 1}]\n");
    row("confirm", "{send: show product,", "{zz: 1, send: show product,");
    row("check", "{send: show sip,", "{zz: 1, send: show sip,");
    row("command", "{send: write,", "{zz: 1, send: write,");
    row("dialogue", "          model: A-100\n", "          model: A-100\n          zz: 1\n");
    row("dialogue_pager", "          model: A-100\n",
        "          model: A-100\n          pager: {zz: 1}\n");
    row("mode", "{name: shell,", "{zz: 1, name: shell,");
    row("answer", "{type: show product,", "{zz: 1, type: show product,");
    const auto profileRow = [](const char *object, QByteArray part, QByteArray instead) {
        QTest::newRow(object) << true << part << instead;
    };
    profileRow(" of a profile", "name: Example\n", "name: Example\nzz: 1\n");
    profileRow("support", "{phone:", "{zz: 1, phone:");
    profileRow("sip_server", "{host: a", "{zz: 1, host: a");
    profileRow("mirror", "{host: b", "{zz: 1, host: b");
    profileRow("stun_server", "{host: c", "{zz: 1, host: c");
    profileRow("firewall_address", "{network:", "{zz: 1, network:");
    profileRow("note", "{about:", "{zz: 1, about:");
}

void TestSchema::knowsTheKeysOfTheLoader()
{
    QFETCH(bool, inProfile);
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QString object = QString::fromLatin1(QTest::currentDataTag());
    if (object.startsWith(u' '))
        object.clear();
    QList<Mistake> mistakes;
    if (inProfile) {
        QByteArray text = profileText;
        text.replace(part, instead);
        mistakes = std::get<QList<Mistake>>(readProfileText(QStringLiteral("p.yaml"), text));
    } else {
        mistakes =
            readVendorText(QString::fromLatin1(vendorFileName), vendorTextWith(part, instead))
                .mistakes;
    }
    const QJsonObject &schema = inProfile ? m_profile : m_vendor;
    QCOMPARE(sortedKeys(objectOf(schema, object)), keysKnownByLoader(mistakes));
}

void TestSchema::knowsTheKeysOfAnArticle_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("article") << QString() << QByteArray("about: tls\n");
    QTest::newRow("section") << QStringLiteral("section") << QByteArray("    points: [A tone]\n");
}

void TestSchema::knowsTheKeysOfAnArticle()
{
    QFETCH(QString, object);
    QFETCH(QByteArray, part);
    const QByteArray indent(object.isEmpty() ? 0 : 4, ' ');
    const ArticleFile file =
        readArticleText(QString::fromLatin1(articleFileName),
                        textWith(articleText(), part, part + indent + "zz: 1\n"));
    QCOMPARE(sortedKeys(objectOf(m_article, object)), keysKnownByLoader(file.mistakes));
}

// An object that is new in the schema needs a row above.
void TestSchema::coversEveryObject()
{
    QStringList objects;
    for (const QString &name : m_vendor.value(u"definitions").toObject().keys()) {
        if (objectOf(m_vendor, name).contains(u"properties"))
            objects.append(name);
    }
    QCOMPARE(objects.size(), 18);
    objects.clear();
    for (const QString &name : m_profile.value(u"definitions").toObject().keys()) {
        if (objectOf(m_profile, name).contains(u"properties"))
            objects.append(name);
    }
    QCOMPARE(objects.size(), 6);
}

void TestSchema::knowsTheWordsOfTheLoader_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *object, const char *key, const QStringList &words) {
        QTest::newRow(qPrintable(
            QStringLiteral("%1 %2").arg(QString::fromLatin1(object), QString::fromLatin1(key))))
            << QString::fromLatin1(object) << QString::fromLatin1(key) << words;
    };
    row("signal", "", closedList<Signal>().names);
    row("weight", "", closedList<Weight>().names);
    row("control", "", closedList<Control>().names);
    row("recipe", "via", closedList<Transport>().names);
    row("recipe", "effect", closedList<Effect>().names);
    row("alg", "switch", closedList<Switchable>().names);
    row("alg", "default", closedList<AlgState>().names);
    row("device", "confidence", closedList<Confidence>().names);
    row("device", "ways_round", closedList<WayRound>().names);
    row("answer", "does", closedList<DialogueEffect>().names);
}

void TestSchema::knowsTheWordsOfTheLoader()
{
    QFETCH(QString, object);
    QFETCH(QString, key);
    QFETCH(QStringList, words);
    QJsonObject found = objectOf(m_vendor, object);
    if (!key.isEmpty())
        found = found.value(u"properties").toObject().value(key).toObject();
    if (found.contains(u"items"))
        found = found.value(u"items").toObject();
    QCOMPARE(found.value(u"enum").toVariant().toStringList(), words);
}

void TestSchema::everyKeyIsDescribed_data()
{
    QTest::addColumn<QJsonObject>("schema");
    QTest::newRow("vendor") << m_vendor;
    QTest::newRow("article") << m_article;
    QTest::newRow("profile") << m_profile;
}

void TestSchema::everyKeyIsDescribed()
{
    QFETCH(QJsonObject, schema);
    QStringList objects = schema.value(u"definitions").toObject().keys();
    objects.append(QString());
    for (const QString &name : objects) {
        const QJsonObject keys = objectOf(schema, name).value(u"properties").toObject();
        for (auto it = keys.begin(); it != keys.end(); ++it) {
            const QJsonObject key = it.value().toObject();
            const QString place = name + u'.' + it.key();
            QVERIFY2(key.value(u"description").toString().endsWith(u'.'), qPrintable(place));
            QVERIFY2(!wantsExamples(key) || !key.value(u"examples").toArray().isEmpty(),
                     qPrintable(place));
        }
    }
}

void TestSchema::countriesAreCodes_data()
{
    QTest::addColumn<bool>("good");
    for (const char *word : {"worldwide", "europe", "DE"})
        QTest::newRow(word) << true;
    for (const char *word : {"Germany", "de", "DEU", "Europe"})
        QTest::newRow(word) << false;
}

void TestSchema::countriesAreCodes()
{
    QFETCH(bool, good);
    const QJsonObject countries =
        m_vendor.value(u"properties").toObject().value(u"countries").toObject();
    const QRegularExpression pattern(
        countries.value(u"items").toObject().value(u"pattern").toString());
    QCOMPARE(pattern.match(QString::fromLatin1(QTest::currentDataTag())).hasMatch(), good);
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
