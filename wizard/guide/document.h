#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace ringthrough {

/// One entry of a list: a sentence, and lines to be typed or shown letter by letter.
struct DocumentItem
{
    QString sentence;
    QStringList lines;
};

/// A part of a document. What is empty is left out.
struct DocumentSection
{
    enum class List {
        Steps,  ///< numbered, with a box to tick on paper
        Points, ///< in no order
    };

    QString heading;
    QStringList paragraphs;
    List list = List::Points;
    QList<DocumentItem> items;
    QList<QStringList> rows; ///< a table; the first row holds the headings
};

/// Something to read: on the screen, aloud, on paper. It holds plain text only; the renderers
/// escape whatever means something in their format.
struct Document
{
    QString title;
    QStringList lead; ///< paragraphs right below the title
    QList<DocumentSection> sections;
};

QString documentAsText(const Document &document);
QString documentAsMarkdown(const Document &document);
QString documentAsHtml(const Document &document); ///< a whole page without outside references

} // namespace ringthrough
