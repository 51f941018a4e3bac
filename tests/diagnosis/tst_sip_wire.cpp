#include "sip_wire.h"

#include <QSignalSpy>
#include <QTest>
#include <QUdpSocket>

using namespace ringthrough;

namespace {

const QHostAddress here(QHostAddress::LocalHost);

} // namespace

class TestSipWire : public QObject
{
    Q_OBJECT

    QUdpSocket m_server;
    QUdpSocket m_neighbour; // holds a port that somebody else might want

    quint16 takenPort() const { return m_neighbour.localPort(); }

    static quint16 freePort()
    {
        QUdpSocket socket;
        return socket.bind(QHostAddress::AnyIPv4, 0) ? socket.localPort() : 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<ringthrough::Delivery>();
        QVERIFY(m_server.bind(here, 0));
        QVERIFY(m_neighbour.bind(QHostAddress::AnyIPv4, 0, QAbstractSocket::DontShareAddress));
    }

    void leaves_from_the_port_that_it_wishes_for()
    {
        const quint16 wished = freePort();
        SipWire wire(Wire::Udp);
        wire.open(here, m_server.localPort(), 0, wished);
        QTRY_VERIFY(wire.isOpen());
        QCOMPARE(wire.ownPort(), wished);
    }

    void takes_another_when_somebody_has_it()
    {
        SipWire wire(Wire::Udp);
        QSignalSpy failed(&wire, &SipWire::failed);
        wire.open(here, m_server.localPort(), 0, takenPort());
        QTRY_VERIFY(wire.isOpen());
        QVERIFY(wire.ownPort() != takenPort());
        wire.send("OPTIONS");
        QTRY_VERIFY(m_server.hasPendingDatagrams());
        QCOMPARE(failed.size(), 0);
    }

    void fails_when_it_must_have_that_one()
    {
        SipWire wire(Wire::Udp);
        QSignalSpy failed(&wire, &SipWire::failed);
        wire.open(here, m_server.localPort(), takenPort());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<Delivery>(), Delivery::NotSent);
        QVERIFY(!wire.isOpen());
    }
};

QTEST_GUILESS_MAIN(TestSipWire)
#include "tst_sip_wire.moc"
