// How many translations the addresses on the way make, as a table.

#include "layers_verdict.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

QHostAddress address(const char *text)
{
    return QHostAddress(QString::fromLatin1(text));
}

} // namespace

class TestLayersVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_how_many_translations_there_are_data()
    {
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("router");
        QTest::addColumn<QString>("outside");
        QTest::addColumn<Translation>("translation");
        const auto row = [](const char *what, const char *own, const char *router,
                            const char *outside, Translation translation) {
            QTest::newRow(what) << QString::fromLatin1(own) << QString::fromLatin1(router)
                                << QString::fromLatin1(outside) << translation;
        };
        const char *home = "192.168.1.20";
        row("one router", home, "203.0.113.9", "203.0.113.9", Translation::One);
        row("a carrier", home, "100.64.3.9", "203.0.113.9", Translation::Carrier);
        row("a carrier's first address", home, "100.64.0.1", "203.0.113.9", Translation::Carrier);
        row("a carrier's last address", home, "100.127.255.254", "203.0.113.9",
            Translation::Carrier);
        row("below a carrier's", home, "100.63.255.255", "100.63.255.255", Translation::One);
        row("above a carrier's", home, "100.128.0.0", "203.0.113.9", Translation::Carrier);
        row("a second router", home, "192.168.178.2", "203.0.113.9", Translation::SecondRouter);
        row("a second router, ten", home, "10.0.0.2", "203.0.113.9", Translation::SecondRouter);
        row("a second router, 172", home, "172.31.0.2", "203.0.113.9", Translation::SecondRouter);
        row("no private 172", home, "172.32.0.2", "172.32.0.2", Translation::One);
        row("public ones that differ", home, "198.51.100.7", "203.0.113.9", Translation::Carrier);
        row("nobody in between", "203.0.113.9", "", "203.0.113.9", Translation::None);
        row("nobody, whatever a box says", "203.0.113.9", "10.0.0.1", "203.0.113.9",
            Translation::None);
        row("the router keeps silent", home, "", "203.0.113.9", Translation::Unknown);
        row("the router says nought", home, "0.0.0.0", "203.0.113.9", Translation::Unknown);
        row("the router says itself", home, "127.0.0.1", "203.0.113.9", Translation::Unknown);
        row("the router says link-local", home, "169.254.1.1", "203.0.113.9", Translation::Unknown);
        row("the router says multicast", home, "239.1.2.3", "203.0.113.9", Translation::Unknown);
        row("the router says everybody", home, "255.255.255.255", "203.0.113.9",
            Translation::Unknown);
        row("the server keeps silent", home, "203.0.113.9", "", Translation::Unknown);
        row("the server too, behind a carrier", home, "100.64.3.9", "", Translation::Carrier);
        row("the server too, behind a router", home, "10.0.0.2", "", Translation::SecondRouter);
        row("a server in the house", home, "203.0.113.9", "10.3.2.1", Translation::Unknown);
        row("nobody says a thing", home, "", "", Translation::Unknown);
        row("nothing at all", "", "", "", Translation::Unknown);
    }

    void tells_how_many_translations_there_are()
    {
        QFETCH(QString, own);
        QFETCH(QString, router);
        QFETCH(QString, outside);
        QFETCH(Translation, translation);
        const SeenAddresses seen{QHostAddress(own), address("198.51.100.1"), QHostAddress(router),
                                 QHostAddress(outside)};
        QCOMPARE(translationName(translationOf(seen)), translationName(translation));
    }

    // Measured with the kernel's ALG: the answer on the watched port shows our own address as the
    // one that was seen, and a carrier's ALG the one that the router has.
    void does_not_believe_what_an_alg_put_there()
    {
        const QHostAddress server = address("198.51.100.1");
        const QHostAddress truth = address("203.0.113.9");
        for (const char *falsified : {"192.168.1.20", "100.64.0.2", "10.0.0.1", "127.0.0.1"}) {
            QCOMPARE(believedOutside({address(falsified), truth}, server), truth);
            QVERIFY(believedOutside({address(falsified)}, server).isNull());
        }
        QCOMPARE(believedOutside({truth, address("192.0.2.1")}, server), truth);
        QVERIFY(believedOutside({}, server).isNull());
        QVERIFY(
            believedOutside({QHostAddress(), address("0.0.0.0"), address("::1")}, server).isNull());
    }

    void believes_a_private_server()
    {
        QCOMPARE(believedOutside({address("10.0.0.7")}, address("10.9.9.9")), address("10.0.0.7"));
    }
};

QTEST_GUILESS_MAIN(TestLayersVerdict)
#include "tst_layers_verdict.moc"
