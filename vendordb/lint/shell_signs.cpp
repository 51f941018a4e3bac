#include "shell_signs.h"

#include <QRegularExpression>

namespace ringthrough {

namespace {

// A command, read letter by letter.
class Scan
{
public:
    explicit Scan(const QString &command) : m_text(command)
    {
        for (m_at = 0; m_at < m_text.size(); ++m_at)
            step(m_text.at(m_at));
    }

    const QString &outside() const { return m_outside; }
    bool isOpen() const { return !m_quote.isNull(); }

private:
    void step(QChar c)
    {
        if (m_quote.isNull())
            stepOutside(c);
        else if (c == m_quote)
            m_quote = QChar();
        else if (m_quote == u'"')
            stepInDoubleQuotes(c);
    }

    void stepOutside(QChar c)
    {
        if (c == u'"' || c == u'\'')
            m_quote = c;
        else
            m_outside += c;
    }

    void stepInDoubleQuotes(QChar c)
    {
        const qsizetype end = m_text.indexOf(u')', m_at);
        if (c == u'\\') {
            ++m_at;
        } else if (c == u'`') {
            m_outside += c;
        } else if (m_text.mid(m_at, 2) == QStringLiteral("$(")) {
            m_outside += u' ' + m_text.mid(m_at + 2, end < 0 ? -1 : end - m_at - 2) + u' ';
            m_at = end < 0 ? m_text.size() : end;
        }
    }

    QString m_text;
    QString m_outside;
    QChar m_quote;
    qsizetype m_at = 0;
};

} // namespace

QString outsideQuotes(const QString &command)
{
    static const QRegularExpression captured(QStringLiteral("\\$\\{\\w+\\}"));
    static const QRegularExpression filterPipe(QStringLiteral(
        "\\|\\s*(?:include|exclude|begin|section|match|except|find|last|count|display"
        "|no-more|grep|head|tail|wc|cat)\\b"));
    QString text = command;
    text.remove(captured);
    text = Scan(text).outside();
    return text.remove(filterPipe);
}

bool hasOpenQuote(const QString &command)
{
    return Scan(command).isOpen();
}

} // namespace ringthrough
