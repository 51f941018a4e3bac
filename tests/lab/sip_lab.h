#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace ringthrough {

/// The lab of alg_lab.sh with SIP servers outside, and this thread at home in it.
class SipLab
{
public:
    /// The prefix of its namespaces is this one and the number of the process, so that two runs do
    /// not take away each other's lab.
    explicit SipLab(const QString &prefix);
    ~SipLab(); ///< calls down()

    /// Builds it and goes in: from here on every new socket of this thread, and every process that
    /// it starts, is at home.
    bool up();
    /// Goes out again, and takes it away with all its servers.
    bool down();
    /// Commands of alg_lab.sh, with commas between them.
    bool run(const QString &commands) const;

    /// Each at 203.0.113.x or an IPv6 address that the lab has, over UDP and TCP; they wait until
    /// it takes connections at the first port.
    bool startMirror(const QString &address, const QList<quint16> &ports);
    bool startRegistrar(const QString &address, const QList<quint16> &ports);
    /// A softphone that answers OPTIONS, of another family than Kamailio.
    bool startBaresip(const QString &address, const QList<quint16> &ports);

private:
    bool startKamailio(const QString &configuration, const QString &address,
                       const QList<quint16> &ports);
    bool start(const QStringList &command, const QString &address, quint16 port);

    const QString m_prefix;
    int m_outside = -1; ///< the network we came from
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_servers;
};

} // namespace ringthrough
