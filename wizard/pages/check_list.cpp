#include "check_list.h"

#include "texts.h"

#include <QGridLayout>

namespace ringthrough {

CheckList::CheckList(const QString &name, QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(name);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(1, 1);
}

int CheckList::add(const QString &sentence, Mark mark)
{
    const int row = count();
    m_rows.append({new MarkSign(mark, this), new Paragraph});
    m_grid->addWidget(m_rows[row].sign, row, 0, Qt::AlignTop);
    m_grid->addWidget(m_rows[row].text, row, 1);
    set(row, mark, sentence);
    return row;
}

void CheckList::set(int row, Mark mark, const QString &sentence)
{
    const Row &entry = m_rows.at(row);
    entry.sign->setMark(mark);
    if (!sentence.isEmpty())
        entry.text->setText(sentence);
    const QString spoken =
        tr("%1 (%2)", "a sentence of the checklist, and how it stands: done, now …")
            .arg(entry.text->text(), markWord(mark));
    entry.text->setAccessibleName(spoken);
    entry.sign->setToolTip(markWord(mark));
}

void CheckList::setRowVisible(int row, bool visible)
{
    m_rows.at(row).sign->setVisible(visible);
    m_rows.at(row).text->setVisible(visible);
}

void CheckList::clear()
{
    for (const Row &row : m_rows) {
        delete row.sign;
        delete row.text;
    }
    m_rows.clear();
}

QString CheckList::sentence(int row) const
{
    return m_rows.at(row).text->text();
}

Mark CheckList::mark(int row) const
{
    return m_rows.at(row).sign->mark();
}

} // namespace ringthrough
