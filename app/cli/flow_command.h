#pragma once

#include "command.h"
#include "flow.h"

#include <functional>

namespace ringthrough {

/// A port that was named for one way in; 0: none was.
struct PortOverride
{
    Transport via = Transport::Telnet;
    quint16 port = 0;
};

/// A command that goes along the wizard's own way: it asks a Flow and waits for it to come to rest.
class FlowCommand : public CliCommand
{
    Q_OBJECT

public:
    void interrupt() override;

protected:
    Flow &flow() { return *m_flow; }
    const Flow &flow() const { return *m_flow; }

    /// A flow at the named gateway, or at the system's own when the name is empty. False when that
    /// was no address or the SIP server is none; it has been answered then.
    bool makeFlow(const QString &gateway, const QString &sipServer, const PortOverride &port = {});

    /// `next` is called once, from the event loop, when nothing is going on any more.
    void whenAtRest(std::function<void()> next);

    static QCommandLineOption gatewayOption();
    static QCommandLineOption serverOption();

private:
    void advance();

    std::unique_ptr<Flow> m_flow;
    std::function<void()> m_next;
};

} // namespace ringthrough
