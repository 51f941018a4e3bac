#include "hop_socket.h"

#include "time_to_live.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <linux/errqueue.h>
#include <linux/icmp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ringthrough {

namespace {

constexpr qsizetype mostOfAKind = 16;
constexpr size_t mostBytes = 4096;

sockaddr_in placeOf(quint32 address, quint16 port)
{
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(address);
    return place;
}

bool bindTo(int descriptor, quint16 port)
{
    const sockaddr_in place = placeOf(INADDR_ANY, port);
    return bind(descriptor, reinterpret_cast<const sockaddr *>(&place), sizeof place) == 0;
}

bool connectTo(int descriptor, quint32 address, quint16 port)
{
    const sockaddr_in place = placeOf(address, port);
    return connect(descriptor, reinterpret_cast<const sockaddr *>(&place), sizeof place) == 0;
}

sockaddr_in ownPlace(int descriptor)
{
    sockaddr_in place{};
    socklen_t size = sizeof place;
    getsockname(descriptor, reinterpret_cast<sockaddr *>(&place), &size);
    return place;
}

const sock_extended_err *errorIn(const msghdr &message)
{
    msghdr readable = message;
    for (cmsghdr *one = CMSG_FIRSTHDR(&readable); one; one = CMSG_NXTHDR(&readable, one))
        if (one->cmsg_level == IPPROTO_IP && one->cmsg_type == IP_RECVERR &&
            one->cmsg_len >= CMSG_LEN(sizeof(sock_extended_err) + sizeof(sockaddr_in)))
            return reinterpret_cast<const sock_extended_err *>(CMSG_DATA(one));
    return nullptr;
}

bool hasExpired(const sock_extended_err &error)
{
    return error.ee_type == ICMP_TIME_EXCEEDED && error.ee_code == ICMP_EXC_TTL;
}

bool isNobodyThere(const sock_extended_err &error)
{
    return error.ee_type == ICMP_DEST_UNREACH && error.ee_code == ICMP_PORT_UNREACH;
}

QHostAddress senderOf(const sock_extended_err &error)
{
    sockaddr_in sender{};
    std::memcpy(&sender, SO_EE_OFFENDER(&error), sizeof sender);
    return sender.sin_family == AF_INET ? QHostAddress(ntohl(sender.sin_addr.s_addr))
                                        : QHostAddress();
}

} // namespace

HopSocket::HopSocket(QObject *parent) : QObject(parent) {}

HopSocket::~HopSocket()
{
    close();
}

bool HopSocket::works()
{
    return true;
}

void HopSocket::close()
{
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

bool HopSocket::fail()
{
    m_detail = qt_error_string(errno);
    close();
    return false;
}

bool HopSocket::open(const QHostAddress &server, quint16 port, quint16 wishedPort, int timeToLive)
{
    m_descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0 || (!bindTo(m_descriptor, wishedPort) && !bindTo(m_descriptor, 0)))
        return fail();
    // Connected, so that nobody but this server is heard, and the own address is known.
    if (!connectTo(m_descriptor, server.toIPv4Address(), port) ||
        !setTimeToLive(m_descriptor, timeToLive) || !listen())
        return fail();
    return true;
}

bool HopSocket::listen()
{
    const int yes = 1;
    if (setsockopt(m_descriptor, IPPROTO_IP, IP_RECVERR, &yes, sizeof yes) != 0)
        return false;
    // The system wakes those who wait for something to read when there is an error to fetch, too.
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, this, &HopSocket::hear);
    return true;
}

void HopSocket::send(const QByteArray &message)
{
    // An error that waits to be fetched is told by the next send as well, which then sends nothing.
    for (int attempt = 0; attempt < 2; ++attempt)
        if (::send(m_descriptor, message.constData(), static_cast<size_t>(message.size()), 0) >= 0)
            return;
}

QHostAddress HopSocket::ownAddress() const
{
    return QHostAddress(ntohl(ownPlace(m_descriptor).sin_addr.s_addr));
}

quint16 HopSocket::ownPort() const
{
    return ntohs(ownPlace(m_descriptor).sin_port);
}

void HopSocket::hear()
{
    const qsizetype before = m_quotes.size() + m_answers.size();
    hearErrors();
    hearAnswers();
    if (m_quotes.size() >= mostOfAKind || m_answers.size() >= mostOfAKind)
        m_notifier->setEnabled(false);
    if (m_quotes.size() + m_answers.size() > before)
        Q_EMIT heard();
}

void HopSocket::hearErrors()
{
    for (qsizetype i = 0; i < mostOfAKind && m_quotes.size() < mostOfAKind; ++i) {
        std::array<char, mostBytes> bytes{};
        alignas(cmsghdr) std::array<char, 512> control{};
        iovec part{bytes.data(), bytes.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t size = recvmsg(m_descriptor, &message, MSG_ERRQUEUE | MSG_DONTWAIT);
        if (size < 0)
            return;
        const sock_extended_err *error = errorIn(message);
        if (error && error->ee_origin == SO_EE_ORIGIN_ICMP &&
            (hasExpired(*error) || isNobodyThere(*error)))
            m_quotes.append({senderOf(*error), hasExpired(*error), QByteArray(bytes.data(), size)});
    }
}

void HopSocket::hearAnswers()
{
    for (qsizetype i = 0; i < mostOfAKind && m_answers.size() < mostOfAKind; ++i) {
        std::array<char, mostBytes> bytes{};
        const ssize_t size = recv(m_descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        // Anything else is the news of an error, told once, whose details are in the other queue.
        if (size > 0)
            m_answers.append(QByteArray(bytes.data(), size));
    }
}

} // namespace ringthrough
