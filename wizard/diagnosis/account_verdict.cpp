#include "account_verdict.h"

#include "account_views.h"
#include "sip_judgement.h"

namespace ringthrough {

namespace {

// Our own phone, as it stands in the list that has it somewhere else.
QString elsewhere(const AccountFinding &finding)
{
    const QByteArray sent = finding.contact.toUtf8();
    for (const BindingView &view : finding.views)
        for (const QString &contact : view.contacts) {
            const QByteArray binding = contact.toUtf8();
            if (userOf(binding) == userOf(sent) &&
                !isSamePlace(hostOfUri(binding), hostOfUri(sent)))
                return contact;
        }
    return {};
}

} // namespace

bool accountMayTell(const Diagnosis &diagnosis)
{
    if (diagnosis.verdict == Verdict::Clean)
        return !diagnosis.provedByMirror;
    // Many a server says nothing to strangers, and speaks to those who have an account.
    return diagnosis.verdict == Verdict::Inconclusive &&
           (diagnosis.reason == VerdictReason::ServerSilent ||
            diagnosis.reason == VerdictReason::HintOnly);
}

void addAccount(Diagnosis &diagnosis, const AccountFinding &finding)
{
    if (!finding.differs)
        return;
    proveAltered(diagnosis, VerdictReason::BindingsDiffer);
    diagnosis.alterations.append({QStringLiteral("Contact"), finding.contact, elsewhere(finding),
                                  false, QStringLiteral("udp REGISTER of your account")});
}

} // namespace ringthrough
