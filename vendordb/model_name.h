#pragma once

#include <QString>
#include <QStringList>

namespace ringthrough {

struct Vendor;

/// A model as devices and boxes spell it differently, brought to one form: no blanks, dashes or
/// underscores, small letters, no remark in brackets, no brand in front.
QString comparableModel(const QString &model, const QStringList &brands = {});

/// The names that may stand in front of a model: the vendor's own and its aliases.
QStringList brandsOf(const Vendor &vendor);

/// True when what a device said about itself means a model of a list. A series prefix may be
/// missing ("WR841N" for "TL-WR841N"), a hardware version may be glued on ("F670LV9.0").
bool meansListedModel(const QString &said, const QStringList &models, const QStringList &brands);

} // namespace ringthrough
