#pragma once

#include "hop_nobody_home.h"
#include "way_findings.h"

#include <QObject>

#include <memory>

namespace ringthrough {

/// Looks at the way to a server side by side: a trace of what stations quote, for UDP alone, and
/// whether somebody answers where nobody is. Ends within 1.5 seconds, or three where somebody
/// answers.
class WayProbes : public QObject
{
    Q_OBJECT

public:
    /// `wire` is Udp or Tcp.
    WayProbes(const HopTraceOptions &options, Wire wire, QObject *parent = nullptr);

    /// `finished` comes once, never from inside start().
    void start();

    bool isOver() const { return m_running == 0; }
    const WayFindings &findings() const { return m_findings; }

    /// Whether this can be asked at all: over IPv4, of a server that is not this computer, by a
    /// computer behind a router.
    static bool suits(const QHostAddress &own, const QHostAddress &server);

Q_SIGNALS:
    void finished();

private:
    void oneLess();

    HopTrace m_trace;
    NobodyHome m_home;
    NobodyHome m_further;
    WayFindings m_findings;
    int m_running = 2; ///< the two looks for somebody; the trace is one more
};

} // namespace ringthrough
