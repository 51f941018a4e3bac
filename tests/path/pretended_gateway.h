#pragma once

#include "fake_web.h"
#include "gateway.h"
#include "igd_texts.h"
#include "port_map_message.h"

#include <QCoreApplication>
#include <QNetworkDatagram>
#include <QUdpSocket>

namespace ringthrough {

/// A loopback address that no other test has at the same time: the real ports are used there.
inline QHostAddress ownLoopback()
{
    static quint32 next = 0;
    const auto process = quint32(QCoreApplication::applicationPid());
    return QHostAddress(0x7f000000u | ((process & 0x3fff) + 1) << 8 | (++next % 250 + 2));
}

/// A router on loopback that says its address outside by UPnP, NAT-PMP, both or neither.
class PretendedGateway : public QObject
{
    Q_OBJECT

public:
    explicit PretendedGateway(const QByteArray &soapAnswer = {}, const QByteArray &portMap = {})
        : m_address(ownLoopback()),
          m_web({{"/desc.xml", page(igdDescription(igdService("WANIPConnection:1", "/ctl")))},
                 {"/ctl", page(soapAnswer)}})
    {
        m_web.close();
        m_isReady = m_web.listen(m_address) && m_ssdp.bind(m_address, 1900) &&
                    m_portMap.bind(m_address, portMapPort);
        connect(&m_ssdp, &QUdpSocket::readyRead, this, [this, soapAnswer] {
            while (m_ssdp.hasPendingDatagrams()) {
                const QNetworkDatagram search = m_ssdp.receiveDatagram();
                ++m_searches;
                if (!soapAnswer.isEmpty())
                    answer(m_ssdp, search, searchAnswer(m_address));
            }
        });
        connect(&m_portMap, &QUdpSocket::readyRead, this, [this, portMap] {
            while (m_portMap.hasPendingDatagrams()) {
                const QNetworkDatagram question = m_portMap.receiveDatagram();
                m_questions.append(question.data());
                if (!portMap.isEmpty())
                    answer(m_portMap, question, portMap);
            }
        });
    }

    bool isReady() const { return m_isReady; }
    Gateway gateway() const
    {
        Gateway gateway;
        gateway.address = m_address;
        return gateway;
    }
    int searches() const { return m_searches; }
    const QList<QByteArray> &questions() const { return m_questions; } ///< by NAT-PMP
    const FakeWeb &web() const { return m_web; }

    /// Where the search's answer sends whoever asks; usually to the router itself.
    void sendElsewhere(const QHostAddress &address) { m_elsewhere = address; }

private:
    // A made reply would leave from another of this computer's loopback addresses.
    static void answer(QUdpSocket &socket, const QNetworkDatagram &asked, const QByteArray &said)
    {
        socket.writeDatagram(said, asked.senderAddress(), quint16(asked.senderPort()));
    }

    QByteArray searchAnswer(const QHostAddress &own) const
    {
        const QHostAddress host = m_elsewhere.isNull() ? own : m_elsewhere;
        return "HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nLOCATION: http://" +
               host.toString().toLatin1() + ':' + QByteArray::number(m_web.port()) +
               "/desc.xml\r\n\r\n";
    }

    QHostAddress m_address;
    QHostAddress m_elsewhere;
    FakeWeb m_web;
    QUdpSocket m_ssdp;
    QUdpSocket m_portMap;
    QList<QByteArray> m_questions;
    int m_searches = 0;
    bool m_isReady = false;
};

} // namespace ringthrough
