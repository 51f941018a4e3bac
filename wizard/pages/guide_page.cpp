#include "guide_page.h"

#include "boxes.h"
#include "flow_row.h"
#include "guide_document.h"
#include "guide_words.h"
#include "plain_button.h"
#include "printing.h"
#include "provider_words.h"
#include "router_sketch.h"
#include "texts.h"

#include <QDesktopServices>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace ringthrough {

namespace {

QUrl pageUrl(const GuideStep &step)
{
    const QUrl url = QUrl::fromUserInput(step.address);
    const bool web =
        url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
    return step.kind == StepKind::Open && web ? url : QUrl();
}

} // namespace

GuidePage::GuidePage(Flow &flow)
    : Page(PageId::Guide, flow),
      m_sentence(new StatusLine(QStringLiteral("stepSentence"), 1.2, true)),
      m_remark(new Paragraph(tr("Only if calls still fail."))),
      m_sketch(new RouterSketch),
      m_provider(new StatusLine(QStringLiteral("providerNotes"))),
      m_help(new FailureBox(flow, tr("Look at other ways round")))
{
    m_remark->setObjectName(QStringLiteral("stepRemark"));
    m_open = makeButton(QStringLiteral("openButton"), tr("Open it in the browser"),
                        &GuidePage::openAddress);
    m_see = makeButton(QStringLiteral("seeButton"), {}, &GuidePage::iSee);
    m_else = makeButton(QStringLiteral("elseButton"), tr("I see something else"),
                        &GuidePage::somethingElse);
    m_back =
        makeButton(QStringLiteral("stepBackButton"), tr("One step back"), &GuidePage::stepBack);
    m_print = makeButton(QStringLiteral("printButton"), tr("Print all steps"), &GuidePage::print);
    column()->addWidget(m_sentence);
    column()->addWidget(m_remark);
    column()->addWidget(m_sketch);
    column()->addWidget(new FlowRow({m_open}));
    column()->addWidget(new FlowRow({m_see, m_else, m_back, m_print}));
    column()->addWidget(m_help);
    column()->addWidget(m_provider);
    column()->addStretch(1);
    connect(m_help, &FailureBox::tryAgain, this, [this] { Q_EMIT goTo(PageId::Router); });
    connect(m_help, &FailureBox::byHand, this, [this] { Q_EMIT goOn(Way::Round); });
    connect(m_help, &FailureBox::support, this, [this] { Q_EMIT goOn(Way::Support); });
}

QPushButton *GuidePage::makeButton(const QString &name, const QString &text,
                                   void (GuidePage::*does)())
{
    QPushButton *button = plainButton(name, text);
    connect(button, &QPushButton::clicked, this, does);
    return button;
}

QString GuidePage::title() const
{
    return tr("Do it yourself: step %1 of %2").arg(m_at + 1).arg(qMax(1, stepCount()));
}

int GuidePage::stepCount() const
{
    const auto ref = flow().device();
    return ref ? int(ref->device->guide.size()) : 0;
}

const GuideStep *GuidePage::step() const
{
    const auto ref = flow().device();
    return ref && m_at < ref->device->guide.size() ? &ref->device->guide.at(m_at) : nullptr;
}

void GuidePage::enter(Way)
{
    const auto &guided = state().guided;
    if (!guided || guided->device != state().chosenDevice)
        flow().followGuide();
    m_at = qBound(0, state().guided ? state().guided->stepsDone : 0, qMax(0, stepCount() - 1));
    showStep();
}

void GuidePage::showStep()
{
    const GuideStep *now = step();
    const auto ref = flow().device();
    if (!now)
        return;
    m_sentence->say(stepSentence(*now, *ref->device));
    m_remark->setVisible(now->optional);
    m_sketch->show(*now);
    m_provider->say(flow().profile() ? providerNotes(*flow().profile(), *ref) : QString());
    m_open->setVisible(pageUrl(*now).isValid());
    const bool last = m_at + 1 == stepCount();
    m_see->setText(last ? tr("Done, see whether it is fixed") : tr("I see this, next step"));
    m_back->setEnabled(m_at > 0);
    m_help->clear();
    Q_EMIT changed();
}

void GuidePage::iSee()
{
    flow().guideStepDone(m_at, true);
    if (m_at + 1 >= stepCount()) {
        Q_EMIT goOn(Way::Undecided);
        return;
    }
    ++m_at;
    showStep();
    m_see->setFocus();
}

void GuidePage::somethingElse()
{
    m_help->tell(
        tr("Your router may have another version of its pages. Go one step back and look for "
           "a word that is nearly the same, or under another heading. Or perhaps it is "
           "another model than the one you chose."),
        tr("Choose another router"));
    Q_EMIT changed();
}

void GuidePage::stepBack()
{
    if (m_at == 0)
        return;
    --m_at;
    flow().guideStepDone(m_at, false);
    showStep();
}

void GuidePage::openAddress()
{
    if (const GuideStep *now = step())
        QDesktopServices::openUrl(pageUrl(*now));
}

void GuidePage::print()
{
    if (const auto ref = flow().device())
        printHtml(this, ref->device->family,
                  documentAsHtml(guideDocument(*ref, flow().knowledge(), flow().profile())));
}

QWidget *GuidePage::firstControl() const
{
    return m_see;
}

} // namespace ringthrough
