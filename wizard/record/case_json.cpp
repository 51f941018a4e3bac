#include "case_json.h"

#include "change_words.h"
#include "evidence_json.h"
#include "path_json.h"

#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template <typename List, typename Function>
QJsonArray arrayOf(const List &list, Function toJson)
{
    QJsonArray array;
    for (const auto &entry : list)
        array.append(toJson(entry));
    return array;
}

QString addressText(const QHostAddress &address)
{
    return address.isNull() ? QString() : address.toString();
}

QJsonObject networkToJson(const Network &network)
{
    return {{u"gateways"_s, arrayOf(network.gateways, gatewayToJson)},
            {u"chosen"_s, network.chosen}};
}

QJsonObject reasonToJson(const Reason &reason)
{
    return {{u"signal"_s, signalName(reason.observation.signal)},
            {u"value"_s, reason.observation.value},
            {u"url"_s, reason.observation.url.toString()},
            {u"rule"_s, reason.rule}};
}

QJsonObject candidateToJson(const Candidate &candidate)
{
    return {{u"vendor_id"_s, candidate.vendorId},
            {u"vendor"_s, candidate.vendorName},
            {u"device"_s, textOrNull(candidate.deviceId)},
            {u"family"_s, textOrNull(candidate.family)},
            {u"model"_s, textOrNull(candidate.model)},
            {u"firmware"_s, textOrNull(candidate.firmware)},
            {u"confidence"_s, candidate.confidence},
            {u"reasons"_s, arrayOf(candidate.reasons, reasonToJson)}};
}

QJsonObject alterationToJson(const Alteration &alteration)
{
    return {{u"part"_s, alteration.part},
            {u"sent"_s, alteration.sent},
            {u"received"_s, alteration.received},
            {u"damage"_s, alteration.damage},
            {u"flow"_s, alteration.flow}};
}

QJsonObject probeToJson(const ProbeRecord &probe)
{
    return {{u"name"_s, probe.name},         {u"transport"_s, probe.transport},
            {u"target"_s, probe.target},     {u"source"_s, probe.source},
            {u"outcome"_s, probe.outcome},   {u"sent"_s, probe.sent},
            {u"received"_s, probe.received}, {u"packets"_s, probe.packets}};
}

QJsonObject lineToJson(const TranscriptLine &line)
{
    return {{u"typed"_s, line.typed}, {u"text"_s, line.text}};
}

QJsonObject guidedToJson(const GuidedChange &guided)
{
    return {{u"device"_s, guided.device},
            {u"steps_done"_s, guided.stepsDone},
            {u"steps_total"_s, guided.stepsTotal}};
}

QJsonObject proofToJson(const Proof &proof)
{
    return {{u"setting_read_back"_s, proof.settingReadBack},
            {u"sip_test_clean"_s, proof.sipTestClean},
            {u"no_sign_found"_s, proof.noSignFound},
            {u"person_said_yes"_s, proof.personSaidYes},
            {u"proven"_s, proof.isProven()}};
}

QJsonObject troubleToJson(const TroubleTest &test)
{
    return {{u"trouble"_s, troubleName(test.trouble)},
            {u"happens"_s, test.happens},
            {u"message"_s, wordsForPerson(test.trouble)}};
}

template <typename Part, typename Function>
void put(QJsonObject &json, const QString &key, const std::optional<Part> &part, Function toJson)
{
    if (part)
        json.insert(key, toJson(*part));
}

} // namespace

QJsonObject gatewayToJson(const Gateway &gateway)
{
    return {{u"address"_s, addressText(gateway.address)},
            {u"interface"_s, gateway.interfaceName},
            {u"interface_index"_s, gateway.interfaceIndex},
            {u"link"_s, linkKindName(gateway.link)},
            {u"own_address"_s, addressText(gateway.ownAddress)},
            {u"mac"_s, gateway.mac},
            {u"metric"_s, gateway.metric}};
}

QJsonObject identificationToJson(const Identification &identification)
{
    const Candidate best = identification.best().value_or(Candidate{});
    return {{u"device"_s, textOrNull(best.deviceId)},
            {u"vendor"_s, textOrNull(best.vendorName)},
            {u"vendor_id"_s, textOrNull(best.vendorId)},
            {u"family"_s, textOrNull(best.family)},
            {u"model"_s, textOrNull(best.model)},
            {u"firmware"_s, textOrNull(best.firmware)},
            {u"confidence"_s, best.confidence},
            {u"sure"_s, identification.isSure()},
            {u"candidates"_s, arrayOf(identification.candidates, candidateToJson)}};
}

QJsonObject diagnosisToJson(const Diagnosis &diagnosis)
{
    return {{u"verdict"_s, verdictName(diagnosis.verdict)},
            {u"reason"_s, verdictReasonName(diagnosis.reason)},
            {u"message"_s, wordsForPerson(diagnosis.reason)},
            {u"proved_by_mirror"_s, diagnosis.provedByMirror},
            {u"layer"_s, layerName(diagnosis.layer)},
            {u"alg_kind"_s, algKindName(diagnosis.algKind)},
            {u"certainty"_s, certaintyName(diagnosis.certainty)},
            {u"troubles"_s, arrayOf(diagnosis.troubles, troubleToJson)},
            {u"alterations"_s, arrayOf(diagnosis.alterations, alterationToJson)},
            {u"probes"_s, arrayOf(diagnosis.probes, probeToJson)},
            {u"transport"_s, diagnosis.transport},
            {u"server"_s, diagnosis.server},
            {u"elapsed_ms"_s, diagnosis.elapsedMs}};
}

QJsonObject changeToJson(const Change &change)
{
    return {{u"outcome"_s, changeOutcomeName(change.outcome)},
            {u"device"_s, change.device},
            {u"address"_s, change.address},
            {u"via"_s, transportName(change.transport)},
            {u"state_before"_s, algStateName(change.before)},
            {u"state_after"_s, algStateName(change.after)},
            {u"commands"_s, QJsonArray::fromStringList(change.commands)},
            {u"transcript"_s, arrayOf(change.transcript, lineToJson)},
            {u"needs_restart"_s, change.needsRestart},
            {u"verified_by"_s, arrayOf(change.verifiedBy, verifiedByName)},
            {u"message"_s, wordsForPerson(change)},
            {u"problem"_s, change.problem},
            {u"problem_name"_s, change.problemName},
            {u"problem_for_person"_s, change.problemForPerson},
            {u"obsolete_algorithms"_s, change.obsoleteAlgorithms},
            {u"elapsed_ms"_s, change.elapsedMs}};
}

QJsonObject caseToJson(const Case &state)
{
    QJsonObject json{{u"format"_s, 1},
                     {u"reference"_s, state.reference},
                     {u"started_at"_s, state.startedAt.toUTC().toString(Qt::ISODateWithMs)},
                     {u"chosen_device"_s, state.chosenDevice},
                     {u"chosen_by_person"_s, state.chosenByPerson}};
    put(json, u"network"_s, state.network, networkToJson);
    put(json, u"evidence"_s, state.evidence, evidenceToJson);
    put(json, u"identification"_s, state.identification, identificationToJson);
    put(json, u"before"_s, state.before, diagnosisToJson);
    put(json, u"path"_s, state.path, pathToJson);
    put(json, u"account"_s, state.account, accountToJson);
    put(json, u"change"_s, state.change, changeToJson);
    put(json, u"guided"_s, state.guided, guidedToJson);
    put(json, u"after"_s, state.after, diagnosisToJson);
    put(json, u"proof"_s, state.proof, proofToJson);
    return json;
}

} // namespace ringthrough
