#include "nat_lab.h"

#include <QDeadlineTimer>

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

namespace ringthrough {

namespace {

const QStringList coturn{
    QStringLiteral("turnserver"),  QStringLiteral("-n"),          QStringLiteral("-L"),
    QStringLiteral("203.0.113.2"), QStringLiteral("-L"),          QStringLiteral("203.0.113.3"),
    QStringLiteral("--no-tls"),    QStringLiteral("--no-dtls"),   QStringLiteral("--no-tcp"),
    QStringLiteral("--no-cli"),    QStringLiteral("--stun-only"), QStringLiteral("--log-file"),
    QStringLiteral("stdout"),      QStringLiteral("-m"),          QStringLiteral("1")};

} // namespace

NatLab::NatLab(const QString &prefix) : m_prefix(prefix) {}

NatLab::~NatLab()
{
    if (m_server) {
        m_server->terminate();
        m_server->waitForFinished(30000);
    }
    run(QStringLiteral("down"));
}

bool NatLab::up()
{
    run(QStringLiteral("down")); // what an earlier run may have left
    return run(QStringLiteral("up"));
}

bool NatLab::run(const QString &command) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LAB"), m_prefix);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QStringLiteral(RT_SOURCE_DIR "/tests/lab/alg_lab.sh"),
                  command.split(QLatin1Char(' ')));
    return process.waitForFinished(30000) && process.exitCode() == 0;
}

std::unique_ptr<QProcess> NatLab::start(const QString &network, const QStringList &command) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->start(QStringLiteral("ip"),
                   QStringList{QStringLiteral("netns"), QStringLiteral("exec"),
                               m_prefix + QLatin1Char('-') + network} +
                       command);
    return process;
}

bool NatLab::rules(const QByteArray &ruleset) const
{
    const auto nft = start(QStringLiteral("rtr"),
                           {QStringLiteral("nft"), QStringLiteral("-f"), QStringLiteral("-")});
    nft->write(ruleset);
    nft->closeWriteChannel();
    const bool done = nft->waitForFinished(30000) && nft->exitCode() == 0;
    if (!done)
        qWarning().noquote() << nft->readAll();
    return done;
}

bool NatLab::startServer()
{
    m_server = start(
        QStringLiteral("wan"),
        coturn + QStringList{QStringLiteral("--pidfile"), folder() + QStringLiteral("/pid"),
                             QStringLiteral("--userdb"), folder() + QStringLiteral("/users")});
    // It says so last, when its ports are open.
    return waitFor("SQLite DB connection success");
}

bool NatLab::startRegistrar()
{
    m_server = start(QStringLiteral("wan"),
                     {QStringLiteral("kamailio"), QStringLiteral("-f"),
                      QStringLiteral(RT_SOURCE_DIR "/tests/lab/kamailio/registrar.cfg"),
                      QStringLiteral("-DD"), QStringLiteral("-E"), QStringLiteral("-m"),
                      QStringLiteral("32"), QStringLiteral("-M"), QStringLiteral("4"),
                      QStringLiteral("-Y"), folder(), QStringLiteral("-w"), folder(),
                      QStringLiteral("-l"), QStringLiteral("udp:203.0.113.2:5060")});
    return waitFor("Listening on");
}

bool NatLab::waitFor(const QByteArray &words)
{
    QByteArray said;
    QDeadlineTimer limit(10000);
    while (!said.contains(words) && !limit.hasExpired() &&
           m_server->waitForReadyRead(static_cast<int>(limit.remainingTime())))
        said += m_server->readAll();
    if (!said.contains(words))
        qWarning().noquote() << said;
    return said.contains(words);
}

std::unique_ptr<QProcess> NatLab::startDiscovery() const
{
    return start(QStringLiteral("lan"),
                 {QStringLiteral("turnutils_natdiscovery"), QStringLiteral("-m"),
                  QStringLiteral("-f"), QStringLiteral("-L"), QStringLiteral("192.168.77.10"),
                  QStringLiteral("203.0.113.2")});
}

bool NatLab::enterHome() const
{
    const QByteArray path = "/run/netns/" + m_prefix.toLocal8Bit() + "-lan";
    const int network = open(path.constData(), O_RDONLY | O_CLOEXEC);
    const bool entered = network >= 0 && setns(network, CLONE_NEWNET) == 0;
    if (network >= 0)
        close(network);
    return entered;
}

} // namespace ringthrough
