#pragma once

#include <QString>

namespace ringthrough {

/// One thing that is wrong in a file, told like a helpful colleague would.
struct Mistake
{
    QString file;
    int line = 0;   ///< from 1; 0 when it concerns the whole file
    int column = 0; ///< from 1
    QString key;    ///< the key it is about; may be empty
    QString what;   ///< what is wrong and what was expected, a sentence
    QString meant;  ///< what was probably meant; may be empty
    QString source; ///< the offending line as it stands in the file

    /// file:line:column: what, then the line with a caret under the place.
    QString toString() const;
};

} // namespace ringthrough
