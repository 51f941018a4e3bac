#include "fresh_ports.h"

#include <QSet>
#include <QTest>

using namespace ringthrough;

namespace {

constexpr qint64 noon = 1763812800123;
constexpr int most = 24;

QSet<quint16> portsAt(qint64 time)
{
    FreshPorts ports(time);
    QSet<quint16> dealt;
    for (int i = 0; i < most; ++i)
        dealt.insert(ports.next());
    return dealt;
}

} // namespace

class TestFreshPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deals_none_twice_in_a_test() { QCOMPARE(portsAt(noon).size(), most); }

    // What a router remembers of a flow it forgets after five minutes at the latest.
    void deals_none_again_for_five_minutes()
    {
        const QSet<quint16> first = portsAt(noon);
        for (qint64 later = 200; later <= 300'000; later += 100)
            QVERIFY2(!first.intersects(portsAt(noon + later)), qPrintable(QString::number(later)));
    }

    void stays_above_the_ports_of_services()
    {
        for (qint64 later = 0; later <= 400'000; later += 200) {
            const QSet<quint16> dealt = portsAt(noon + later);
            const auto [least, greatest] = std::minmax_element(dealt.begin(), dealt.end());
            QVERIFY(*least >= 20000);
            QVERIFY(*greatest < 65000);
        }
    }
};

QTEST_APPLESS_MAIN(TestFreshPorts)
#include "tst_fresh_ports.moc"
