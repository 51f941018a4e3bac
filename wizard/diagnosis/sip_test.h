#pragma once

#include "diagnosis.h"
#include "gateway.h"
#include "job.h"
#include "outcome.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace ringthrough {

/// A SIP server to test against.
struct SipTarget
{
    QString host; ///< name or address
    quint16 port = 5060;
    quint16 controlPort = 0; ///< another port of the same server that an ALG does not watch; 0: not
                             ///< known, the usual ones are tried
    quint16 tlsPort = 0;     ///< 0: 5061 is tried

    friend bool operator==(const SipTarget &, const SipTarget &) = default;
};

/// "host", "host:port", "[v6]:port"; nothing when it is not one.
std::optional<SipTarget> sipTargetFromString(const QString &text);

/// The way back: "host:port", with brackets round an IPv6 address.
QString sipTargetToString(const SipTarget &target);

/// Over which transports is tested.
enum class SipTransports { Udp, Tcp, Both };

/// How a test is made.
struct SipTestOptions
{
    SipTarget target;
    SipTransports transports = SipTransports::Both;
    /// The port phones send from. 0: the test chooses (5060 when it is free, and another).
    quint16 localPort = 0;
    std::optional<Gateway> gateway; ///< to tell a tunnel, and to name the layer
    std::chrono::milliseconds totalLimit{12000};
};

/// Is SIP traffic altered on its way? Recognises by itself whether the server is a mirror
/// (byte-exact comparison) or an ordinary SIP server (what its answers give away). Fresh sockets
/// for every run.
class SipTest : public Job
{
    Q_OBJECT

public:
    explicit SipTest(SipTestOptions options, QObject *parent = nullptr);
    ~SipTest() override;

Q_SIGNALS:
    /// A diagnosis, also when nothing could be told. Problems only when nothing could be sent at
    /// all (HostNotFound, ConnectionRefused for no route).
    void finished(const ringthrough::Outcome<ringthrough::Diagnosis> &result);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough
