#include "flow_command.h"

#include "sip_server_choice.h"

#include <utility>

namespace ringthrough {

using namespace Qt::StringLiterals;

QCommandLineOption FlowCommand::gatewayOption()
{
    return {u"gateway"_s, tr("The router's address, instead of looking for it."), u"address"_s};
}

QCommandLineOption FlowCommand::serverOption()
{
    return {u"server"_s, tr("The SIP server or mirror to test against."), u"host[:port]"_s};
}

bool FlowCommand::makeFlow(const QString &gateway, const QString &sipServer,
                           const PortOverride &port)
{
    Surroundings around;
    around.knowledge = knowledge();
    around.discovery = discoveryFor(settings());
    around.stateFolder = settings().stateFolder;
    if (settings().ports) {
        around.telnetPort = settings().ports->telnet;
        around.sshPort = settings().ports->ssh;
    }
    if (port.port != 0)
        (port.via == Transport::Ssh ? around.sshPort : around.telnetPort) = port.port;
    const auto server = chooseSipServer(settings(), sipServer);
    if (!server) {
        fail(server.problem());
        return false;
    }
    around.sipServer = server.value();
    const auto profile = chosenProfile(settings());
    if (!profile) {
        fail(profile.problem());
        return false;
    }
    around.profile = profile.value();
    if (!gateway.isEmpty()) {
        Gateway named;
        if (!named.address.setAddress(gateway)) {
            refuseUsage(tr("\"%1\" is not an IP address.").arg(gateway));
            return false;
        }
        around.network = Network{{named}, 0};
    }
    m_flow = std::make_unique<Flow>(std::move(around));
    connect(m_flow.get(), &Flow::progressed, this,
            [this](const QString &sentence) { console().say(sentence); });
    connect(m_flow.get(), &Flow::activityChanged, this, &FlowCommand::advance,
            Qt::QueuedConnection);
    return true;
}

void FlowCommand::whenAtRest(std::function<void()> next)
{
    m_next = std::move(next);
    QMetaObject::invokeMethod(this, &FlowCommand::advance, Qt::QueuedConnection);
}

void FlowCommand::advance()
{
    if (!m_next || m_flow->activity() != Activity::None)
        return;
    std::exchange(m_next, {})();
}

void FlowCommand::interrupt()
{
    // A change brings itself to a known state first; the answer comes when it has.
    if (m_flow && m_flow->isChanging())
        return m_flow->cancel();
    CliCommand::interrupt();
}

} // namespace ringthrough
