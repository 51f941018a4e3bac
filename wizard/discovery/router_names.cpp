#include "router_names.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace ringthrough {

namespace {

QString hostIn(const QString &address)
{
    const QString withScheme =
        address.contains(QStringLiteral("://")) ? address : QStringLiteral("http://") + address;
    return QUrl(withScheme).host().toLower();
}

// Suffixes that no public name can have.
bool existsOnlyAtHome(const QString &host)
{
    static constexpr std::array<const char *, 8> suffixes{
        ".local", ".lan", ".home", ".box", ".internal", ".localdomain", ".home.arpa", ".gateway"};
    if (!host.contains(QLatin1Char('.')) && !host.contains(QLatin1Char(':')))
        return true;
    return std::any_of(suffixes.cbegin(), suffixes.cend(),
                       [&](const char *suffix) { return host.endsWith(QLatin1String(suffix)); });
}

} // namespace

RouterNames::RouterNames(const QHostAddress &router, const KnowledgeBase &knowledge)
{
    QHostAddress plain = router;
    plain.setScopeId(QString());
    m_host = plain.toString();
    for (const Vendor &vendor : knowledge.vendors()) {
        for (const Device &device : vendor.devices) {
            for (const QString &address : device.addresses) {
                // A usual address is only a name of this router when it is this router's.
                const QString host = hostIn(address);
                if (!host.isEmpty() && QHostAddress(host).isNull())
                    m_names.insert(host);
            }
        }
    }
}

bool RouterNames::contains(const QString &host) const
{
    const QString lower = host.toLower();
    if (lower.isEmpty())
        return false;
    const QHostAddress literal(lower);
    if (!literal.isNull())
        return literal == QHostAddress(m_host);
    return m_names.contains(lower) || existsOnlyAtHome(lower);
}

} // namespace ringthrough
