#include "wizard_window.h"

#include "help_window.h"
#include "mnemonics.h"
#include "page_makers.h"
#include "plain_button.h"
#include "step_list.h"
#include "texts.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>

namespace ringthrough {

namespace {

constexpr int emsWide = 54;
constexpr int linesHigh = 40;

} // namespace

WizardWindow::WizardWindow(Flow &flow, QWidget *parent)
    : QDialog(parent),
      m_flow(flow),
      m_steps(new StepList),
      m_notice(new Paragraph),
      m_stepOf(new Paragraph),
      m_title(new Paragraph({}, 1.5, true)),
      m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("wizard"));
    setWindowTitle(tr("Ringthrough"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    build();
    connect(&m_flow, &Flow::activityChanged, this, &WizardWindow::updateFrame);
    connect(m_steps, &StepList::chosen, this, &WizardWindow::goBackTo);
    fitFont();
    showPage(PageId::Search);
}

WizardWindow::~WizardWindow() = default;

void WizardWindow::build()
{
    m_notice->setObjectName(QStringLiteral("notice"));
    m_notice->hide();
    m_stepOf->setObjectName(QStringLiteral("stepOf"));
    m_title->setObjectName(QStringLiteral("pageTitle"));
    auto *right = new QVBoxLayout;
    right->addWidget(m_stepOf);
    right->addWidget(m_title);
    right->addWidget(m_stack, 1);
    auto *upper = new QHBoxLayout;
    upper->addWidget(m_steps);
    upper->addLayout(right, 1);
    auto *whole = new QVBoxLayout(this);
    whole->addWidget(m_notice);
    whole->addLayout(upper, 1);
    whole->addWidget(makeButtons());
}

QWidget *WizardWindow::makeButtons()
{
    m_back = plainButton(QStringLiteral("backButton"), tr("Back"));
    m_next = plainButton(QStringLiteral("nextButton"), {});
    m_close = plainButton(QStringLiteral("closeButton"), {});
    connect(m_back, &QPushButton::clicked, this, &WizardWindow::goBack);
    connect(m_next, &QPushButton::clicked, this, [this] { m_page->next(); });
    connect(m_close, &QPushButton::clicked, this, &WizardWindow::closeOrStop);
    auto *help = plainButton(QStringLiteral("helpButton"), tr("Help"));
    const auto explain = [this] { showHelp(QStringLiteral("what-is-sip-alg")); };
    connect(help, &QPushButton::clicked, this, explain);
    connect(new QShortcut(QKeySequence::HelpContents, this), &QShortcut::activated, this, explain);
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_close);
    row->addWidget(help);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    return box;
}

void WizardWindow::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

Page *WizardWindow::pageFor(PageId id)
{
    const auto found = m_areas.find(id);
    if (found != m_areas.end())
        return static_cast<Page *>(found->second->widget());
    Page *page = makePage(id, m_flow); // made when first needed: the window shows at once
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    m_stack->addWidget(area);
    m_areas.emplace(id, area);
    connect(page, &Page::changed, this, &WizardWindow::updateFrame);
    connect(page, &Page::goOn, this, &WizardWindow::follow);
    connect(page, &Page::goTo, this, &WizardWindow::goTo);
    // Any click may have opened or closed something, and every button needs a letter of its own.
    for (QAbstractButton *button : page->findChildren<QAbstractButton *>())
        connect(button, &QAbstractButton::clicked, this, &WizardWindow::updateFrame);
    connect(page, &Page::leave, this, &WizardWindow::close);
    connect(page, &Page::help, this, &WizardWindow::showHelp);
    return page;
}

void WizardWindow::follow(Way way)
{
    if (sender() != m_page)
        return; // a page that is no longer shown
    if (way != Way::Undecided || m_page->id() < PageId::Choose)
        m_way = way;
    goTo(nextPage(m_page->id(), m_flow.current(), m_flow.knowledge(), m_way));
}

void WizardWindow::goTo(PageId id)
{
    if (id == m_page->id())
        return;
    const auto before = m_history.indexOf(id);
    if (before >= 0)
        m_history = m_history.mid(0, before);
    else if (m_page->id() != PageId::Progress) // a change is not lived through twice
        m_history.append(m_page->id());
    showPage(id);
}

void WizardWindow::showPage(PageId id)
{
    m_page = pageFor(id);
    m_stack->setCurrentWidget(m_areas.at(id));
    // What was typed into the router cannot be taken back by a click on Back.
    if (id == PageId::Progress)
        m_history.clear();
    m_page->enter(m_way);
    updateFrame();
    if (QWidget *first = m_page->firstControl())
        first->setFocus();
    else
        (m_next->isEnabled() && !m_next->isHidden() ? m_next : m_close)->setFocus();
    Q_EMIT pageChanged(id);
}

void WizardWindow::goBack()
{
    if (m_history.isEmpty() || !m_page->canGoBack())
        return;
    showPage(m_history.takeLast());
}

void WizardWindow::goBackTo(WizardStep step)
{
    for (PageId page : std::as_const(m_history)) {
        if (stepOf(page) == step)
            return goTo(page);
    }
}

void WizardWindow::closeOrStop()
{
    if (m_flow.isChanging() || m_flow.activity() == Activity::None)
        close();
    else
        m_flow.cancel();
}

void WizardWindow::showHelp(const QString &articleId)
{
    if (!m_help)
        m_help = new HelpWindow(m_flow, this);
    m_help->read(articleId);
}

void WizardWindow::reject()
{
    close(); // Escape asks like every other way of closing
}

void WizardWindow::closeEvent(QCloseEvent *event)
{
    if (!m_page->mayLeave()) {
        updateFrame();
        event->ignore();
        return;
    }
    m_flow.cancel();
    event->accept();
}

void WizardWindow::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // Enter in a field of the commit page goes to the next field, never to Back or to the change.
    if (enter && m_page->isCommit() && qobject_cast<QLineEdit *>(focusWidget()))
        focusNextChild();
    else
        QDialog::keyPressEvent(event);
}

void WizardWindow::updateFrame()
{
    if (!m_page)
        return;
    const WizardStep step = stepOf(m_page->id());
    m_stepOf->setText(tr("Step %1 of %2").arg(int(step) + 1).arg(wizardStepCount));
    m_title->setText(m_page->title());
    m_page->setAccessibleName(m_page->title());
    m_areas.at(m_page->id())->setAccessibleName(m_page->title());
    setAccessibleName(m_page->title());
    const bool back = m_page->canGoBack() && !m_history.isEmpty();
    QList<WizardStep> reachable;
    for (PageId id : std::as_const(m_history))
        reachable.append(stepOf(id));
    m_steps->show(step, back ? reachable : QList<WizardStep>());
    m_back->setVisible(m_page->canGoBack() && !m_history.isEmpty());
    m_next->setVisible(!m_page->nextText().isEmpty());
    m_next->setText(m_page->nextText());
    m_next->setEnabled(m_page->canGoOn());
    m_next->setDefault(!m_page->isCommit());
    m_back->setDefault(m_page->isCommit());
    m_close->setText(m_flow.activity() == Activity::None ? tr("Close") : tr("Stop"));
    assignMnemonics(this);
}

bool WizardWindow::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::ApplicationFontChange)
        fitFont();
    return handled;
}

void WizardWindow::fitFont()
{
    const QSize wanted(fontMetrics().height() * emsWide, fontMetrics().height() * linesHigh);
    const QRect room = screen()->availableGeometry();
    resize(size().expandedTo(wanted).boundedTo(room.size() * 0.95));
}

} // namespace ringthrough
