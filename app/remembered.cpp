#include "remembered.h"

#include "server_field.h"

#include <QSettings>

namespace ringthrough {

namespace {

const QString serverKey = QStringLiteral("phone/server");

} // namespace

std::optional<SipTarget> rememberedServer()
{
    const QString text = QSettings().value(serverKey).toString();
    return text.isEmpty() ? std::nullopt : sipTargetFromString(text);
}

void rememberServer(const std::optional<SipTarget> &server)
{
    if (server && server != rememberedServer())
        QSettings().setValue(serverKey, sipTargetText(*server));
}

} // namespace ringthrough
