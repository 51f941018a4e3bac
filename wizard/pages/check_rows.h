#pragma once

#include "marks.h"
#include "path_report.h"

#include <QMap>
#include <QWidget>

class QGridLayout;
class QPushButton;

namespace ringthrough {

class Paragraph;

/// The checks around the test, one a row: the question and then its answer in a sentence, with a
/// sign, and a button that leaves it out while it runs.
class CheckRows : public QWidget
{
    Q_OBJECT

public:
    explicit CheckRows(QWidget *parent = nullptr);

    /// How the checks stand: those that run are still a question, what has no finding was left out.
    void show(const QList<PathCheck> &checks, const QList<PathCheck> &running,
              const PathReport &report);

    int count() const { return int(m_rows.size()); }
    Mark mark(PathCheck check) const; ///< Skipped for a check that has no row
    QString sentence(PathCheck check) const;

Q_SIGNALS:
    void skipped(ringthrough::PathCheck check);

private:
    struct Row
    {
        MarkSign *sign;
        Paragraph *text;
        QPushButton *skip;
    };

    Row &rowFor(PathCheck check);
    void set(Row &row, Mark mark, const QString &sentence);

    QGridLayout *m_grid;
    QMap<PathCheck, Row> m_rows;
};

/// What the check asks, for the time until it is answered; translated.
QString questionOf(PathCheck check);

} // namespace ringthrough
