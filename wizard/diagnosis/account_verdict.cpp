#include "account_verdict.h"

#include <algorithm>

namespace ringthrough {

namespace {

// The view that does not hold what another one holds.
QString differing(const AccountFinding &finding)
{
    for (const BindingView &view : finding.views)
        for (const QString &contact : view.contacts) {
            const bool everywhere = std::all_of(
                finding.views.begin(), finding.views.end(),
                [&](const BindingView &other) { return other.contacts.contains(contact); });
            if (!everywhere && contact != finding.contact)
                return contact;
        }
    return {};
}

} // namespace

void addAccount(Diagnosis &diagnosis, const AccountFinding &finding)
{
    if (!finding.differs)
        return;
    if (diagnosis.verdict != Verdict::Altered || diagnosis.certainty == HowSure::Likely) {
        diagnosis.verdict = Verdict::Altered;
        diagnosis.reason = VerdictReason::BindingsDiffer;
        diagnosis.certainty = HowSure::Certain;
    }
    diagnosis.alterations.append({QStringLiteral("Contact"), finding.contact, differing(finding),
                                  false, QStringLiteral("udp REGISTER of your account")});
}

} // namespace ringthrough
