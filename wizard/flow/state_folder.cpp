#include "state_folder.h"

#include <QStandardPaths>

namespace ringthrough {

QString stateFolder()
{
    // Not AppDataLocation: that one depends on the name of the program that asks.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/ringthrough");
}

} // namespace ringthrough
