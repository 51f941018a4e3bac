#include "digest_auth.h"

#include "digest_fields.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace ringthrough {

namespace {

constexpr qsizetype mostChallenges = 8;

constexpr std::array<std::pair<const char *, DigestAlgorithm>, 4> algorithms{{
    {"MD5", DigestAlgorithm::Md5},
    {"MD5-sess", DigestAlgorithm::Md5Sess},
    {"SHA-256", DigestAlgorithm::Sha256},
    {"SHA-256-sess", DigestAlgorithm::Sha256Sess},
}};

std::optional<DigestAlgorithm> algorithmOf(const QByteArray &name)
{
    if (name.isNull())
        return DigestAlgorithm::Md5;
    for (const auto &[known, algorithm] : algorithms)
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return algorithm;
    return std::nullopt;
}

bool isOfSession(DigestAlgorithm algorithm)
{
    return algorithm == DigestAlgorithm::Md5Sess || algorithm == DigestAlgorithm::Sha256Sess;
}

bool offersAuth(const QByteArray &qop)
{
    const QList<QByteArray> offered = qop.split(',');
    return std::any_of(offered.begin(), offered.end(), [](const QByteArray &one) {
        return one.trimmed().compare("auth", Qt::CaseInsensitive) == 0;
    });
}

QCryptographicHash::Algorithm hashOf(DigestAlgorithm algorithm)
{
    return algorithm == DigestAlgorithm::Md5 || algorithm == DigestAlgorithm::Md5Sess
               ? QCryptographicHash::Md5
               : QCryptographicHash::Sha256;
}

// Straight from the hash's own memory: a copy on the way would not be wiped.
QByteArray hexOf(QByteArrayView bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    QByteArray hex;
    hex.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex += digits[value >> 4];
        hex += digits[value & 15];
    }
    return hex;
}

// H(one ":" other …) in hexadecimal. The parts are never joined, so that no copy of a password is
// left behind; the last block, which the hash keeps, is overwritten.
Secret hashed(DigestAlgorithm algorithm, std::initializer_list<QByteArrayView> parts)
{
    QCryptographicHash hash(hashOf(algorithm));
    bool first = true;
    for (const QByteArrayView part : parts) {
        if (!std::exchange(first, false))
            hash.addData(QByteArrayView(":"));
        hash.addData(part);
    }
    Secret digest(hexOf(hash.resultView()));
    hash.reset();
    hash.addData(QByteArray(256, '\0'));
    return digest;
}

QByteArray countText(int count)
{
    return QByteArray::number(count, 16).rightJustified(8, '0');
}

QByteArray responseTo(const DigestChallenge &challenge, const DigestUse &use,
                      const Secret &password)
{
    const DigestAlgorithm kind = challenge.kind;
    Secret a1 = hashed(kind, {use.user, challenge.realm, password.reveal()});
    if (isOfSession(kind))
        a1 = hashed(kind, {a1.reveal(), challenge.nonce, use.clientNonce});
    const Secret a2 = hashed(kind, {use.method, use.uri});
    const Secret response = challenge.qop
                                ? hashed(kind, {a1.reveal(), challenge.nonce, countText(use.count),
                                                use.clientNonce, "auth", a2.reveal()})
                                : hashed(kind, {a1.reveal(), challenge.nonce, a2.reveal()});
    // The secret wipes its own bytes; these are for everybody.
    return QByteArray(response.reveal().constData(), response.reveal().size());
}

QByteArray quoted(const QByteArray &name, const QByteArray &escaped)
{
    return name + "=\"" + escaped + '"';
}

QByteArray escaped(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('"', "\\\"");
}

} // namespace

std::optional<DigestChallenge> parseChallenge(const QByteArray &value)
{
    const std::optional<DigestFields> fields = digestFields(value);
    if (!fields)
        return std::nullopt;
    DigestChallenge challenge;
    challenge.realm = fields->quoted("realm");
    challenge.nonce = fields->quoted("nonce");
    challenge.opaque = fields->quoted("opaque");
    challenge.algorithm = fields->either("algorithm");
    challenge.stale = fields->either("stale").compare("true", Qt::CaseInsensitive) == 0;
    const QByteArray qop = fields->either("qop");
    challenge.qop = offersAuth(qop);
    const std::optional<DigestAlgorithm> kind = algorithmOf(challenge.algorithm);
    // What a session is hashed with is only sent along with a quality.
    if (challenge.realm.isNull() || challenge.nonce.isEmpty() || !kind ||
        (!qop.isNull() && !challenge.qop) || (isOfSession(*kind) && !challenge.qop))
        return std::nullopt;
    challenge.kind = *kind;
    return challenge;
}

std::optional<DigestChallenge> bestChallenge(const SipText &answer)
{
    const bool forProxy = answer.status() == 407;
    if (answer.status() != 401 && !forProxy)
        return std::nullopt;
    std::optional<DigestChallenge> best;
    const QList<QByteArray> values =
        answer.values(forProxy ? "Proxy-Authenticate" : "WWW-Authenticate");
    for (const QByteArray &value : values.first(std::min(values.size(), mostChallenges))) {
        const std::optional<DigestChallenge> one = parseChallenge(value);
        if (one && (!best || one->kind > best->kind))
            best = one;
    }
    if (best)
        best->forProxy = forProxy;
    return best;
}

QStringList offeredSchemes(const SipText &answer)
{
    QStringList offered;
    const QList<QByteArray> values =
        answer.values("WWW-Authenticate") + answer.values("Proxy-Authenticate");
    for (const QByteArray &value : values.first(std::min(values.size(), mostChallenges))) {
        const std::optional<DigestFields> fields = digestFields(value);
        const QByteArray scheme = value.split(' ').constFirst();
        const QByteArray algorithm = fields ? ' ' + fields->either("algorithm") : QByteArray();
        QString plain;
        for (const char letter : (scheme + algorithm).trimmed().left(40))
            if (letter >= ' ' && letter <= '~')
                plain += QLatin1Char(letter);
        offered << plain;
    }
    return offered;
}

QByteArray digestAnswer(const DigestChallenge &challenge, const DigestUse &use,
                        const Secret &password)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; };
    if (std::any_of(use.user.begin(), use.user.end(), isControl))
        return {};
    QList<QByteArray> fields{quoted("username", escaped(use.user)),
                             quoted("realm", challenge.realm), quoted("nonce", challenge.nonce),
                             quoted("uri", use.uri),
                             quoted("response", responseTo(challenge, use, password))};
    if (!challenge.algorithm.isNull())
        fields << "algorithm=" + challenge.algorithm;
    if (!challenge.opaque.isNull())
        fields << quoted("opaque", challenge.opaque);
    if (challenge.qop)
        fields << "qop=auth"
               << "nc=" + countText(use.count) << quoted("cnonce", use.clientNonce);
    return (challenge.forProxy ? "Proxy-Authorization: Digest " : "Authorization: Digest ") +
           fields.join(", ");
}

} // namespace ringthrough
