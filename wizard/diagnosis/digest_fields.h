#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>

namespace ringthrough {

/// The fields of a challenge, by their names in small letters.
struct DigestFields
{
    /// A value between quotes, without them; null when it is missing or stands there without.
    QByteArray quoted(const QByteArray &name) const;

    /// With or without quotes: servers do not agree about some.
    QByteArray either(const QByteArray &name) const;

    struct Field
    {
        QByteArray text; ///< never null
        bool isQuoted = false;
    };
    QHash<QByteArray, Field> all;
};

/// Takes "Digest name="value", name=value …" apart (RFC 7235, 2.1). Strict: nothing for another
/// scheme, a field said twice, missing commas and quotes, control characters, or more than 4 KiB.
std::optional<DigestFields> digestFields(const QByteArray &value);

} // namespace ringthrough
