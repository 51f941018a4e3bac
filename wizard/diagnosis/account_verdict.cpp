#include "account_verdict.h"

#include "sip_judgement.h"

#include <QCoreApplication>

#include <algorithm>

namespace ringthrough {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Account)
};

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

QString accountProblemWords(const Problem &problem)
{
    if (std::holds_alternative<SignInRefused>(problem))
        return Words::tr("Your phone provider did not accept the user name or the password. We "
                         "tried it once and not again.");
    if (std::holds_alternative<SignInUnsupported>(problem))
        return Words::tr("Your phone provider wants you to sign in in a way that this program does "
                         "not know.");
    if (std::holds_alternative<HostNotFound>(problem))
        return Words::tr("The server of your phone provider was not found.");
    if (std::holds_alternative<UnexpectedReply>(problem))
        return Words::tr("The two lists differ in a way that your phone provider may have made "
                         "itself, so they tell nothing.");
    return Words::tr("Your phone provider did not answer on two ways, so there was nothing to "
                     "compare.");
}

void addAccount(Diagnosis &diagnosis, const AccountFinding &finding)
{
    if (!finding.differs)
        return;
    proveAltered(diagnosis, VerdictReason::BindingsDiffer);
    diagnosis.alterations.append({QStringLiteral("Contact"), finding.contact, differing(finding),
                                  false, QStringLiteral("udp REGISTER of your account")});
}

} // namespace ringthrough
