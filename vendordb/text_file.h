#pragma once

#include "mistake.h"

#include <QByteArray>

#include <variant>

namespace ringthrough {

/// The largest file of knowledge that is read.
inline constexpr qint64 largestTextFile = 512 * 1024;

/// The contents of a file, or why they could not be had.
std::variant<QByteArray, Mistake> readTextFile(const QString &path);

} // namespace ringthrough
