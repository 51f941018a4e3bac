#include "tls_ask.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <array>
#include <utility>

namespace ringthrough {

namespace {

constexpr qsizetype mostBytes = 16 * 1024; // more than a SIP server says to one OPTIONS
constexpr qsizetype mostFlaws = 16;
constexpr qsizetype longestText = 256;

QString shortText(const QString &text)
{
    return text.left(longestText).simplified();
}

// "CN=…,O=…,C=…": what tells a scanner's own certificate from a real one.
template <typename PartOf>
QString nameIn(PartOf partOf)
{
    constexpr std::array<std::pair<QSslCertificate::SubjectInfo, const char *>, 4> parts{
        {{QSslCertificate::CommonName, "CN="},
         {QSslCertificate::OrganizationalUnitName, "OU="},
         {QSslCertificate::Organization, "O="},
         {QSslCertificate::CountryName, "C="}}};
    QStringList found;
    for (const auto &[part, name] : parts)
        for (const QString &value : partOf(part).mid(0, mostFlaws))
            found.append(QLatin1String(name) + shortText(value));
    return shortText(found.join(QLatin1Char(',')));
}

// RFC 3261, 8.1.1.8: who asks a sips URI has one, too.
QByteArray secured(const QByteArray &uri)
{
    return uri.startsWith("sip:") ? "sips:" + uri.mid(4) : uri;
}

QByteArray secureOptions(const AskedPlace &asked, const QSslSocket &socket, const QByteArray &nonce)
{
    SipRequest request = optionsTo(asked, Wire::Tcp, ProbeKind::Options,
                                   {socket.localAddress(), socket.localPort(), nonce});
    request.transport = "TLS";
    for (QByteArray *uri : {&request.uri, &request.from, &request.to, &request.contact})
        *uri = secured(*uri);
    return sipBytes(request);
}

// The root of the domain name system is part of no certificate.
QString nameToProve(const QString &host)
{
    return host.endsWith(QLatin1Char('.')) ? host.chopped(1) : host;
}

} // namespace

TlsAsk::TlsAsk(AskedPlace place, const QString &host, std::chrono::milliseconds limit,
               QObject *parent)
    : QObject(parent), m_place(std::move(place)), m_host(nameToProve(host)), m_limit(limit)
{
    m_finding.place = nameOfPlace(host, m_place.port);
    m_end.setSingleShot(true);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(mostBytes);
    m_socket.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_socket.setPeerVerifyName(m_host);
    connect(&m_end, &QTimer::timeout, this, &TlsAsk::conclude);
    connect(&m_socket, &QAbstractSocket::connected, this, &TlsAsk::greet);
    connect(&m_socket, &QSslSocket::sslErrors, this, &TlsAsk::note);
    connect(&m_socket, &QSslSocket::encrypted, this, &TlsAsk::ask);
    connect(&m_socket, &QIODevice::readyRead, this, &TlsAsk::read);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &TlsAsk::fail);
}

TlsAsk::~TlsAsk()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void TlsAsk::start()
{
    m_clock.start();
    m_end.start(m_limit);
    QMetaObject::invokeMethod(this, &TlsAsk::open, Qt::QueuedConnection);
}

void TlsAsk::open()
{
    m_socket.connectToHost(m_place.address, m_place.port);
}

void TlsAsk::greet()
{
    m_handshakeClock.start();
    m_socket.startClientEncryption();
}

void TlsAsk::note(const QList<QSslError> &flaws)
{
    for (const QSslError &flaw : flaws) {
        const QString text = shortText(flaw.errorString());
        if (m_finding.certificateFlaws.size() < mostFlaws &&
            !m_finding.certificateFlaws.contains(text))
            m_finding.certificateFlaws.append(text);
    }
    m_socket.ignoreSslErrors();
}

void TlsAsk::ask()
{
    const QSslCertificate certificate = m_socket.peerCertificate();
    m_finding.reach = Reach::Answered;
    m_finding.handshake = true;
    m_finding.handshakeMs = static_cast<int>(m_handshakeClock.elapsed());
    m_finding.certificateFits = m_finding.certificateFlaws.isEmpty() && !certificate.isNull();
    m_finding.subject = nameIn([&](auto part) { return certificate.subjectInfo(part); });
    m_finding.issuer = nameIn([&](auto part) { return certificate.issuerInfo(part); });
    m_socket.write(secureOptions(m_place, m_socket, m_nonce));
}

void TlsAsk::read()
{
    if (!m_finding.handshake)
        return;
    m_buffer += m_socket.read(mostBytes - m_buffer.size());
    for (QByteArray message = takeSipMessage(m_buffer); !message.isEmpty();
         message = takeSipMessage(m_buffer)) {
        const std::optional<SipText> answer = parseSip(message);
        if (!answer || !answersNonce(*answer, m_nonce))
            continue;
        m_finding.answersSip = true;
        return conclude();
    }
    if (m_buffer.size() >= mostBytes)
        conclude();
}

void TlsAsk::fail(QAbstractSocket::SocketError error)
{
    if (m_handshakeClock.isValid())
        m_finding.reach = Reach::Answered;
    else if (error == QAbstractSocket::ConnectionRefusedError)
        m_finding.reach = Reach::Refused;
    else if (error != QAbstractSocket::SocketTimeoutError)
        m_finding.reach = Reach::NoWay;
    conclude();
}

void TlsAsk::conclude()
{
    if (std::exchange(m_over, true))
        return;
    m_end.stop();
    m_socket.disconnect(this);
    m_milliseconds = static_cast<int>(m_clock.elapsed());
    Q_EMIT finished();
}

} // namespace ringthrough
