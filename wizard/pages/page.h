#pragma once

#include "flow.h"
#include "page_order.h"

#include <QWidget>

class QVBoxLayout;

namespace ringthrough {

/// One page of the wizard: shows the flow's case and asks the flow for things. Knows no other page.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(PageId id, Flow &flow);

    PageId id() const { return m_id; }
    virtual QString title() const = 0;              ///< a question or a statement
    virtual QString nextText() const { return {}; } ///< what the main button does; empty: no button
    virtual bool canGoOn() const { return true; }
    virtual bool canGoBack() const { return !m_flow.isChanging(); }
    virtual bool isCommit() const { return false; }      ///< the default button is the safe one
    virtual void enter(Way) {}                           ///< it is shown now
    virtual void next() { Q_EMIT goOn(Way::Undecided); } ///< the main button
    virtual bool mayLeave() { return true; } ///< the window is to close; false: asks in the page
    virtual QWidget *firstControl() const { return nullptr; } ///< null: the main button

Q_SIGNALS:
    void changed();                      ///< the title or the buttons
    void goOn(ringthrough::Way way);     ///< to the next page
    void goTo(ringthrough::PageId page); ///< one beside it; back to it if it was there
    void leave();                        ///< the window may close now
    void help(const QString &articleId); ///< somebody wants to read more

protected:
    Flow &flow() const { return m_flow; }
    QVBoxLayout *column() const { return m_column; }
    const Case &state() const { return m_flow.current(); }

private:
    PageId m_id;
    Flow &m_flow;
    QVBoxLayout *m_column;
};

} // namespace ringthrough
