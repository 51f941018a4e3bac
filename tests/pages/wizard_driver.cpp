#include "wizard_driver.h"

namespace ringthrough {

WizardDriver::WizardDriver(Surroundings around) : m_flow(std::move(around)), m_window(m_flow)
{
    m_window.show();
}

bool WizardDriver::click(const QString &name)
{
    auto *button = find<QAbstractButton>(name);
    if (!button || !button->isEnabled())
        return false;
    button->click();
    return true;
}

bool WizardDriver::type(const QString &name, const QString &text)
{
    auto *field = find<QLineEdit>(name);
    if (!field)
        return false;
    field->selectAll();
    QTest::keyClicks(field, text);
    return true;
}

QString WizardDriver::text(const QString &name)
{
    const auto *label = find<QLabel>(name);
    return label ? label->text() : QString();
}

bool WizardDriver::waitFor(PageId wanted, int ms)
{
    return QTest::qWaitFor([&] { return page() == wanted; }, ms);
}

bool WizardDriver::waitForButton(const QString &name, int ms)
{
    return QTest::qWaitFor(
        [&] {
            const auto *button = find<QAbstractButton>(name);
            return button && button->isEnabled();
        },
        ms);
}

} // namespace ringthrough
