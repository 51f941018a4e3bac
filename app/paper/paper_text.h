#pragma once

#include "document.h"

#include <QHash>
#include <QImage>
#include <QTextCursor>
#include <QTextDocument>

#include <functional>

namespace ringthrough {

/// The page on which what has this id begins; 0 when it has none.
using PageOf = std::function<int(const QString &id)>;

/// Documents set for paper, one after the other, in one text. It remembers where each begins.
class PaperText
{
public:
    /// Links are printed as pages where their number is known.
    explicit PaperText(PageOf linksTo = {});

    /// Adds a document; with an id it begins a new page and can be found again.
    void add(const Document &document, const QString &id = {});

    void addTitle(const QString &title); ///< of the whole book, by itself on the first page
    void addHeading(const QString &heading, int level, bool onNewPage = false); ///< level 1 to 3
    void addParagraph(const QString &text);
    /// A line of a list of contents: what, and the page it stands on, at the right edge.
    void addEntry(const QString &what, int page, int level);
    /// Short lines in columns, read row by row, so that a page may end anywhere; each is what, then
    /// its page.
    void addColumns(const QList<std::pair<QString, int>> &lines, int columns);

    /// The text on its pages. Nothing can be added afterwards without great cost.
    QTextDocument &laidOut();

    /// The page on which the document with this id begins, from 1; 0 when it is not there.
    int pageOf(const QString &id);

private:
    QString printed(const DocumentItem &item) const;
    void addItems(const DocumentSection &section);
    void addLines(const QStringList &lines);
    void addRows(const QList<QStringList> &rows);
    void addBlock(const QTextBlockFormat &block, const QTextCharFormat &letters,
                  const QString &text);

    PageOf m_linksTo;
    QImage m_measure; // the text points at it
    QTextDocument m_text;
    QTextCursor m_cursor;
    QHash<QString, int> m_places; // positions in the text
};

} // namespace ringthrough
