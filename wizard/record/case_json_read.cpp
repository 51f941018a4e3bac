#include "case_json.h"

#include "evidence_json.h"
#include "json_fields.h"
#include "names.h"
#include "path_json.h"
#include "vocabulary.h"

#include <QJsonDocument>

#include <limits>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fileLimit = 8 * 1024 * 1024;
constexpr qsizetype messageLimit = 64 * 1024; // one SIP message, or what a page said
constexpr int mostElapsed = 24 * 60 * 60 * 1000;
constexpr int anyNumber = std::numeric_limits<int>::max();

Gateway readGateway(JsonFields from)
{
    Gateway gateway;
    gateway.address = from.address(u"address"_s);
    gateway.interfaceName = from.text(u"interface"_s, 256);
    gateway.interfaceIndex = from.number(u"interface_index"_s, 0, anyNumber);
    gateway.link = from.word(u"link"_s, linkKindFromName, LinkKind::Other);
    gateway.ownAddress = from.address(u"own_address"_s);
    gateway.mac = from.mac(u"mac"_s);
    gateway.metric = from.number(u"metric"_s, -1, anyNumber);
    return gateway;
}

Network readNetwork(JsonFields from)
{
    Network network;
    for (const JsonFields &entry : from.objects(u"gateways"_s, 64))
        network.gateways.append(readGateway(entry));
    network.chosen = from.number(u"chosen"_s, -1, int(network.gateways.size()) - 1);
    return network;
}

Evidence readEvidence(JsonFields &from)
{
    // Its own reader checks it; what it complains about is told as part of this file.
    const JsonFields part = from.object(u"evidence"_s);
    auto read = evidenceFromJson(QJsonDocument(part.raw()).toJson(QJsonDocument::Compact));
    if (const QString *wrong = std::get_if<QString>(&read)) {
        from.complain(u"evidence"_s, *wrong);
        return {};
    }
    return std::get<Evidence>(std::move(read));
}

Reason readReason(JsonFields from)
{
    Reason reason;
    reason.observation.signal = from.word(u"signal"_s, signalFromName, Signal::HttpBody);
    reason.observation.value = from.text(u"value"_s, 1024 * 1024);
    reason.observation.url = QUrl(from.text(u"url"_s));
    reason.rule = from.text(u"rule"_s);
    return reason;
}

QString textOrNothing(JsonFields &from, const QString &key)
{
    return from.has(key) ? from.text(key, 512) : QString();
}

Candidate readCandidate(JsonFields from)
{
    Candidate candidate;
    candidate.vendorId = from.id(u"vendor_id"_s);
    candidate.vendorName = from.text(u"vendor"_s, 512);
    candidate.deviceId = from.has(u"device"_s) ? from.id(u"device"_s) : QString();
    candidate.family = textOrNothing(from, u"family"_s);
    candidate.model = textOrNothing(from, u"model"_s);
    candidate.firmware = textOrNothing(from, u"firmware"_s);
    candidate.confidence = from.fraction(u"confidence"_s);
    for (const JsonFields &entry : from.objects(u"reasons"_s))
        candidate.reasons.append(readReason(entry));
    return candidate;
}

Identification readIdentification(JsonFields from)
{
    Identification identification;
    for (const JsonFields &entry : from.objects(u"candidates"_s))
        identification.candidates.append(readCandidate(entry));
    return identification;
}

Alteration readAlteration(JsonFields from)
{
    Alteration alteration;
    alteration.part = from.text(u"part"_s);
    alteration.sent = from.text(u"sent"_s, messageLimit);
    alteration.received = from.text(u"received"_s, messageLimit);
    alteration.damage = from.yes(u"damage"_s);
    alteration.flow = from.text(u"flow"_s);
    return alteration;
}

ProbeRecord readProbe(JsonFields from)
{
    ProbeRecord probe;
    probe.name = from.text(u"name"_s);
    probe.transport = from.text(u"transport"_s, 64);
    probe.target = from.text(u"target"_s);
    probe.source = from.text(u"source"_s);
    probe.outcome = from.text(u"outcome"_s);
    probe.sent = from.text(u"sent"_s, messageLimit);
    probe.received = from.text(u"received"_s, messageLimit);
    probe.packets = from.number(u"packets"_s, 0, 100000);
    return probe;
}

TroubleTest readTrouble(JsonFields from)
{
    return {from.word(u"trouble"_s, troubleFromName, Trouble::SharedRtpPort),
            from.yes(u"happens"_s)};
}

Diagnosis readDiagnosis(JsonFields from)
{
    Diagnosis diagnosis;
    diagnosis.verdict = from.word(u"verdict"_s, verdictFromName, Verdict::Inconclusive);
    diagnosis.reason = from.word(u"reason"_s, verdictReasonFromName, VerdictReason::ServerSilent);
    diagnosis.provedByMirror = from.yes(u"proved_by_mirror"_s);
    for (const JsonFields &entry : from.objects(u"alterations"_s))
        diagnosis.alterations.append(readAlteration(entry));
    for (const JsonFields &entry : from.objects(u"probes"_s))
        diagnosis.probes.append(readProbe(entry));
    // What older cases do not have.
    if (from.has(u"layer"_s))
        diagnosis.layer = from.word(u"layer"_s, layerFromName, Layer::Unknown);
    if (from.has(u"alg_kind"_s))
        diagnosis.algKind = from.word(u"alg_kind"_s, algKindFromName, AlgKind::Unknown);
    if (from.has(u"certainty"_s))
        diagnosis.certainty = from.word(u"certainty"_s, certaintyFromName, HowSure::Certain);
    if (from.has(u"troubles"_s))
        for (const JsonFields &entry : from.objects(u"troubles"_s, 16))
            diagnosis.troubles.append(readTrouble(entry));
    diagnosis.server = from.text(u"server"_s, 512);
    diagnosis.transport = from.text(u"transport"_s, 64);
    diagnosis.elapsedMs = from.number(u"elapsed_ms"_s, 0, mostElapsed);
    return diagnosis;
}

QList<VerifiedBy> readVerifiedBy(JsonFields &from)
{
    QList<VerifiedBy> found;
    for (const QString &name : from.texts(u"verified_by"_s, 8)) {
        if (const std::optional<VerifiedBy> by = verifiedByFromName(name))
            found.append(*by);
        else
            from.complain(u"verified_by"_s, u"\"%1\" is not one of the known words"_s.arg(name));
    }
    return found;
}

Change readChange(JsonFields from)
{
    Change change;
    change.outcome = from.word(u"outcome"_s, changeOutcomeFromName, ChangeOutcome::Failed);
    change.device = from.id(u"device"_s);
    change.address = from.text(u"address"_s, 256);
    change.transport = from.word(u"via"_s, transportFromName, Transport::Telnet);
    change.before = from.word(u"state_before"_s, algStateFromName, AlgState::Unknown);
    change.after = from.word(u"state_after"_s, algStateFromName, AlgState::Unknown);
    change.commands = from.texts(u"commands"_s);
    for (JsonFields &entry : from.objects(u"transcript"_s, 20000)) {
        const bool typed = entry.yes(u"typed"_s);
        change.transcript.append(TranscriptLine{typed, entry.text(u"text"_s, messageLimit)});
    }
    change.needsRestart = from.yes(u"needs_restart"_s);
    change.verifiedBy = readVerifiedBy(from);
    change.problem = from.text(u"problem"_s);
    change.problemName = from.text(u"problem_name"_s, 64);
    change.problemForPerson = from.text(u"problem_for_person"_s);
    change.obsoleteAlgorithms = from.yes(u"obsolete_algorithms"_s);
    change.elapsedMs = from.number(u"elapsed_ms"_s, 0, mostElapsed);
    return change;
}

GuidedChange readGuided(JsonFields from)
{
    GuidedChange guided;
    guided.device = from.id(u"device"_s);
    guided.stepsTotal = from.number(u"steps_total"_s, 0, 1000);
    guided.stepsDone = from.number(u"steps_done"_s, 0, guided.stepsTotal);
    return guided;
}

Proof readProof(JsonFields from)
{
    Proof proof;
    proof.settingReadBack = from.yes(u"setting_read_back"_s);
    proof.sipTestClean = from.yes(u"sip_test_clean"_s);
    proof.noSignFound = from.yes(u"no_sign_found"_s);
    proof.personSaidYes = from.yes(u"person_said_yes"_s);
    return proof;
}

template <typename Part>
std::optional<Part> part(JsonFields &from, const QString &key, Part (*read)(JsonFields))
{
    if (!from.has(key))
        return std::nullopt;
    return read(from.object(key));
}

Case readCase(JsonFields from)
{
    Case state;
    from.number(u"format"_s, 1, 1);
    state.reference = from.text(u"reference"_s, 32);
    state.startedAt = from.time(u"started_at"_s);
    state.network = part(from, u"network"_s, readNetwork);
    if (from.has(u"evidence"_s))
        state.evidence = readEvidence(from);
    state.identification = part(from, u"identification"_s, readIdentification);
    state.chosenDevice = from.id(u"chosen_device"_s);
    state.chosenByPerson = from.yes(u"chosen_by_person"_s);
    state.before = part(from, u"before"_s, readDiagnosis);
    state.path = part(from, u"path"_s, pathFromJson);
    state.account = part(from, u"account"_s, accountFromJson);
    state.change = part(from, u"change"_s, readChange);
    state.guided = part(from, u"guided"_s, readGuided);
    state.after = part(from, u"after"_s, readDiagnosis);
    state.proof = part(from, u"proof"_s, readProof);
    return state;
}

} // namespace

Outcome<Case> caseFromJson(const QByteArray &text)
{
    const auto refuse = [](const QString &why) {
        return Outcome<Case>(FileProblem{u"case"_s, why});
    };
    if (text.size() > fileLimit)
        return refuse(u"larger than %1 bytes"_s.arg(fileLimit));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return refuse(u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return refuse(u"not a JSON object"_s);
    QString mistake;
    const Case state = readCase(JsonFields(document.object(), u"case"_s, &mistake));
    if (!mistake.isEmpty())
        return refuse(mistake);
    return state;
}

} // namespace ringthrough
