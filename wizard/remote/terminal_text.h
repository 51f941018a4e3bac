#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>

namespace ringthrough {

/// What a person would see on the terminal, as plain text with "\n" as line end: escape sequences
/// are taken out, carriage returns and backspaces have their effect, also when cut anywhere. Knows
/// one line at a time; a cursor that goes up or to another place begins a new line.
class TerminalText
{
public:
    /// Takes bytes from the device. Answers to its questions about the terminal are added to
    /// `reply`.
    void receive(QByteArrayView bytes, QByteArray &reply);

    /// All that stands on the terminal since the last clear().
    QString text() const;

    /// The line the cursor is on.
    QString lastLine() const;

    /// Forgets the text; half an escape sequence is kept.
    void clear();

    /// Takes away the line the cursor is on, such as a pager's words.
    void dropLastLine();

private:
    enum class State { Text, Escape, Skip, Csi, String, StringEscape };

    void take(QChar character, QByteArray &reply);
    void control(QChar character);
    void print(QChar character);
    void escape(QChar character, QByteArray &reply);
    void csi(QChar final, QByteArray &reply);
    void newLine();
    void finishLine();
    void moveToRow(qsizetype row);
    void erase();

    QStringDecoder m_decoder{QStringDecoder::Utf8};
    State m_state = State::Text;
    QString m_parameters;
    QString m_done; ///< finished lines, each with its line end
    QString m_line;
    qsizetype m_cursor = 0;
    qsizetype m_row = 1;
};

} // namespace ringthrough
