#include "vendor_file.h"
#include "vendor_text.h"

#include <QtTest>

using namespace ringthrough;

class TestBadFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneMistake_data();
    void oneMistake();
    void hostileFile_data();
    void hostileFile();
    void allMistakesInOneGo();
    void printsThePlaceWithACaret();
    void countsLettersNotBytes();
};

void TestBadFiles::oneMistake_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QByteArray>("meant");
    QTest::addColumn<QByteArray>("sourceLine");

    const auto row = [](const char *name, QByteArray part, QByteArray instead, QByteArray says,
                        QByteArray sourceLine, QByteArray meant = {}) {
        QTest::newRow(name) << part << instead << says << meant << sourceLine;
    };
    row("unknown key", "countries:", "contries:", "'contries' is not known in a vendor",
        "contries: [worldwide]", "countries");
    row("unknown key deep inside", "user_prompt: 'login:\\s*$'", "userprompt: 'x'",
        "not known in 'sign_in' of a recipe", "        userprompt: 'x'", "user_prompt");
    row("duplicate key", "name: Acme\n", "name: Acme\nname: Again\n",
        "twice; the first is in line 3", "name: Again");
    row("anchor", "aliases: [Acme Networks]", "aliases: &a [Acme Networks]", "Anchors",
        "aliases: &a [Acme Networks]");
    row("tag", "name: Acme\n", "name: !secret Acme\n", "Tags", "name: !secret Acme");
    row("missing key", "name: Acme\n", "", "'name' is missing in a vendor", "format: 1");
    row("missing key of a rule", "    prefix: AcmeHTTP/\n", "", "Exactly one of these",
        "  - signal: http.server");
    row("no value", "name: Acme\n", "name:\n", "'name' has no value", "name:");
    row("empty value", "name: Acme\n", "name: ''\n", "must not be empty", "name: ''");
    row("list instead of text", "name: Acme\n", "name: [Acme]\n", "Expected a text, found a list",
        "name: [Acme]");
    row("text instead of list", "countries: [worldwide]", "countries: worldwide",
        "Expected a list, found a single text", "countries: worldwide");
    row("map instead of text", "name: Acme\n", "name: {a: b}\n", "Expected a text, found a map",
        "name: {a: b}");
    row("text instead of map", "{name: SIP helper, default: 'on', switch: web+cli}", "SIP helper",
        "as a map of keys", "    alg: SIP helper");
    row("empty list", "[tls]", "[tsl]", "not one of the words for 'ways_round'",
        "    ways_round: [tsl]", "tls");
    row("list without entries", "models: [A-100, A-200]", "models: []", "at least one entry",
        "    models: []");
    row("bad regular expression", "'^error'", "'^(error'", "not a valid regular expression",
        "      refused: '^(error'");
    row("unknown group in a rule", "(?<model>", "(?<modell>", "may capture 'model'",
        "        regex: '^Acme (?<modell>A-\\d+) v(?<firmware>[\\d.]+)$'", "model");
    row("two ways to compare", "    prefix: AcmeHTTP/\n",
        "    prefix: AcmeHTTP/\n    equals: AcmeHTTP/1.0\n", "Exactly one of these",
        "  - signal: http.server");
    row("unknown signal", "signal: http.title", "signal: http.titel", "not one of the words",
        "      - signal: http.titel", "http.title");
    row("unknown weight", "weight: maker", "weight: makers", "not one of the words",
        "    weight: makers", "maker");
    row("rule without weight", "    weight: maker\n", "", "'weight' is missing",
        "  - signal: http.server");
    row("must_not with a weight", "    weight: maker\n", "    weight: maker\n    must_not: true\n",
        "has no weight", "    weight: maker");
    row("rule without example", "    matches: [AcmeHTTP/1.0]\n", "", "'matches' is missing",
        "  - signal: http.server");
    row("bare on", "default: 'on'", "default: on", "Write 'on' in quotes",
        "    alg: {name: SIP helper, default: on, switch: web+cli}");
    row("bare on as a key", "{send: show sip, 'on': '^sip is on'",
        "{send: show sip, on: '^sip is on'", "Write the key 'on' in quotes",
        "        - {send: show sip, on: '^sip is on', 'off': '^sip is off'}");
    row("number instead of text", "[A-100, A-200]", "[A-100, 7490]", "Write '7490' in quotes",
        "    models: [A-100, 7490]");
    row("text instead of number", "port: 49000", "port: high", "whole number from 1 to 65535",
        "    port: high");
    row("number out of range", "port: 49000", "port: 70000", "whole number from 1 to 65535",
        "    port: 70000");
    row("text instead of truth", "optional: true", "optional: maybe", "true or false",
        "        optional: maybe");
    row("other format", "format: 1", "format: 2", "from 1 to 1", "format: 2");
    row("bad id", "id: acme-one\n", "id: acme-One\n", "small letters", "  - id: acme-One");
    row("id of another vendor", "id: acme-one\n", "id: other-one\n", "begins with 'acme-'",
        "  - id: other-one");
    row("other file name", "id: acme\n", "id: acmee\n", "has to be called acmee.yaml", "id: acmee");
    row("bad date", "2026-11-22", "2026-22-11", "a date such as", "    checked: 2026-22-11");
    row("step of no kind", "- press: Save", "- pres: Save", "Exactly one of these",
        "      - pres: Save");
    row("two kinds in a step", "- press: Save", "- {press: Save, wait: a bit}",
        "Exactly one of these", "      - {press: Save, wait: a bit}");
    row("step that takes no value", "- sign_in:\n", "- sign_in: now\n", "takes no value",
        "      - sign_in: now");
    row("checkbox brought to something else", "to: unticked", "to: untick",
        "can only be brought to", "      - set: {control: checkbox, label: SIP helper, to: untick}",
        "unticked");
    row("other words of a step that sets nothing", "- press: Save",
        "- press: Save\n        or: [{control: toggle, label: A, to: 'on'}]",
        "Only a 'set' step has an 'or'", "        or: [{control: toggle, label: A, to: 'on'}]");
    row("other words that are the same", "to: unticked}",
        "to: unticked}\n        or: [{control: toggle, label: SIP helper, to: 'on'}]",
        "nobody could tell them apart",
        "        or: [{control: toggle, label: SIP helper, to: 'on'}]");
    row("reason against a recipe that is there", "    ways_round: [tls]",
        "    ways_round: [tls]\n    no_recipe: Nobody dared.", "no reason against one",
        "    no_recipe: Nobody dared.");
    row("line break in a command", "change: [sip off]", "change: [\"sip off\\nreboot\"]",
        "one line without control characters", "      change: [\"sip off\\nreboot\"]");
    row("line break in a farewell", "leave: [exit]", "leave: [\"exit\\nreboot\"]",
        "one line without control characters", "        leave: [\"exit\\nreboot\"]");
    row("value that no check captures", "change: [sip off]", "change: ['sip off ${nr}']",
        "No check captures 'nr'", "      change: ['sip off ${nr}']");
    row("capture without a group", "'off': '^sip is off'}", "'off': '^sip is off', capture: nr}",
        "(?<nr>",
        "        - {send: show sip, 'on': '^sip is on', 'off': '^sip is off', capture: nr}");
    row("no guide though it can be switched",
        "    guide:\n      - open: http://192.168.7.1/\n      - sign_in:\n"
        "      - go: [Advanced, Telephony]\n"
        "      - set: {control: checkbox, label: SIP helper, to: unticked}\n"
        "      - press: Save\n      - restart:\n        optional: true\n",
        "", "'guide' is missing", "  - id: acme-one");
    row("recipe though there is no command line", "switch: web+cli", "switch: web",
        "A recipe needs", "      via: [telnet]");
    row("mode that is not there", "{type: sip off, does", "{type: sip off, mode: shel, does",
        "no mode 'shel'", "            - {type: sip off, mode: shel, does: [sets_off]}", "shell");
    row("probe with a header of its own", "reports_as: upnp.xml",
        "reports_as: upnp.xml\n    headers: {A: \"b\\nc\"}", "single line",
        "    headers: {A: \"b\\nc\"}");
    row("get with a body", "reports_as: upnp.xml", "reports_as: upnp.xml\n    body: x",
        "Only a post has a body", "    body: x");
    row("probe that reports as something else", "reports_as: upnp.xml", "reports_as: http.title",
        "A probe reports as", "    reports_as: http.title");
}

void TestBadFiles::oneMistake()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QByteArray, says);
    QFETCH(QByteArray, meant);
    QFETCH(QByteArray, sourceLine);
    const VendorFile file =
        readVendorText(QString::fromLatin1(vendorFileName), vendorTextWith(part, instead));
    QVERIFY(!file.vendor);
    QVERIFY(!file.mistakes.isEmpty());
    const Mistake &first = file.mistakes.first();
    QVERIFY2(first.what.contains(QString::fromUtf8(says)), qPrintable(first.toString()));
    QCOMPARE(first.meant, QString::fromUtf8(meant));
    QCOMPARE(first.source, QString::fromUtf8(sourceLine));
    QVERIFY(first.line > 0 && first.column > 0);
}

void TestBadFiles::hostileFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("map of keys");
    QTest::newRow("a single word") << QByteArray("hello") << QStringLiteral("map of keys");
    QTest::newRow("a list") << QByteArray("[a, b]") << QStringLiteral("map of keys");
    QTest::newRow("not closed") << QByteArray("id: [a") << QStringLiteral("not valid YAML");
    QTest::newRow("tab") << QByteArray("id:\n\tx: y") << QStringLiteral("not valid YAML");
    QTest::newRow("nested deeply") << QByteArray(5000 / 2, '[') << QStringLiteral("too deeply");
    QTest::newRow("nested deeply, block")
        << QByteArray("- ").repeated(1500) << QStringLiteral("too deeply");
    QTest::newRow("alias to itself") << QByteArray("a: &x [*x]") << QStringLiteral("Anchors");
    QTest::newRow("alias") << QByteArray("a: &x b\nc: *x") << QStringLiteral("Anchors");
    QTest::newRow("alias to nothing") << QByteArray("a: *x") << QStringLiteral("not valid YAML");
    QTest::newRow("two documents") << vendorText() + "---\nid: more\n"
                                   << QStringLiteral("one document only");
    QTest::newRow("zero byte") << QByteArray("id: \0x", 6) << QStringLiteral("control character");
    QTest::newRow("end of transmission")
        << QByteArray("id: a\x04\nb: c") << QStringLiteral("control character");
    QTest::newRow("not UTF-8") << QByteArray("id: \xff\xfe") << QStringLiteral("UTF-8");
    QTest::newRow("very long line") << QByteArray(100000, 'a') << QStringLiteral("too long");
    QTest::newRow("very many keys") << [] {
        QByteArray text;
        for (int i = 0; i < 20000; ++i)
            text += "k" + QByteArray::number(i) + ": v\n";
        return text;
    }() << QStringLiteral("too many keys");
    QTest::newRow("a key that is a map")
        << QByteArray("? {a: b}\n: c\n") << QStringLiteral("A key has to be a word");
}

void TestBadFiles::hostileFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const VendorFile file = readVendorText(QString::fromLatin1(vendorFileName), text);
    QVERIFY(!file.vendor);
    QVERIFY(!file.mistakes.isEmpty());
    QVERIFY(file.mistakes.size() <= 200);
    QVERIFY2(file.mistakes.first().what.contains(says),
             qPrintable(file.mistakes.first().toString()));
}

void TestBadFiles::allMistakesInOneGo()
{
    QByteArray text = vendorTextWith("countries:", "contries:");
    text.replace("weight: maker", "weight: makers");
    text.replace("'^error'", "'^(error'");
    text.replace("confidence: high", "confidence: hi");
    const VendorFile file = readVendorText(QString::fromLatin1(vendorFileName), text);
    QCOMPARE(file.mistakes.size(), 4);
}

void TestBadFiles::printsThePlaceWithACaret()
{
    const VendorFile file = readVendorText(QString::fromLatin1(vendorFileName),
                                           vendorTextWith("weight: maker", "weight: makers"));
    QCOMPARE(file.mistakes.size(), 1);
    QCOMPARE(file.mistakes.first().toString(),
             QStringLiteral("acme.yaml:9:13: 'makers' is not one of the words for 'weight': weak, "
                            "strong, maker, model. Did you mean 'maker'?\n"
                            "        weight: makers\n"
                            "                ^"));
}

void TestBadFiles::countsLettersNotBytes()
{
    const VendorFile file =
        readVendorText(QString::fromLatin1(vendorFileName),
                       vendorTextWith("aliases: [Acme Networks]", "aliases: [Açmé, on]"));
    QCOMPARE(file.mistakes.size(), 1);
    QCOMPARE(file.mistakes.first().column, 17);
}

QTEST_GUILESS_MAIN(TestBadFiles)
#include "tst_bad_files.moc"
