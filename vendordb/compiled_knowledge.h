#pragma once

#include "knowledge_base.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace ringthrough {

/// The knowledge of a folder in a form that is read much faster than YAML. It remembers the
/// folder's files, so that another set of files is noticed.
QByteArray compileKnowledge(const QString &folder, const Knowledge &known);

/// The knowledge again; nothing when the file is damaged, of another version, or when one of the
/// folder's files is newer than it or of another size.
std::optional<Knowledge> readCompiledKnowledge(const QString &file, const QString &folder);

/// Where the compiled form of the bundled folder is: beside it, or in the build tree for the one of
/// the source tree.
QString compiledKnowledgeFile(const QString &bundledFolder);

} // namespace ringthrough
