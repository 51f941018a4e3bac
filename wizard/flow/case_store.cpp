#include "case_store.h"

#include "case_json.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace ringthrough {

namespace {

// A case with a few hundred probes is far smaller; more is not a file of ours.
constexpr qint64 largestFile = 8 * 1024 * 1024;

} // namespace

CaseStore::CaseStore(const QString &folder)
    : m_file(folder.isEmpty() ? QString() : QDir(folder).filePath(QStringLiteral("last-case.json")))
{
}

std::optional<Problem> CaseStore::save(const Case &state) const
{
    if (m_file.isEmpty())
        return std::nullopt;
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile out(m_file);
    // What a router said is nobody else's business on a shared computer.
    const auto onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(onlyOwner))
        return FileProblem{m_file, out.errorString()};
    out.write(QJsonDocument(caseToJson(state)).toJson());
    if (!out.commit())
        return FileProblem{m_file, out.errorString()};
    return std::nullopt;
}

Outcome<Case> CaseStore::load() const
{
    QFile in(m_file);
    if (m_file.isEmpty() || !in.open(QIODevice::ReadOnly))
        return Problem(FileProblem{m_file, in.errorString()});
    return caseFromJson(in.read(largestFile));
}

} // namespace ringthrough
