#include "linting.h"

#include <QtTest>

using namespace ringthrough;

/// What the lint says of fingerprints, names and guides.
class TestLintRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsOneMistake_data();
    void findsOneMistake();
    void letters_data();
    void letters();
    void lettersThatAreFine();
    void relatedVendorsMayShareExamples();
};

void TestLintRules::findsOneMistake_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, QByteArray part, QByteArray instead, const char *says) {
        QTest::newRow(name) << part << instead << QString::fromLatin1(says);
    };
    row("own example does not fit", "matches: [AcmeHTTP/1.0]", "matches: [Acme/1.0]",
        "does not fit its own example \"Acme/1.0\"");
    row("counterexample fits", "matches_not: [nginx]", "matches_not: [AcmeHTTP/9]",
        "fits \"AcmeHTTP/9\", which it must not");
    row("example without its model", "(?<model>A-\\d+) v", "(?:(?<model>B-\\d+)|A-\\d+) v",
        "captures no model from any");
    row("claims another vendor's example", "prefix: AcmeHTTP/", "prefix: SSH-2.0-ROSSSH",
        "does not fit its own example");
    row("many makers say so", "prefix: AcmeHTTP/\n    weight: maker\n    matches: [AcmeHTTP/1.0]",
        "regex: httpd\n    weight: strong\n    matches: [AcmeHTTP/1.0 httpd]", "Many makers say");
    row("owner's own words", "'^Acme (?<model>A-\\d+) v(?<firmware>[\\d.]+)$'", "'^(?<model>.+)$'",
        "an owner may have chosen");
    row("same rule twice", "probes:",
        "  - {signal: http.server, prefix: AcmeHTTP/, weight: weak, matches: "
        "[AcmeHTTP/2]}\nprobes:",
        "stands in line 7 already");
    row("MAC not by prefix", "probes:",
        "  - {signal: mac, contains: '00:11', weight: weak, matches: ['00:11']}\nprobes:",
        "compared by 'prefix'");
    row("MAC not weak", "probes:",
        "  - {signal: mac, prefix: '00:11:22', weight: strong, matches: ['00:11:22:33:44:55']}\n"
        "probes:",
        "so it is 'weak'");
    row("model twice", "[A-100, A-200]", "[A-100, a100]", "are the same model");
    row("guide that sets nothing",
        "      - set: {control: checkbox, label: SIP helper, to: unticked}\n      - press: Save\n",
        "", "sets nothing and presses nothing");
    row("guide that types nothing", "switch: web+cli", "switch: cli", "says nothing to type");
    row("source that says nothing", "[https://acme.example/manual.pdf]", "[web]", "no source");
    row("checked in the future", "2026-11-22", "2226-11-22", "in the future");
    row("related to nobody", "probes:", "related: [acne]\nprobes:", "'related' leads to 'acne'");
    row("related to itself", "probes:", "related: [acme]\nprobes:", "'related' of 'acme' leads");
    row("related to a device", "probes:", "related: [acme-one]\nprobes:", "leads to 'acme-one'");
    row("made by nobody", "    notes:", "    made_by: [nobody-at-all]\n    notes:",
        "'made_by' leads to 'nobody-at-all'");
    row("made by itself", "    notes:", "    made_by: [acme]\n    notes:", "'made_by' of 'acme'");
    row("sees nothing",
        "    notes:", "    see: [nothing-at-all]\n    notes:", "'see' leads to 'nothing-at-all'");
    row("sees itself", "    notes:", "    see: [acme-one]\n    notes:", "'see' of 'acme-one'");
    row("sees something twice",
        "    notes:", "    see: [avm, avm]\n    notes:", "names 'avm' more than once");
}

void TestLintRules::findsOneMistake()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QString, says);
    const Mistake found = mistakeSaying(lintOf(vendorTextWith(part, instead)), says);
    QVERIFY(found.line > 0);
    QVERIFY(!found.source.isEmpty());
}

void TestLintRules::letters_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, QByteArray part, QByteArray instead, const char *says) {
        QTest::newRow(name) << part << instead << QString::fromLatin1(says);
    };
    const QByteArray other = "to: unticked}\n        or: [{control: toggle, label: ";
    row("blank at the end", "- press: Save", "- press: 'Save '", "begins or ends with a blank");
    row("blank in front", "[Advanced, Telephony]", "[' Advanced', Telephony]", "begins or ends");
    row("nothing", "[Advanced, Telephony]", "[Advanced, '']", "is empty");
    row("two blanks", "label: SIP helper", "label: 'SIP  helper'", "two blanks in a row");
    row("non-breaking blank", "label: SIP helper", "label: SIP\u00a0helper",
        "a blank that is none");
    row("blank without width", "label: SIP helper", "label: \u200bSIP helper",
        "a blank that is none");
    row("tab", "label: SIP helper", "label: \"SIP\\thelper\"", "a tab or a blank");
    row("quotation marks", "- press: Save", "- press: '\"Save\"'", "in quotation marks");
    row("typographic marks", "- press: Save", "- press: „Sichern“", "in quotation marks");
    row("other words", "to: unticked}", other + "'SIP ', to: 'on'}]", "begins or ends");
    row("quoted other words", "to: unticked}", other + "'\"SIP\"', to: 'on'}]",
        "in quotation marks");
    row("note", "[It stores every change at once.]", "['It stores  at once.']", "two blanks");
    row("reason", "    notes: [It", "    no_recipe: 'None  yet.'\n    notes: [It", "no reason");
    row("name", "name: Acme\n", "name: ' Acme'\n", "begins or ends");
    row("family", "family: Acme One", "family: 'Acme  One'", "two blanks");
    row("model", "[A-100, A-200]", "[A-100, '\"A-200\"']", "in quotation marks");
    row("hint", "text: The password is on", "text: The  password is on", "two blanks");
}

void TestLintRules::letters()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QString, says);
    QVERIFY(mistakeSaying(lintOf(vendorTextWith(part, instead)), says).line > 0);
}

void TestLintRules::lettersThatAreFine()
{
    QVERIFY(
        isClean(lintOf(vendorTextWith("[It stores every change at once.]",
                                      "['\"Save\" is what the button is called, or \"Keep\"']"))));
    QVERIFY(isClean(lintOf(vendorTextWith("- press: Save", "- type: ['echo  \"a  b\"']\n"
                                                           "      - press: Save"))));
}

void TestLintRules::relatedVendorsMayShareExamples()
{
    const QByteArray shared = "  - {signal: ssh.banner, prefix: SSH-2.0-ROSSSH, weight: maker, "
                              "matches: [SSH-2.0-ROSSSH]}\nprobes:";
    const QByteArray text = vendorTextWith("probes:", shared);
    QVERIFY(mistakeSaying(lintOf(text), QStringLiteral("'mikrotik'")).line > 0);
    QVERIFY(isClean(lintOf(textWith(text, "probes:", "related: [mikrotik]\nprobes:"))));
}

QTEST_GUILESS_MAIN(TestLintRules)
#include "tst_lint_rules.moc"
