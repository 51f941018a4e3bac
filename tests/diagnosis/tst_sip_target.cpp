#include "sip_test.h"

#include <QTest>

using namespace ringthrough;

class TestSipTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        const auto row = [](const char *text, const char *host, int port) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(host) << port;
        };
        row("sip.example.com", "sip.example.com", 5060);
        row("  sip.example.com:5080 ", "sip.example.com", 5080);
        row("localhost", "localhost", 5060);
        row("192.0.2.1", "192.0.2.1", 5060);
        row("192.0.2.1:65535", "192.0.2.1", 65535);
        row("2001:db8::1", "2001:db8::1", 5060);
        row("[2001:db8::1]", "2001:db8::1", 5060);
        row("[2001:db8::1]:5061", "2001:db8::1", 5061);
    }

    void understands()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        QFETCH(int, port);
        const std::optional<SipTarget> target = sipTargetFromString(text);
        QVERIFY(target);
        QCOMPARE(target->host, host);
        QCOMPARE(target->port, port);
        QCOMPARE(target->controlPort, 0);
        QCOMPARE(sipTargetFromString(sipTargetToString(*target)), target);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",
                                 "  ",
                                 ":5060",
                                 "host:",
                                 "host:0",
                                 "host:65536",
                                 "host:-1",
                                 "host:+5",
                                 "host:5060x",
                                 "two words",
                                 "sip:host",
                                 "user@host",
                                 "host/x",
                                 "192.0.2.300",
                                 "192.0.2",
                                 "[host]:5060",
                                 "[2001:db8::1",
                                 "2001:db8::xyz",
                                 "-host",
                                 "a..b",
                                 "host;rm -rf",
                                 "<b>"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!sipTargetFromString(text));
    }
};

QTEST_GUILESS_MAIN(TestSipTarget)
#include "tst_sip_target.moc"
