#pragma once

#include "evidence.h"
#include "http_exchange.h"

#include <QHash>
#include <QObject>
#include <QQueue>

namespace ringthrough {

/// Why something is asked; decides how its answer is read.
enum class Purpose { Page, Script, Icon, VendorPage, Description };

/// One request with what is needed to judge its answer.
struct HttpErrand
{
    HttpRequest request;
    Purpose purpose = Purpose::Page;
    int hops = 0;                        ///< redirects that led here
    Signal reportsAs = Signal::HttpBody; ///< VendorPage only
};

/// Sends requests to one router: ports side by side, on each port one connection at a time (tiny
/// servers take no more), never more requests than allowed in all.
class HttpLanes : public QObject
{
    Q_OBJECT

public:
    HttpLanes(const QHostAddress &router, HttpLimits limits, int requestLimit,
              QObject *parent = nullptr);

    void ask(const HttpErrand &errand);

    /// Something is asked or waits to be.
    bool isBusy() const;

    /// A server is at it: connected, and its answer is not complete.
    bool isAnswering() const;

    int requests() const { return m_requests; }
    void stop();

Q_SIGNALS:
    /// Comes for each errand whose turn it was, also for those that ended without an answer.
    void answered(const ringthrough::HttpErrand &errand, const ringthrough::HttpResult &result);

private:
    struct Lane
    {
        QQueue<HttpErrand> waiting;
        HttpExchange *exchange = nullptr;
        bool alive = false;  ///< somebody listens
        bool closed = false; ///< nobody does
    };

    void next(quint16 port);
    void onConnected(quint16 port, const HttpErrand &errand);
    void conclude(quint16 port, const HttpErrand &errand, const HttpResult &result);

    QHostAddress m_router;
    HttpLimits m_limits;
    int m_requestLimit;
    int m_requests = 0;
    bool m_stopped = false;
    QHash<quint16, Lane> m_lanes;
};

} // namespace ringthrough
