#pragma once

#include "mistake.h"
#include "profile_network.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

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
    QString certificateName = {}; ///< TLS: the name on the certificate; empty: the host
};

/// A server that sends back what it received, so that a change on the way is seen.
struct MirrorServer
{
    QString host;
    int port = 5060;
    int controlPort = 0;          ///< not 5060, so that no ALG touches it; 0: there is none
    int tlsPort = 0;              ///< 0: there is none
    QString certificateName = {}; ///< the name on the certificate; empty: the host
};

/// A STUN server (RFC 8489).
struct StunServer
{
    QString host;
    int port = 3478;
};

/// The same text in several languages, by their codes of ISO 639: en, de, pt-BR.
using LocalText = QMap<QString, QString>;

/// The text for a locale such as de_AT: of its country, of its language, in English, or any.
QString textFor(const LocalText &text, const QString &locale);

/// How the provider's customers reach its support. Any may be empty.
struct SupportContact
{
    QString phone;
    QString web; ///< https
    QString email;
    LocalText hours; ///< when somebody is there
};

/// What the phones speak with an address for.
enum class FirewallUse { Signalling, Speech };

QString firewallUseName(FirewallUse use); ///< as in files: signalling, speech

/// Ports from the first to the last, both from 1 to 65535.
struct PortRange
{
    int first = 0;
    int last = 0;

    friend bool operator==(const PortRange &, const PortRange &) = default;
};

/// Addresses of the provider that a firewall has to let through.
struct FirewallAddress
{
    IpNetwork network;
    QList<PortRange> ports; ///< at least one
    FirewallUse use = FirewallUse::Signalling;
};

/// What the provider tells its customers about a maker's routers, or about one family.
struct ProviderNote
{
    QString about;  ///< id of a vendor or device
    LocalText text; ///< plain; a paragraph
    int line = 0;
};

/// What a VoIP provider wants its customers' copies of the program to know. See PROFILE.md.
struct Profile
{
    QString name;
    QStringList alsoKnownAs; ///< names that customers may know it by
    SupportContact support;
    QList<SipServer> sipServers;
    QList<MirrorServer> mirrors; ///< the first that answers is taken
    QList<StunServer> stunServers;
    QList<FirewallAddress> firewall;
    QList<ProviderNote> notes;

    /// What it says about a family: what is about its maker first.
    QStringList notesAbout(const QString &vendor, const QString &device,
                           const QString &locale) const;
};

/// Reads a profile, as strictly as the knowledge base is read.
std::variant<Profile, QList<Mistake>> loadProfile(const QString &file);

/// The same from the text of a file; the name is for messages.
std::variant<Profile, QList<Mistake>> readProfileText(const QString &name,
                                                      const QByteArray &contents);

} // namespace ringthrough
