#pragma once

class QWidget;

namespace ringthrough {

/// Gives every visible button of the window a letter of its own. Done at run time because no
/// translator can know which buttons will stand on a page together.
void assignMnemonics(QWidget *window);

} // namespace ringthrough
