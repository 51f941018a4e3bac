#pragma once

#include "flow_fakes.h"
#include "wizard_driver.h"

#include <functional>

namespace ringthrough {

/// Goes through every page, and through the states of each that look different, with jobs that end
/// as needed; `look` is called at every stop with a name for it.
void visitEveryPage(const std::function<void(WizardDriver &, const QString &)> &look);

} // namespace ringthrough
