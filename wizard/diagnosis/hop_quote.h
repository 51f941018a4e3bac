#pragma once

#include "diagnosis.h"

#include <QByteArray>
#include <QList>

namespace ringthrough {

/// What can be told from what a router quoted of a message.
enum class QuoteReading {
    TooShort, ///< the quote ends before the first part that an ALG would change
    Same,     ///< as far as it was quoted
    Differs,
};

/// A quote beside what was sent.
struct QuoteFinding
{
    QuoteReading reading = QuoteReading::TooShort;
    QList<Alteration> alterations; ///< only where it differs

    friend bool operator==(const QuoteFinding &, const QuoteFinding &) = default;
};

/// Compares a request without a body with what an ICMP error quoted of it. Routers cut their quotes
/// (RFC 792: 8 bytes of UDP, so nothing of the message; RFC 1812: as much as 576 bytes hold) and
/// put other things behind them (RFC 4884): only what is there is compared. `flow` is copied into
/// every alteration.
QuoteFinding readQuote(const QByteArray &sent, const QByteArray &quoted, const QString &flow);

} // namespace ringthrough
