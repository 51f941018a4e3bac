#include "commands.h"

#include "case_json.h"
#include "flow_command.h"
#include "guide_words.h"
#include "identify_answer.h"
#include "offer.h"
#include "report.h"
#include "test_answer.h"

#include <QElapsedTimer>
#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr int couldNotTell = 3;

class DiagnoseCommand : public FlowCommand
{
    Q_DECLARE_TR_FUNCTIONS(DiagnoseCommand)

public:
    CommandSpec spec() const override
    {
        return {u"diagnose"_s,
                tr("Find the router, test it, and say what to do. Changes nothing."),
                {},
                0,
                0,
                {gatewayOption(), serverOption()}};
    }

protected:
    void run() override;

private:
    void identified();
    void answer();
    QStringList advice() const;
    QStringList advice(const DeviceRef &ref) const;
    int code() const;

    QElapsedTimer m_clock;
};

void DiagnoseCommand::run()
{
    m_clock.start();
    if (!makeFlow(value(u"gateway"_s), value(u"server"_s)))
        return;
    flow().begin();
    whenAtRest([this] { identified(); });
}

void DiagnoseCommand::identified()
{
    const Case &state = flow().current();
    if (!state.network)
        return fail(flow().lastProblem().value_or(Problem(NoGateway{})));
    if (!flow().sipServer())
        return answer();
    flow().testBefore();
    whenAtRest([this] { answer(); });
}

QStringList DiagnoseCommand::advice(const DeviceRef &ref) const
{
    const Case &state = flow().current();
    QStringList lines{switchableSentence(*ref.vendor, *ref.device)};
    if (!ref.device->guide.isEmpty())
        lines.append(tr("The steps by hand: ringthrough-cli guide %1").arg(ref.device->id));
    if (!reasonAgainstChange(state, flow().knowledge(), true))
        lines.append(tr("Or let it be done: ringthrough-cli fix --user NAME"));
    for (const WayRound way : ref.device->waysRound)
        lines.append(tr("A way round: %1").arg(wayRoundTitle(way)));
    return lines;
}

QStringList DiagnoseCommand::advice() const
{
    const Case &state = flow().current();
    if (!state.before && !flow().sipServer())
        return {
            tr("Whether calls are changed was not tested. Name your phone provider's server with "
               "--server.")};
    if (state.before && state.before->verdict == Verdict::Clean)
        return {};
    if (const auto ref = flow().device())
        return advice(*ref);
    return {tr("Choose your router from the list: ringthrough-cli vendors --search TEXT")};
}

int DiagnoseCommand::code() const
{
    const Case &state = flow().current();
    if (state.before)
        return testExitCode(*state.before);
    const Identification found = state.identification.value_or(Identification());
    const int who = identifyExitCode(found);
    return who == 0 ? couldNotTell : who;
}

void DiagnoseCommand::answer()
{
    const Case &state = flow().current();
    const Evidence evidence = state.evidence.value_or(Evidence());
    const Identification found = state.identification.value_or(Identification());
    const auto base = knowledge();
    QJsonObject json{
        {u"identification"_s, identifyAnswer(evidence, found, *base, 0)},
        {u"test"_s, state.before ? QJsonValue(diagnosisToJson(*state.before)) : QJsonValue()},
        {u"headline"_s, headline(state, *base)},
        {u"advice"_s, QJsonArray::fromStringList(advice())},
        {u"reference"_s, state.reference},
        {u"elapsed_ms"_s, m_clock.elapsed()}};
    if (const Gateway *gateway = state.network->gateway())
        json.insert(u"gateway"_s, gatewayToJson(*gateway));
    QStringList text{headline(state, *base), {}, identifyText(evidence, found, *base)};
    if (state.before)
        text += {QString(), testText(*state.before)};
    if (!advice().isEmpty())
        text += QStringList{QString(), tr("What to do:")} + advice();
    console().answer(json, text.join(u'\n'));
    end(code());
}

} // namespace

std::unique_ptr<CliCommand> makeDiagnoseCommand()
{
    return std::make_unique<DiagnoseCommand>();
}

} // namespace ringthrough
