#include "terminal_text.h"

#include <algorithm>

namespace ringthrough {

namespace {

// No sequence in use is longer; what goes on longer is not one.
constexpr qsizetype parameterLimit = 64;

// As large as the window we claim to be; a cursor sent farther is a device measuring the window.
constexpr qsizetype columns = 511;
constexpr qsizetype rows = 1000;

constexpr char16_t backspace = 0x08;
constexpr char16_t escapeKey = 0x1b;
constexpr char16_t bell = 0x07;
constexpr char16_t firstPrintable = 0x20;
constexpr char16_t deleteKey = 0x7f;

QString withoutTrailingBlanks(QString line, qsizetype atLeast)
{
    while (line.size() > atLeast && line.back() == QLatin1Char(' '))
        line.chop(1);
    return line;
}

} // namespace

void TerminalText::receive(QByteArrayView bytes, QByteArray &reply)
{
    const QString decoded = m_decoder.decode(bytes);
    for (const QChar character : decoded)
        take(character, reply);
}

QString TerminalText::text() const
{
    return m_done + lastLine();
}

QString TerminalText::lastLine() const
{
    // Blanks right of the cursor are what is left of a line that was wiped.
    return withoutTrailingBlanks(m_line, m_cursor);
}

void TerminalText::clear()
{
    m_done.clear();
    dropLastLine();
}

void TerminalText::dropLastLine()
{
    m_line.clear();
    m_cursor = 0;
}

void TerminalText::take(QChar character, QByteArray &reply)
{
    switch (m_state) {
    case State::Text:
        if (character.unicode() == escapeKey)
            m_state = State::Escape;
        else if (character.unicode() < firstPrintable || character.unicode() == deleteKey)
            control(character);
        else if (character.category() != QChar::Other_Control)
            print(character);
        break;
    case State::Escape:
        escape(character, reply);
        break;
    case State::Skip:
        m_state = State::Text;
        break;
    case State::Csi:
        if (character >= QLatin1Char('@') && character <= QLatin1Char('~'))
            csi(character, reply);
        else if (character.unicode() < firstPrintable || m_parameters.size() >= parameterLimit)
            m_state = State::Text;
        else
            m_parameters += character;
        break;
    case State::String:
        if (character.unicode() == escapeKey)
            m_state = State::StringEscape;
        else if (character.unicode() == bell || character == QLatin1Char('\n'))
            m_state = State::Text;
        break;
    case State::StringEscape:
        m_state = State::Text;
        break;
    }
}

void TerminalText::control(QChar character)
{
    if (character == QLatin1Char('\n'))
        newLine();
    else if (character == QLatin1Char('\r'))
        m_cursor = 0;
    else if (character == QLatin1Char('\t'))
        print(character);
    else if (character.unicode() == backspace && m_cursor > 0)
        --m_cursor;
}

void TerminalText::print(QChar character)
{
    if (m_cursor > m_line.size())
        m_line.append(QString(m_cursor - m_line.size(), QLatin1Char(' ')));
    if (m_cursor < m_line.size())
        m_line[m_cursor] = character;
    else
        m_line.append(character);
    ++m_cursor;
}

void TerminalText::newLine()
{
    finishLine();
    m_row = std::min(m_row + 1, rows);
}

void TerminalText::finishLine()
{
    m_done += withoutTrailingBlanks(m_line, 0) + QLatin1Char('\n');
    dropLastLine();
}

void TerminalText::escape(QChar character, QByteArray &reply)
{
    m_parameters.clear();
    m_state = State::Text;
    if (character == QLatin1Char('['))
        m_state = State::Csi;
    else if (QStringLiteral("]P^_X").contains(character))
        m_state = State::String;
    else if (QStringLiteral("()*+#%").contains(character))
        m_state = State::Skip;
    else if (character == QLatin1Char('Z'))
        reply += "\x1b[?6c";
    else if (QStringLiteral("DEM").contains(character))
        newLine();
}

void TerminalText::csi(QChar final, QByteArray &reply)
{
    m_state = State::Text;
    const auto parameter = [this](int index) {
        return std::max<qsizetype>(1, m_parameters.section(QLatin1Char(';'), index, index).toInt());
    };
    const qsizetype count = parameter(0);
    switch (final.toLatin1()) {
    case 'n':
        if (m_parameters == QLatin1String("6"))
            reply +=
                "\x1b[" + QByteArray::number(m_row) + ';' + QByteArray::number(m_cursor + 1) + 'R';
        break;
    case 'c':
        if (m_parameters.isEmpty() || m_parameters == QLatin1String("0"))
            reply += "\x1b[?6c";
        break;
    case 'A':
        moveToRow(m_row - count);
        break;
    case 'B':
        moveToRow(m_row + count);
        break;
    case 'H':
    case 'f':
        moveToRow(count);
        m_cursor = std::min(parameter(1), columns) - 1;
        break;
    case 'C':
        m_cursor = std::max(m_cursor, std::min(m_cursor + count, columns - 1));
        break;
    case 'D':
        m_cursor = std::max<qsizetype>(0, m_cursor - count);
        break;
    case 'G':
        m_cursor = std::min(count, columns) - 1;
        break;
    case 'K':
        erase();
        break;
    case 'P':
        m_line.remove(m_cursor, count);
        break;
    default: // colours and modes change nothing that is read
        break;
    }
}

void TerminalText::moveToRow(qsizetype row)
{
    const qsizetype column = m_cursor;
    if (!m_line.isEmpty())
        finishLine();
    m_row = std::clamp<qsizetype>(row, 1, rows);
    m_cursor = std::min(column, columns - 1);
}

void TerminalText::erase()
{
    if (m_parameters == QLatin1String("1"))
        std::fill_n(m_line.begin(), std::min(m_cursor + 1, m_line.size()), QLatin1Char(' '));
    else if (m_parameters == QLatin1String("2"))
        m_line.fill(QLatin1Char(' '));
    else
        m_line.truncate(m_cursor);
}

} // namespace ringthrough
