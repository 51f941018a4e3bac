#pragma once

#include "page.h"

#include <QDialog>
#include <QList>

#include <map>

class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace ringthrough {

class HelpWindow;
class Paragraph;
class StepList;

/// The window: the steps at the side, one page at a time, and the buttons below it.
class WizardWindow : public QDialog
{
    Q_OBJECT

public:
    explicit WizardWindow(Flow &flow, QWidget *parent = nullptr);
    ~WizardWindow() override;

    Page &page() const { return *m_page; }
    void setNotice(const QString &text); ///< stands above every page; empty: none
    void goTo(PageId page);              ///< shows it; the page before stays reachable by Back

Q_SIGNALS:
    void pageChanged(ringthrough::PageId page);

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void reject() override;

private:
    void build();
    QWidget *makeButtons();
    Page *pageFor(PageId id);
    void follow(Way way);
    void showPage(PageId id);
    void goBack();
    void goBackTo(WizardStep step);
    void closeOrStop();
    void updateFrame();
    void fitFont();
    void showHelp(const QString &articleId);

    Flow &m_flow;
    Way m_way = Way::Undecided;
    std::map<PageId, QScrollArea *> m_areas;
    QList<PageId> m_history; ///< pages that Back leads to
    Page *m_page = nullptr;
    StepList *m_steps;
    Paragraph *m_notice;
    Paragraph *m_stepOf;
    Paragraph *m_title;
    QStackedWidget *m_stack;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_close;
    HelpWindow *m_help = nullptr; ///< made when first asked for
};

} // namespace ringthrough
