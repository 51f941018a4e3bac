#pragma once

#include "page.h"

class QRadioButton;

namespace ringthrough {

class CheckList;
class FailureBox;
class Paragraph;
class QuestionBox;

/// Looks for the router at once and tells what it finds.
class SearchPage : public Page
{
    Q_OBJECT

public:
    explicit SearchPage(Flow &flow);

    QString title() const override;
    QString nextText() const override;
    bool canGoOn() const override;
    void enter(Way way) override;
    void next() override;
    QWidget *firstControl() const override;

private:
    enum Row { Gateway, Who };

    void showCase();
    void showGateway();
    void showChoice();
    void showProblem(const Problem &problem);
    void showUndo();
    void again();
    bool mustChoose() const;
    int chosenGateway() const;

    CheckList *m_list;
    QWidget *m_choice;
    QList<QRadioButton *> m_gateways;
    FailureBox *m_failure;
    QuestionBox *m_undo;
    bool m_leadOn = false; ///< a search is under way whose success shows the next page
};

} // namespace ringthrough
