#pragma once

#include "gateway.h"
#include "identification.h"
#include "job.h"
#include "knowledge_base.h"
#include "outcome.h"

#include <QList>

#include <chrono>
#include <memory>

namespace ringthrough {

/// Where and how long a router is asked. The defaults are for a real router; practice and tests
/// bring their own ports. A port of 0, or an empty list, means: not asked.
struct DiscoveryOptions
{
    QList<quint16> httpPorts{80, 8080, 8081, 81, 8888};
    QList<quint16> httpsPorts{443, 8443, 444, 4443, 4444, 9443, 10443, 4081};
    quint16 telnetPort = 23;
    quint16 sshPort = 22;
    quint16 ssdpPort = 1900;
    quint16 tr064Port = 49000;
    quint16 dnsPort = 53;
    bool hnap = true;
    bool multicast = true;            ///< also ask 239.255.255.250 for SSDP
    bool reverseDns = true;           ///< the router is asked for its own name, nobody else
    int requestLimit = 25;            ///< HTTP requests at most in all
    qsizetype bodyLimit = 256 * 1024; ///< bytes read of one answer
    std::chrono::milliseconds connectLimit{2000};
    std::chrono::milliseconds readLimit{4000};
    std::chrono::milliseconds totalLimit{12000};
    /// What servers that are already talking may still take to add to an answer that is known.
    std::chrono::milliseconds settleLimit{1000};
};

/// Asks these ports and nothing else, as where several routers share an address. 0: not that one.
DiscoveryOptions askingOnly(quint16 httpPort, quint16 telnetPort, quint16 sshPort);

/// What asking the router gave.
struct IdentifiedRouter
{
    Evidence evidence;
    Identification identification;
    bool obsoleteTls = false; ///< a page could only be read over a TLS older than 1.2
    int requests = 0;
    int elapsedMs = 0;
};

/// Asks the router who it is: several probes side by side, nothing that signs in or changes
/// anything. Stops as soon as the answer cannot change any more.
class IdentifyRouter : public Job
{
    Q_OBJECT

public:
    /// The knowledge base is shared; it is read on another thread, too, even after the job is gone.
    IdentifyRouter(Gateway gateway, std::shared_ptr<const KnowledgeBase> knowledge,
                   DiscoveryOptions options, QObject *parent = nullptr);
    ~IdentifyRouter() override;

Q_SIGNALS:
    /// Each thing the router said, as it comes.
    void observed(const ringthrough::Observation &observation);

    /// Evidence and identification (which may be empty: not known), or RouterSilent.
    void finished(const ringthrough::Outcome<ringthrough::IdentifiedRouter> &result);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough
