#pragma once

#include "gateway.h"
#include "identify_router.h"
#include "knowledge_base.h"
#include "outcome.h"
#include "shared_device.h"
#include "sip_test.h"

#include <QObject>

#include <memory>

namespace ringthrough {

/// Where a practice router listens, all on loopback.
struct PracticeAddresses
{
    QHostAddress address;
    quint16 httpPort = 0;
    quint16 telnetPort = 0; ///< 0 when the device has no telnet
    quint16 sshPort = 0;    ///< 0 when the device has no SSH
    SipTarget sipServer;    ///< a mirror behind the pretended ALG
    QString user;
    QString password;
    QString privilegedPassword; ///< empty when none is asked
};

/// A pretended router on loopback: a web page, a telnet and an SSH command line played from a
/// recipe's own dialogue, and a relay that alters SIP as ALGs do until it is switched off.
class PracticeRouter : public QObject
{
    Q_OBJECT

public:
    explicit PracticeRouter(QObject *parent = nullptr);
    ~PracticeRouter() override;

    /// Begins to listen, on ports the system chooses. The device must have a recipe with a
    /// dialogue.
    Outcome<PracticeAddresses> listen(const Vendor &vendor, const Device &device);

    bool algIsOn() const;

Q_SIGNALS:
    /// What happens at the router, for people who watch: "telnet: admin signed in".
    void happened(const QString &sentence);

private:
    void hear(ShellEvent event);
    void comeBack();

    class Private;
    std::unique_ptr<Private> d;
};

/// The device to play: that of the id, or a good one when the id is empty. Nothing when there is
/// none that can be played.
std::optional<DeviceRef> practiceDevice(const KnowledgeBase &base, const QString &id);

/// The network and discovery options that lead a flow to a practice router and nowhere else.
Network practiceNetwork(const PracticeAddresses &addresses);
DiscoveryOptions practiceDiscovery(const PracticeAddresses &addresses);

} // namespace ringthrough
