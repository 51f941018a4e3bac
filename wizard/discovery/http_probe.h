#pragma once

#include "html_clues.h"
#include "http_lanes.h"
#include "router_names.h"
#include "rule.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <optional>

namespace ringthrough {

/// Asks the router's web pages: the first page of each port, where that leads, and on request the
/// pages of a vendor, a device description, icon and scripts. Only what is read without signing in.
class HttpProbe : public QObject
{
    Q_OBJECT

public:
    HttpProbe(const QHostAddress &router, RouterNames names, HttpLimits limits, int requestLimit,
              QObject *parent = nullptr);

    void askFirstPage(quint16 port, bool tls);

    /// Pages that are open on a vendor's devices; those without a port wait until a page was found.
    void askVendorPages(const QList<Probe> &probes);

    /// A UPnP description. Left out when it is on another machine.
    void askDescription(const QUrl &url);

    /// Icon and scripts of the page that was found: a hint where nothing better is known.
    void askExtras();

    bool isBusy() const { return m_lanes.isBusy(); }
    bool isAnswering() const { return m_lanes.isAnswering(); }
    bool wasAnswered() const { return m_signOfLife; }
    bool spokeObsoleteTls() const { return m_obsoleteTls; }
    int requests() const { return m_lanes.requests(); }
    void stop() { m_lanes.stop(); }

Q_SIGNALS:
    void observed(const ringthrough::Observation &observation);

    /// An answer was judged; something may have come to an end.
    void advanced();

private:
    struct FoundPage
    {
        QUrl url;
        HtmlClues clues;
        QByteArray cookie;
    };

    void ask(const HttpErrand &errand);
    void judge(const HttpErrand &errand, const HttpResult &result);
    void judgeAnswer(const HttpErrand &errand, const HttpAnswer &answer);
    void judgePage(const HttpErrand &errand, const HttpAnswer &answer);
    void judgeVendorPage(const HttpErrand &errand, const HttpAnswer &answer);
    void judgeIcon(const HttpErrand &errand, const HttpAnswer &answer);
    void judgeDescription(const HttpErrand &errand, const HttpAnswer &answer);
    bool follow(const HttpErrand &errand, const HttpAnswer &answer, const HtmlClues &clues);
    void settleOn(const FoundPage &page);
    void askVendorPage(const Probe &probe);

    RouterNames m_names;
    HttpLanes m_lanes;
    QSet<QString> m_asked;
    QSet<quint16> m_certificatesSeen;
    QList<Probe> m_waitingProbes;
    std::optional<FoundPage> m_page;
    std::optional<FoundPage> m_pageOnTheWay; ///< led on to others; serves if those have nothing
    bool m_extrasAsked = false;
    bool m_signOfLife = false;
    bool m_obsoleteTls = false;
};

} // namespace ringthrough
