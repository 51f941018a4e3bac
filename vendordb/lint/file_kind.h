#pragma once

#include <QByteArray>
#include <QStringList>

namespace ringthrough {

/// What a file is meant to be.
enum class FileKind { Vendor, Article, Profile };

/// By the keys that only one kind has; where these do not say it, by the folder.
FileKind kindOfFile(const QString &path, const QByteArray &contents);

/// The ids of a file, its own first and then those of its devices, whatever is wrong with it.
QStringList idsInFile(const QString &path, const QByteArray &contents);

} // namespace ringthrough
