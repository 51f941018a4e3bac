#include "speak.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace ringthrough {

void speak(QCoreApplication &app, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    QLocale::setDefault(locale);
    const auto load = [&](const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&app);
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
    };
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English is there for its plurals: "1 router fits", "2 routers fit".
    auto *plurals = new QTranslator(&app);
    if (plurals->load(QStringLiteral(":/i18n/ringthrough_en.qm")))
        QCoreApplication::installTranslator(plurals);
    if (locale.language() != QLocale::English)
        load(QStringLiteral("ringthrough"), QStringLiteral(":/i18n"));
}

} // namespace ringthrough
