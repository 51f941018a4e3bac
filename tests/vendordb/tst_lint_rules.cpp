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
    void rulesOfOneOwner_data();
    void rulesOfOneOwner();
    void pages_data();
    void pages();
    void relatedVendorsProbeForEachOther();
    void families_data();
    void families();
    void strangersThatAreTwinsAreToldOnce();
    void relatedVendorsMayShareExamples();
    void countries_data();
    void countries();
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
    row("no counterexample", "    matches_not: [nginx]\n", "", "says what it must not fit");
    row("example without its model", "(?<model>A-\\d+) v", "(?:(?<model>B-\\d+)|A-\\d+) v",
        "captures no model from any");
    row("claims another vendor's example", "prefix: AcmeHTTP/", "prefix: SSH-2.0-ROSSSH",
        "does not fit its own example");
    row("many makers say so", "prefix: AcmeHTTP/\n    weight: maker\n    matches: [AcmeHTTP/1.0]",
        "regex: httpd\n    weight: strong\n    matches: [AcmeHTTP/1.0 httpd]", "Many makers say");
    row("owner's own words", "'^Acme (?<model>A-\\d+) v(?<firmware>[\\d.]+)$'", "'^(?<model>.+)$'",
        "an owner may have chosen");
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
    QVERIFY(isTold(part, instead, says));
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

void TestLintRules::rulesOfOneOwner_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &rule, const char *says) {
        QTest::newRow(name) << "  - {signal: http.server, " + rule + "}\nprobes:"
                            << QString::fromLatin1(says);
    };
    const char *const shadowed = "The rule in line 7 (http.server prefix 'AcmeHTTP/') fits all";
    row("the same", "prefix: AcmeHTTP/, weight: weak, matches: [AcmeHTTP/2]",
        "stands in line 7 already");
    row("equals below a prefix", "equals: AcmeHTTP/2, weight: maker, matches: [AcmeHTTP/2]",
        shadowed);
    row("longer prefix", "prefix: AcmeHTTP/2, weight: weak, matches: [AcmeHTTP/2.0]", shadowed);
    row("wider prefix", "prefix: AcmeH, weight: maker, matches: [AcmeHTTP/2.0]",
        "The rule in line 12 (http.server prefix 'AcmeH') fits all");
    row("it weighs more", "prefix: AcmeHTTP/2, weight: model, matches: [AcmeHTTP/2.0]", "");
    row("it names a model",
        "prefix: AcmeHTTP/2, weight: maker, model: A-200, matches: [AcmeHTTP/2]", "");
    row("it looks at one page", "prefix: AcmeHTTP/2, weight: maker, path: /, matches: [AcmeHTTP/2]",
        "");
    row("contains", "contains: HTTP/2 of Acme, weight: weak, matches: [x HTTP/2 of Acme]", "");
    row("it rules out more", "prefix: AcmeHTTP/7, must_not: true, matches: [AcmeHTTP/7]", "");
    row("everything is ruled out", "contains: HTTP/1.0, must_not: true, matches: [AcmeHTTP/1.0]",
        "ruled out by the 'must_not' in line 12");
    row("ruled out on one page only",
        "contains: HTTP/1.0, path: /, must_not: true, matches: [AcmeHTTP/1.0]", "");
}

void TestLintRules::rulesOfOneOwner()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, says);
    const QList<Mistake> mistakes = lintOf(vendorTextWith("probes:", rule));
    if (says.isEmpty())
        QVERIFY(isClean(mistakes));
    else
        QVERIFY(mistakeSaying(mistakes, says).line > 0);
}

void TestLintRules::pages_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char *name, const QByteArray &rule, bool isRead) {
        QTest::newRow(name) << "  - {" + rule + ", weight: strong, matches: [AcmeSays]}\nprobes:"
                            << isRead;
    };
    row("nobody reads it", "signal: http.body, equals: AcmeSays, path: /secret.xml", false);
    row("a probe that reports as something else",
        "signal: http.body, equals: AcmeSays, path: /about.xml", false);
    row("a probe of its own", "signal: upnp.xml, equals: AcmeSays, path: /about.xml", true);
    row("where UPnP leads", "signal: upnp.model, equals: AcmeSays, path: /any.xml", true);
    row("the first page", "signal: http.body, equals: AcmeSays, path: /", true);
    row("where a first page leads", "signal: http.title, equals: AcmeSays, path: /login.lp", true);
    row("its script", "signal: http.body, equals: AcmeSays, path: /lang/en.js", true);
    row("TR-064", "signal: tr064.xml, equals: AcmeSays, path: /tr64desc.xml", true);
    row("another file for TR-064", "signal: tr064.xml, equals: AcmeSays, path: /x.xml", false);
    row("where a redirect leads",
        "signal: http.location, contains: /x.asp, weight: strong, matches: [/x.asp]}\n"
        "  - {signal: http.body, equals: AcmeSays, path: /x.asp",
        true);
}

void TestLintRules::pages()
{
    QFETCH(QByteArray, rule);
    QFETCH(bool, isRead);
    const QList<Mistake> mistakes = lintOf(vendorTextWith("probes:", rule));
    if (isRead)
        QVERIFY(isClean(mistakes));
    else
        QVERIFY(mistakeSaying(mistakes, QStringLiteral("Nobody ever reads /")).line > 0);
}

void TestLintRules::relatedVendorsProbeForEachOther()
{
    const QByteArray rule = "  - {signal: http.body, contains: AcmeSays, path: /jason_boxinfo.xml, "
                            "weight: weak, matches: [AcmeSays]}\nprobes:";
    const QByteArray text = vendorTextWith("probes:", rule);
    QVERIFY(mistakeSaying(lintOf(text), QStringLiteral("Nobody ever reads")).line > 0);
    QVERIFY(isClean(lintOf(textWith(text, "probes:", "related: [avm]\nprobes:"))));
}

void TestLintRules::families_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("models");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *first, const char *second, const char *models,
                        const char *says) {
        QTest::newRow(name) << QByteArray(first) << QByteArray(second) << QByteArray(models)
                            << QString::fromLatin1(says);
    };
    const char *const rule = "    identify:\n      - {signal: http.title, equals: Acme, "
                             "weight: maker, matches: [Acme]}\n";
    const char *const same = "    identify:\n      - {signal: http.title, regex: ^Acme$, "
                             "weight: maker, matches: [Acme]}\n";
    const char *const lighter = "    identify:\n      - {signal: http.title, equals: Acme, "
                                "weight: strong, matches: [Acme]}\n";
    const char *const more = "    identify:\n      - {signal: http.title, equals: Acme, "
                             "weight: maker, matches: [Acme]}\n"
                             "      - {signal: http.server, equals: A2, weight: strong, "
                             "matches: [A2]}\n";
    const char *const notThat = "    identify:\n      - {signal: http.title, equals: Acme, "
                                "weight: maker, matches: [Acme]}\n      - {signal: http.server, "
                                "equals: A3, must_not: true, matches: [A3]}\n";
    const char *const model = "    identify:\n      - {signal: http.title, equals: Acme, "
                              "weight: maker, model: C-1, matches: [Acme]}\n";
    row("twins", rule, same, "C-1", "Nothing can tell acme-three from acme-two in line");
    row("one weighs less", rule, lighter, "C-1", "");
    row("one has more to say", rule, more, "C-1", "");
    row("one is ruled out by more", rule, notThat, "C-1", "");
    row("one lists the model", model, model, "C-1", "");
    row("without rules", "", "", "C-1", "");
    row("model of another family", "", "", "'B 1', C-1", "lists the same: B 1. A model belongs");
    row("model of a family that it sees", "", "    see: [acme-two]\n", "'B 1', C-1", "");
    row("model with another remark", "", "", "B-1 (v2), C-1", "");
}

void TestLintRules::families()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QByteArray, models);
    QFETCH(QString, says);
    const QByteArray third = secondFamily(second, models).replace("acme-two\n", "acme-three\n");
    QByteArray text = vendorText() + secondFamily(first) + third;
    if (says.isEmpty())
        QVERIFY(isClean(lintOf(text)));
    else
        QVERIFY(mistakeSaying(lintOf(text), says).line > 0);
}

void TestLintRules::strangersThatAreTwinsAreToldOnce()
{
    const QByteArray devices =
        "name: X\ndevices:\n" +
        secondFamily("    identify:\n      - {signal: http.title, equals: One thing, weight: "
                     "strong, matches: [One thing], matches_not: [Two]}\n");
    const QTemporaryDir folder;
    const QString first = folder.filePath(QStringLiteral("zeta.yaml"));
    const QString second = folder.filePath(QStringLiteral("zzz.yaml"));
    QVERIFY(
        writeFile(first, "format: 1\nid: zeta\n" + QByteArray(devices).replace("acme-", "zeta-")));
    QByteArray other = "format: 1\nid: zzz\n" + QByteArray(devices).replace("acme-", "zzz-");
    QVERIFY(writeFile(second, other));
    const QList<Mistake> mistakes = lint({folder.path()});
    QCOMPARE(mistakes.size(), 1);
    QCOMPARE(mistakes.first().file, second);
    QVERIFY(mistakes.first().what.contains(
        QStringLiteral("Nothing can tell zzz-two from zeta-two (line 5 of ") + first));
    QVERIFY(writeFile(second, other.replace("name: X", "name: X\nrelated: [zeta]")));
    QVERIFY(isClean(lint({folder.path()})));
}

void TestLintRules::relatedVendorsMayShareExamples()
{
    const QByteArray shared = "  - {signal: ssh.banner, prefix: SSH-2.0-ROSSSH, weight: maker, "
                              "matches: [SSH-2.0-ROSSSH]}\nprobes:";
    const QByteArray text = vendorTextWith("probes:", shared);
    QVERIFY(mistakeSaying(lintOf(text), QStringLiteral("'mikrotik'")).line > 0);
    QVERIFY(isClean(lintOf(textWith(text, "probes:", "related: [mikrotik]\nprobes:"))));
}

void TestLintRules::countries_data()
{
    QTest::addColumn<QByteArray>("country");
    QTest::addColumn<QString>("meant");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *country, const char *meant, bool good) {
        QTest::newRow(country) << QByteArray(country) << QString::fromLatin1(meant) << good;
    };
    row("worldwide", "", true);
    row("europe", "", true);
    row("DE", "", true);
    row("'NO'", "", true);
    row("Germany", "DE", false);
    row("United Kingdom", "GB", false);
    row("UK", "GB", false);
    row("de", "DE", false);
    row("Europe", "europe", false);
    row("XQ", "", false);
    row("DEU", "", false);
    row("Atlantis", "", false);
}

void TestLintRules::countries()
{
    QFETCH(QByteArray, country);
    QFETCH(QString, meant);
    QFETCH(bool, good);
    const QList<Mistake> mistakes =
        lintOf(vendorTextWith("countries: [worldwide]", "countries: [" + country + "]"));
    if (good) {
        QVERIFY(isClean(mistakes));
        return;
    }
    const Mistake found = mistakeSaying(mistakes, QStringLiteral("is no country here"));
    QCOMPARE(found.meant, meant);
    QVERIFY(found.source.startsWith(QStringLiteral("countries: [")));
}

QTEST_GUILESS_MAIN(TestLintRules)
#include "tst_lint_rules.moc"
