#include "journal.h"

#include "state_file.h"
#include "vocabulary.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace ringthrough {

namespace {

// Older changes than the last hundred are nobody's undo.
constexpr qsizetype entryLimit = 100;

// The words of the file, in the order of ChangeProgress.
constexpr std::array<const char *, 7> progressWords{"",      "planned", "changing", "changed",
                                                    "saved", "undone",  "failed"};

QString progressWord(ChangeProgress progress)
{
    return QLatin1String(progressWords.at(static_cast<std::size_t>(progress)));
}

ChangeProgress progressFromWord(const QString &word)
{
    const auto found = std::find_if(progressWords.begin(), progressWords.end(),
                                    [&](const char *one) { return word == QLatin1String(one); });
    return found == progressWords.end()
               ? ChangeProgress::Unknown
               : static_cast<ChangeProgress>(found - progressWords.begin());
}

QJsonObject toJson(const JournalEntry &entry)
{
    return {{QStringLiteral("id"), entry.id},
            {QStringLiteral("at"), entry.at.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("device"), entry.device},
            {QStringLiteral("address"), entry.address},
            {QStringLiteral("port"), entry.port},
            {QStringLiteral("via"), transportName(entry.via)},
            {QStringLiteral("user"), entry.user},
            {QStringLiteral("sip_server"), entry.sipServer},
            {QStringLiteral("undo"), QJsonArray::fromStringList(entry.undo)},
            {QStringLiteral("state_before"), algStateName(entry.stateBefore)},
            {QStringLiteral("progress"), progressWord(entry.progress)}};
}

std::optional<JournalEntry> fromJson(const QJsonObject &object)
{
    const auto text = [&](const char *key) { return object.value(QLatin1String(key)).toString(); };
    const auto via = transportFromName(text("via"));
    if (!via || text("id").isEmpty() || text("device").isEmpty() || text("address").isEmpty())
        return std::nullopt;
    JournalEntry entry;
    entry.id = text("id");
    entry.at = QDateTime::fromString(text("at"), Qt::ISODateWithMs);
    entry.device = text("device");
    entry.address = text("address");
    entry.port =
        static_cast<quint16>(std::clamp(object.value(QStringLiteral("port")).toInt(), 0, 65535));
    entry.via = *via;
    entry.user = text("user");
    entry.sipServer = text("sip_server");
    for (const QJsonValue &line : object.value(QStringLiteral("undo")).toArray())
        entry.undo.append(line.toString());
    entry.stateBefore = algStateFromName(text("state_before")).value_or(AlgState::Unknown);
    entry.progress = progressFromWord(text("progress"));
    return entry;
}

bool mayBeUndone(const JournalEntry &entry)
{
    return entry.progress == ChangeProgress::Changing ||
           entry.progress == ChangeProgress::Changed || entry.progress == ChangeProgress::Saved;
}

} // namespace

Journal::Journal(const QString &folder)
    : m_file(QDir(folder).filePath(QStringLiteral("journal.json")))
{
}

Outcome<QList<JournalEntry>> Journal::entries() const
{
    const auto read = readStateFile(m_file);
    if (!read)
        return read.problem();
    QList<JournalEntry> found;
    for (const QJsonValue &value : read.value().array()) {
        if (const auto entry = fromJson(value.toObject()))
            found.append(*entry);
    }
    return found;
}

std::optional<JournalEntry> Journal::lastUndoable() const
{
    const auto all = entries();
    if (!all)
        return std::nullopt;
    const auto &list = all.value();
    const auto found = std::find_if(list.rbegin(), list.rend(), mayBeUndone);
    return found == list.rend() ? std::nullopt : std::optional<JournalEntry>(*found);
}

std::optional<Problem> Journal::write(const JournalEntry &entry)
{
    const auto all = entries();
    if (!all)
        return all.problem();
    QList<JournalEntry> list = all.value();
    const auto same = std::find_if(list.begin(), list.end(),
                                   [&](const JournalEntry &other) { return other.id == entry.id; });
    if (same == list.end())
        list.append(entry);
    else
        *same = entry;
    QJsonArray array;
    for (const JournalEntry &kept : list.mid(std::max<qsizetype>(0, list.size() - entryLimit)))
        array.append(toJson(kept));
    return writeStateFile(m_file, QJsonDocument(array));
}

} // namespace ringthrough
