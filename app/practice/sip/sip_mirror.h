#pragma once

#include "dual_port.h"

#include <QObject>

namespace ringthrough {

/// A SIP mirror inside the program, for practice and tests: shows what arrived of each request,
/// and answers STUN over UDP, on loopback also to another port that the request names. It has a
/// main and a control port, both UDP and TCP, and keeps nothing.
class SipMirror : public QObject
{
    Q_OBJECT

public:
    explicit SipMirror(QObject *parent = nullptr);

    bool listen(const QHostAddress &address = QHostAddress::LocalHost);

    quint16 port() const { return m_main.port(); }
    quint16 controlPort() const { return m_control.port(); }

private:
    void serve(DualPort *port);

    DualPort m_main;
    DualPort m_control;
};

} // namespace ringthrough
