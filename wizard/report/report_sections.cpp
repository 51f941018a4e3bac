#include "report_sections.h"

#include "change_words.h"
#include "router_name.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSysInfo>

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

DocumentSection emptySection(const QString &heading)
{
    return {heading, {}, DocumentSection::List::Points, {}, {}};
}

QString orNotKnown(const QString &text)
{
    return text.isEmpty() ? Words::tr("not known") : text;
}

QString program()
{
    return Words::tr("%1 %2 on %3", "program, version, operating system")
        .arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion(),
             QSysInfo::prettyProductName());
}

QString newestFact(const KnowledgeBase &base)
{
    QDate newest;
    for (const Vendor &vendor : base.vendors()) {
        for (const Device &device : vendor.devices)
            newest = newest.isValid() ? std::max(newest, device.checked) : device.checked;
    }
    return newest.toString(Qt::ISODate);
}

QString sureness(const Case &state)
{
    if (state.chosenByPerson)
        return Words::tr("chosen by a person");
    const std::optional<Candidate> best =
        state.identification ? state.identification->best() : std::nullopt;
    if (!best)
        return Words::tr("not known");
    const int percent = qRound(best->confidence * 100);
    return state.identification->isSure() ? Words::tr("sure (%1 of 100)").arg(percent)
                                          : Words::tr("not sure (%1 of 100)").arg(percent);
}

QString firmware(const Case &state)
{
    const std::optional<Candidate> best =
        state.identification ? state.identification->best() : std::nullopt;
    return orNotKnown(best ? best->firmware : QString());
}

QString tested(const std::optional<Diagnosis> &diagnosis)
{
    return diagnosis ? wordsForPerson(diagnosis->reason) : Words::tr("not tested");
}

QString gatewayText(const Case &state)
{
    const Gateway *gateway = state.network ? state.network->gateway() : nullptr;
    if (!gateway)
        return orNotKnown({});
    return gateway->mac.isEmpty() ? gateway->address.toString()
                                  : gateway->address.toString() + u", "_s + gateway->mac;
}

QString yesOrNo(bool value)
{
    return value ? Words::tr("yes") : Words::tr("no");
}

} // namespace

DocumentSection summarySection(const Case &state, const KnowledgeBase &base)
{
    DocumentSection section = emptySection(Words::tr("In short"));
    const auto row = [&section](const QString &what, const QString &value) {
        section.rows.append({what, value});
    };
    row(Words::tr("What"), Words::tr("Result"));
    row(Words::tr("Reference"), state.reference);
    row(Words::tr("Begun"),
        QLocale().toString(state.startedAt.toUTC(), QLocale::ShortFormat) + u" UTC"_s);
    row(Words::tr("Made with"), program());
    row(Words::tr("Facts of"), newestFact(base));
    row(Words::tr("Router"), orNotKnown(routerName(state, base)));
    row(Words::tr("How sure"), sureness(state));
    row(Words::tr("Firmware"), firmware(state));
    row(Words::tr("Address"), gatewayText(state));
    row(Words::tr("Test before"), tested(state.before));
    row(Words::tr("Change"), state.change ? wordsForPerson(*state.change)
                                          : Words::tr("nothing was changed by this program"));
    row(Words::tr("Test after"), tested(state.after));
    row(Words::tr("Off, proven"), yesOrNo(state.proof && state.proof->isProven()));
    return section;
}

DocumentSection reasonsSection(const Case &state)
{
    DocumentSection section = emptySection(Words::tr("Why we think it is this router"));
    const std::optional<Candidate> best =
        state.identification ? state.identification->best() : std::nullopt;
    if (!best || best->reasons.isEmpty())
        return section;
    section.rows.append({Words::tr("It said"), Words::tr("Where"), Words::tr("It fits")});
    for (const Reason &reason : best->reasons) {
        const QString said =
            signalName(reason.observation.signal) + u": "_s + reason.observation.value.simplified();
        section.rows.append({said.left(300), reason.observation.url.toString(), reason.rule});
    }
    return section;
}

DocumentSection testSection(const QString &heading, const std::optional<Diagnosis> &diagnosis)
{
    DocumentSection section = emptySection(heading);
    if (!diagnosis)
        return section;
    section.paragraphs += findingsForPerson(*diagnosis);
    section.paragraphs.append(
        Words::tr("Server: %1. Transport: %2. Time: %3 ms.")
            .arg(diagnosis->server, diagnosis->transport, QString::number(diagnosis->elapsedMs)));
    if (diagnosis->alterations.isEmpty())
        return section;
    section.rows.append({Words::tr("Part"), Words::tr("Sent"), Words::tr("Received"),
                         Words::tr("Breaks calls"), Words::tr("Seen in")});
    for (const Alteration &one : diagnosis->alterations)
        section.rows.append({one.part, one.sent, one.received, yesOrNo(one.damage), one.flow});
    return section;
}

DocumentSection messagesSection(const QString &heading, const std::optional<Diagnosis> &diagnosis)
{
    DocumentSection section = emptySection(heading);
    if (!diagnosis || diagnosis->probes.isEmpty())
        return section;
    section.rows.append({Words::tr("Message"), Words::tr("From"), Words::tr("To"),
                         Words::tr("Over"), Words::tr("What came of it")});
    for (const ProbeRecord &probe : diagnosis->probes)
        section.rows.append(
            {probe.name, probe.source, probe.target, probe.transport, probe.outcome});
    return section;
}

DocumentSection changeSection(const Case &state)
{
    DocumentSection section = emptySection(Words::tr("What was done"));
    if (state.guided)
        section.paragraphs.append(Words::tr("By hand: %1 of %2 steps were ticked off.")
                                      .arg(state.guided->stepsDone)
                                      .arg(state.guided->stepsTotal));
    if (!state.change)
        return section;
    const Change &change = *state.change;
    section.paragraphs.append(
        Words::tr("The setting was %1 before and is %2 now.")
            .arg(wordsForPerson(change.before), wordsForPerson(change.after)));
    if (change.obsoleteAlgorithms)
        section.paragraphs.append(
            Words::tr("The router only offered old encryption; it was used with consent."));
    if (!change.problem.isEmpty())
        section.paragraphs.append(Words::tr("For support: %1").arg(change.problem));
    DocumentItem conversation{Words::tr("The conversation, passwords left out:"), {}};
    for (const TranscriptLine &line : change.transcript)
        conversation.lines.append((line.typed ? u"> "_s : u"  "_s) + line.text);
    if (!conversation.lines.isEmpty())
        section.items.append(conversation);
    return section;
}

DocumentSection proofSection(const Case &state)
{
    DocumentSection section = emptySection(Words::tr("What speaks for it being off"));
    if (!state.proof)
        return section;
    section.rows.append({Words::tr("Proof"), Words::tr("Given")});
    section.rows.append({Words::tr("The router itself says that it is off"),
                         yesOrNo(state.proof->settingReadBack)});
    section.rows.append(
        {Words::tr("The test shows unchanged messages"), yesOrNo(state.proof->sipTestClean)});
    section.rows.append(
        {Words::tr("The test gives no sign of changes"), yesOrNo(state.proof->noSignFound)});
    section.rows.append(
        {Words::tr("The person says that calls work"), yesOrNo(state.proof->personSaidYes)});
    return section;
}

} // namespace ringthrough
