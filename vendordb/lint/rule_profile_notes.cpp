#include "near_miss.h"
#include "profile_rules.h"

namespace ringthrough {

namespace {

// Vendors and devices; of files that are broken just now we take every id.
bool isRouter(const QString &id, const LintScope &scope)
{
    return scope.targets.all.contains(id) && !scope.base.article(id);
}

QStringList idsOfRouters(const LintScope &scope)
{
    QStringList ids;
    for (const Vendor &vendor : scope.base.vendors()) {
        ids.append(vendor.id);
        for (const Device &device : vendor.devices)
            ids.append(device.id);
    }
    return ids;
}

} // namespace

void lintProfileNotes(const Profile &profile, const LintScope &scope, LintReport &report)
{
    const QString key = QStringLiteral("about");
    QSet<QString> seen;
    for (const ProviderNote &note : profile.notes) {
        if (!isRouter(note.about, scope))
            report.addAbout(
                note.about, note.line, key,
                LintReport::tr("'%1' is the id of no vendor and of no device.").arg(note.about),
                nearMiss(note.about, idsOfRouters(scope)));
        if (seen.contains(note.about))
            report.addAbout(note.about, note.line, key,
                            LintReport::tr("There is a note about '%1' already; make one of "
                                           "the two.")
                                .arg(note.about));
        seen.insert(note.about);
    }
}

} // namespace ringthrough
