#pragma once

#include "marks.h"
#include "page_order.h"

#include <QAbstractButton>
#include <QList>
#include <QWidget>

namespace ringthrough {

/// One step at the side: its sign, its name and in words how it stands.
class StepButton : public QAbstractButton
{
    Q_OBJECT

public:
    StepButton(const QString &name, QWidget *parent);

    void setMark(Mark mark);
    Mark mark() const { return m_mark; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Mark m_mark = Mark::ToCome;
};

/// The steps of the wizard: done, now, to come. Steps that were done lead back.
class StepList : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(QWidget *parent = nullptr);

    /// `reachable`: steps that one may go back to.
    void show(WizardStep now, const QList<WizardStep> &reachable);

Q_SIGNALS:
    void chosen(ringthrough::WizardStep step);

private:
    QList<StepButton *> m_buttons;
};

} // namespace ringthrough
