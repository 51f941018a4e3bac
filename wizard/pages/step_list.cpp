#include "step_list.h"

#include <QStyleOptionFocusRect>
#include <QStylePainter>
#include <QVBoxLayout>

namespace ringthrough {

StepButton::StepButton(const QString &name, QWidget *parent) : QAbstractButton(parent), m_name(name)
{
    setMark(Mark::ToCome);
    setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
}

void StepButton::setMark(Mark mark)
{
    m_mark = mark;
    setAccessibleName(
        tr("%1 (%2)", "a step of the wizard, and how it stands").arg(m_name, markWord(mark)));
    updateGeometry();
    update();
}

QSize StepButton::sizeHint() const
{
    QFont bold = font();
    bold.setBold(true);
    const int em = fontMetrics().height();
    const int text = qMax(QFontMetrics(bold).horizontalAdvance(m_name),
                          fontMetrics().horizontalAdvance(markWord(m_mark)));
    return {text + em * 2 + em / 2, em * 2 + em / 2};
}

void StepButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    // A step that cannot be gone back to is still to be read: no greying out.
    QPalette colours = palette();
    colours.setCurrentColorGroup(QPalette::Active);
    const int em = fontMetrics().height();
    const auto placed = [this](QRect logical) {
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    paintMark(painter, placed({em / 4, em / 4, em, em}), m_mark, colours, layoutDirection());
    const int left = em + em * 3 / 4;
    const auto align =
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignTop);
    QFont name = font();
    name.setBold(m_mark == Mark::Now);
    painter.setPen(colours.color(QPalette::WindowText));
    painter.setFont(name);
    painter.drawText(placed({left, em / 4, width() - left, em}), align, m_name);
    painter.setFont(font());
    painter.drawText(placed({left, em / 4 + em, width() - left, em}), align, markWord(m_mark));
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
    }
}

StepList::StepList(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("stepList"));
    const QString names[wizardStepCount] = {tr("Find your router"), tr("Your router"),
                                            tr("Your calls"), tr("Switch it off"),
                                            tr("Is it fixed?")};
    auto *column = new QVBoxLayout(this);
    for (int i = 0; i < wizardStepCount; ++i) {
        auto *button = new StepButton(names[i], this);
        button->setObjectName(QStringLiteral("step%1").arg(i + 1));
        connect(button, &StepButton::clicked, this, [this, i] { Q_EMIT chosen(WizardStep(i)); });
        column->addWidget(button);
        m_buttons.append(button);
    }
    column->addStretch(1);
}

void StepList::show(WizardStep now, const QList<WizardStep> &reachable)
{
    for (int i = 0; i < wizardStepCount; ++i) {
        const auto step = WizardStep(i);
        const bool past = step < now;
        m_buttons[i]->setMark(step == now ? Mark::Now : past ? Mark::Done : Mark::ToCome);
        m_buttons[i]->setEnabled(past && reachable.contains(step));
        m_buttons[i]->setFocusPolicy(m_buttons[i]->isEnabled() ? Qt::TabFocus : Qt::NoFocus);
    }
}

} // namespace ringthrough
