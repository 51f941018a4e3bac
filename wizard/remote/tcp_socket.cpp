#include "tcp_socket.h"

#include "socket_calls.h"

#include <QNetworkInterface>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace ringthrough {

namespace {

// A stop is noticed at the end of such a slice.
constexpr std::chrono::milliseconds slice{50};

struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;
};

SocketAddress systemAddress(const QHostAddress &address, quint16 port)
{
    SocketAddress made;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&made.storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        v4->sin_addr.s_addr = htonl(address.toIPv4Address());
        made.size = sizeof(sockaddr_in);
        return made;
    }
    auto *v6 = reinterpret_cast<sockaddr_in6 *>(&made.storage);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    std::memcpy(&v6->sin6_addr, &bytes, sizeof bytes);
    const QString scope = address.scopeId();
    bool isNumber = false;
    const uint number = scope.toUInt(&isNumber);
    const int index = isNumber || scope.isEmpty()
                          ? static_cast<int>(number)
                          : QNetworkInterface::interfaceIndexFromName(scope);
    v6->sin6_scope_id = static_cast<decltype(v6->sin6_scope_id)>(index);
    made.size = sizeof(sockaddr_in6);
    return made;
}

int connectionError(TcpSocket::Descriptor descriptor)
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, reinterpret_cast<char *>(&error), &size);
    return error;
}

} // namespace

TcpSocket::~TcpSocket()
{
    close();
}

std::optional<Problem> TcpSocket::connect(const QHostAddress &address, quint16 port,
                                          const Patience &patience)
{
    const auto refused = [&](int error) {
        close();
        return ConnectionRefused{address.toString(), port, socket_calls::errorText(error)};
    };
    socket_calls::begin();
    const SocketAddress target = systemAddress(address, port);
    m_descriptor =
        static_cast<Descriptor>(::socket(target.storage.ss_family, SOCK_STREAM, IPPROTO_TCP));
    if (!isOpen() || !socket_calls::makeNonBlocking(m_descriptor))
        return refused(socket_calls::lastError());
    // Lines are short and each waits for its answer.
    const int yes = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&yes),
                 sizeof yes);
    const auto started = Clock::now();
    const int made =
        ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&target.storage), target.size);
    if (made != 0 && !socket_calls::wouldBlock(socket_calls::lastError()))
        return refused(socket_calls::lastError());
    const Ready ready = wait(m_descriptor, true, patience);
    if (ready == Ready::Yes) {
        const int error = connectionError(m_descriptor);
        return error == 0 ? std::nullopt : std::optional<Problem>(refused(error));
    }
    close();
    if (ready == Ready::Stopped)
        return Cancelled{};
    const auto limit =
        std::chrono::duration_cast<std::chrono::milliseconds>(patience.until - started);
    return TimedOut{During::Connecting, limit};
}

TcpSocket::Ready TcpSocket::waitToRead(Descriptor descriptor, const Patience &patience)
{
    return wait(descriptor, false, patience);
}

TcpSocket::Ready TcpSocket::wait(Descriptor descriptor, bool toWrite, const Patience &patience)
{
    while (!patience.stop.stop_requested()) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(patience.until - Clock::now());
        const auto ms = std::clamp(left, std::chrono::milliseconds(0), slice);
        socket_calls::PollWanted wanted{};
        wanted.fd = descriptor;
        wanted.events = toWrite ? POLLOUT : POLLIN;
        if (socket_calls::waitFor(&wanted, static_cast<int>(ms.count())) > 0)
            return Ready::Yes;
        if (left <= std::chrono::milliseconds(0))
            return Ready::Quiet;
    }
    return Ready::Stopped;
}

Received TcpSocket::read(const Patience &patience)
{
    if (!isOpen())
        return {Received::End::Lost, {}};
    const Ready ready = wait(m_descriptor, false, patience);
    if (ready != Ready::Yes)
        return {ready == Ready::Stopped ? Received::End::Stopped : Received::End::Quiet, {}};
    std::array<char, 16384> buffer;
    const auto count = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
    if (count > 0)
        return {Received::End::Bytes, QByteArray(buffer.data(), static_cast<qsizetype>(count))};
    if (count < 0 && socket_calls::wouldBlock(socket_calls::lastError()))
        return {Received::End::Quiet, {}};
    close();
    return {Received::End::Lost, {}};
}

bool TcpSocket::write(QByteArrayView bytes, const Patience &patience)
{
    while (isOpen() && !bytes.isEmpty()) {
        const auto count = ::send(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()),
                                  socket_calls::sendFlags);
        if (count > 0) {
            bytes = bytes.sliced(static_cast<qsizetype>(count));
            continue;
        }
        if (!socket_calls::wouldBlock(socket_calls::lastError()))
            close();
        else if (wait(m_descriptor, true, patience) != Ready::Yes)
            return false;
    }
    return isOpen();
}

void TcpSocket::close()
{
    if (isOpen())
        socket_calls::closeSocket(release());
}

TcpSocket::Descriptor TcpSocket::release()
{
    return std::exchange(m_descriptor, none);
}

} // namespace ringthrough
