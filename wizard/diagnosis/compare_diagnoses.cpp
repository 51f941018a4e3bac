#include "compare_diagnoses.h"

#include "named.h"

#include <QCoreApplication>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr NameTable<Since, 6> names{{{Since::StillClean, "still_clean"},
                                     {Since::StillAltered, "still_altered"},
                                     {Since::CameBack, "came_back"},
                                     {Since::Gone, "gone"},
                                     {Since::CannotTell, "cannot_tell"},
                                     {Since::AnotherRouter, "another_router"}}};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CompareDiagnoses)
};

bool told(const Diagnosis &diagnosis)
{
    return diagnosis.verdict == Verdict::Clean || diagnosis.verdict == Verdict::Altered;
}

bool lookedAtTheSame(const Diagnosis &one, const Diagnosis &other)
{
    const QString both = QStringLiteral("both");
    return one.transport == other.transport || one.transport == both || other.transport == both;
}

// What a mirror has seen, an ordinary server need not see.
bool isWeaker(const Diagnosis &earlier, const Diagnosis &now)
{
    return earlier.verdict == Verdict::Altered && earlier.provedByMirror &&
           now.verdict == Verdict::Clean && !now.provedByMirror;
}

bool areDifferent(const std::optional<Gateway> &one, const std::optional<Gateway> &other)
{
    return one && other && !one->mac.isEmpty() && !other->mac.isEmpty() && one->mac != other->mac;
}

Since sinceOf(const Diagnosis &earlier, const Diagnosis &now)
{
    if (now.verdict == Verdict::Altered && told(earlier))
        return earlier.verdict == Verdict::Altered ? Since::StillAltered : Since::CameBack;
    if (!told(earlier) || !told(now) || !lookedAtTheSame(earlier, now) || isWeaker(earlier, now))
        return Since::CannotTell;
    return earlier.verdict == Verdict::Altered ? Since::Gone : Since::StillClean;
}

} // namespace

QString sinceName(Since since)
{
    return nameIn(names, since);
}

QString wordsForPerson(Since since)
{
    switch (since) {
    case Since::StillClean:
        return Words::tr("Nothing has changed since the earlier test: your call messages get "
                         "through as they did.");
    case Since::StillAltered:
        return Words::tr("Nothing has changed since the earlier test: your call messages are still "
                         "altered.");
    case Since::CameBack:
        return Words::tr("In the earlier test your call messages were not altered, and now they "
                         "are. An update or a reset of your router may have switched the setting "
                         "on again.");
    case Since::Gone:
        return Words::tr("In the earlier test your call messages were altered, and now they are "
                         "not.");
    case Since::CannotTell:
        return Words::tr("The two tests cannot be compared.");
    case Since::AnotherRouter:
        return Words::tr(
            "This computer is connected to another router than in the earlier test, so "
            "the two tests cannot be compared.");
    }
    Q_UNREACHABLE();
    return {};
}

Comparison compareTests(const RoutedTest &before, const RoutedTest &after)
{
    if (areDifferent(before.gateway, after.gateway))
        return {Since::AnotherRouter, {}};
    const Diagnosis &earlier = before.diagnosis;
    const Diagnosis &now = after.diagnosis;
    Comparison comparison{sinceOf(earlier, now), {}};
    const auto isIn = [](const Diagnosis &diagnosis, const QString &part) {
        return std::any_of(diagnosis.alterations.begin(), diagnosis.alterations.end(),
                           [&](const Alteration &one) { return one.part == part; });
    };
    for (const Alteration &one : now.alterations)
        if (!isIn(earlier, one.part) && !comparison.newParts.contains(one.part))
            comparison.newParts.append(one.part);
    return comparison;
}

} // namespace ringthrough
