#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace ringthrough {

/// An ICMP error that came back for a packet.
struct IcmpQuote
{
    QHostAddress from;    ///< who sent it
    bool expired = false; ///< its time to live was over there; else nobody listens at the port
    QByteArray message;   ///< as much of the UDP packet's content as was quoted
};

/// A UDP socket over IPv4 whose packets die on the way, and which hears of their death. Needs no
/// special rights where it works at all: on Linux.
class HopSocket : public QObject
{
    Q_OBJECT

public:
    explicit HopSocket(QObject *parent = nullptr);
    ~HopSocket() override;

    /// Whether this system tells a normal user what routers quote.
    static bool works();

    /// `wishedPort` is left from if it is free. False when there is no way; detail() says why.
    bool open(const QHostAddress &server, quint16 port, quint16 wishedPort, int timeToLive);

    /// One packet. What is lost is not told.
    void send(const QByteArray &message);

    QHostAddress ownAddress() const;
    quint16 ownPort() const;
    QString detail() const { return m_detail; }

    /// What came until now, at most 16 of each.
    const QList<IcmpQuote> &quotes() const { return m_quotes; }
    const QList<QByteArray> &answers() const { return m_answers; }

Q_SIGNALS:
    /// Something came. Not to be answered by destroying the socket.
    void heard();

private:
    void close();
    bool fail();
    bool listen();
    void hear();
    void hearErrors();
    void hearAnswers();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QString m_detail;
    QList<IcmpQuote> m_quotes;
    QList<QByteArray> m_answers;
};

} // namespace ringthrough
