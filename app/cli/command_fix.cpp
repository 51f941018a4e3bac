#include "commands.h"

#include "change_command.h"
#include "change_router.h"
#include "offer.h"
#include "vocabulary.h"

#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

class FixCommand : public ChangeCommand
{
    Q_DECLARE_TR_FUNCTIONS(FixCommand)

public:
    CommandSpec spec() const override;

protected:
    void run() override;

private:
    bool readOptions();
    void known();
    void showPlan(const DeviceRef &ref);
    void sayPlan(const QStringList &lines) const;

    std::optional<Transport> m_via;
    quint16 m_port = 0;
};

CommandSpec FixCommand::spec() const
{
    QList<QCommandLineOption> options{
        gatewayOption(),
        {u"device"_s, tr("The router, by its id, instead of asking it."), u"id"_s},
        {u"via"_s, tr("telnet or ssh."), u"way"_s},
        {u"port"_s, tr("Another port than 23 or 22."), u"port"_s},
        {u"user"_s, tr("The user name to sign in with."), u"name"_s},
        {u"dry-run"_s, tr("Show every line that would be typed, and send none.")}};
    return {u"fix"_s, tr("Switch it off on the router, check that, and undo it if it fails."),
            {},       0,
            0,        options + changeOptions()};
}

bool FixCommand::readOptions()
{
    m_via = transportFromName(value(u"via"_s));
    if (has(u"via"_s) && !m_via) {
        refuseUsage(tr("--via is telnet or ssh."));
        return false;
    }
    bool isPort = true;
    if (has(u"port"_s))
        m_port = value(u"port"_s).toUShort(&isPort);
    if (!isPort || (has(u"port"_s) && m_port == 0)) {
        refuseUsage(tr("--port is a number from 1 to 65535."));
        return false;
    }
    if (!has(u"user"_s) && !has(u"dry-run"_s)) {
        refuseUsage(tr("Say with --user which name you sign in with."));
        return false;
    }
    if (has(u"device"_s) && !knowledge()->device(value(u"device"_s))) {
        answerUnchanged(RouterUnknown{value(u"device"_s)}, value(u"device"_s));
        return false;
    }
    return true;
}

void FixCommand::run()
{
    if (!readOptions())
        return;
    if (has(u"dry-run"_s) && has(u"device"_s))
        return showPlan(*knowledge()->device(value(u"device"_s)));
    const PortOverride ports{m_via.value_or(Transport::Telnet), m_port};
    if (!makeFlow(value(u"gateway"_s), value(u"server"_s), ports))
        return;
    if (has(u"device"_s))
        flow().beginWith(value(u"device"_s));
    else
        flow().begin();
    whenAtRest([this] { known(); });
}

void FixCommand::sayPlan(const QStringList &lines) const
{
    console().say(tr("This will be typed on your router:"));
    for (const QString &line : lines)
        console().say(u"    "_s + line);
}

void FixCommand::showPlan(const DeviceRef &ref)
{
    if (!ref.device->recipe)
        return answerUnchanged(NoRecipe{ref.device->id, u"there is no recipe"_s}, ref.device->id);
    const Recipe &recipe = *ref.device->recipe;
    const Transport via = m_via.value_or(preferredTransport(recipe, std::nullopt));
    const QString user = has(u"user"_s) ? value(u"user"_s) : ref.device->signIn.user;
    const QStringList lines = preview(recipe, via, user);
    const QJsonObject json{{u"dry_run"_s, true},
                           {u"outcome"_s, QJsonValue()},
                           {u"device"_s, ref.device->id},
                           {u"via"_s, transportName(via)},
                           {u"commands"_s, QJsonArray::fromStringList(lines)},
                           {u"needs_restart"_s, recipe.effect == Effect::AfterRestart},
                           {u"message"_s, tr("Nothing was sent.")}};
    console().answer(json, lines.join(u'\n'));
    end(0);
}

void FixCommand::known()
{
    const Case &state = flow().current();
    const auto against =
        reasonAgainstChange(state, flow().knowledge(), flow().sipServer().has_value());
    if (!flow().device() && flow().lastProblem())
        return answerUnchanged(*flow().lastProblem(), {});
    if (against)
        return answerUnchanged(*against, state.chosenDevice);
    const DeviceRef ref = *flow().device();
    if (has(u"dry-run"_s))
        return showPlan(ref);
    const Recipe &recipe = *ref.device->recipe;
    const Transport via = m_via.value_or(preferredTransport(recipe, state.evidence));
    if (!recipe.transports.contains(via))
        return answerUnchanged(NoRecipe{ref.device->id, u"not by "_s + transportName(via)},
                               ref.device->id);
    if (!has(u"yes"_s))
        sayPlan(preview(recipe, via, value(u"user"_s)));
    if (!agreed(tr("Shall this be done now?")))
        return;
    std::optional<SignInDetails> signIn = readSignIn(value(u"user"_s), recipe);
    if (!signIn)
        return;
    answerQuestions();
    showStages();
    flow().switchOff(via, std::move(*signIn));
    whenAtRest([this] { answerWithChange(); });
}

} // namespace

std::unique_ptr<CliCommand> makeFixCommand()
{
    return std::make_unique<FixCommand>();
}

} // namespace ringthrough
