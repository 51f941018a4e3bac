#include "boxes.h"

#include "flow.h"
#include "flow_row.h"
#include "plain_button.h"
#include "provider_words.h"
#include "texts.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ringthrough {

QString supportWordsFor(const Flow &flow)
{
    return flow.profile() ? supportWords(*flow.profile(), flow.current().reference) : QString();
}

FailureBox::FailureBox(const Flow &flow, const QString &byHandText, QWidget *parent)
    : QFrame(parent),
      m_flow(flow),
      m_words(new StatusLine(QStringLiteral("failureWords"))),
      m_support(new StatusLine(QStringLiteral("failureSupport"))),
      m_tryAgain(plainButton(QStringLiteral("tryAgainButton"), tr("Try again"))),
      m_byHand(plainButton(QStringLiteral("byHandButton"), byHandText))
{
    setObjectName(QStringLiteral("failureBox"));
    setFrameShape(QFrame::StyledPanel);
    auto *support = plainButton(QStringLiteral("supportButton"), tr("Give this to support"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(new FlowRow({m_tryAgain, m_byHand, support}));
    column->addWidget(m_support);
    connect(m_tryAgain, &QPushButton::clicked, this, &FailureBox::tryAgain);
    connect(m_byHand, &QPushButton::clicked, this, &FailureBox::byHand);
    connect(support, &QPushButton::clicked, this, &FailureBox::support);
    hide();
}

void FailureBox::tell(const QString &words, const QString &tryAgainText)
{
    m_tryAgain->setText(tryAgainText.isEmpty() ? tr("Try again") : tryAgainText);
    show();
    m_words->say(words);
    m_support->say(supportWordsFor(m_flow));
}

void FailureBox::clear()
{
    m_words->say({});
    hide();
}

QuestionBox::QuestionBox(const QString &name, QWidget *parent)
    : QFrame(parent),
      m_question(new StatusLine(QStringLiteral("questionText"), 1.0, true)),
      m_why(new Paragraph),
      m_yes(plainButton(QStringLiteral("yesButton"), {})),
      m_no(plainButton(QStringLiteral("noButton"), {}))
{
    setObjectName(name);
    setFrameShape(QFrame::StyledPanel);
    m_why->setObjectName(QStringLiteral("questionWhy"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_question);
    column->addWidget(m_why);
    column->addWidget(new FlowRow({m_no, m_yes}));
    connect(m_yes, &QPushButton::clicked, this, [this] { close(true); });
    connect(m_no, &QPushButton::clicked, this, [this] { close(false); });
    hide();
}

void QuestionBox::ask(const QString &question, const QString &why, const QString &yes,
                      const QString &no)
{
    m_why->setText(why);
    m_yes->setText(yes);
    m_yes->setAccessibleDescription(question);
    m_no->setText(no);
    m_no->setAccessibleDescription(question);
    show();
    m_question->say(question);
    m_no->setFocus(); // the safe answer
}

void QuestionBox::close(bool yes)
{
    hide();
    Q_EMIT answered(yes);
}

Disclosure::Disclosure(const QString &name, const QString &openText, const QString &closeText,
                       QWidget *content)
    : m_openText(openText),
      m_closeText(closeText),
      m_button(plainButton(name, openText)),
      m_content(content)
{
    m_button->setCheckable(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new FlowRow({m_button}));
    column->addWidget(content);
    content->hide();
    connect(m_button, &QPushButton::toggled, this, &Disclosure::setOpen);
}

bool Disclosure::isOpen() const
{
    return m_button->isChecked();
}

void Disclosure::setClosable(bool closable)
{
    m_button->setVisible(closable);
}

void Disclosure::setOpen(bool open)
{
    m_button->setChecked(open);
    m_button->setText(open ? m_closeText : m_openText);
    m_content->setVisible(open);
}

} // namespace ringthrough
