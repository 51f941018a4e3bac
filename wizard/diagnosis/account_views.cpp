#include "account_views.h"

#include "own_link.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype mostBindings = 64;
constexpr qsizetype mostBytes = 512;

// Commas part values, but not inside quotes or angle brackets.
QList<QByteArray> separated(const QByteArray &value)
{
    QList<QByteArray> parts(1);
    bool isQuoted = false;
    bool isInside = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char one = value.at(i);
        if (one == '\\' && isQuoted && i + 1 < value.size()) {
            parts.last() += value.mid(i++, 2);
            continue;
        }
        if (one == '"' && !isInside)
            isQuoted = !isQuoted;
        else if (!isQuoted && (one == '<' || one == '>'))
            isInside = one == '<';
        if (one == ',' && !isQuoted && !isInside)
            parts.append(QByteArray());
        else
            parts.last() += one;
    }
    return parts;
}

} // namespace

QList<QByteArray> bindingsIn(const SipText &answer)
{
    QList<QByteArray> bindings;
    for (const QByteArray &value : answer.values("Contact"))
        for (const QByteArray &part : separated(value))
            if (!part.trimmed().isEmpty() && bindings.size() < mostBindings)
                bindings.append(part.trimmed().left(mostBytes));
    return bindings;
}

QByteArray userOf(const QByteArray &binding)
{
    const qsizetype start = binding.indexOf("sip:");
    const qsizetype end = binding.indexOf('@', start);
    return start < 0 || end < 0 ? QByteArray() : binding.mid(start + 4, end - start - 4);
}

bool isSamePlace(const SipHost &one, const SipHost &other)
{
    const auto port = [](const SipHost &host) { return host.port < 0 ? 5060 : host.port; };
    return one.host.compare(other.host, Qt::CaseInsensitive) == 0 && port(one) == port(other);
}

QByteArray bindingOf(const QList<QByteArray> &bindings, const QByteArray &user)
{
    const auto found = std::find_if(bindings.begin(), bindings.end(),
                                    [&](const QByteArray &one) { return userOf(one) == user; });
    return found == bindings.end() ? QByteArray() : *found;
}

QList<QByteArray> missingFrom(const QList<QByteArray> &before, const QList<QByteArray> &after)
{
    QList<QByteArray> missing;
    for (const QByteArray &one : before) {
        const bool stays = std::any_of(after.begin(), after.end(), [&](const QByteArray &other) {
            return userOf(other) == userOf(one) && isSamePlace(hostOfUri(other), hostOfUri(one));
        });
        if (!stays)
            missing.append(one);
    }
    return missing;
}

ViewsSay compareViews(const TwoViews &views)
{
    if (isSamePlace(views.main, views.other))
        return ViewsSay::Same;
    if (!isSamePlace(views.main, views.own))
        return ViewsSay::Unclear;
    const QHostAddress address = addressLiteral(views.other.host);
    if (address.isNull() || sameAddress(address, addressLiteral(views.own.host)))
        return ViewsSay::Unclear;
    // A provider's own private address would hardly come with our port.
    const bool isBetween = isPrivateAddress(address) && views.other.port == views.own.port;
    return sameAddress(address, views.seenByOther) || isBetween ? ViewsSay::Differs
                                                                : ViewsSay::Unclear;
}

QHostAddress seenAs(const SipText &answer)
{
    const QByteArray via = answer.value("Via");
    const QHostAddress received = addressLiteral(parameter(via, "received"));
    return received.isNull() ? addressLiteral(hostOfVia(via).host) : received;
}

} // namespace ringthrough
