#include "identify_answer.h"

#include "case_json.h"
#include "console.h"
#include "guide_words.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(IdentifyAnswer)
};

constexpr int notIdentified = 4;
constexpr qsizetype shownOfAValue = 120;
constexpr qsizetype longestUnexplained = 1000;

QJsonObject observationToJson(const Observation &seen)
{
    return {{u"signal"_s, signalName(seen.signal)},
            {u"value"_s, seen.value},
            {u"url"_s, seen.url.toString()}};
}

QJsonArray reasonsOf(const Candidate &candidate)
{
    QJsonArray array;
    for (const Reason &reason : candidate.reasons) {
        QJsonObject json = observationToJson(reason.observation);
        json.insert(u"rule"_s, reason.rule);
        array.append(json);
    }
    return array;
}

// Of a router that nobody knows, what it said is all there is to go on; whole pages are too much.
QJsonArray everythingSaid(const Evidence &evidence)
{
    QJsonArray array;
    for (Observation seen : evidence.observations) {
        seen.value.truncate(longestUnexplained);
        array.append(observationToJson(seen));
    }
    return array;
}

Problem whyNobody(const Evidence &evidence)
{
    if (evidence.observations.isEmpty())
        return RouterSilent{evidence.gatewayAddress};
    return RouterUnknown{evidence.gatewayAddress};
}

QString name(const Candidate &candidate)
{
    const QString what = candidate.model.isEmpty() ? candidate.family : candidate.model;
    return what.isEmpty() ? candidate.vendorName : candidate.vendorName + u' ' + what;
}

QString firstLine(const Candidate &best, bool sure)
{
    const int percent = qRound(best.confidence * 100);
    if (sure)
        return Words::tr("This is a router by %1: %2. (%3 of 100)")
            .arg(best.vendorName, name(best), QString::number(percent));
    if (best.deviceId.isEmpty())
        return Words::tr("This is a router by %1, but we could not see which one. (%2 of 100)")
            .arg(best.vendorName, QString::number(percent));
    return Words::tr("This looks like a router by %1: %2. We are not fully sure. (%3 of 100)")
        .arg(best.vendorName, name(best), QString::number(percent));
}

QStringList reasonLines(const Candidate &best)
{
    QStringList lines{Words::tr("What it said about itself:")};
    for (const Reason &reason : best.reasons) {
        QString value = reason.observation.value.simplified();
        if (value.size() > shownOfAValue)
            value = value.left(shownOfAValue) + u'\u2026';
        lines.append(u"  - "_s + signalName(reason.observation.signal) + u": "_s + value);
    }
    return lines.size() > 1 ? lines : QStringList();
}

QStringList otherLines(const Identification &identification)
{
    QStringList others;
    for (const Candidate &candidate : identification.candidates.mid(1, 4))
        others.append(name(candidate));
    if (identification.isSure() || others.isEmpty())
        return {};
    return {Words::tr("It may also be: %1").arg(others.join(u"; "_s))};
}

} // namespace

QJsonObject identifyAnswer(const Evidence &evidence, const Identification &identification,
                           const KnowledgeBase &base, qint64 elapsedMs)
{
    const Candidate best = identification.best().value_or(Candidate());
    const auto device = base.device(best.deviceId);
    const bool isNobody = identification.candidates.isEmpty();
    QJsonObject json = isNobody ? problemToJson(whyNobody(evidence)) : QJsonObject();
    const QJsonObject who = identificationToJson(identification);
    for (auto it = who.begin(); it != who.end(); ++it)
        json.insert(it.key(), it.value());
    json.insert(u"gateway"_s, evidence.gatewayAddress);
    json.insert(u"gateway_mac"_s, evidence.gatewayMac);
    json.insert(u"can_disable"_s, device && device->device->canDisable());
    json.insert(u"recipe"_s, device && device->device->recipe.has_value());
    json.insert(u"evidence"_s, isNobody ? everythingSaid(evidence) : reasonsOf(best));
    json.insert(u"observations"_s, evidence.observations.size());
    json.insert(u"elapsed_ms"_s, elapsedMs);
    return json;
}

QString identifyText(const Evidence &evidence, const Identification &identification,
                     const KnowledgeBase &base)
{
    const std::optional<Candidate> best = identification.best();
    if (!best)
        return wordsForPerson(whyNobody(evidence));
    QStringList lines{firstLine(*best, identification.isSure())};
    if (!best->family.isEmpty())
        lines.append(Words::tr("Family: %1").arg(best->family));
    if (!best->firmware.isEmpty())
        lines.append(Words::tr("Firmware: %1").arg(best->firmware));
    lines.append(otherLines(identification));
    lines.append(reasonLines(*best));
    if (const auto ref = base.device(best->deviceId)) {
        lines.append(switchableSentence(*ref->vendor, *ref->device));
        lines.append(Words::tr("The steps: ringthrough-cli guide %1").arg(ref->device->id));
    }
    return lines.join(u'\n');
}

QString identifyLine(const Evidence &evidence, const Identification &identification)
{
    const std::optional<Candidate> best = identification.best();
    const QString who =
        best ? firstLine(*best, identification.isSure()) : Words::tr("This router is not known.");
    return evidence.gatewayAddress.isEmpty() ? who : evidence.gatewayAddress + u": "_s + who;
}

int identifyExitCode(const Identification &identification)
{
    const std::optional<Candidate> best = identification.best();
    return best && !best->deviceId.isEmpty() ? 0 : notIdentified;
}

} // namespace ringthrough
