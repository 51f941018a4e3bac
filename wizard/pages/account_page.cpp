#include "account_page.h"

#include "account_words.h"
#include "boxes.h"
#include "check_list.h"
#include "flow_row.h"
#include "password_field.h"
#include "path_words.h"
#include "plain_button.h"
#include "texts.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHideEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringthrough {

AccountPage::AccountPage(Flow &flow)
    : Page(PageId::Account, flow),
      m_words(new StatusLine(QStringLiteral("accountWords"))),
      m_list(new CheckList(QStringLiteral("accountList"))),
      m_form(makeForm()),
      m_usual(new StatusLine(QStringLiteral("usualList"))),
      m_other(new StatusLine(QStringLiteral("otherList"))),
      m_dropped(new StatusLine(QStringLiteral("droppedPhone"))),
      m_failure(new FailureBox(flow, tr("Go on without my account"))),
      m_again(plainButton(QStringLiteral("askAgainButton"), tr("Ask again")))
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_words, m_form, m_list, m_usual, m_other,
                                                          m_dropped, m_failure})
        column()->addWidget(part);
    column()->addWidget(new FlowRow({m_again}));
    column()->addStretch(1);
    connect(&flow, &Flow::caseChanged, this, &AccountPage::showCase);
    connect(&flow, &Flow::activityChanged, this, &AccountPage::showCase);
    connect(&flow, &Flow::progressed, this, [this](const QString &sentence) {
        if (look() != Look::Busy)
            return;
        if (m_list->count() > 0)
            m_list->set(m_list->count() - 1, Mark::Done);
        m_list->add(sentence, Mark::Now);
        m_list->show();
    });
    for (QLineEdit *field : {m_user, m_password})
        connect(field, &QLineEdit::textChanged, this, &Page::changed);
    connect(m_show, &QCheckBox::toggled, this, [this](bool shown) {
        m_password->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(m_again, &QPushButton::clicked, this, &AccountPage::askAgain);
    connect(m_failure, &FailureBox::tryAgain, this, &AccountPage::askAgain);
    connect(m_failure, &FailureBox::byHand, this, [this] { Q_EMIT goOn(Way::Undecided); });
    connect(m_failure, &FailureBox::support, this, [this] { Q_EMIT goOn(Way::Support); });
}

QWidget *AccountPage::makeForm()
{
    m_how = new Paragraph;
    m_how->setObjectName(QStringLiteral("accountHow"));
    m_user = new QLineEdit;
    m_user->setObjectName(QStringLiteral("accountUser"));
    m_user->setAccessibleName(tr("User name of your phone account"));
    m_password =
        passwordField(QStringLiteral("accountPassword"), tr("Password of your phone account"));
    m_show = new QCheckBox(tr("Show the password"));
    m_show->setObjectName(QStringLiteral("showPassword"));
    m_signInAs = new QLineEdit;
    m_signInAs->setObjectName(QStringLiteral("signInAs"));
    m_signInAs->setAccessibleName(tr("Name for signing in"));
    auto *other = new QWidget;
    auto *lines = new QVBoxLayout(other);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(new Paragraph(tr("The name for signing in, if it is not the user name:")));
    lines->addWidget(m_signInAs);
    m_more = new Disclosure(QStringLiteral("moreButton"), tr("Another sign-in name"),
                            tr("No other sign-in name"), other);
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("User name:"), m_user);
    form->addRow(tr("Password:"), m_password);
    form->addRow(QString(), m_show);
    auto *box = new QWidget;
    auto *all = new QVBoxLayout(box);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(column()->spacing());
    all->addWidget(m_how);
    all->addLayout(form);
    all->addWidget(new Paragraph(tr("Both stand in the settings of your phone, or in the letter of "
                                    "your phone provider. The user name is often your telephone "
                                    "number.")));
    all->addWidget(m_more);
    return box;
}

AccountPage::Look AccountPage::look() const
{
    if (flow().activity() == Activity::TestingAccount)
        return Look::Busy;
    if (m_wantsForm)
        return Look::Form;
    if (state().account)
        return Look::Found;
    return m_tried && flow().lastProblem() ? Look::Failed : Look::Form;
}

QString AccountPage::title() const
{
    switch (look()) {
    case Look::Form:
    case Look::Busy:
        break;
    case Look::Failed:
        return tr("Your account could not tell");
    case Look::Found:
        if (state().account->throughTunnel)
            return tr("A VPN is in the way");
        return state().account->differs ? tr("Yes, your calls are changed on the way")
                                        : tr("Your account shows no sign of a change");
    }
    return tr("Look closer with your own phone account");
}

QString AccountPage::nextText() const
{
    return look() == Look::Form ? tr("Sign in and compare") : tr("Continue");
}

bool AccountPage::canGoOn() const
{
    if (look() == Look::Form)
        return flow().mayAskAccount() && !m_user->text().trimmed().isEmpty() &&
               !m_password->text().isEmpty();
    return look() != Look::Busy;
}

bool AccountPage::canGoBack() const
{
    return Page::canGoBack() && look() != Look::Busy;
}

bool AccountPage::isCommit() const
{
    return look() == Look::Form;
}

void AccountPage::enter(Way)
{
    m_wantsForm = false;
    m_tried = false;
    m_list->clear();
    showCase();
}

void AccountPage::next()
{
    if (look() == Look::Form)
        ask();
    else
        Q_EMIT goOn(Way::Undecided);
}

QWidget *AccountPage::firstControl() const
{
    if (look() == Look::Failed)
        return m_failure->tryAgainButton();
    if (look() != Look::Form)
        return m_words;
    return m_user->text().isEmpty() ? m_user : m_password;
}

void AccountPage::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) // left for another page, not put aside
        forgetPassword();
    Page::hideEvent(event);
}

void AccountPage::forgetPassword()
{
    const QSignalBlocker quiet(this); // the window may be going, too
    (void)takeSecret(*m_password);
    m_show->setChecked(false);
}

void AccountPage::ask()
{
    AccountTestOptions account;
    account.user = m_user->text().trimmed();
    if (m_more->isOpen())
        account.signInAs = m_signInAs->text().trimmed();
    account.password = takeSecret(*m_password);
    m_show->setChecked(false);
    m_wantsForm = false;
    m_tried = true;
    m_list->clear();
    m_words->setFocus(); // the line that was typed into is gone
    flow().testAccount(std::move(account));
}

void AccountPage::askAgain()
{
    m_wantsForm = true;
    showCase();
    firstControl()->setFocus();
}

void AccountPage::showCase()
{
    const Look now = look();
    if (now == Look::Form && flow().sipServer())
        m_how->setText(
            tr("To do this, the program signs in at %1 as one more phone, for less than a minute, "
               "and then signs out again. No phone rings. What you type is used for that alone, "
               "and your password is not stored. If it is refused, it is not sent again.\n\n"
               "Some phone providers allow one phone only. Then yours may ring again only after it "
               "has signed in anew. Phones do that by themselves after a while; a restart does it "
               "at once.")
                .arg(oneLine(flow().sipServer()->host)));
    const bool focus = window()->focusWidget() == m_words;
    m_words->say(words());
    m_form->setVisible(now == Look::Form);
    m_list->setVisible((now == Look::Busy || now == Look::Failed) && m_list->count() > 0);
    m_again->setVisible(now == Look::Found && flow().mayAskAccount());
    showFinding();
    if (now == Look::Failed)
        showFailure(focus);
    else
        m_failure->clear();
    Q_EMIT changed();
}

void AccountPage::showFailure(bool focus)
{
    if (m_list->count() > 0)
        m_list->set(m_list->count() - 1, Mark::Done);
    m_failure->tell(tr("%1 What the test before has found still stands.",
                       "after a sentence that says what happened")
                        .arg(accountProblemWords(*flow().lastProblem())));
    if (focus)
        m_failure->tryAgainButton()->setFocus();
}

QString AccountPage::words() const
{
    switch (look()) {
    case Look::Form:
        break;
    case Look::Busy:
        return tr("We read the list of your phones on two ways. Usually this takes 3 seconds, at "
                  "most 20. You can stop it at any time.");
    case Look::Failed:
        return {};
    case Look::Found:
        return wordsForPerson(*state().account);
    }
    return tr("Your phone provider keeps a list of your phones, and of where each of them is "
              "reached. With your account we can read this list on two ways. If the two lists "
              "differ, something on the way changes your calls.");
}

void AccountPage::showFinding()
{
    const bool found = look() == Look::Found;
    const QStringList lists = found ? accountLists(*state().account) : QStringList();
    m_usual->say(lists.value(0));
    m_other->say(lists.value(1));
    m_dropped->say(found && state().account->phoneDropped ? droppedPhoneWords() : QString());
}

} // namespace ringthrough
