#include "fresh_ports.h"

namespace ringthrough {

namespace {

constexpr int lowest = 20000;
constexpr int portsOfATest = 24; // a test of every kind uses fewer than sixteen
constexpr int tests = 45000 / portsOfATest;
constexpr qint64 milliseconds = 200;

} // namespace

FreshPorts::FreshPorts(qint64 sinceEpoch)
    : m_first(lowest + static_cast<int>(sinceEpoch / milliseconds % tests) * portsOfATest)
{
}

quint16 FreshPorts::next()
{
    return static_cast<quint16>(m_first + m_dealt++ % portsOfATest);
}

} // namespace ringthrough
