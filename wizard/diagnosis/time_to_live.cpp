#include "time_to_live.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netinet/in.h>
#include <sys/socket.h>
#endif

namespace ringthrough {

bool setTimeToLive(qintptr descriptor, int routers)
{
#ifdef Q_OS_WIN
    const DWORD value = static_cast<DWORD>(routers);
    return setsockopt(static_cast<SOCKET>(descriptor), IPPROTO_IP, IP_TTL,
                      reinterpret_cast<const char *>(&value), sizeof value) == 0;
#else
    return setsockopt(static_cast<int>(descriptor), IPPROTO_IP, IP_TTL, &routers, sizeof routers) ==
           0;
#endif
}

} // namespace ringthrough
