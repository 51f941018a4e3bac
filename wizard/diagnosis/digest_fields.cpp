#include "digest_fields.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype mostBytes = 4096;

bool isControl(char character)
{
    const auto code = static_cast<unsigned char>(character);
    return (code < 0x20 && code != '\t') || code == 0x7f;
}

bool isTokenLetter(char character)
{
    static const QByteArray marks("!#$%&'*+-.^_`|~");
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
           (character >= 'a' && character <= 'z') || marks.contains(character);
}

class Reader
{
public:
    explicit Reader(const QByteArray &text) : m_text(text) {}

    bool isAtEnd() const { return m_at >= m_text.size(); }

    bool skipBlanks()
    {
        const qsizetype before = m_at;
        while (!isAtEnd() && (m_text.at(m_at) == ' ' || m_text.at(m_at) == '\t'))
            ++m_at;
        return m_at > before;
    }

    bool take(char wanted)
    {
        if (isAtEnd() || m_text.at(m_at) != wanted)
            return false;
        ++m_at;
        return true;
    }

    QByteArray token()
    {
        const qsizetype before = m_at;
        while (!isAtEnd() && isTokenLetter(m_text.at(m_at)))
            ++m_at;
        return m_text.mid(before, m_at - before);
    }

    // Behind the first quote, to behind the last; escapes stay as they are.
    std::optional<QByteArray> quotedRest()
    {
        const qsizetype before = m_at;
        while (!isAtEnd() && m_text.at(m_at) != '"')
            m_at += m_text.at(m_at) == '\\' ? 2 : 1;
        const QByteArray text = m_text.mid(before, m_at - before);
        return take('"') ? std::optional(text.isNull() ? QByteArray("") : text) : std::nullopt;
    }

private:
    const QByteArray &m_text;
    qsizetype m_at = 0;
};

std::optional<DigestFields::Field> valueOf(Reader &reader)
{
    if (reader.take('"')) {
        const std::optional<QByteArray> text = reader.quotedRest();
        return text ? std::optional(DigestFields::Field{*text, true}) : std::nullopt;
    }
    const QByteArray text = reader.token();
    return text.isEmpty() ? std::nullopt : std::optional(DigestFields::Field{text, false});
}

bool takeField(Reader &reader, DigestFields &fields)
{
    const QByteArray name = reader.token().toLower();
    reader.skipBlanks();
    if (name.isEmpty() || fields.all.contains(name) || !reader.take('='))
        return false;
    reader.skipBlanks();
    const std::optional<DigestFields::Field> value = valueOf(reader);
    if (value)
        fields.all.insert(name, *value);
    reader.skipBlanks();
    return value.has_value();
}

} // namespace

QByteArray DigestFields::quoted(const QByteArray &name) const
{
    const Field field = all.value(name);
    return field.isQuoted ? field.text : QByteArray();
}

QByteArray DigestFields::either(const QByteArray &name) const
{
    return all.value(name).text;
}

std::optional<DigestFields> digestFields(const QByteArray &value)
{
    if (value.size() > mostBytes || std::any_of(value.begin(), value.end(), isControl))
        return std::nullopt;
    Reader reader(value);
    if (reader.token().compare("Digest", Qt::CaseInsensitive) != 0 || !reader.skipBlanks())
        return std::nullopt;
    DigestFields fields;
    do {
        reader.skipBlanks();
        if (!takeField(reader, fields))
            return std::nullopt;
    } while (reader.take(','));
    return reader.isAtEnd() ? std::optional(fields) : std::nullopt;
}

} // namespace ringthrough
