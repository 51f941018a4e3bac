#include "commands.h"

#include "advice.h"
#include "case_json.h"
#include "flow_command.h"
#include "identify_answer.h"
#include "path_json.h"
#include "path_words.h"
#include "report.h"
#include "test_answer.h"

#include <QElapsedTimer>
#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr int couldNotTell = 3;

QString checkNames();

class DiagnoseCommand : public FlowCommand
{
    Q_DECLARE_TR_FUNCTIONS(DiagnoseCommand)

public:
    CommandSpec spec() const override
    {
        return {
            u"diagnose"_s,
            tr("Find the router, test it, and say what to do. Changes nothing."),
            {},
            0,
            0,
            {gatewayOption(),
             serverOption(),
             {u"skip"_s, tr("Leave these checks of the way out: %1, or all.").arg(checkNames()),
              u"check,..."_s},
             {u"lifetime"_s, tr("Also measure how long the router remembers a quiet phone; this "
                                "takes minutes.")}}};
    }

protected:
    void run() override;

private:
    bool chooseChecks();
    void identified();
    void checkWay();
    void answer();
    QString wayText() const;
    static QJsonArray adviceDetails(const QList<Advice> &advice);
    QStringList adviceLines(const QList<Advice> &advice) const;
    int code() const;

    QElapsedTimer m_clock;
    QList<PathCheck> m_checks;
};

QString checkNames()
{
    QStringList names;
    for (const PathCheck check : PathOptions().checks)
        names.append(pathCheckName(check));
    return names.join(u", "_s);
}

// False when one of the names is none; it has been answered then.
bool DiagnoseCommand::chooseChecks()
{
    m_checks = PathOptions().checks;
    for (const QString &name : value(u"skip"_s).split(u',', Qt::SkipEmptyParts)) {
        if (name.trimmed() == u"all"_s) {
            m_checks.clear();
            continue;
        }
        const std::optional<PathCheck> check = pathCheckFromName(name.trimmed());
        if (!check) {
            refuseUsage(
                tr("--skip takes these, with commas between: %1, or all.").arg(checkNames()));
            return false;
        }
        m_checks.removeAll(*check);
    }
    // Asked for by name, so no "all" is meant to leave it out.
    if (has(u"lifetime"_s))
        m_checks.append(PathCheck::Lifetime);
    return true;
}

void DiagnoseCommand::run()
{
    m_clock.start();
    if (!chooseChecks())
        return;
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
    whenAtRest([this] { checkWay(); });
}

void DiagnoseCommand::checkWay()
{
    if (m_checks.isEmpty())
        return answer();
    console().say(tr("Checking the rest of the way. This takes about 12 seconds."));
    flow().checkPath(m_checks);
    whenAtRest([this] { answer(); });
}

// One sentence a line, to be read out over the telephone.
QString DiagnoseCommand::wayText() const
{
    const Case &state = flow().current();
    QStringList lines;
    if (state.path)
        for (const PathWords &words : pathWords(*state.path))
            lines.append(words.forPerson);
    return lines.join(u'\n');
}

QJsonArray DiagnoseCommand::adviceDetails(const QList<Advice> &advice)
{
    QJsonArray array;
    for (const Advice &one : advice)
        array.append(QJsonObject{{u"kind"_s, adviceKindName(one.kind)},
                                 {u"sureness"_s, surenessName(one.sureness)},
                                 {u"title"_s, one.title},
                                 {u"why"_s, one.why},
                                 {u"proof"_s, one.proof},
                                 {u"how"_s, one.how},
                                 {u"place"_s, advicePlaceName(one.place)},
                                 {u"article"_s, one.article}});
    return array;
}

// What to do, best first, each with what it is about and how it is done here.
QStringList DiagnoseCommand::adviceLines(const QList<Advice> &advice) const
{
    const Case &state = flow().current();
    QStringList lines;
    for (const Advice &one : advice) {
        lines.append(tr("%1. %2").arg(lines.size() + 1).arg(one.title));
        lines.last() += u"\n   "_s + one.why + u"\n   "_s + one.how;
        if (one.place == AdvicePlace::SwitchOff)
            lines.last() += u"\n   ringthrough-cli fix --user NAME"_s;
        const auto device = flow().device();
        if (one.place == AdvicePlace::Guide && device)
            lines.last() += u"\n   ringthrough-cli guide "_s + device->device->id;
        if (one.place == AdvicePlace::Account)
            lines.last() +=
                u"\n   ringthrough-cli test --account USER --server %1"_s.arg(state.before->server);
        if (one.place == AdvicePlace::Routers)
            lines.last() += u"\n   ringthrough-cli vendors --search TEXT"_s;
    }
    return lines;
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
    const QList<Advice> advice = adviceFor(state, flow().knowledge());
    const QStringList lines = adviceLines(advice);
    const QString way = wayText();
    QJsonObject json{
        {u"identification"_s, identifyAnswer(evidence, found, *base, 0)},
        {u"test"_s, state.before ? QJsonValue(diagnosisToJson(*state.before)) : QJsonValue()},
        {u"headline"_s, headline(state, *base)},
        {u"path"_s, state.path ? QJsonValue(pathToJson(*state.path)) : QJsonValue()},
        {u"advice"_s, QJsonArray::fromStringList(lines)},
        {u"advice_details"_s, adviceDetails(advice)},
        {u"reference"_s, state.reference},
        {u"elapsed_ms"_s, m_clock.elapsed()}};
    if (const Gateway *gateway = state.network->gateway())
        json.insert(u"gateway"_s, gatewayToJson(*gateway));
    QStringList text{headline(state, *base), {}, identifyText(evidence, found, *base)};
    if (state.before)
        text += {QString(), testText(*state.before)};
    if (!way.isEmpty())
        text += {QString(), tr("The rest of the way:"), way};
    if (!lines.isEmpty())
        text += QStringList{QString(), tr("What to do:")} + lines;
    console().answer(json, text.join(u'\n'));
    end(code());
}

} // namespace

std::unique_ptr<CliCommand> makeDiagnoseCommand()
{
    return std::make_unique<DiagnoseCommand>();
}

} // namespace ringthrough
