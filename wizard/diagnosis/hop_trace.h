#pragma once

#include "hop_quote.h"
#include "job.h"
#include "outcome.h"

#include <QHostAddress>

#include <chrono>
#include <memory>
#include <optional>

namespace ringthrough {

/// What one message with a limited time to live met.
struct Hop
{
    int timeToLive = 0;
    QHostAddress address;      ///< who quoted it, or the server; null when nothing came back
    bool isServer = false;     ///< it got all the way
    qsizetype quotedBytes = 0; ///< of the message, headers of the packet not counted
    QuoteFinding finding;      ///< how the message looked when it came there

    friend bool operator==(const Hop &, const Hop &) = default;
};

/// The box that alters the message, counted from here: 1 is the router at home, 0 this computer
/// itself. Two numbers where routers in between said nothing.
struct HopSpan
{
    int first = 0;
    int last = 0;

    friend bool operator==(const HopSpan &, const HopSpan &) = default;
};

/// What the messages met on the way.
struct HopTraceResult
{
    bool possible = false; ///< false: this system does not tell, or the way is not IPv4
    QList<Hop> hops;       ///< one for each time to live, from 1
    QList<Hop> control;    ///< the same to the control port

    friend bool operator==(const HopTraceResult &, const HopTraceResult &) = default;
};

/// Where the first difference came from; nothing when no quote differs.
std::optional<HopSpan> alteringHop(const QList<Hop> &hops);

/// What is to be traced.
struct HopTraceOptions
{
    QHostAddress server;
    QByteArray serverName; ///< what the person calls it; empty: the address
    quint16 port = 5060;
    quint16 controlPort = 5080; ///< one that an ALG does not watch; 0: none
    int hops = 4;               ///< 1 to 5
    std::chrono::milliseconds limit{1500};
};

/// Sends OPTIONS that die at the first routers of the way and looks at what those quote of them. A
/// router that drops a message shows it as the boxes before it left it, so the first difference
/// tells who alters. Needs no SIP server: only the messages that live longest reach it.
///
/// What it cannot see: a proxy, whose messages start a life of their own, and an ALG that finds
/// another address in the message than the one it translates (such as a carrier's behind a router
/// that translates, too).
class HopTrace : public Job
{
    Q_OBJECT

public:
    explicit HopTrace(HopTraceOptions options, QObject *parent = nullptr);
    ~HopTrace() override;

Q_SIGNALS:
    /// Also when nobody quoted anything. A problem only when nothing could be sent
    /// (ConnectionRefused for no route).
    void finished(const ringthrough::Outcome<ringthrough::HopTraceResult> &result);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough
