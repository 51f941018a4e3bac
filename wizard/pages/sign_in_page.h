#pragma once

#include "page.h"

class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace ringthrough {

class Disclosure;
class Paragraph;
class TypedLines;

/// The commit page: what will be typed, letter by letter, and the password. For the change and for
/// putting it back.
class SignInPage : public Page
{
    Q_OBJECT

public:
    explicit SignInPage(Flow &flow);

    QString title() const override;
    QString nextText() const override;
    bool canGoOn() const override;
    bool isCommit() const override { return true; }
    void enter(Way way) override;
    void next() override;
    QWidget *firstControl() const override;

private:
    QWidget *makeForm();
    QWidget *makeAdvanced();
    void showDevice(const Device &device);
    void showCommands();
    const Device *deviceAtHand() const;
    Transport via() const;
    SignInDetails takeDetails();

    Way m_way = Way::ForMe;
    Paragraph *m_warning;
    TypedLines *m_commands;
    Paragraph *m_hint;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_privileged;
    QWidget *m_privilegedLabel;
    QCheckBox *m_show;
    Disclosure *m_advanced;
    QRadioButton *m_telnet;
    QRadioButton *m_ssh;
};

} // namespace ringthrough
