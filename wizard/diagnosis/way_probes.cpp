#include "way_probes.h"

#include "own_link.h"

namespace ringthrough {

namespace {

NobodyHomeOptions within(int routers, Wire wire)
{
    NobodyHomeOptions options;
    options.routers = routers;
    options.wire = wire;
    return options;
}

} // namespace

WayProbes::WayProbes(const HopTraceOptions &options, Wire wire, QObject *parent)
    : QObject(parent), m_trace(options), m_home(within(1, wire)), m_further(within(4, wire))
{
    m_findings.askedOver = wire;
    connect(&m_trace, &HopTrace::finished, this, [this](const Outcome<HopTraceResult> &result) {
        if (result)
            m_findings.trace = result.value();
        oneLess();
    });
    connect(&m_home, &NobodyHome::finished, this, [this](const Outcome<bool> &answered) {
        m_findings.homeAnswers = answered && answered.value();
        oneLess();
    });
    connect(&m_further, &NobodyHome::finished, this, [this](const Outcome<bool> &answered) {
        m_findings.askedNobody = answered.ok();
        m_findings.furtherAnswers = answered && answered.value();
        // Only where somebody answers is it worth knowing how near.
        if (m_findings.furtherAnswers)
            m_home.start();
        else
            --m_running;
        oneLess();
    });
}

void WayProbes::start()
{
    if (m_findings.askedOver == Wire::Udp) {
        ++m_running;
        m_trace.start();
    }
    m_further.start();
}

bool WayProbes::suits(const QHostAddress &own, const QHostAddress &server)
{
    bool isIpv4 = false;
    server.toIPv4Address(&isIpv4);
    return isIpv4 && !server.isLoopback() && isPrivateAddress(own) && !own.isLoopback();
}

void WayProbes::oneLess()
{
    if (--m_running == 0)
        Q_EMIT finished();
}

} // namespace ringthrough
