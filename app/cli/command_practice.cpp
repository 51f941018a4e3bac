#include "commands.h"

#include "practice_router.h"

#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

class PracticeCommand : public CliCommand
{
    Q_DECLARE_TR_FUNCTIONS(PracticeCommand)

public:
    CommandSpec spec() const override
    {
        return {u"practice"_s,
                tr("Play a router on this computer to practise with, until Ctrl-C."),
                {},
                0,
                0,
                {{u"device"_s, tr("Which router, by its id."), u"id"_s}}};
    }

    void interrupt() override { end(0); }

protected:
    void run() override;

private:
    void show(const DeviceRef &ref, const PracticeAddresses &at) const;
    QStringList commandsToType(const Device &device, const PracticeAddresses &at) const;

    PracticeRouter m_router;
};

QString portsOf(const PracticeAddresses &at)
{
    return u"http=%1,telnet=%2,ssh=%3,sip_control=%4"_s.arg(at.httpPort)
        .arg(at.telnetPort)
        .arg(at.sshPort)
        .arg(at.sipServer.controlPort);
}

QStringList PracticeCommand::commandsToType(const Device &device, const PracticeAddresses &at) const
{
    const QString gateway = u" --gateway "_s + at.address.toString();
    const QString server = u" --server %1:%2"_s.arg(at.sipServer.host).arg(at.sipServer.port);
    const QString via = at.sshPort != 0 ? u"ssh"_s : u"telnet"_s;
    const bool restarts = device.recipe->effect == Effect::AfterRestart;
    const QString restart = restarts ? u" --restart"_s : QString();
    const QString program = u"ringthrough-cli "_s;
    return {u"export RINGTHROUGH_PORTS="_s + portsOf(at), program + u"identify"_s + gateway,
            program + u"test"_s + server,
            program + u"fix"_s + gateway + u" --via "_s + via + u" --user "_s + at.user + server +
                restart,
            program + u"undo --last"_s + restart};
}

void PracticeCommand::show(const DeviceRef &ref, const PracticeAddresses &at) const
{
    const QStringList commands = commandsToType(*ref.device, at);
    const QString second = at.privilegedPassword;
    QStringList text{
        tr("This computer now plays a router: %1, %2.").arg(ref.vendor->name, ref.device->family),
        tr("Its page: http://%1:%2/").arg(at.address.toString()).arg(at.httpPort)};
    if (at.telnetPort != 0)
        text.append(tr("Telnet: %1 port %2").arg(at.address.toString()).arg(at.telnetPort));
    if (at.sshPort != 0)
        text.append(tr("SSH: %1 port %2").arg(at.address.toString()).arg(at.sshPort));
    text.append(tr("User name: %1. Password: %2").arg(at.user, at.password));
    if (!second.isEmpty())
        text.append(tr("Password for changes: %1").arg(second));
    text += QStringList{{}, tr("Type this in another terminal:")} + commands;
    text += QStringList{{}, tr("Ctrl-C ends it.")};
    console().answer(
        {{u"device"_s, ref.device->id},
         {u"address"_s, at.address.toString()},
         {u"http_port"_s, at.httpPort},
         {u"telnet_port"_s, at.telnetPort},
         {u"ssh_port"_s, at.sshPort},
         {u"sip_server"_s, at.sipServer.host + u':' + QString::number(at.sipServer.port)},
         {u"sip_control_port"_s, at.sipServer.controlPort},
         {u"user"_s, at.user},
         {u"practice_password"_s, at.password},
         {u"practice_privileged_password"_s, second},
         {u"ports"_s, portsOf(at)},
         {u"commands"_s, QJsonArray::fromStringList(commands)}},
        text.join(u'\n'));
}

void PracticeCommand::run()
{
    const auto base = knowledge();
    const std::optional<DeviceRef> ref = practiceDevice(*base, value(u"device"_s));
    if (!ref)
        return fail(NoRecipe{value(u"device"_s), u"it cannot be played"_s});
    connect(&m_router, &PracticeRouter::happened, this,
            [this](const QString &sentence) { console().say(sentence); });
    const Outcome<PracticeAddresses> at = m_router.listen(*ref->vendor, *ref->device);
    if (!at)
        return fail(at.problem());
    show(*ref, at.value());
}

} // namespace

std::unique_ptr<CliCommand> makePracticeCommand()
{
    return std::make_unique<PracticeCommand>();
}

} // namespace ringthrough
