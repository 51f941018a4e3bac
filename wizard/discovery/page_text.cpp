#include "page_text.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringDecoder>

#include <optional>

namespace ringthrough {

namespace {

QByteArray charsetIn(const QByteArray &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]{2,40})"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(QString::fromLatin1(text)).captured(1).toLatin1();
}

// Nothing when the name is unknown here, or when the bytes are not what the name says.
std::optional<QString> decoded(const QByteArray &body, const QByteArray &charset)
{
    if (charset.isEmpty())
        return std::nullopt;
    QStringDecoder decoder(charset.constData());
    if (!decoder.isValid())
        return std::nullopt;
    const QString text = decoder(body);
    if (decoder.hasError() && text.contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return text;
}

const QHash<QString, QString> &namedEntities()
{
    static const QHash<QString, QString> table{{QStringLiteral("amp"), QStringLiteral("&")},
                                               {QStringLiteral("lt"), QStringLiteral("<")},
                                               {QStringLiteral("gt"), QStringLiteral(">")},
                                               {QStringLiteral("quot"), QStringLiteral("\"")},
                                               {QStringLiteral("apos"), QStringLiteral("'")},
                                               {QStringLiteral("nbsp"), QStringLiteral(" ")},
                                               {QStringLiteral("copy"), QStringLiteral("©")},
                                               {QStringLiteral("reg"), QStringLiteral("®")},
                                               {QStringLiteral("trade"), QStringLiteral("™")},
                                               {QStringLiteral("ndash"), QStringLiteral("–")},
                                               {QStringLiteral("mdash"), QStringLiteral("—")},
                                               {QStringLiteral("middot"), QStringLiteral("·")},
                                               {QStringLiteral("raquo"), QStringLiteral("»")},
                                               {QStringLiteral("laquo"), QStringLiteral("«")},
                                               {QStringLiteral("auml"), QStringLiteral("ä")},
                                               {QStringLiteral("ouml"), QStringLiteral("ö")},
                                               {QStringLiteral("uuml"), QStringLiteral("ü")},
                                               {QStringLiteral("eacute"), QStringLiteral("é")}};
    return table;
}

QString numericEntity(QStringView digits)
{
    const bool hex = digits.startsWith(u'x', Qt::CaseInsensitive);
    bool ok = false;
    const char32_t code = (hex ? digits.sliced(1) : digits).toUInt(&ok, hex ? 16 : 10);
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    if (!ok || code == 0 || surrogate || code > QChar::LastValidCodePoint)
        return {};
    return code == QChar::Nbsp ? QStringLiteral(" ") : QString::fromUcs4(&code, 1);
}

QString entityText(const QString &name)
{
    if (name.startsWith(u'#'))
        return numericEntity(QStringView(name).sliced(1));
    return namedEntities().value(name);
}

} // namespace

QString pageText(const QByteArray &body, const QByteArray &contentType)
{
    constexpr qsizetype headOfPage = 2048;
    if (const auto text = decoded(body, charsetIn(contentType)))
        return *text;
    if (const auto mark = QStringDecoder::encodingForData(body)) {
        QStringDecoder decoder(*mark);
        return decoder(body);
    }
    if (const auto text = decoded(body, charsetIn(body.first(qMin(headOfPage, body.size())))))
        return *text;
    return decoded(body, "UTF-8").value_or(QString::fromLatin1(body));
}

QString withoutEntities(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("&(#[xX]?[0-9A-Fa-f]{1,7}|[A-Za-z]{2,8});?"));
    QString result;
    qsizetype from = 0;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString plain = entityText(match.captured(1));
        result += text.mid(from, match.capturedStart() - from);
        result += plain.isEmpty() ? match.captured(0) : plain;
        from = match.capturedEnd();
    }
    return result + text.mid(from);
}

} // namespace ringthrough
