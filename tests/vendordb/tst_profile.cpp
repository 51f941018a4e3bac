#include "profile.h"

#include <QtTest>

using namespace ringthrough;

namespace {

const QByteArray good = R"(format: 1
name: Example
support: {phone: +44 1632 960000, web: https://example.com/help, email: help@example.com}
sip_servers:
  - {host: sip.example.com}
  - {host: 192.0.2.7, port: 5070, transport: tcp}
  - {host: '2001:db8::7', transport: tls}
mirrors:
  - {host: mirror.example.com, control_port: 45060, tls_port: 5061}
)";

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryPart();
    void theSampleIsGood();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
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
    QCOMPARE(profile.mirrors.first().tlsPort, 5061);
}

void TestProfile::theSampleIsGood()
{
    const auto read = loadProfile(QStringLiteral(RT_SOURCE_DIR "/resources/profile-sample.yaml"));
    if (const auto *mistakes = std::get_if<QList<Mistake>>(&read))
        QFAIL(qPrintable(mistakes->first().toString()));
    QCOMPARE(std::get<Profile>(read).mirrors.size(), 1);
}

void TestProfile::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, QByteArray part, QByteArray instead, const char *says) {
        QTest::newRow(name) << part << instead << QString::fromLatin1(says);
    };
    row("unknown key", "name: Example", "nam: Example", "'name' is missing");
    row("no name", "name: Example\n", "", "'name' is missing");
    row("other format", "format: 1", "format: 3", "whole number");
    row("transport", "transport: tcp", "transport: sctp", "not one of the words");
    row("port", "port: 5070", "port: 0", "whole number from 1");
    row("host with a blank", "192.0.2.7", "192.0.2.7 -x", "no host name");
    row("host that is an option", "192.0.2.7", "-oProxyCommand", "no host name");
    row("host is a URL", "sip.example.com", "'sip:me@example.com'", "no host name");
    row("host missing", "host: sip.example.com", "port: 5061", "'host' is missing");
    row("web", "https://example.com/help", "'javascript:alert(1)'", "https://");
    row("email", "help@example.com", "help", "e-mail");
    row("control port", "control_port: 45060", "control_port: 5060", "another one");
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
    QVERIFY2(first.what.contains(says), qPrintable(first.toString()));
    QVERIFY(first.line > 0);
}

void TestProfile::aMissingFileIsAMistake()
{
    const auto read = loadProfile(QStringLiteral("/nowhere/profile.yaml"));
    QCOMPARE(std::get<QList<Mistake>>(read).first().file, QStringLiteral("/nowhere/profile.yaml"));
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
