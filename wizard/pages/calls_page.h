#pragma once

#include "page.h"

class QPushButton;

namespace ringthrough {

class CheckList;
class DifferenceView;
class Disclosure;
class FailureBox;
class Paragraph;
class ServerField;
class StatusLine;

/// Are the calls affected? Asks for a server only when none is known.
class CallsPage : public Page
{
    Q_OBJECT

public:
    explicit CallsPage(Flow &flow);

    QString title() const override;
    QString nextText() const override;
    bool canGoOn() const override;
    void enter(Way way) override;
    void next() override;
    QWidget *firstControl() const override;

private:
    bool isTesting() const;
    void test();
    void showCase();
    void showVerdict(const Diagnosis &diagnosis);
    void skip();

    Paragraph *m_about;
    ServerField *m_server;
    CheckList *m_list;
    StatusLine *m_verdict;
    Disclosure *m_details;
    DifferenceView *m_differences;
    FailureBox *m_failure;
    QPushButton *m_again;
    QPushButton *m_account;
    QPushButton *m_skip;
    QPushButton *m_anyway;
};

} // namespace ringthrough
