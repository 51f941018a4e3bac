#include "profile.h"

namespace ringthrough {

QString textFor(const LocalText &text, const QString &locale)
{
    const QString country = QString(locale).replace(u'_', u'-');
    const QString language = country.section(u'-', 0, 0);
    for (const QString &code : {country, language, QStringLiteral("en")}) {
        if (text.contains(code))
            return text.value(code);
    }
    return text.isEmpty() ? QString() : text.first();
}

QStringList Profile::notesAbout(const QString &vendor, const QString &device,
                                const QString &locale) const
{
    QStringList found;
    for (const QString &id : {vendor, device}) {
        for (const ProviderNote &note : notes) {
            if (note.about == id)
                found.append(textFor(note.text, locale));
        }
    }
    return found;
}

} // namespace ringthrough
