#include "sip_test.h"

#include "sip_probe.h"

#include <QRegularExpression>

namespace ringthrough {

namespace {

std::optional<quint16> portFrom(const QString &text)
{
    bool ok = false;
    const ushort port = text.toUShort(&ok);
    return ok && port > 0 && text.at(0).isDigit() ? std::optional<quint16>(port) : std::nullopt;
}

bool isNameOrAddress(const QString &host)
{
    // No top-level domain is a number: "192.168.1.999" is a mistyped address and not a name.
    static const QRegularExpression address(QStringLiteral("^[0-9]+(\\.[0-9]+){3}$"));
    static const QRegularExpression numberAtEnd(QStringLiteral("(^|\\.)[0-9]+\\.?$"));
    if (numberAtEnd.match(host).hasMatch())
        return address.match(host).hasMatch() && !QHostAddress(host).isNull();
    static const QRegularExpression name(
        QStringLiteral("^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})"
                       "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))*\\.?$"));
    return name.match(host).hasMatch() || !QHostAddress(host).isNull();
}

std::optional<SipTarget> target(const QString &host, const QString &port)
{
    SipTarget result;
    result.host = host;
    if (!port.isEmpty()) {
        const std::optional<quint16> number = portFrom(port);
        if (!number)
            return std::nullopt;
        result.port = *number;
    }
    return isNameOrAddress(host) ? std::optional(result) : std::nullopt;
}

} // namespace

std::optional<SipTarget> sipTargetFromString(const QString &text)
{
    const QString trimmed = text.trimmed();
    // An IPv6 address without brackets has colons of its own and so cannot carry a port.
    if (trimmed.count(QLatin1Char(':')) > 1 && !trimmed.startsWith(QLatin1Char('[')))
        return QHostAddress(trimmed).isNull() ? std::nullopt : target(trimmed, {});
    static const QRegularExpression form(
        QStringLiteral("^(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::(.+))?$"));
    const QRegularExpressionMatch match = form.match(trimmed);
    if (!match.hasMatch() || trimmed.endsWith(QLatin1Char(':')))
        return std::nullopt;
    const QString inBrackets = match.captured(1);
    if (!inBrackets.isEmpty() && !inBrackets.contains(QLatin1Char(':')))
        return std::nullopt;
    return target(inBrackets.isEmpty() ? match.captured(2) : inBrackets, match.captured(3));
}

QString sipTargetToString(const SipTarget &target)
{
    const QHostAddress literal(target.host);
    return literal.isNull() ? QStringLiteral("%1:%2").arg(target.host).arg(target.port)
                            : placeText(literal, target.port);
}

} // namespace ringthrough
