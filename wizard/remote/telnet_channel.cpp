#include "telnet_channel.h"

namespace ringthrough {

TelnetChannel::TelnetChannel(const QHostAddress &address, quint16 port)
    : m_address(address), m_port(port)
{
}

std::optional<Problem> TelnetChannel::open(const Patience &patience)
{
    m_codec = TelnetCodec();
    return m_socket.connect(m_address, m_port, patience);
}

Received TelnetChannel::read(const Patience &patience)
{
    for (;;) {
        Received received = m_socket.read(patience);
        if (received.end != Received::End::Bytes)
            return received;
        QByteArray reply;
        received.bytes = m_codec.receive(received.bytes, reply);
        if (!reply.isEmpty() && !m_socket.write(reply, patience))
            return {Received::End::Lost, {}};
        // Negotiation alone is nothing that a caller wants to see, unless it goes on for ever.
        if (!received.bytes.isEmpty())
            return received;
        if (Clock::now() >= patience.until)
            return {Received::End::Quiet, {}};
    }
}

bool TelnetChannel::write(QByteArrayView bytes, const Patience &patience)
{
    return m_socket.write(TelnetCodec::typed(bytes), patience);
}

void TelnetChannel::close()
{
    m_socket.close();
}

} // namespace ringthrough
