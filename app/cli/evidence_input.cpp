#include "evidence_input.h"

#include "evidence_json.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestInput = 512LL * 1024 * 1024;

EvidenceEntry entryOf(const QJsonObject &object)
{
    // A saved case holds the evidence beside everything else.
    const QJsonValue inside = object.value(u"evidence"_s);
    const QJsonObject evidence = inside.isObject() ? inside.toObject() : object;
    return {evidenceFromJson(QJsonDocument(evidence).toJson(QJsonDocument::Compact)),
            object.value(u"id"_s)};
}

EvidenceEntry entryOfLine(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (document.isObject())
        return entryOf(document.object());
    const QString why = document.isNull() ? error.errorString() : u"not a JSON object"_s;
    return {why, QJsonValue()};
}

Outcome<QByteArray> readAll(const QString &name)
{
    QFile file(name);
    const bool opened =
        name == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Problem(FileProblem{name, file.errorString()});
    const QByteArray bytes = file.read(largestInput);
    if (!file.atEnd())
        return Problem(FileProblem{name, u"larger than %1 bytes"_s.arg(largestInput)});
    return bytes;
}

} // namespace

Outcome<EvidenceInput> readEvidenceInput(const QString &name)
{
    const Outcome<QByteArray> bytes = readAll(name);
    if (!bytes)
        return bytes.problem();
    QJsonParseError error;
    const QJsonDocument whole = QJsonDocument::fromJson(bytes.value(), &error);
    EvidenceInput input;
    if (whole.isObject()) {
        input.entries.append(entryOf(whole.object()));
        return input;
    }
    input.isLines = true;
    for (const QByteArray &line : bytes.value().split('\n')) {
        if (!line.trimmed().isEmpty())
            input.entries.append(entryOfLine(line));
    }
    // One entry that is no object is a broken file, not a list of one.
    if (input.entries.size() > 1)
        return input;
    return Problem(FileProblem{name, error.errorString()});
}

} // namespace ringthrough
