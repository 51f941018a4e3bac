#include "profile_rules.h"
#include "stray_letters.h"

namespace ringthrough {

namespace {

void checkNames(const Profile &profile, LintReport &report)
{
    const QString key = QStringLiteral("also_known_as");
    const int line = report.lineOfKey(key);
    QStringList seen{profile.name.toCaseFolded()};
    for (const QString &name : profile.alsoKnownAs) {
        if (seen.contains(name.toCaseFolded()))
            report.addAbout(name, line, key,
                            LintReport::tr("The name '%1' stands there already.").arg(name));
        seen.append(name.toCaseFolded());
    }
    checkLetters(profile.alsoKnownAs, TextKind::Label, line, key, report);
}

} // namespace

void lintProfileTexts(const Profile &profile, const LintScope &, LintReport &report)
{
    const QString name = QStringLiteral("name");
    const QString support = QStringLiteral("support");
    checkLetters(profile.name, TextKind::Label, report.lineOfKey(name), name, report);
    checkNames(profile, report);
    if (!profile.support.phone.isEmpty())
        checkLetters(profile.support.phone, TextKind::Label, report.lineOfKey(support),
                     QStringLiteral("phone"), report);
    checkLetters(profile.support.hours.values(), TextKind::Text, report.lineOfKey(support),
                 QStringLiteral("hours"), report);
    for (const ProviderNote &note : profile.notes)
        checkLetters(note.text.values(), TextKind::Text, note.line, QStringLiteral("text"), report);
}

} // namespace ringthrough
