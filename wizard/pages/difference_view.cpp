#include "difference_view.h"

#include "texts.h"
#include "typed_lines.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype longestCell = 200;
constexpr qsizetype longestMessage = 16 * 1024;
constexpr int messageLines = 12;

TypedLines *messageBox(const QString &name, const QString &spoken)
{
    auto *box = new TypedLines(name, spoken, messageLines);
    box->setLineWrapMode(QPlainTextEdit::NoWrap);
    return box;
}

// The pair that shows most: the first message that came back in another form.
const ProbeRecord *tellingProbe(const Diagnosis &diagnosis)
{
    for (const ProbeRecord &probe : diagnosis.probes) {
        if (!probe.sent.isEmpty() && !probe.received.isEmpty() && probe.sent != probe.received)
            return &probe;
    }
    return nullptr;
}

// Every flow tells the same once more; the report has them all.
QList<Alteration> onceEach(const QList<Alteration> &alterations)
{
    QList<Alteration> once;
    for (const Alteration &one : alterations) {
        const auto same = [&](const Alteration &other) { return other.part == one.part; };
        if (std::none_of(once.begin(), once.end(), same))
            once.append(one);
    }
    return once;
}

} // namespace

QString markedLines(const QString &text, const QString &other)
{
    const auto lines = [](const QString &whole) {
        QString plain = whole.left(longestMessage);
        return plain.remove(QLatin1Char('\r')).split(QLatin1Char('\n'));
    };
    const QStringList others = lines(other);
    QStringList marked;
    for (const QString &line : lines(text))
        marked.append((others.contains(line) ? QStringLiteral("  ") : QStringLiteral("≠ ")) + line);
    return marked.join(QLatin1Char('\n'));
}

DifferenceView::DifferenceView(QWidget *parent)
    : QWidget(parent),
      m_table(new QTableWidget),
      m_messages(new QWidget),
      m_sent(messageBox(QStringLiteral("sentMessage"), tr("The whole message, as it was sent"))),
      m_received(
          messageBox(QStringLiteral("receivedMessage"), tr("The whole message, as it arrived")))
{
    setObjectName(QStringLiteral("differences"));
    m_table->setObjectName(QStringLiteral("differenceTable"));
    m_table->setAccessibleName(tr("What was changed on the way"));
    m_table->setColumnCount(4);
    m_table->setHorizontalHeaderLabels({tr("Part"), tr("Sent"), tr("Arrived"), tr("Meaning")});
    m_table->verticalHeader()->hide();
    auto *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(1, QHeaderView::Stretch);
    header->setSectionResizeMode(2, QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    auto *grid = new QGridLayout(m_messages);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(new Paragraph(tr("Sent (lines with ≠ are different):")), 0, 0);
    grid->addWidget(new Paragraph(tr("Arrived:")), 0, 1);
    grid->addWidget(m_sent, 1, 0);
    grid->addWidget(m_received, 1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    column->addWidget(m_messages);
}

void DifferenceView::show(const Diagnosis &diagnosis)
{
    fillTable(onceEach(diagnosis.alterations));
    const ProbeRecord *probe = tellingProbe(diagnosis);
    m_messages->setVisible(probe != nullptr);
    if (!probe)
        return;
    m_sent->setPlainText(markedLines(probe->sent, probe->received));
    m_received->setPlainText(markedLines(probe->received, probe->sent));
}

void DifferenceView::fillTable(const QList<Alteration> &alterations)
{
    m_table->setVisible(!alterations.isEmpty());
    m_table->setRowCount(int(alterations.size()));
    for (int row = 0; row < alterations.size(); ++row) {
        const Alteration &one = alterations.at(row);
        const QStringList cells{one.part, oneLine(one.sent, longestCell),
                                oneLine(one.received, longestCell),
                                one.damage ? tr("≠ Breaks calls") : tr("≠ Changed")};
        for (int i = 0; i < cells.size(); ++i)
            m_table->setItem(row, i, new QTableWidgetItem(cells.at(i)));
    }
    m_table->resizeRowsToContents();
    const int shown = qMin(int(alterations.size()), 6);
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() +
                              m_table->fontMetrics().height() * 2 * (shown + 1));
}

} // namespace ringthrough
