#include "console.h"

#include <QJsonDocument>

#include <cstdio>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

void write(FILE *to, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), to);
    std::fflush(to);
}

QByteArray line(const QString &text)
{
    return (forTerminal(text) + u'\n').toUtf8();
}

} // namespace

QString forTerminal(const QString &text)
{
    QString clean = text;
    for (QChar &c : clean) {
        // A soft hyphen or a joiner is no command; the others of category "other" may be.
        if (c != u'\n' && c != u'\t' && !c.isPrint() && !c.isSurrogate())
            c = u' ';
    }
    return clean;
}

QJsonObject problemToJson(const Problem &problem)
{
    return {{u"problem"_s, problemName(problem)},
            {u"message"_s, wordsForPerson(problem)},
            {u"detail"_s, wordsForLog(problem)}};
}

void Console::answer(const QJsonObject &json, const QString &text) const
{
    write(stdout, m_json ? QJsonDocument(json).toJson(QJsonDocument::Indented) : line(text));
}

void Console::answerLine(const QJsonObject &json, const QString &text) const
{
    write(stdout, m_json ? QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n' : line(text));
}

void Console::print(const QByteArray &bytes) const
{
    write(stdout, bytes);
}

void Console::say(const QString &sentence) const
{
    write(stderr, line(sentence));
}

} // namespace ringthrough
