#include "plain_button.h"

#include <QPushButton>

namespace ringthrough {

QPushButton *plainButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

} // namespace ringthrough
