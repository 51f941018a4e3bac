#pragma once

#include "account_finding.h"
#include "gateway.h"
#include "job.h"
#include "outcome.h"
#include "secret.h"
#include "sip_test.h"

#include <QList>
#include <QSslCertificate>

#include <chrono>
#include <memory>
#include <optional>

namespace ringthrough {

/// Whose account is used, and where.
struct AccountTestOptions
{
    SipTarget target; ///< controlPort and tlsPort: 0 tries the usual ones
    QString user;     ///< "12345", or "12345@example.org"
    QString signInAs; ///< empty: the user
    QString domain;   ///< empty: what stands behind the user's @, else the target's host
    Secret password;  ///< wiped when the job is over
    QList<QSslCertificate> authorities; ///< who vouches for TLS; empty: whom the system trusts
    std::optional<Gateway> gateway;     ///< to tell a tunnel
    std::chrono::milliseconds totalLimit{20000};
};

/// Registers for a moment with the person's own account and reads the registrar's list of bindings
/// over two paths: over UDP, where an ALG changes our contact on the way out and hides that on the
/// way in, and over TLS or another port, where it does neither. Two lists that differ are proof.
///
/// What was thought of, so that the person's phones are left in peace:
/// - The list is read first, which tries the password without changing anything. A password that
///   was refused is never sent again, on no path: providers lock accounts. One that was merely
///   proved with an old nonce ("stale") is proved once more.
/// - Our binding has q=0.0 and lasts a minute (longer only where the registrar insists), and is
///   taken away in the end, by its own name and never by "*", also when the job is cancelled.
/// - A call that comes meanwhile is declined with 480, which lets other phones go on ringing.
/// - A provider that keeps one phone an account drops the person's phone from its list until that
///   registers again. It cannot be known before; it is noticed, and said.
/// - Through a VPN nothing is asked and nobody signs in: it would judge the VPN.
/// - Over TLS nothing is proved unless the certificate fits and is vouched for. Over UDP the proof
///   is what phones send there, too: a digest, not the password.
class AccountTest : public Job
{
    Q_OBJECT

public:
    explicit AccountTest(AccountTestOptions options, QObject *parent = nullptr);
    ~AccountTest() override;

Q_SIGNALS:
    /// Two views (none through a VPN), or a problem: SignInRefused, SignInUnsupported,
    /// HostNotFound, ConnectionRefused, ServerSilent (with the server's other places where only
    /// those were silent, so that there is nothing to compare with), UnexpectedReply, TimedOut.
    void finished(const ringthrough::Outcome<ringthrough::AccountFinding> &result);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough
