#pragma once

#include "practice_page.h"

#include <QTcpServer>

namespace ringthrough {

/// The web server of a practice router: one page, a request a connection.
class PracticeHttp : public QObject
{
    Q_OBJECT

public:
    explicit PracticeHttp(PracticePage page, QObject *parent = nullptr);

    bool listen(const QHostAddress &address, quint16 port = 0);
    quint16 port() const { return m_server.serverPort(); }
    void close(); ///< takes no requests until listen() is called again

private:
    void takeConnections();
    void read(QTcpSocket *socket);

    PracticePage m_page;
    QTcpServer m_server;
};

} // namespace ringthrough
