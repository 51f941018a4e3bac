#include "sip_lab.h"

#include "sip_probe.h"

#include <QDir>
#include <QTcpSocket>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace ringthrough {

namespace {

// The mirror is the one that providers run.
const QString mirrorFile = QStringLiteral(RT_SOURCE_DIR "/installer/mirror/kamailio.cfg");
const QString registrarFile = QStringLiteral(RT_SOURCE_DIR "/tests/lab/kamailio/registrar.cfg");

int networkOf(const QByteArray &path)
{
    return open(path.constData(), O_RDONLY | O_CLOEXEC);
}

bool moveInto(int network)
{
    const bool moved = network >= 0 && setns(network, CLONE_NEWNET) == 0;
    if (network >= 0)
        close(network);
    return moved;
}

QStringList listening(const QString &address, const QList<quint16> &ports)
{
    QStringList arguments;
    for (const quint16 port : ports)
        for (const QString &wire : {u"udp:"_s, u"tcp:"_s})
            arguments << u"-l"_s << wire + placeText(QHostAddress(address), port);
    return arguments;
}

bool takesConnections(const QString &address, quint16 port)
{
    QTcpSocket probe;
    return QTest::qWaitFor(
        [&] {
            if (probe.state() == QAbstractSocket::UnconnectedState)
                probe.connectToHost(address, port);
            return probe.state() == QAbstractSocket::ConnectedState;
        },
        10000);
}

bool writeFile(const QString &name, const QString &text)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) == text.toUtf8().size();
}

// The folder that baresip reads, with an account that it never registers: it needs one to answer.
bool writeBaresipFolder(const QString &folder, const QString &place)
{
    const QString configuration = u"sip_listen %1\nmodule_path /usr/lib/baresip/modules\n"
                                  "module account.so\n"_s;
    return QDir().mkpath(folder) && writeFile(folder + u"/config"_s, configuration.arg(place)) &&
           writeFile(folder + u"/accounts"_s, u"<sip:lab@%1>;regint=0\n"_s.arg(place)) &&
           writeFile(folder + u"/contacts"_s, {});
}

} // namespace

SipLab::SipLab(const QString &prefix) : m_prefix(prefix + QString::number(getpid())) {}

SipLab::~SipLab()
{
    down();
}

bool SipLab::up()
{
    m_outside = networkOf("/proc/self/ns/net");
    return run(u"up"_s) && run(u"wan ip addr add 203.0.113.4/24 dev wan"_s) &&
           moveInto(networkOf("/run/netns/" + m_prefix.toLocal8Bit() + "-lan"));
}

bool SipLab::down()
{
    if (m_outside < 0)
        return true;
    for (const auto &server : m_servers) {
        server->terminate();
        server->waitForFinished(30000);
    }
    m_servers.clear();
    // Taking the lab away ends whatever is in it, which is us as well.
    return moveInto(std::exchange(m_outside, -1)) && run(u"down"_s);
}

bool SipLab::run(const QString &commands) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LAB"_s, m_prefix);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QStringLiteral(RT_SOURCE_DIR "/tests/lab/alg_lab.sh"),
                  commands.split(QLatin1Char(' ')));
    return process.waitForFinished(30000) && process.exitCode() == 0;
}

bool SipLab::start(const QStringList &command, const QString &address, quint16 port)
{
    auto server = std::make_unique<QProcess>();
    server->setProcessChannelMode(QProcess::MergedChannels);
    server->setStandardInputFile(QProcess::nullDevice());
    server->start(u"ip"_s, QStringList{u"netns"_s, u"exec"_s, m_prefix + u"-wan"_s} + command);
    const bool up = takesConnections(address, port);
    if (!up)
        qWarning().noquote() << server->readAll();
    m_servers.push_back(std::move(server));
    return up;
}

bool SipLab::startKamailio(const QString &configuration, const QString &address,
                           const QList<quint16> &ports)
{
    const QStringList command{
        u"kamailio"_s, u"-f"_s,         configuration, u"-A"_s, u"MIRROR_SECRET=\"lab\""_s,
        u"-A"_s,       u"CHILDREN=1"_s, u"-DD"_s,      u"-E"_s, u"-m"_s,
        u"32"_s,       u"-M"_s,         u"4"_s,        u"-Y"_s, m_folder.path(),
        u"-w"_s,       m_folder.path()};
    return start(command + listening(address, ports), address, ports.first());
}

bool SipLab::startMirror(const QString &address, const QList<quint16> &ports)
{
    return startKamailio(mirrorFile, address, ports);
}

bool SipLab::startRegistrar(const QString &address, const QList<quint16> &ports)
{
    return startKamailio(registrarFile, address, ports);
}

bool SipLab::startBaresip(const QString &address, const QList<quint16> &ports)
{
    for (const quint16 port : ports) {
        const QString place = placeText(QHostAddress(address), port);
        const QString folder = m_folder.filePath(u"baresip-%1"_s.arg(port));
        if (!writeBaresipFolder(folder, place) ||
            !start({u"baresip"_s, u"-f"_s, folder}, address, port))
            return false;
    }
    return true;
}

} // namespace ringthrough
