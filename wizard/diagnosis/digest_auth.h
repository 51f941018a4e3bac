#pragma once

#include "secret.h"
#include "sip_text.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace ringthrough {

/// From weak to strong.
enum class DigestAlgorithm { Md5, Md5Sess, Sha256, Sha256Sess };

/// What a server asks to be proved (RFC 3261, 22.4; RFC 7616, 3.3). Texts are as they stood between
/// the quotes, escapes included, which is also how they are hashed and said again.
struct DigestChallenge
{
    QByteArray realm;
    QByteArray nonce;
    QByteArray opaque;    ///< null when there is none
    QByteArray algorithm; ///< as it was written; null when there is none, which means MD5
    DigestAlgorithm kind = DigestAlgorithm::Md5;
    bool qop = false;      ///< "auth" is offered; without it the answer is that of RFC 2069
    bool stale = false;    ///< the password was right, only the nonce has grown old
    bool forProxy = false; ///< came with 407

    friend bool operator==(const DigestChallenge &, const DigestChallenge &) = default;
};

/// The challenge of a WWW-Authenticate or Proxy-Authenticate value. Nothing for other schemes, for
/// algorithms and qualities that we do not speak, and for whatever is not written as it must be.
std::optional<DigestChallenge> parseChallenge(const QByteArray &value);

/// Of all the challenges in a 401 or 407 the one with the strongest algorithm, the upper one of
/// equals. RFC 8760 asks for the uppermost unless a policy says otherwise; this is ours, so that
/// nobody on the way gets the weaker one by putting it on top.
std::optional<DigestChallenge> bestChallenge(const SipText &answer);

/// What was offered, for SignInUnsupported: "Digest SHA-512-256", "Basic". Short and plain.
QStringList offeredSchemes(const SipText &answer);

/// What the proof is for.
struct DigestUse
{
    QByteArray method;
    QByteArray uri; ///< the Request-URI, letter by letter
    QByteArray user;
    QByteArray clientNonce; ///< fresh; letters and digits
    int count = 1;          ///< how often the server's nonce has been used, this time included
};

/// The whole header line without its end: "Authorization: Digest …" or "Proxy-Authorization: …".
/// Empty when the user's name has control characters, which no header can carry. The password
/// is not copied, and what stands for it is wiped.
QByteArray digestAnswer(const DigestChallenge &challenge, const DigestUse &use,
                        const Secret &password);

} // namespace ringthrough
