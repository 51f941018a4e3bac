#include "router_sketch.h"

#include "sketch_pen.h"

#include <QPainter>

namespace ringthrough {

namespace {

constexpr int leastLinesHigh = 11;
constexpr int linesAround = 5;
constexpr qreal linesPerLabel = 2.2;
constexpr int emsWide = 34;

// Menu entries one after another, each a little further in, the last one marked.
void paintPath(SketchPen &pen, const QRectF &page, const QStringList &labels)
{
    qreal y = page.top() + pen.em();
    qreal x = page.left() + pen.em();
    int number = 1;
    for (const QString &label : labels) {
        const QRectF box = pen.boxAt(x, y, QStringLiteral("%1. %2").arg(number++).arg(label));
        pen.button(box, QStringLiteral("%1. %2").arg(number - 1).arg(label));
        pen.mark(box);
        y = box.bottom() + pen.em() * 0.6;
        x += pen.em() * 1.4;
    }
}

void paintSignIn(SketchPen &pen, const QRectF &page)
{
    const qreal width = pen.em() * 14;
    const QRectF user(page.center().x() - width / 2, page.top() + pen.em() * 1.5, width,
                      pen.em() * 1.6);
    const QRectF password = user.translated(0, pen.em() * 2.3);
    pen.field(user, RouterSketch::tr("User name"));
    pen.field(password, QString(8, QChar(0x2022)));
    pen.mark(user.united(password));
}

void paintSet(SketchPen &pen, const QRectF &page, const GuideStep &step)
{
    const qreal y = page.top() + pen.em() * 2;
    const QRectF label(page.left() + pen.em(), y, page.width() * 0.5, pen.em() * 1.8);
    pen.text(label, step.labels.value(0));
    const QRectF control(page.left() + page.width() * 0.55, y, page.width() * 0.34, pen.em() * 1.8);
    pen.control(control, step.control, step.to);
    pen.mark(control);
}

void paintPress(SketchPen &pen, const QRectF &page, const GuideStep &step)
{
    const QString label = step.labels.value(0);
    QRectF box = pen.boxAt(page.left(), page.top(), label);
    box.moveCenter(page.center());
    pen.button(box, label);
    pen.mark(box);
}

void paintWords(SketchPen &pen, const QRectF &page, const QString &words)
{
    pen.text(page.adjusted(pen.em(), pen.em(), -pen.em(), -pen.em()), words);
}

void paintStep(SketchPen &pen, const QRectF &page, const GuideStep &step)
{
    switch (step.kind) {
    case StepKind::Open:
        pen.mark(pen.addressBar());
        return;
    case StepKind::SignIn:
        return paintSignIn(pen, page);
    case StepKind::Go:
    case StepKind::App:
        return paintPath(pen, page, step.labels);
    case StepKind::Set:
        return paintSet(pen, page, step);
    case StepKind::Press:
        return paintPress(pen, page, step);
    case StepKind::Type:
        return paintWords(pen, page, step.commands.join(QLatin1Char('\n')));
    case StepKind::Wait:
    case StepKind::Restart:
    case StepKind::AskProvider:
    case StepKind::Note:
        return;
    }
}

// High enough for every label of a path, one below the other.
int linesHigh(const GuideStep &step)
{
    return qMax(leastLinesHigh, int(linesAround + double(step.labels.size()) * linesPerLabel));
}

} // namespace

RouterSketch::RouterSketch(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("routerSketch"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    // The words on a router's screen keep their own direction; its picture is not mirrored.
    setLayoutDirection(Qt::LeftToRight);
}

void RouterSketch::show(const GuideStep &step)
{
    m_step = step;
    const bool drawn = step.kind != StepKind::Wait && step.kind != StepKind::Restart &&
                       step.kind != StepKind::AskProvider && step.kind != StepKind::Note;
    setVisible(drawn);
    updateGeometry();
    setAccessibleName(tr("A picture of this step. Everything in it stands in the text."));
    update();
}

QSize RouterSketch::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * emsWide * 2,
            fontMetrics().height() * linesHigh(m_step)};
}

QSize RouterSketch::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * emsWide, fontMetrics().height() * linesHigh(m_step)};
}

void RouterSketch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);
    SketchPen pen(painter, palette(), QRectF(rect()).adjusted(3, 3, -3, -3));
    const QRectF page = m_step.kind == StepKind::App    ? pen.phone()
                        : m_step.kind == StepKind::Type ? pen.terminal()
                                                        : pen.browser(m_step.address);
    paintStep(pen, page, m_step);
}

} // namespace ringthrough
