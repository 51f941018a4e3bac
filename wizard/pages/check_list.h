#pragma once

#include "marks.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace ringthrough {

class Paragraph;

/// A list of plain sentences that grows, each with its sign and, for screen readers, its word.
class CheckList : public QWidget
{
    Q_OBJECT

public:
    explicit CheckList(const QString &name, QWidget *parent = nullptr);

    int add(const QString &sentence, Mark mark); ///< the row
    void set(int row, Mark mark,
             const QString &sentence = {}); ///< an empty sentence stays as it is
    void setRowVisible(int row, bool visible);
    void clear();

    int count() const { return int(m_rows.size()); }
    QString sentence(int row) const;
    Mark mark(int row) const;

private:
    struct Row
    {
        MarkSign *sign;
        Paragraph *text;
    };

    QGridLayout *m_grid;
    QList<Row> m_rows;
};

} // namespace ringthrough
