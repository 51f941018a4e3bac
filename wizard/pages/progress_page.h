#pragma once

#include "marks.h"
#include "page.h"

#include <QMap>

namespace ringthrough {

class CheckList;
class FailureBox;
class Paragraph;
class QuestionBox;
class StatusLine;

/// The change while it happens, and how it ended. Nobody leaves without knowing how the router
/// stands.
class ProgressPage : public Page
{
    Q_OBJECT

public:
    explicit ProgressPage(Flow &flow);

    QString title() const override;
    QString nextText() const override;
    bool canGoOn() const override;
    bool canGoBack() const override { return false; }
    void enter(Way way) override;
    bool mayLeave() override;
    QWidget *firstControl() const override;

private:
    void showStage(Stage stage, StageState state);
    void showQuestion(const Question &question);
    void showEnd();
    void closeRows(Mark mark); ///< nothing goes on any more
    void begin();

    Way m_way = Way::ForMe;
    bool m_closing = false; ///< the person wants to leave; we wait for a known state first
    Paragraph *m_about;
    StatusLine *m_status;
    CheckList *m_list;
    QMap<Stage, int> m_rows;
    QuestionBox *m_question;
    QuestionBox *m_leave;
    FailureBox *m_failure;
};

} // namespace ringthrough
