#pragma once

#include "page.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace ringthrough {

class CheckList;
class Disclosure;
class FailureBox;
class Paragraph;
class StatusLine;

/// The same question once more, asked with the person's own phone account: reads the provider's
/// list of phones on two ways.
class AccountPage : public Page
{
    Q_OBJECT

public:
    explicit AccountPage(Flow &flow);

    QString title() const override;
    QString nextText() const override;
    bool canGoOn() const override;
    bool canGoBack() const override; ///< not while it is signed in: it is stopped first
    bool isCommit() const override;
    void enter(Way way) override;
    void next() override;
    QWidget *firstControl() const override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    enum class Look { Form, Busy, Failed, Found };

    Look look() const;
    QString words() const;
    QWidget *makeForm();
    void ask();
    void askAgain();
    void showCase();
    void showFinding();
    void showFailure(bool focus); ///< whether the focus is to go there
    void forgetPassword();

    StatusLine *m_words;
    CheckList *m_list;
    QWidget *m_form;
    Paragraph *m_how;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_signInAs;
    QCheckBox *m_show;
    Disclosure *m_more;
    StatusLine *m_usual;
    StatusLine *m_other;
    StatusLine *m_dropped;
    FailureBox *m_failure;
    QPushButton *m_again;
    bool m_wantsForm = false; ///< although there is an answer
    bool m_tried = false;     ///< the last problem is of this page
};

} // namespace ringthrough
