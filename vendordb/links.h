#pragma once

#include "knowledge_base.h"

#include <QSet>

namespace ringthrough {

/// A link in the data that leads nowhere.
struct DanglingLink
{
    int line = 0; ///< of the device that holds it; 1 for a vendor's or an article's own
    QString key;  ///< related, made_by or see
    QString id;
    QString meant; ///< an id that is nearly the same; may be empty

    QString toString() const; ///< a sentence
};

/// The ids that links may lead to.
struct LinkTargets
{
    explicit LinkTargets(const Knowledge &known);

    QList<DanglingLink> danglingIn(const Vendor &vendor) const;
    QList<DanglingLink> danglingIn(const Article &article) const;

    QSet<QString> vendors;
    QSet<QString> all; ///< vendors, devices and articles
};

/// Takes the links that lead nowhere out of what was loaded, and reports each.
QList<Mistake> removeDanglingLinks(Knowledge &known);

} // namespace ringthrough
