#pragma once

#include "channel.h"

#include <QHostAddress>

namespace ringthrough {

/// A TCP connection whose every wait can be ended from another thread. Plain system calls, because
/// libssh needs the descriptor and because Qt's waiting calls cannot be cut into slices.
class TcpSocket
{
public:
#ifdef Q_OS_WIN
    using Descriptor = quintptr;
#else
    using Descriptor = int;
#endif

    TcpSocket() = default;
    TcpSocket(const TcpSocket &) = delete;
    TcpSocket &operator=(const TcpSocket &) = delete;
    ~TcpSocket();

    std::optional<Problem> connect(const QHostAddress &address, quint16 port,
                                   const Patience &patience);
    Received read(const Patience &patience);
    bool write(QByteArrayView bytes, const Patience &patience);
    void close();

    enum class Ready { Yes, Quiet, Stopped };
    static Ready waitToRead(Descriptor descriptor, const Patience &patience);

    bool isOpen() const
    {
        return m_descriptor != none;
    }

    /// Hands the descriptor over to somebody who will close it.
    Descriptor release();

private:
    static constexpr Descriptor none = static_cast<Descriptor>(-1);

    static Ready wait(Descriptor descriptor, bool toWrite, const Patience &patience);

    Descriptor m_descriptor = none;
};

} // namespace ringthrough
