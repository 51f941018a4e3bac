#include "evidence_json.h"
#include "mistake_log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>

namespace ringthrough {

namespace {

// A saved body is at most 256 KiB, and there are about 25 of them.
constexpr qsizetype largestEvidence = 16 * 1024 * 1024;
constexpr qsizetype longestValue = 512 * 1024;
constexpr qsizetype mostObservations = 1000;

QJsonObject observationToJson(const Observation &seen)
{
    QJsonObject object{{QStringLiteral("signal"), signalName(seen.signal)},
                       {QStringLiteral("value"), seen.value}};
    if (!seen.url.isEmpty())
        object.insert(QStringLiteral("url"), seen.url.toString());
    return object;
}

// The words for a wrong observation, or nothing when it is right.
QString readObservation(const QJsonValue &value, Observation &seen)
{
    if (!value.isObject())
        return MistakeLog::tr("An observation has to be an object.");
    const QJsonObject object = value.toObject();
    const QJsonValue signal = object.value(u"signal");
    const QJsonValue text = object.value(u"value");
    const QJsonValue url = object.value(u"url");
    if (!signal.isString() || !text.isString())
        return MistakeLog::tr("An observation needs the texts 'signal' and 'value'.");
    if (!url.isUndefined() && !url.isNull() && !url.isString())
        return MistakeLog::tr("The 'url' of an observation has to be a text.");
    const std::optional<Signal> known = signalFromName(signal.toString());
    if (!known)
        return MistakeLog::tr("There is no signal '%1'.").arg(signal.toString().left(100));
    if (text.toString().size() > longestValue)
        return MistakeLog::tr("The value of '%1' is too long.").arg(signal.toString());
    seen = {*known, text.toString(), QUrl(url.toString())};
    return {};
}

QString readObservations(const QJsonArray &array, QList<Observation> &observations)
{
    if (array.size() > mostObservations)
        return MistakeLog::tr("There are more than %1 observations.").arg(mostObservations);
    for (qsizetype i = 0; i < array.size(); ++i) {
        Observation seen;
        const QString wrong = readObservation(array.at(i), seen);
        if (!wrong.isEmpty())
            return MistakeLog::tr("Observation %1: %2").arg(i + 1).arg(wrong);
        observations.append(seen);
    }
    return {};
}

} // namespace

QJsonObject evidenceToJson(const Evidence &evidence)
{
    QJsonArray observations;
    for (const Observation &seen : evidence.observations)
        observations.append(observationToJson(seen));
    const QJsonObject gateway{{QStringLiteral("address"), evidence.gatewayAddress},
                              {QStringLiteral("mac"), evidence.gatewayMac}};
    return {{QStringLiteral("gateway"), gateway}, {QStringLiteral("observations"), observations}};
}

std::variant<Evidence, QString> evidenceFromJson(const QByteArray &text)
{
    if (text.size() > largestEvidence)
        return MistakeLog::tr("This evidence is too large.");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return MistakeLog::tr("This is not valid JSON: %1 (at byte %2).")
            .arg(error.errorString())
            .arg(error.offset);
    const QJsonObject object = document.object();
    const QJsonValue observations = object.value(u"observations");
    if (!document.isObject() || !observations.isArray())
        return MistakeLog::tr("Evidence is an object with a list 'observations'.");
    const QJsonObject gateway = object.value(u"gateway").toObject();
    Evidence evidence{gateway.value(u"address").toString(), gateway.value(u"mac").toString(), {}};
    const QString wrong = readObservations(observations.toArray(), evidence.observations);
    if (!wrong.isEmpty())
        return wrong;
    return evidence;
}

} // namespace ringthrough
