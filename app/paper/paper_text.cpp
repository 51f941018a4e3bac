#include "paper_text.h"
#include "paper_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QScreen>
#include <QTextBlock>
#include <QTextTable>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct PaperWords
{
    Q_DECLARE_TR_FUNCTIONS(Paper)
};

// In points, the unit of the page.
constexpr qreal textSize = 10;
constexpr qreal lineSize = 9;
constexpr qreal smallSize = 7.5;
constexpr qreal indentWidth = 18;

QTextCharFormat letters(qreal size, bool bold = false)
{
    QTextCharFormat format;
    format.setFontPointSize(size);
    // No ligatures: who copies a label or a command from the page gets its own letters.
    format.setFontStyleStrategy(QFont::PreferNoShaping);
    format.setFontWeight(bold ? QFont::Bold : QFont::Normal);
    return format;
}

QTextCharFormat typedLetters()
{
    QTextCharFormat format = letters(lineSize);
    format.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    return format;
}

QTextBlockFormat block(qreal above, qreal below = 0, qreal left = 0)
{
    QTextBlockFormat format;
    format.setTopMargin(above);
    format.setBottomMargin(below);
    format.setLeftMargin(left);
    return format;
}

// Tabs are counted in dots of the screen, even on paper.
qreal tabPosition(qreal points)
{
    constexpr qreal pointsPerInch = 72;
    return points * QGuiApplication::primaryScreen()->logicalDotsPerInchY() / pointsPerInch;
}

// The mark hangs to the left of the text, as numbers and boxes do on a form.
QTextBlockFormat hanging(qreal markWidth)
{
    QTextBlockFormat format = block(4, 0, markWidth);
    format.setTextIndent(-markWidth);
    format.setTabPositions({QTextOption::Tab(tabPosition(markWidth), QTextOption::LeftTab)});
    return format;
}

QTextBlockFormat entryFormat(int level)
{
    QTextBlockFormat format = block(level == 1 ? 8 : 1, 0, (level - 1) * indentWidth);
    const qreal edge = paperWidth() - format.leftMargin();
    format.setTabPositions({QTextOption::Tab(tabPosition(edge), QTextOption::RightTab)});
    return format;
}

} // namespace

PaperText::PaperText(PageOf linksTo)
    : m_linksTo(std::move(linksTo)), m_measure(paperMeasure()), m_cursor(&m_text)
{
    m_text.setUndoRedoEnabled(false);
    m_text.setDocumentMargin(0);
    QFont font = m_text.defaultFont();
    font.setPointSizeF(textSize);
    m_text.setDefaultFont(font);
}

QTextDocument &PaperText::laidOut()
{
    // Only now: a text that has a layout is laid out again with every line that is added.
    if (m_text.pageSize() != paperTextSize()) {
        // Sizes are in points: the page is measured in them, whatever the screen is like. First
        // this, since it changes nothing of what is laid out already.
        m_text.documentLayout()->setPaintDevice(&m_measure);
        m_text.setPageSize(paperTextSize());
    }
    return m_text;
}

void PaperText::addBlock(const QTextBlockFormat &format, const QTextCharFormat &how,
                         const QString &text)
{
    if (m_text.characterCount() > 1)
        m_cursor.insertBlock(format, how);
    else
        m_cursor.setBlockFormat(format);
    m_cursor.setBlockCharFormat(how);
    m_cursor.insertText(text, how);
}

void PaperText::addTitle(const QString &title)
{
    addBlock(block(180, 24), letters(26, true), title);
}

void PaperText::addHeading(const QString &heading, int level, bool onNewPage)
{
    constexpr qreal sizes[]{18, 14, 11.5};
    QTextBlockFormat format = block(level == 1 ? 0 : 12, 4);
    format.setHeadingLevel(level);
    if (onNewPage)
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    addBlock(format, letters(sizes[level - 1], true), heading);
}

void PaperText::addParagraph(const QString &text)
{
    addBlock(block(4, 2), letters(textSize), text);
}

void PaperText::addEntry(const QString &what, int page, int level)
{
    addBlock(entryFormat(level), letters(textSize, level == 1),
             page > 0 ? u"%1\t%2"_s.arg(what).arg(page) : what);
}

void PaperText::addColumns(const QList<std::pair<QString, int>> &lines, int columns)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(2);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints(
        QList<QTextLength>(columns, QTextLength(QTextLength::PercentageLength, 100.0 / columns)));
    QTextTable *table = m_cursor.insertTable(1, columns, format);
    for (int column = 0; column < columns; ++column) {
        QTextCursor cell = table->cellAt(0, column).firstCursorPosition();
        QStringList texts;
        for (qsizetype i = column; i < lines.size(); i += columns)
            texts.append(u"%1  %2"_s.arg(lines.at(i).first).arg(lines.at(i).second));
        cell.insertText(texts.join(QChar::LineSeparator), letters(smallSize));
    }
    m_cursor.movePosition(QTextCursor::End);
}

void PaperText::addLines(const QStringList &lines)
{
    for (const QString &line : lines)
        addBlock(block(2, 0, 2 * indentWidth), typedLetters(), line);
}

QString PaperText::printed(const DocumentItem &item) const
{
    const int page = m_linksTo && !item.link.target.isEmpty() ? m_linksTo(item.link.target) : 0;
    if (page == 0)
        return sentenceOf(item);
    const QString what = item.sentence.isEmpty() ? item.link.text : item.sentence;
    return PaperWords::tr("%1 (page %2)").arg(what).arg(page);
}

void PaperText::addItems(const DocumentSection &section)
{
    int number = 0;
    for (const DocumentItem &item : section.items) {
        const bool isStep = section.list == DocumentSection::List::Steps;
        const QString mark = isStep ? u"\u2610 %1."_s.arg(++number) : u"\u2022"_s;
        addBlock(hanging(isStep ? 2 * indentWidth : indentWidth), letters(textSize),
                 mark + u'\t' + printed(item));
        addLines(item.lines);
    }
}

void PaperText::addRows(const QList<QStringList> &rows)
{
    QTextTableFormat format;
    format.setBorder(0.5);
    format.setBorderCollapse(true);
    format.setCellPadding(3);
    format.setHeaderRowCount(1);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    addBlock(block(4), letters(smallSize), {});
    QTextTable *table = m_cursor.insertTable(int(rows.size()), int(rows.first().size()), format);
    for (int row = 0; row < table->rows(); ++row) {
        for (int column = 0; column < table->columns(); ++column)
            table->cellAt(row, column)
                .firstCursorPosition()
                .insertText(rows.at(row).value(column), letters(lineSize, row == 0));
    }
    m_cursor.movePosition(QTextCursor::End);
}

void PaperText::add(const Document &document, const QString &id)
{
    addHeading(document.title, 1, !id.isEmpty());
    if (!id.isEmpty())
        m_places.insert(id, m_cursor.block().position());
    for (const QString &text : document.lead)
        addParagraph(text);
    for (const DocumentSection &section : document.sections) {
        if (!section.heading.isEmpty())
            addHeading(section.heading, 3);
        for (const QString &text : section.paragraphs)
            addParagraph(text);
        addItems(section);
        if (!section.rows.isEmpty())
            addRows(section.rows);
    }
}

int PaperText::pageOf(const QString &id)
{
    const auto place = m_places.constFind(id);
    if (place == m_places.constEnd())
        return 0;
    const QTextDocument &text = laidOut();
    const QTextBlock begin = text.findBlock(*place);
    const qreal top = text.documentLayout()->blockBoundingRect(begin).top();
    return int(top / text.pageSize().height()) + 1;
}

} // namespace ringthrough
