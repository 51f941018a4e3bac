#include "lint_rules.h"
#include "model_name.h"

#include <algorithm>

namespace ringthrough {

namespace {

// A family with all that speaks for it.
struct Family
{
    const Vendor &vendor;
    const Device &device;
    QList<Rule> rules;
};

// Families of one vendor share its rules, so only their own count.
Family familyOf(const Vendor &vendor, const Device &device, bool withVendor)
{
    return {vendor, device, withVendor ? vendor.rules + device.rules : device.rules};
}

std::optional<Weight> heaviest(const QList<Rule> &rules, const Observation &seen)
{
    std::optional<Weight> found;
    for (const Rule &rule : rules) {
        if (rule.signal == seen.signal && rule.fits(seen))
            found = std::max(rule.weight, found.value_or(rule.weight));
    }
    return found;
}

bool fitsEqually(const QList<Rule> &rules, const QList<Rule> &other)
{
    return std::all_of(rules.begin(), rules.end(), [&](const Rule &rule) {
        return std::all_of(rule.matches.begin(), rule.matches.end(), [&](const QString &example) {
            const Observation seen = exampleOf(rule, example);
            return heaviest(rules, seen) == heaviest(other, seen);
        });
    });
}

bool tellsModelsApart(const Rule &rule, const Family &one, const Family &other)
{
    if (rule.regex.namedCaptureGroups().contains(QStringLiteral("model")))
        return true;
    const QString &model = rule.setsModel;
    return !model.isEmpty() &&
           meansListedModel(model, one.device.models, brandsOf(one.vendor)) !=
               meansListedModel(model, other.device.models, brandsOf(other.vendor));
}

// By the model that the router names, or by what must not be there.
bool canBeToldOtherwise(const Family &one, const Family &other)
{
    const QList<Rule> rules = one.rules + other.rules;
    const bool ruledOut =
        std::any_of(rules.begin(), rules.end(), [](const Rule &rule) { return rule.mustNot; });
    const QList<Rule> all = rules + one.vendor.rules + other.vendor.rules;
    return ruledOut || std::any_of(all.begin(), all.end(), [&](const Rule &rule) {
               return tellsModelsApart(rule, one, other);
           });
}

bool areTwins(const Family &one, const Family &other)
{
    return fitsEqually(one.rules, other.rules) && fitsEqually(other.rules, one.rules) &&
           !canBeToldOtherwise(one, other);
}

void checkInside(const Vendor &vendor, LintReport &report)
{
    const QList<Device> &devices = vendor.devices;
    for (qsizetype i = 0; i < devices.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            const Device &first = devices.at(j);
            if (!devices.at(i).rules.isEmpty() && !first.rules.isEmpty() &&
                areTwins(familyOf(vendor, devices.at(i), false), familyOf(vendor, first, false)))
                report.add(devices.at(i).line, QStringLiteral("identify"),
                           LintReport::tr("Nothing can tell %1 from %2 in line %3: the same "
                                          "evidence fits both equally.")
                               .arg(devices.at(i).id, first.id)
                               .arg(first.line));
        }
    }
}

void checkAgainst(const Vendor &vendor, const Vendor &other, LintReport &report)
{
    for (const Device &device : vendor.devices) {
        if (device.rules.isEmpty())
            continue;
        const Family own = familyOf(vendor, device, true);
        for (const Device &theirs : other.devices) {
            if (!theirs.rules.isEmpty() && areTwins(own, familyOf(other, theirs, true)))
                report.add(device.line, QStringLiteral("identify"),
                           LintReport::tr("Nothing can tell %1 from %2 (line %3 of %4): the same "
                                          "evidence fits both equally.")
                               .arg(device.id, theirs.id)
                               .arg(theirs.line)
                               .arg(other.file));
        }
    }
}

} // namespace

void lintTwins(const Vendor &vendor, const LintScope &scope, LintReport &report)
{
    checkInside(vendor, report);
    for (const Vendor &other : scope.base.vendors()) {
        if (other.id != vendor.id && !areRelated(vendor, other) &&
            scope.tellsIt(vendor.id, other.id))
            checkAgainst(vendor, other, report);
    }
}

} // namespace ringthrough
