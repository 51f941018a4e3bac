#include "account_request.h"

#include <QUrl>

#include <algorithm>

namespace ringthrough {

namespace {

QByteArray line(const QByteArray &name, const QByteArray &value)
{
    return name + ": " + value + "\r\n";
}

QByteArray contactLines(const RegisterText &text)
{
    if (text.contact.isEmpty())
        return {};
    const QByteArray expires = QByteArray::number(text.expires);
    return line("Contact", '<' + text.contact + ">;q=0.0;expires=" + expires) +
           line("Expires", expires);
}

bool isHostLetter(QChar letter)
{
    const char16_t code = letter.unicode();
    return (code >= u'0' && code <= u'9') || (code >= u'a' && code <= u'z') || code == u'-' ||
           code == u'.' || code == u'_';
}

} // namespace

QByteArray registerBytes(const RegisterText &text)
{
    const QByteArray account = "<sip:" + text.user + '@' + text.domain + '>';
    return "REGISTER sip:" + text.domain + " SIP/2.0\r\n" +
           line("Via", "SIP/2.0/" + text.transport + ' ' + text.viaHost + ";branch=z9hG4bK" +
                           text.branch + ";rport") +
           line("Max-Forwards", "70") + line("From", account + ";tag=" + text.fromTag) +
           line("To", account) + line("Call-ID", text.callId) +
           line("CSeq", QByteArray::number(text.cseq) + " REGISTER") + contactLines(text) +
           (text.authorization.isEmpty() ? QByteArray() : text.authorization + "\r\n") +
           line("User-Agent", "Ringthrough") + line("Content-Length", "0") + "\r\n";
}

QByteArray escapedUser(const QString &user)
{
    // The unreserved marks of RFC 3261, 25.1, beyond those of URLs, and + for telephone numbers.
    return QUrl::toPercentEncoding(user, "!*'()+");
}

QByteArray hostText(const QString &host)
{
    const QHostAddress literal = addressLiteral(host.toLatin1());
    if (!literal.isNull())
        return sipLiteral(literal);
    const QString name = QString::fromLatin1(QUrl::toAce(host));
    return std::all_of(name.begin(), name.end(), isHostLetter) ? name.toLatin1() : QByteArray();
}

QByteArray declineOf(const SipText &request, const QByteArray &toTag)
{
    if (request.status() != 0 || request.startLine.startsWith("ACK "))
        return {};
    QByteArray answer = "SIP/2.0 480 Temporarily Unavailable\r\n";
    for (const QByteArray &via : request.values("Via"))
        answer += line("Via", via);
    const QByteArray to = request.value("To");
    const bool isTagged = !parameter(to, "tag").isNull();
    return answer + line("From", request.value("From")) +
           line("To", isTagged ? to : to + ";tag=" + toTag) +
           line("Call-ID", request.value("Call-ID")) + line("CSeq", request.value("CSeq")) +
           line("Content-Length", "0") + "\r\n";
}

} // namespace ringthrough
