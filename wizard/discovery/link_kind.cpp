#include "link_kind.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

namespace ringthrough {

namespace {

// Hardware types of if_arp.h.
constexpr int ethernetType = 1;
constexpr int pppType = 512;
constexpr int tunnelType = 768;
constexpr int sitType = 776;
constexpr int greType = 778;
constexpr int noHardwareType = 65534; // WireGuard, tun

QByteArray firstBytes(const QString &path)
{
    constexpr qint64 enough = 4096;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(enough) : QByteArray();
}

} // namespace

LinkKind linkKindFromSysfs(const QString &folder)
{
    const QDir dir(folder);
    const QByteArray events = firstBytes(dir.filePath(QStringLiteral("uevent")));
    if (dir.exists(QStringLiteral("wireless")) || dir.exists(QStringLiteral("phy80211")) ||
        events.contains("DEVTYPE=wlan"))
        return LinkKind::Wifi;
    if (events.contains("DEVTYPE=wwan"))
        return LinkKind::Mobile;
    if (dir.exists(QStringLiteral("tun_flags")) || events.contains("DEVTYPE=wireguard"))
        return LinkKind::Tunnel;
    switch (firstBytes(dir.filePath(QStringLiteral("type"))).trimmed().toInt()) {
    case ethernetType:
        return LinkKind::Cable;
    case pppType:
    case tunnelType:
    case sitType:
    case greType:
    case noHardwareType:
        return LinkKind::Tunnel;
    default:
        return LinkKind::Other;
    }
}

} // namespace ringthrough
