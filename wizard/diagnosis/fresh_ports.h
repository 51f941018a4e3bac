#pragma once

#include <QtGlobal>

namespace ringthrough {

/// Local ports for one SIP test that no other test of this computer has used for some minutes.
///
/// A router goes on treating a flow as it began it, for minutes after the last packet: three on
/// Linux, up to five on others. Ports drawn at random meet an old flow now and then, and a test
/// after a change would then find what was before it. So they are dealt out by the clock.
class FreshPorts
{
public:
    /// The time of the test, in milliseconds; 200 of them apart, tests have no port in common
    /// for six minutes.
    explicit FreshPorts(qint64 sinceEpoch);

    /// One after the other, 20000 to 64999. After 24 they are those of the first again.
    quint16 next();

private:
    int m_first = 0;
    int m_dealt = 0;
};

} // namespace ringthrough
