#pragma once

#include "advice.h"
#include "page.h"

class QPushButton;
class QVBoxLayout;

namespace ringthrough {

class CheckRows;
class Disclosure;
class FailureBox;
class Paragraph;
class StatusLine;
class VoicePlot;
class WayPicture;

/// What you can do: runs the checks around the test, and then shows what follows, best first.
class AdvicePage : public Page
{
    Q_OBJECT

public:
    explicit AdvicePage(Flow &flow);

    QString title() const override;
    QString nextText() const override;
    void enter(Way way) override;
    void next() override;
    QWidget *firstControl() const override;

private:
    bool isChecking() const;
    bool mayCheck() const;
    void check(const QList<PathCheck> &checks);
    void checkChanged(PathCheck check, bool running);
    void showCase();
    void showChecks();
    void showAdvice();
    void showPictures();
    void follow(const Advice &advice);
    void testOtherwise(bool anotherServer);
    void leaveBy(Way way);
    QWidget *makePictures();

    QList<PathCheck> m_asked;   ///< by the last press of a button
    QList<PathCheck> m_running; ///< of these
    QList<Advice> m_shown;

    StatusLine *m_about;
    CheckRows *m_rows;
    FailureBox *m_failure;
    QWidget *m_cards;
    StatusLine *m_provider;
    Paragraph *m_found;
    QPushButton *m_again;
    QPushButton *m_lifetime;
    QPushButton *m_allWays;
    WayPicture *m_way;
    Paragraph *m_wayWords;
    VoicePlot *m_plot;
    Paragraph *m_plotWords;
    Disclosure *m_pictures;
};

} // namespace ringthrough
