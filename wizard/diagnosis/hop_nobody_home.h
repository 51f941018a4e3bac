#pragma once

#include "job.h"
#include "outcome.h"
#include "sip_probe.h"

#include <QHostAddress>

#include <chrono>
#include <memory>

namespace ringthrough {

/// Whom to ask.
struct NobodyHomeOptions
{
    /// An address for documentation (RFC 5737), which nobody on the internet has.
    QHostAddress nobody{QStringLiteral("192.0.2.1")};
    quint16 port = 5060;
    int routers = 4;       ///< the packets die after so many
    Wire wire = Wire::Udp; ///< or Tcp
    std::chrono::milliseconds limit{1500};
};

/// Sends two OPTIONS to an address where nobody is. Whoever answers sits on the way: a SIP proxy in
/// the router, or close behind it. One of them may not be forwarded (Max-Forwards 0, RFC 3261,
/// 16.3), which makes a lawful proxy answer at once where it would otherwise wait for half a minute
/// for the one who is not there.
class NobodyHome : public Job
{
    Q_OBJECT

public:
    explicit NobodyHome(NobodyHomeOptions options = {}, QObject *parent = nullptr);
    ~NobodyHome() override;

Q_SIGNALS:
    /// True when somebody answered in SIP: that is certain. Whoever only takes a connection may be
    /// another kind of proxy. False proves nothing. A problem only when
    /// nothing could be sent (ConnectionRefused for no route).
    void finished(const ringthrough::Outcome<bool> &answered);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough
