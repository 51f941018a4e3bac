#include "commands.h"

#include "evidence_input.h"
#include "evidence_json.h"
#include "flow_command.h"
#include "identify_answer.h"
#include "matcher.h"
#include "output_file.h"

#include <QElapsedTimer>
#include <QJsonDocument>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr int badFile = 8;

class IdentifyCommand : public FlowCommand
{
    Q_DECLARE_TR_FUNCTIONS(IdentifyCommand)

public:
    CommandSpec spec() const override
    {
        return {
            u"identify"_s,
            tr("Find out which router this is."),
            {},
            0,
            0,
            {gatewayOption(),
             {u"evidence"_s,
              tr("Repeat an identification from a file (\"-\": standard input), with no network."),
              u"file"_s},
             {u"save-evidence"_s, tr("Keep what the router said in this file."), u"file"_s}}};
    }

protected:
    void run() override;

private:
    void fromFile();
    void answerLines(const QList<EvidenceEntry> &entries);
    void answer(const Evidence &evidence, const Identification &identification);
    void asked();

    QElapsedTimer m_clock;
};

void IdentifyCommand::run()
{
    m_clock.start();
    if (has(u"evidence"_s))
        return fromFile();
    if (!makeFlow(value(u"gateway"_s), {}))
        return;
    flow().begin();
    whenAtRest([this] { asked(); });
}

void IdentifyCommand::asked()
{
    const Case &state = flow().current();
    const auto &problem = flow().lastProblem();
    if (state.network && !state.network->gateway()) {
        QStringList addresses;
        for (const Gateway &gateway : state.network->gateways)
            addresses.append(gateway.address.toString());
        return fail(SeveralGateways{addresses});
    }
    if (!state.evidence)
        return fail(problem.value_or(Problem(NoGateway{})));
    if (has(u"save-evidence"_s)) {
        const QByteArray saved = QJsonDocument(evidenceToJson(*state.evidence)).toJson();
        if (const auto failed = writeFile(value(u"save-evidence"_s), saved))
            return fail(*failed);
    }
    answer(*state.evidence, *state.identification);
}

void IdentifyCommand::answer(const Evidence &evidence, const Identification &identification)
{
    const auto base = knowledge();
    console().answer(identifyAnswer(evidence, identification, *base, m_clock.elapsed()),
                     identifyText(evidence, identification, *base));
    end(identifyExitCode(identification));
}

void IdentifyCommand::fromFile()
{
    const QString name = value(u"evidence"_s);
    const Outcome<EvidenceInput> input = readEvidenceInput(name);
    if (!input)
        return fail(input.problem());
    if (input.value().isLines)
        return answerLines(input.value().entries);
    const auto &content = input.value().entries.first().content;
    if (const QString *wrong = std::get_if<QString>(&content))
        return fail(FileProblem{name, *wrong});
    const Evidence &evidence = std::get<Evidence>(content);
    answer(evidence, ringthrough::identify(*knowledge(), evidence));
}

void IdentifyCommand::answerLines(const QList<EvidenceEntry> &entries)
{
    const auto base = knowledge();
    int code = 0;
    for (const EvidenceEntry &entry : entries) {
        QElapsedTimer clock;
        clock.start();
        QJsonObject json;
        QString text;
        if (const QString *wrong = std::get_if<QString>(&entry.content)) {
            json = problemToJson(FileProblem{value(u"evidence"_s), *wrong});
            text = *wrong;
            code = badFile;
        } else {
            const Evidence &evidence = std::get<Evidence>(entry.content);
            const Identification found = ringthrough::identify(*base, evidence);
            json = identifyAnswer(evidence, found, *base, clock.elapsed());
            text = identifyLine(evidence, found);
        }
        if (!entry.id.isUndefined() && !entry.id.isNull())
            json.insert(u"id"_s, entry.id);
        console().answerLine(json, text);
    }
    end(code);
}

} // namespace

std::unique_ptr<CliCommand> makeIdentifyCommand()
{
    return std::make_unique<IdentifyCommand>();
}

} // namespace ringthrough
