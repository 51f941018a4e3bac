#include "linting.h"

#include <QtTest>

using namespace ringthrough;

namespace {

const QByteArray good = R"(format: 1
name: Example
also_known_as: [Exatel]
support:
  phone: +44 1632 960000
  hours: {en: All day}
sip_servers:
  - {host: sip.example.com}
  - {host: 192.0.2.7}
mirrors:
  - {host: mirror.example.com, control_port: 45060}
stun_servers:
  - {host: stun.example.com}
firewall:
  - {network: 192.0.2.0/24, ports: [5060-5061], for: signalling}
  - {network: 198.51.100.0/24, ports: [10000-20000], for: speech}
notes:
  - about: avm
    text: {en: Ours.}
  - about: mikrotik-routeros
    text: {en: Not ours.}
)";

QByteArray goodWith(const QByteArray &part, const QByteArray &instead)
{
    QByteArray text = good;
    const qsizetype at = text.indexOf(part);
    return at < 0 ? QByteArray() : text.replace(at, part.size(), instead);
}

} // namespace

/// What can be read but does not do what was meant. One bad file for each.
class TestProfileLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodProfileIsGood();
    void theSampleIsGood();
    void badProfile_data();
    void badProfile();
    void mirrorsMakeUpForTls();
    void anythingIsAProfileThatLooksLikeOne_data();
    void anythingIsAProfileThatLooksLikeOne();
};

void TestProfileLint::aGoodProfileIsGood()
{
    QVERIFY(isClean(lintOf(good, "p.yaml")));
}

void TestProfileLint::theSampleIsGood()
{
    QVERIFY(isClean(lint({QStringLiteral(RT_SOURCE_DIR "/resources/profile-sample.yaml")})));
}

void TestProfileLint::badProfile_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char *name, QByteArray part, QByteArray instead, const char *says,
                        const char *meant = "") {
        QTest::newRow(name) << part << instead << QString::fromLatin1(says)
                            << QString::fromLatin1(meant);
    };
    row("private server", "sip.example.com", "192.168.1.5", "from a customer's home");
    row("private mirror", "mirror.example.com", "10.0.0.5", "from a customer's home");
    row("loopback as STUN", "stun.example.com", "'::1'", "from a customer's home");
    row("shared address", "stun.example.com", "100.64.0.1", "from a customer's home");
    row("name of one part", "sip.example.com", "pbx", "No name server");
    row("name of a home", "mirror.example.com", "pbx.local", "No name server");
    row("private network", "198.51.100.0/24", "10.0.0.0/8", "private or otherwise special");
    row("half the internet", "198.51.100.0/24", "0.0.0.0/0", "large part of the internet");
    row("port not listed", "5060-5061", "5070-5071", "No entry of 'firewall'");
    row("network not listed", "192.0.2.0/24", "203.0.113.0/24", "No entry of 'firewall'");
    row("listed for speech", "for: signalling", "for: speech", "No entry of 'firewall'");
    row("unknown vendor", "about: avm", "about: avn", "id of no vendor", "avm");
    row("unknown device", "mikrotik-routeros", "mikrotik-routerso", "id of no vendor",
        "mikrotik-routeros");
    row("note about an article", "about: avm", "about: what-is-sip-alg", "id of no vendor");
    row("note twice", "about: mikrotik-routeros", "about: avm", "a note about 'avm' already");
    row("name twice", "[Exatel]", "[Exatel, EXATEL]", "'EXATEL' stands there already");
    row("name among the others", "[Exatel]", "[example]", "'example' stands there already");
    row("name in quotation marks", "name: Example", "name: '\"Example\"'", "quotation marks");
    row("two blanks", "Not ours.", "'Not  ours.'", "two blanks");
    row("blank at the end", "All day", "'All day '", "begins or ends with a blank");
}

void TestProfileLint::badProfile()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QString, says);
    const Mistake found = mistakeSaying(lintOf(goodWith(part, instead), "p.yaml"), says);
    QVERIFY(found.line > 0);
    QByteArray inTheLine = instead;
    QVERIFY2(found.source.contains(QString::fromUtf8(inTheLine.replace("about: ", ""))) ||
                 says.contains(QStringLiteral("firewall")),
             qPrintable(found.toString()));
    QTEST(found.meant, "meant");
}

void TestProfileLint::mirrorsMakeUpForTls()
{
    const QByteArray text =
        "format: 1\nname: X\nsip_servers: [{host: a.example, transport: tls}]\n";
    QVERIFY(mistakeSaying(lintOf(text, "p.yaml"), QStringLiteral("tested with")).line == 3);
    QVERIFY(isClean(lintOf(text + "mirrors: [{host: b.example}]\n", "p.yaml")));
}

void TestProfileLint::anythingIsAProfileThatLooksLikeOne_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("STUN alone") << QByteArray("format: 1\nname: X\nstun_servers: [{hots: a}]\n");
    QTest::newRow("firewall alone") << QByteArray("format: 1\nname: X\nfirewall: [{hots: a}]\n");
    QTest::newRow("names alone") << QByteArray("format: 1\nname: X\nalso_known_as: {hots: a}\n");
}

void TestProfileLint::anythingIsAProfileThatLooksLikeOne()
{
    QFETCH(QByteArray, text);
    const QList<Mistake> mistakes = lintOf(text, "p.yaml");
    QVERIFY(!mistakes.isEmpty());
    for (const Mistake &mistake : mistakes)
        QVERIFY2(!mistake.what.contains(QStringLiteral("vendor")), qPrintable(mistake.what));
}

QTEST_GUILESS_MAIN(TestProfileLint)
#include "tst_profile_lint.moc"
