#pragma once

#include "job.h"
#include "outcome.h"
#include "places_lookup.h"

#include <QTimer>

#include <memory>

namespace ringthrough {

class TlsAsk;

/// Does the provider take SIP over TLS (RFC 3261, 26.2)? Looks at one port: the target's own TLS
/// port, else a place of the profile that is spoken to over TLS, else 5061.
class TlsCheck : public Job
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds limit{5};

    explicit TlsCheck(PathOptions options, QObject *parent = nullptr);
    ~TlsCheck() override;

Q_SIGNALS:
    /// A problem only when the server's name has no address (HostNotFound).
    void finished(const ringthrough::Outcome<ringthrough::TlsFinding> &result);

protected:
    void run() override;
    void stop() override;

private:
    void ask(const QHostAddress &address);
    void takeFinding();
    void end(const Outcome<TlsFinding> &outcome);

    PathOptions m_options;
    SipServer m_place;
    PlacesLookup m_lookup;
    QTimer m_limit;
    std::unique_ptr<TlsAsk> m_ask;
};

/// The one place that is looked at.
SipServer tlsPlace(const PathOptions &options);

} // namespace ringthrough
