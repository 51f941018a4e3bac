#pragma once

// The few differences between the socket calls of Windows and of everybody else.

#include <QString>

#include <system_error>

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace ringthrough::socket_calls {

#ifdef _WIN32

inline int lastError()
{
    return WSAGetLastError();
}
inline bool wouldBlock(int error)
{
    return error == WSAEWOULDBLOCK || error == WSAEINPROGRESS;
}
inline void closeSocket(quintptr descriptor)
{
    ::closesocket(descriptor);
}
inline bool makeNonBlocking(quintptr descriptor)
{
    u_long yes = 1;
    return ::ioctlsocket(descriptor, FIONBIO, &yes) == 0;
}
inline int waitFor(WSAPOLLFD *wanted, int ms)
{
    return ::WSAPoll(wanted, 1, ms);
}
using PollWanted = WSAPOLLFD;
constexpr int sendFlags = 0;

/// Windows wants to be told before the first socket.
inline void begin()
{
    static const bool begun = [] {
        WSADATA data;
        return ::WSAStartup(MAKEWORD(2, 2), &data) == 0;
    }();
    Q_UNUSED(begun);
}

#else

inline int lastError()
{
    return errno;
}
inline bool wouldBlock(int error)
{
    return error == EAGAIN || error == EINPROGRESS || error == EINTR;
}
inline void closeSocket(int descriptor)
{
    ::close(descriptor);
}
inline bool makeNonBlocking(int descriptor)
{
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0;
}
using PollWanted = pollfd;
inline int waitFor(PollWanted *wanted, int ms)
{
    return ::poll(wanted, 1, ms);
}
#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif
inline void begin() {}

#endif

inline QString errorText(int error)
{
    return QString::fromLocal8Bit(std::system_category().message(error).c_str());
}

} // namespace ringthrough::socket_calls
