#pragma once

#include "diagnosis.h"

#include <QWidget>

class QTableWidget;

namespace ringthrough {

class TypedLines;

/// What was sent beside what arrived: each difference by itself, then the whole messages with the
/// lines that differ marked by a sign.
class DifferenceView : public QWidget
{
    Q_OBJECT

public:
    explicit DifferenceView(QWidget *parent = nullptr);

    void show(const Diagnosis &diagnosis);

private:
    void fillTable(const QList<Alteration> &alterations);

    QTableWidget *m_table;
    QWidget *m_messages;
    TypedLines *m_sent;
    TypedLines *m_received;
};

/// The lines of `text`, those that do not stand in `other` marked with a sign in front.
QString markedLines(const QString &text, const QString &other);

} // namespace ringthrough
