#include "lint.h"
#include "vendor_text.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ringthrough;

namespace {

QList<Mistake> lintOf(const QByteArray &text)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QString::fromLatin1(vendorFileName)));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    file.close();
    return lint({file.fileName()});
}

} // namespace

class TestLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodFileIsGood();
    void theBundledFilesAreGood();
    void findsOneMistake_data();
    void findsOneMistake();
    void findsAllMistakesOfAFolder();
    void relatedVendorsMayShareExamples();
    void lintsProfilesToo();
    void aMissingFileIsAMistake();
};

void TestLint::aGoodFileIsGood()
{
    const QList<Mistake> mistakes = lintOf(vendorText());
    for (const Mistake &mistake : mistakes)
        qWarning("%s", qPrintable(mistake.toString()));
    QVERIFY(mistakes.isEmpty());
}

void TestLint::theBundledFilesAreGood()
{
    const QList<Mistake> mistakes = lint({QStringLiteral(RT_SOURCE_DIR "/vendordb/data")});
    for (const Mistake &mistake : mistakes)
        qWarning("%s", qPrintable(mistake.toString()));
    QVERIFY(mistakes.isEmpty());
}

void TestLint::findsOneMistake_data()
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
    row("label with a blank", "- press: Save", "- press: 'Save '", "begins or ends with a blank");
    row("empty label", "[Advanced, Telephony]", "[Advanced, '']", "is empty");
    row("guide that sets nothing",
        "      - set: {control: checkbox, label: SIP helper, to: unticked}\n      - press: Save\n",
        "", "sets nothing and presses nothing");
    row("guide that types nothing", "switch: web+cli", "switch: cli", "says nothing to type");
    row("source that says nothing", "[https://acme.example/manual.pdf]", "[web]", "no source");
    row("checked in the future", "2026-11-22", "2226-11-22", "in the future");
    row("recipe on weak facts", "confidence: high", "confidence: low", "medium or high");
    row("harmful word", "save: [{send: write, prompt: 'acme>\\s*$'}]", "save: [write erase]",
        "'erase' in a command could do harm");
    row("second command", "change: [sip off]", "change: [sip off; reboot]", "';' outside quotes");
    row("variable of a shell", "change: [sip off]", "change: ['sip off $(x)']",
        "'$' outside quotes");
    row("pipe into a program", "change: [sip off]", "change: ['sip off | sh']",
        "'|' outside quotes");
    row("prompt that does not fit", "prompt: 'acme>\\s*$'\n        leave",
        "prompt: 'acmee>\\s*$'\n        leave", "nothing of 'sign_in' fits");
    row("confirm that does not fit", "{send: show product, require: Acme}",
        "{send: show product, require: Other}", "'confirm' does not take");
    row("command without an answer", "change: [sip off]", "change: [sip of]",
        "no answer to \"sip of\"");
    row("check that cannot say on", "'on': '^sip is on'", "'on': '^sip is yes'",
        "does not see \"on\"");
    row("check that cannot say off", "'off': '^sip is off'", "'off': '^sip is no$'",
        "does not see \"off\"");
    row("check that says both", "'off': '^sip is off'", "'off': '^sip is'", "both fit");
    row("change that is refused", "{type: sip off, does: [sets_off]}",
        "{type: sip off, says: \"error 7\\n\"}", "is refused");
    row("change that changes nothing", "{type: sip off, does: [sets_off]}", "{type: sip off}",
        "is on where it has to be off");
    row("save that saves nothing", "{type: write, does: [saves]}", "{type: write}",
        "does not survive a restart");
    row("undo that does not undo", "undo: [sip on, write]", "undo: [write]",
        "does not survive a restart");
    row("undo that is not saved", "undo: [sip on, write]", "undo: [sip on]",
        "does not survive a restart");
    row("session that ends unannounced", "{type: write, does: [saves]}",
        "{type: write, does: [saves, ends]}", "ends the session unannounced");
}

void TestLint::findsOneMistake()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QString, says);
    const QList<Mistake> mistakes = lintOf(vendorTextWith(part, instead));
    const bool found = std::any_of(mistakes.begin(), mistakes.end(), [&says](const Mistake &m) {
        return m.what.contains(says) && m.line > 0 && !m.source.isEmpty();
    });
    for (const Mistake &mistake : mistakes) {
        if (!found)
            qWarning("%s", qPrintable(mistake.toString()));
    }
    QVERIFY(found);
}

void TestLint::findsAllMistakesOfAFolder()
{
    const QTemporaryDir folder;
    QFile first(folder.filePath(QStringLiteral("acme.yaml")));
    QVERIFY(first.open(QIODevice::WriteOnly));
    first.write(vendorTextWith("confidence: high", "confidence: low"));
    first.close();
    QFile second(folder.filePath(QStringLiteral("broken.yaml")));
    QVERIFY(second.open(QIODevice::WriteOnly));
    second.write("format: [");
    second.close();
    const QList<Mistake> mistakes = lint({folder.path()});
    QCOMPARE(mistakes.size(), 2);
}

void TestLint::relatedVendorsMayShareExamples()
{
    const QByteArray shared = "  - {signal: ssh.banner, prefix: SSH-2.0-ROSSSH, weight: maker, "
                              "matches: [SSH-2.0-ROSSSH]}\nprobes:";
    const QList<Mistake> mistakes = lintOf(vendorTextWith("probes:", shared));
    QVERIFY(!mistakes.isEmpty());
    QVERIFY(mistakes.first().what.contains(QStringLiteral("'mikrotik'")));
    QByteArray related = vendorTextWith("probes:", shared);
    related.replace("countries: [worldwide]", "countries: [worldwide]\nrelated: [mikrotik]");
    QVERIFY(lintOf(related).isEmpty());
}

void TestLint::lintsProfilesToo()
{
    QVERIFY(lint({QStringLiteral(RT_SOURCE_DIR "/resources/profile-sample.yaml")}).isEmpty());
    const QList<Mistake> mistakes = lintOf("format: 1\nname: X\nsip_servers: [{hots: a}]\n");
    QCOMPARE(mistakes.size(), 2);
    QCOMPARE(mistakes.last().meant, QStringLiteral("host"));
}

void TestLint::aMissingFileIsAMistake()
{
    QCOMPARE(lint({QStringLiteral("/nowhere/acme.yaml")}).size(), 1);
}

QTEST_GUILESS_MAIN(TestLint)
#include "tst_lint.moc"
