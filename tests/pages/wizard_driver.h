#pragma once

#include "wizard_window.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace ringthrough {

/// Goes through the wizard as a person would: by what is visible, found by object name.
class WizardDriver
{
public:
    explicit WizardDriver(Surroundings around);

    Flow &flow() { return m_flow; }
    WizardWindow &window() { return m_window; }
    PageId page() const { return m_window.page().id(); }
    QString title() const { return m_window.page().title(); }

    /// The visible widget of that name on the page or in the window; null when there is none.
    template <typename Widget>
    Widget *find(const QString &name)
    {
        for (QWidget *root :
             {static_cast<QWidget *>(&m_window.page()), static_cast<QWidget *>(&m_window)}) {
            for (Widget *widget : root->findChildren<Widget *>(name)) {
                if (widget->isVisible())
                    return widget;
            }
        }
        return nullptr;
    }

    bool click(const QString &name); ///< false when it is not there or not enabled
    bool type(const QString &name, const QString &text);
    QString text(const QString &name); ///< of a visible label; empty when it is not there
    bool waitFor(PageId page, int ms = 10000);
    bool waitForButton(const QString &name, int ms = 10000);

private:
    Flow m_flow;
    WizardWindow m_window;
};

} // namespace ringthrough
