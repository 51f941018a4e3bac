#include "commands.h"

#include "case_json.h"
#include "find_gateways.h"

#include <QElapsedTimer>
#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

class GatewayCommand : public CliCommand
{
    Q_DECLARE_TR_FUNCTIONS(GatewayCommand)

public:
    CommandSpec spec() const override
    {
        return {u"gateway"_s, tr("Show the routers that this computer uses."), {}, 0, 0, {}};
    }

protected:
    void run() override
    {
        m_clock.start();
        connect(&m_finder, &FindGateways::finished, this, &GatewayCommand::show);
        m_finder.start();
    }

private:
    void show(const Outcome<Network> &found);
    QString text(const Network &network) const;

    FindGateways m_finder;
    QElapsedTimer m_clock;
};

QString GatewayCommand::text(const Network &network) const
{
    QStringList lines;
    for (const Gateway &gateway : network.gateways) {
        const QString mac = gateway.mac.isEmpty() ? tr("not known") : gateway.mac;
        const QString own =
            gateway.ownAddress.isNull() ? tr("not known") : gateway.ownAddress.toString();
        lines.append(tr("Router %1, by %2 (%3). Its hardware address: %4. This computer: %5.")
                         .arg(gateway.address.toString(), gateway.interfaceName,
                              linkKindName(gateway.link), mac, own));
    }
    if (!network.gateway())
        lines.append(tr("There is more than one way out. Choose a router with --gateway."));
    return lines.join(u'\n');
}

void GatewayCommand::show(const Outcome<Network> &found)
{
    const Network network = found ? found.value() : Network();
    QJsonArray list;
    for (const Gateway &gateway : network.gateways)
        list.append(gatewayToJson(gateway));
    QJsonObject json = found ? QJsonObject() : problemToJson(found.problem());
    json.insert(u"gateways"_s, list);
    json.insert(u"chosen"_s, network.gateway() ? QJsonValue(network.chosen) : QJsonValue());
    json.insert(u"elapsed_ms"_s, m_clock.elapsed());
    console().answer(json, found ? text(network) : wordsForPerson(found.problem()));
    end(found ? 0 : exitCode(found.problem()));
}

} // namespace

std::unique_ptr<CliCommand> makeGatewayCommand()
{
    return std::make_unique<GatewayCommand>();
}

} // namespace ringthrough
