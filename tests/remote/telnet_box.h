#pragma once

#include "box_session.h"

#include <QTcpServer>

namespace ringthrough {

/// A box behind a telnet server on loopback. It says that it echoes, as real ones do.
class TelnetBox : public QObject
{
    Q_OBJECT

public:
    /// The box must outlive the server.
    explicit TelnetBox(Box &box);

    quint16 port() const { return m_port; }
    void setRefuses(bool refuses); ///< connections

private:
    void accept();

    Box &m_box;
    QTcpServer m_server;
    quint16 m_port = 0;
};

} // namespace ringthrough
