#pragma once

#include "page.h"

class QPushButton;

namespace ringthrough {

class FailureBox;
class Paragraph;
class RouterSketch;
class StatusLine;

/// The steps to do by hand, one at a time, with a picture of each.
class GuidePage : public Page
{
    Q_OBJECT

public:
    explicit GuidePage(Flow &flow);

    QString title() const override;
    void enter(Way way) override;
    QWidget *firstControl() const override;

private:
    QPushButton *makeButton(const QString &name, const QString &text, void (GuidePage::*does)());
    const GuideStep *step() const;
    int stepCount() const;
    void showStep();
    void iSee();
    void somethingElse();
    void stepBack();
    void openAddress();
    void print();

    int m_at = 0;
    StatusLine *m_sentence;
    Paragraph *m_remark;
    RouterSketch *m_sketch;
    StatusLine *m_provider;
    FailureBox *m_help;
    QPushButton *m_open;
    QPushButton *m_see;
    QPushButton *m_else;
    QPushButton *m_back;
    QPushButton *m_print;
};

} // namespace ringthrough
