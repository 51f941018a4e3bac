#pragma once

#include "page.h"

namespace ringthrough {

class Paragraph;
class StatusLine;

/// What helps when the router cannot be switched, or nobody knows how.
class WaysRoundPage : public Page
{
    Q_OBJECT

public:
    explicit WaysRoundPage(Flow &flow);

    QString title() const override;
    QString nextText() const override;
    void enter(Way way) override;

private:
    QList<WayRound> ways() const;
    QWidget *readMore(const Article &article);

    Paragraph *m_about;
    StatusLine *m_provider;
    QWidget *m_ways;
};

} // namespace ringthrough
