#pragma once

#include "problem.h"

#include <QJsonObject>
#include <QString>

namespace ringthrough {

/// Where a command speaks: one answer on standard output, everything else on standard error. That
/// nobody reads it any more stops nothing: a change on a router has to come to its end.
class Console
{
public:
    void setJson(bool json) { m_json = json; }
    bool isJson() const { return m_json; }

    /// The answer, as an object or as text for people.
    void answer(const QJsonObject &json, const QString &text) const;
    /// One of many answers: an object on a line of its own, or a line of text.
    void answerLine(const QJsonObject &json, const QString &text) const;
    /// Text or a document exactly as it is.
    void print(const QByteArray &bytes) const;

    /// What is going on, or what a person should know; on standard error.
    void say(const QString &sentence) const;

private:
    bool m_json = false;
};

/// Text from elsewhere, without anything that a terminal would take for a command.
QString forTerminal(const QString &text);

/// `problem` and `message` as every answer has them when something went wrong.
QJsonObject problemToJson(const Problem &problem);

} // namespace ringthrough
