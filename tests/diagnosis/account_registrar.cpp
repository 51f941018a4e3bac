#include "account_registrar.h"

#include <QCryptographicHash>
#include <QNetworkDatagram>

#include <algorithm>

namespace ringthrough {

namespace {

QByteArray md5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

QByteArray fieldOf(const QByteArray &header, const QByteArray &name)
{
    for (const QByteArray &piece : header.mid(7).split(','))
        if (piece.trimmed().startsWith(name + '='))
            return piece.trimmed().mid(name.size() + 1).replace("\"", "");
    return {};
}

QByteArray userOf(const QByteArray &contact)
{
    const qsizetype start = contact.indexOf("sip:") + 4;
    return contact.mid(start, contact.indexOf('@') - start);
}

} // namespace

AccountRegistrar::AccountRegistrar()
{
    for (QUdpSocket *socket : {&m_main, &m_control}) {
        socket->bind(QHostAddress::LocalHost, 0);
        connect(socket, &QUdpSocket::readyRead, this,
                [this, socket] { read(*socket, socket == &m_control); });
    }
}

int AccountRegistrar::proofs() const
{
    return static_cast<int>(
        std::count_if(asked.begin(), asked.end(), [](const AskedOf &one) { return one.proved; }));
}

void AccountRegistrar::read(QUdpSocket &socket, bool control)
{
    while (socket.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = socket.receiveDatagram();
        const std::optional<SipText> text = parseSip(datagram.data());
        if (text && text->status() != 0)
            heardBack.append(text->startLine);
        if (!text || text->status() != 0)
            continue;
        if (!control)
            m_caller = static_cast<quint16>(datagram.senderPort());
        asked.append({control, *text, !text->value("Authorization").isEmpty()});
        const AskedOf now = asked.last();
        const QByteArray other = instead ? instead(now) : QByteArray();
        const QByteArray answer = other.isEmpty() ? answerTo(now) : other;
        if (!answer.isEmpty())
            socket.writeDatagram(datagram.makeReply(answer));
    }
}

void AccountRegistrar::call(const QByteArray &user)
{
    m_main.writeDatagram("INVITE sip:" + user +
                             "@127.0.0.1 SIP/2.0\r\n"
                             "Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKcall\r\n"
                             "From: <sip:bob@home>;tag=1\r\nTo: <sip:alice@home>\r\n"
                             "Call-ID: call\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n",
                         QHostAddress::LocalHost, m_caller);
}

bool AccountRegistrar::isProof(const QByteArray &header) const
{
    const QByteArray proof = md5(md5("alice:home:sesame") + ':' + fieldOf(header, "nonce") + ':' +
                                 fieldOf(header, "nc") + ':' + fieldOf(header, "cnonce") +
                                 ":auth:" + md5("REGISTER:" + fieldOf(header, "uri")));
    return fieldOf(header, "username") == "alice" && fieldOf(header, "response") == proof;
}

QByteArray AccountRegistrar::answerTo(const AskedOf &asked)
{
    const auto answer = [&](const QByteArray &status, const QByteArray &more) {
        QByteArray text = "SIP/2.0 " + status + "\r\nVia: " + asked.text.value("Via");
        text += asked.control ? ";received=" + otherSeen + "\r\n" : QByteArray("\r\n");
        for (const char *name : {"From", "To", "Call-ID", "CSeq"})
            text += name + QByteArray(": ") + asked.text.value(name) + "\r\n";
        return text + more + "Content-Length: 0\r\n\r\n";
    };
    if (asked.control && controlIsSilent)
        return {};
    const bool right =
        isProof(asked.text.value("Authorization")) && !(asked.control && controlRefuses);
    const bool late = right && (alwaysStale || staleOnce);
    if (!right || late) {
        staleOnce = staleOnce && !late;
        return answer("401 Unauthorized",
                      "WWW-Authenticate: " +
                          QByteArray(challenge).replace("%1", QByteArray::number(++m_nonce)) +
                          (late ? ", stale=true\r\n" : "\r\n"));
    }
    if (!asked.text.value("Contact").isEmpty()) {
        const int expires = asked.text.value("Expires").toInt();
        if (expires > 0 && expires < leastExpires)
            return answer("423 Interval Too Brief",
                          "Min-Expires: " + QByteArray::number(leastExpires) + "\r\n");
        bind(asked.text);
    }
    return answer("200 OK", listFor(asked));
}

void AccountRegistrar::bind(const SipText &text)
{
    const QByteArray contact = text.value("Contact");
    if (text.value("Expires") == "0") {
        bindings.remove(userOf(contact));
        return;
    }
    if (single)
        bindings.clear();
    const SipHost host = hostOfUri(contact);
    bindings.insert(userOf(contact), host.host + ':' + QByteArray::number(host.port));
}

QByteArray AccountRegistrar::listFor(const AskedOf &asked) const
{
    QByteArray lines;
    for (auto one = bindings.begin(); one != bindings.end(); ++one) {
        const bool ours = one.key().startsWith("rt-");
        if (ours && asked.control && controlForgets)
            continue;
        const bool other = ours && (rewrites || alg) && (asked.control || !alg);
        const QByteArray port = one.value().mid(one.value().indexOf(':'));
        lines += "Contact: <sip:" + one.key() + '@' + (other ? otherAddress + port : one.value()) +
                 ">;expires=60\r\n";
    }
    return lines;
}

} // namespace ringthrough
