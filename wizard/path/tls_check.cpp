#include "tls_check.h"

#include "tls_ask.h"

#include <algorithm>

namespace ringthrough {

SipServer tlsPlace(const PathOptions &options)
{
    constexpr int usual = 5061;
    if (options.target.tlsPort != 0)
        return {options.target.host, options.target.tlsPort, SipTransport::Tls};
    const auto named =
        std::find_if(options.otherPlaces.begin(), options.otherPlaces.end(),
                     [](const SipServer &one) { return one.transport == SipTransport::Tls; });
    return named != options.otherPlaces.end()
               ? *named
               : SipServer{options.target.host, usual, SipTransport::Tls};
}

TlsCheck::TlsCheck(PathOptions options, QObject *parent)
    : Job(parent), m_options(std::move(options)), m_place(tlsPlace(m_options))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { end(Problem(HostNotFound{m_place.host})); });
    connect(
        &m_lookup, &PlacesLookup::found, this,
        [this](const QList<QHostAddress> &addresses) { ask(firstChoice(addresses)); },
        Qt::QueuedConnection);
}

TlsCheck::~TlsCheck()
{
    cancel();
}

void TlsCheck::run()
{
    m_limit.start(limit);
    m_lookup.find(m_options, m_place.host);
}

void TlsCheck::ask(const QHostAddress &address)
{
    if (!isRunning())
        return;
    if (address.isNull())
        return end(Problem(HostNotFound{m_place.host}));
    const auto left = m_limit.remainingTimeAsDuration();
    m_limit.stop();
    const AskedPlace place{address, quint16(m_place.port), sipNameOf(m_place.host)};
    m_ask = std::make_unique<TlsAsk>(place, m_place.host, left);
    connect(
        m_ask.get(), &TlsAsk::finished, this, [this] { takeFinding(); }, Qt::QueuedConnection);
    m_ask->start();
}

void TlsCheck::takeFinding()
{
    if (isRunning())
        end(TlsFinding(m_ask->finding()));
}

void TlsCheck::end(const Outcome<TlsFinding> &outcome)
{
    if (!conclude())
        return;
    stop();
    Q_EMIT finished(outcome);
}

void TlsCheck::stop()
{
    m_limit.stop();
    m_lookup.disconnect(this);
    m_ask.reset();
}

} // namespace ringthrough
