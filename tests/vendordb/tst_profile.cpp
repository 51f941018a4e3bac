#include "profile.h"

#include <QtTest>

using namespace ringthrough;

namespace {

const QByteArray good = R"(format: 1
name: Example
also_known_as: [Exatel]
support:
  phone: +44 1632 960000
  web: https://example.com/help
  email: help@example.com
  hours: {en: All day, de: Den ganzen Tag}
sip_servers:
  - {host: sip.example.com}
  - {host: 192.0.2.7, port: 5070, transport: tcp}
  - {host: '2001:db8::7', transport: tls, certificate_name: voice.example.com}
mirrors:
  - {host: mirror.example.com, control_port: 45060, tls_port: 5061}
stun_servers:
  - {host: stun.example.com}
firewall:
  - {network: 192.0.2.0/24, ports: [5060-5061, 5070], for: signalling}
  - {network: '2001:db8::/32', ports: [10000-20000], for: speech}
notes:
  - about: avm
    text: {en: Ours., de: Unsere.}
  - about: avm-fritzbox
    text: {en: This one.}
)";

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryPart();
    void readsFirewallAndNotes();
    void theSampleIsGood();
    void textsAreForALanguage_data();
    void textsAreForALanguage();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhatWasMeant_data();
    void saysWhatWasMeant();
    void aMissingFileIsAMistake();
};

void TestProfile::readsEveryPart()
{
    const auto read = readProfileText(QStringLiteral("p.yaml"), good);
    QVERIFY(std::holds_alternative<Profile>(read));
    const Profile profile = std::get<Profile>(read);
    QCOMPARE(profile.name, QStringLiteral("Example"));
    QCOMPARE(profile.support.phone, QStringLiteral("+44 1632 960000"));
    QCOMPARE(profile.support.email, QStringLiteral("help@example.com"));
    QCOMPARE(profile.sipServers.size(), 3);
    QCOMPARE(profile.sipServers.at(0).port, 5060);
    QCOMPARE(profile.sipServers.at(0).transport, SipTransport::Udp);
    QCOMPARE(profile.sipServers.at(1).port, 5070);
    QCOMPARE(profile.sipServers.at(1).transport, SipTransport::Tcp);
    QCOMPARE(profile.sipServers.at(2).port, 5061);
    QCOMPARE(profile.mirrors.first().controlPort, 45060);
    QCOMPARE(profile.sipServers.at(2).certificateName, QStringLiteral("voice.example.com"));
    QCOMPARE(profile.mirrors.first().tlsPort, 5061);
    QCOMPARE(profile.alsoKnownAs, QStringList{QStringLiteral("Exatel")});
    QCOMPARE(profile.stunServers.first().host, QStringLiteral("stun.example.com"));
    QCOMPARE(profile.stunServers.first().port, 3478);
}

void TestProfile::readsFirewallAndNotes()
{
    const Profile profile = std::get<Profile>(readProfileText(QStringLiteral("p.yaml"), good));
    QCOMPARE(profile.firewall.size(), 2);
    const FirewallAddress &first = profile.firewall.first();
    QCOMPARE(first.network.toString(), QStringLiteral("192.0.2.0/24"));
    QCOMPARE(first.ports, (QList<PortRange>{{5060, 5061}, {5070, 5070}}));
    QCOMPARE(first.use, FirewallUse::Signalling);
    QCOMPARE(profile.firewall.last().network.toString(), QStringLiteral("2001:db8::/32"));
    QCOMPARE(profile.firewall.last().use, FirewallUse::Speech);
    const auto notes = [&profile](const char *device) {
        return profile.notesAbout(QStringLiteral("avm"), QString::fromLatin1(device),
                                  QStringLiteral("de_AT"));
    };
    QCOMPARE(notes("avm-fritzbox"),
             (QStringList{QStringLiteral("Unsere."), QStringLiteral("This one.")}));
    QCOMPARE(notes("avm-other"), QStringList{QStringLiteral("Unsere.")});
    QVERIFY(profile.notesAbout(QStringLiteral("asus"), QStringLiteral("asus-x"), {}).isEmpty());
}

void TestProfile::textsAreForALanguage_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::newRow("its country") << QStringLiteral("pt_BR") << QStringLiteral("Brasil");
    QTest::newRow("its language") << QStringLiteral("pt_PT") << QStringLiteral("Portugal");
    QTest::newRow("English else") << QStringLiteral("fr_FR") << QStringLiteral("English");
    QTest::newRow("none") << QString() << QStringLiteral("English");
}

void TestProfile::textsAreForALanguage()
{
    QFETCH(QString, locale);
    const LocalText text{{QStringLiteral("pt-BR"), QStringLiteral("Brasil")},
                         {QStringLiteral("pt"), QStringLiteral("Portugal")},
                         {QStringLiteral("en"), QStringLiteral("English")}};
    QTEST(textFor(text, locale), "text");
    QCOMPARE(textFor({{QStringLiteral("da"), QStringLiteral("Dansk")}}, locale),
             QStringLiteral("Dansk"));
    QCOMPARE(textFor({}, locale), QString());
}

void TestProfile::theSampleIsGood()
{
    const auto read = loadProfile(QStringLiteral(RT_SOURCE_DIR "/resources/profile-sample.yaml"));
    if (const auto *mistakes = std::get_if<QList<Mistake>>(&read))
        QFAIL(qPrintable(mistakes->first().toString()));
    QCOMPARE(std::get<Profile>(read).mirrors.size(), 2);
}

void TestProfile::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, QByteArray part, QByteArray instead, const char *says) {
        QTest::newRow(name) << part << instead << QString::fromLatin1(says);
    };
    row("name missing", "name: Example", "neme: Example", "'name' is missing");
    row("unknown key", "stun_servers:", "stun:", "'stun' is not known in a provider profile");
    row("unknown key of a note", "about: avm\n", "abuot: avm\n", "'about' is missing");
    row("no name", "name: Example\n", "", "'name' is missing");
    row("other format", "format: 1", "format: 3", "whole number");
    row("list instead of text", "name: Example", "name: [Example]", "found a list");
    row("text instead of list", "also_known_as: [Exatel]", "also_known_as: Exatel", "a list");
    row("line end in a name", "name: Example", "name: \"Exa\\nmple\"", "one paragraph");
    row("text that turns round", "Ours.", "\"Ours\\u202e.\"", "one paragraph");
    row("transport", "transport: tcp", "transport: sctp", "not one of the words");
    row("port", "port: 5070", "port: 0", "whole number from 1");
    row("port in quotes", "port: 5070", "port: '5070'", "without quotes");
    row("host with a blank", "192.0.2.7", "192.0.2.7 -x", "no host name");
    row("host that is an option", "192.0.2.7", "-oProxyCommand", "no host name");
    row("host of too large numbers", "192.0.2.7", "192.0.2.777", "no host name");
    row("host of three numbers", "192.0.2.7", "192.0.2", "Write '192.0.2' in quotes|no host");
    row("host of dots", "192.0.2.7", "'....'", "no host name");
    row("host of hex", "192.0.2.7", "'abc:def'", "no host name");
    row("host is a URL", "sip.example.com", "'sip:me@example.com'", "no host name");
    row("host missing", "host: sip.example.com", "port: 5061", "'host' is missing");
    row("server twice", "{host: 192.0.2.7, port: 5070, transport: tcp}", "{host: SIP.example.com}",
        "in 'sip_servers' already");
    row("mirror twice", "mirrors:\n", "mirrors:\n  - {host: mirror.example.com}\n",
        "in 'mirrors' already");
    row("certificate without TLS", "host: sip.example.com",
        "host: a.example, certificate_name: b.example", "Without TLS");
    row("web", "https://example.com/help", "'javascript:alert(1)'", "https://");
    row("web without TLS", "https://example.com/help", "http://example.com", "https://");
    row("web with a name", "https://example.com/help", "https://me@example.com", "https://");
    row("email", "help@example.com", "help", "e-mail");
    row("email with more", "help@example.com", "'help@example.com?bcc=x'", "e-mail");
    row("empty phone", "+44 1632 960000", "''", "nothing in this text");
    row("empty name on the certificate", "voice.example.com", "''", "nothing in this text");
    row("phone", "+44 1632 960000", "call us", "telephone number");
    row("hours without a language", "{en: All day, de: Den ganzen Tag}", "All day",
        "by its language");
    row("language", "de: Den", "Deutsch: Den", "no code of a language");
    row("language that is none", "de: Den", "zq: Den", "no code of a language");
    row("language in quotes", "de: Den", "no: Hele", "Write the key 'no' in quotes");
    row("control port", "control_port: 45060", "control_port: 5060", "another one");
    row("TLS on the SIP port", "tls_port: 5061", "tls_port: 5060", "port of its own");
    row("network", "192.0.2.0/24", "192.0.2.0/33", "no network such as");
    row("network with a zone", "2001:db8::/32", "fe80::%eth0/64", "no network such as");
    row("host bits", "192.0.2.0/24", "192.0.2.1/24", "within a network");
    row("ports", "10000-20000", "10000-70000", "ports from 1 to 65535");
    row("no ports", "[10000-20000]", "[]", "at least one entry");
    row("ports twice", "[10000-20000]", "[5060, 5060]", "already");
    row("use", "for: speech", "for: video", "not one of the words for 'for'");
    row("note about nothing", "about: avm\n", "about: A V M\n", "An id is");
    row("note without words", "{en: This one.}", "{en: ' '}", "nothing in this text");
}

void TestProfile::saysWhatIsWrong()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(QString, says);
    QByteArray text = good;
    QVERIFY(text.contains(part));
    text.replace(part, instead);
    const auto read = readProfileText(QStringLiteral("p.yaml"), text);
    QVERIFY(std::holds_alternative<QList<Mistake>>(read));
    const Mistake first = std::get<QList<Mistake>>(read).first();
    QVERIFY2(first.what.contains(QRegularExpression(says)), qPrintable(first.toString()));
    QVERIFY(first.line > 0);
    QVERIFY(!first.source.isEmpty());
}

void TestProfile::saysWhatWasMeant_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("meant");
    const auto row = [](QByteArray part, QByteArray instead, const char *meant) {
        QTest::newRow(instead.constData()) << part << instead << QString::fromUtf8(meant);
    };
    row("stun_servers:", "stunservers:", "stun_servers");
    row("transport: tcp", "transport: tpc", "tcp");
    row("sip.example.com", "'sip:me@sip.example.com:5060;transport=tcp'", "sip.example.com");
    row("sip.example.com", "https://sip.example.com/", "sip.example.com");
    row("sip.example.com", "sip.example.com.", "sip.example.com");
    row("sip.example.com", "'sip.example.com:5060'", "sip.example.com");
    row("sip.example.com",
        "b\xc3\xbc"
        "cher.example",
        "xn--bcher-kva.example");
    row("'2001:db8::7'", "'[2001:db8::7]:5060'", "2001:db8::7");
    row("https://example.com/help", "http://example.com/help", "https://example.com/help");
    row("https://example.com/help", "example.com/help", "https://example.com/help");
    row("help@example.com", "'mailto:help@example.com'", "help@example.com");
    row("192.0.2.0/24", "192.0.2.77/26", "192.0.2.64/26");
    row("192.0.2.0/24", "192.0.2.7", "192.0.2.7/32");
    row("'2001:db8::/32'", "'2001:DB8:0:0:1::/32'", "2001:db8::/32");
    row("10000-20000", "20000-10000", "10000-20000");
    row("for: speech", "for: speecj", "speech");
    row("de: Den", "DE: Den", "de");
    row("de: Den", "pt_br: Den", "pt-BR");
}

void TestProfile::saysWhatWasMeant()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QByteArray text = good;
    QVERIFY(text.contains(part));
    text.replace(text.indexOf(part), part.size(), instead);
    const auto read = readProfileText(QStringLiteral("p.yaml"), text);
    QVERIFY(std::holds_alternative<QList<Mistake>>(read));
    QTEST(std::get<QList<Mistake>>(read).first().meant, "meant");
}

void TestProfile::aMissingFileIsAMistake()
{
    const auto read = loadProfile(QStringLiteral("/nowhere/profile.yaml"));
    QCOMPARE(std::get<QList<Mistake>>(read).first().file, QStringLiteral("/nowhere/profile.yaml"));
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
