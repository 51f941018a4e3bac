#pragma once

#include "page.h"

class QPushButton;

namespace ringthrough {

class Paragraph;

/// Do it for me, or show me how.
class ChoosePage : public Page
{
    Q_OBJECT

public:
    explicit ChoosePage(Flow &flow);

    QString title() const override;
    void enter(Way way) override;
    QWidget *firstControl() const override;

private:
    QPushButton *addChoice(const QString &name, const QString &text, Paragraph *about, Way way);

    Paragraph *m_about;
    Paragraph *m_forMeText;
    Paragraph *m_byHandText;
    QPushButton *m_forMe;
    QPushButton *m_byHand;
};

} // namespace ringthrough
