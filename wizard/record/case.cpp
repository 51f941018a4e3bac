#include "case.h"

#include <QRandomGenerator>

namespace ringthrough {

namespace {

// No 0/O, 1/I/L, no B/8, no letters that sound alike on the telephone.
constexpr char referenceLetters[] = "234567ACFHJKMRTWXY";
constexpr int referenceLength = 6;

QString newReference()
{
    auto *random = QRandomGenerator::global();
    QString text;
    for (int i = 0; i < referenceLength; ++i) {
        if (i == referenceLength / 2)
            text += QLatin1Char('-');
        text += QLatin1Char(referenceLetters[random->bounded(int(sizeof referenceLetters) - 1)]);
    }
    return text;
}

bool saysOff(const std::optional<Change> &change)
{
    if (!change || change->after != AlgState::Off)
        return false;
    return change->verifiedBy.contains(VerifiedBy::Check);
}

} // namespace

bool Proof::isProven() const
{
    if (sipTestClean)
        return true;
    return int(settingReadBack) + int(noSignFound) + int(personSaidYes) >= 2;
}

Case newCase()
{
    Case state;
    state.reference = newReference();
    state.startedAt = QDateTime::currentDateTimeUtc();
    return state;
}

Proof proofOf(const Case &state)
{
    Proof proof;
    proof.personSaidYes = state.proof && state.proof->personSaidYes;
    proof.settingReadBack = saysOff(state.change);
    if (!state.after || state.after->verdict != Verdict::Clean)
        return proof;
    const bool wasAltered = state.before && state.before->verdict == Verdict::Altered;
    // An ordinary server that gave the alteration away before, and gives no sign now, has shown
    // both.
    proof.sipTestClean = state.after->provedByMirror || wasAltered;
    proof.noSignFound = !proof.sipTestClean;
    return proof;
}

} // namespace ringthrough
