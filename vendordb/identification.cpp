#include "identification.h"

namespace ringthrough {

namespace {

// Two families nearer to each other than this cannot be told apart safely.
constexpr double clearLead = 0.15;

} // namespace

std::optional<Candidate> Identification::best() const
{
    if (candidates.isEmpty())
        return std::nullopt;
    return candidates.first();
}

bool Identification::isSure() const
{
    if (candidates.isEmpty())
        return false;
    const Candidate &first = candidates.first();
    if (first.deviceId.isEmpty() || first.confidence < sureConfidence)
        return false;
    for (qsizetype i = 1; i < candidates.size(); ++i) {
        const Candidate &other = candidates.at(i);
        if (!other.deviceId.isEmpty() && first.confidence - other.confidence < clearLead)
            return false;
    }
    return true;
}

} // namespace ringthrough
