#pragma once

#include "page.h"

class QPushButton;

namespace ringthrough {

class CheckList;
class FailureBox;
class QuestionBox;
class ReportBox;
class ServerField;
class StatusLine;

/// Is it fixed? What speaks for it, said honestly; the test again; the way back; the report.
class ResultPage : public Page
{
    Q_OBJECT

public:
    explicit ResultPage(Flow &flow);

    QString title() const override;
    void enter(Way way) override;
    QWidget *firstControl() const override;

private:
    bool wasWorkedOn() const;
    bool mayTest() const;
    bool needsHelp() const;
    void test();
    void showCase();
    void showProof();
    void showTest();
    void askPerson();

    StatusLine *m_headline;
    StatusLine *m_state;
    CheckList *m_proof;
    QuestionBox *m_person;
    ServerField *m_server;
    FailureBox *m_failure;
    QPushButton *m_test;
    QPushButton *m_putBack;
    QPushButton *m_other;
    QPushButton *m_advice;
    ReportBox *m_report;
};

} // namespace ringthrough
