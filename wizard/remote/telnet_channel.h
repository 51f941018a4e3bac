#pragma once

#include "channel.h"
#include "tcp_socket.h"
#include "telnet_codec.h"

namespace ringthrough {

/// The command line of a router over telnet.
class TelnetChannel : public Channel
{
public:
    TelnetChannel(const QHostAddress &address, quint16 port);

    std::optional<Problem> open(const Patience &patience) override;
    bool signsIn() const override { return false; }
    Received read(const Patience &patience) override;
    bool write(QByteArrayView bytes, const Patience &patience) override;
    QByteArray enterKey() const override { return TelnetCodec::lineEnd(); }
    void close() override;

private:
    QHostAddress m_address;
    quint16 m_port;
    TcpSocket m_socket;
    TelnetCodec m_codec;
};

} // namespace ringthrough
