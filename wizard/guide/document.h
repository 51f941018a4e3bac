#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace ringthrough {

/// Leads to another document by its id. Where nothing can be clicked, the id stands in brackets.
struct DocumentLink
{
    QString text;
    QString target; ///< empty: there is no link
};

/// One entry of a list: a sentence, lines to be typed or shown letter by letter, and a link.
struct DocumentItem
{
    QString sentence;
    QStringList lines = {};
    DocumentLink link = {};
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
    /// A drawing of our own, as SVG without outside references, put into a page as it is. It shows
    /// no more than paragraphs and rows say, for the other renderers leave it out.
    QString svg = {};
};

/// Something to read: on the screen, aloud, on paper. It holds plain text only; the renderers
/// escape whatever means something in their format.
struct Document
{
    QString title;
    QStringList lead; ///< paragraphs right below the title
    QList<DocumentSection> sections;
};

/// The address of the document with this id.
using LinkAddress = std::function<QString(const QString &target)>;

QString documentAsText(const Document &document);
QString documentAsMarkdown(const Document &document);
QString documentAsHtml(const Document &document); ///< a whole page without outside references

/// What stands between <body> and </body>. Without addresses nothing can be clicked.
QString documentAsHtmlBody(const Document &document, const LinkAddress &addressOf = {});

/// An item in words where nothing can be clicked: the sentence, or else the link with its id.
QString sentenceOf(const DocumentItem &item);

} // namespace ringthrough
