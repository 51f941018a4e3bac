#pragma once

#include <QString>

namespace ringthrough {

/// The part of a command that a shell takes for more than text: what stands outside quotes, and in
/// double quotes backticks and the inside of $(…). What a check captured (${name}) is left out, and
/// so are pipes into filters, which only show less of an answer.
QString outsideQuotes(const QString &command);

/// True when a quotation mark of the command has no partner.
bool hasOpenQuote(const QString &command);

} // namespace ringthrough
