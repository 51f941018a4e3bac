#pragma once

#include "mistake.h"

#include <QList>
#include <QString>

#include <variant>

namespace ringthrough {

/// How SIP is spoken to a server.
enum class SipTransport { Udp, Tcp, Tls };

QString sipTransportName(SipTransport transport); ///< as in files: udp, tcp, tls

/// An ordinary SIP server of the provider.
struct SipServer
{
    QString host;
    int port = 5060;
    SipTransport transport = SipTransport::Udp;
};

/// A server that sends back what it received, so that a change on the way is seen.
struct MirrorServer
{
    QString host;
    int port = 5060;
    int controlPort = 0; ///< not 5060, so that no ALG touches it; 0: there is none
    int tlsPort = 0;     ///< 0: there is none
};

/// A STUN server (RFC 8489).
struct StunServer
{
    QString host;
    int port = 3478;
};

/// How the provider's customers reach its support. Any may be empty.
struct SupportContact
{
    QString phone;
    QString web;
    QString email;
};

/// What a VoIP provider wants its customers' copies of the program to know.
struct Profile
{
    QString name;
    SupportContact support;
    QList<SipServer> sipServers;
    QList<MirrorServer> mirrors;
    QList<StunServer> stunServers;
};

/// Reads a profile, as strictly as the knowledge base is read.
std::variant<Profile, QList<Mistake>> loadProfile(const QString &file);

/// The same from the text of a file; the name is for messages.
std::variant<Profile, QList<Mistake>> readProfileText(const QString &name,
                                                      const QByteArray &contents);

} // namespace ringthrough
