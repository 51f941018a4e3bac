#pragma once

#include "matrix_cell.h"

#include <QList>

namespace ringthrough {

/// What the test said of one cell.
struct Measured
{
    Cell cell;
    Diagnosis diagnosis;
};

/// The names of the parts that were altered, as servers show it.
QSet<QString> partsOf(const Diagnosis &diagnosis);
/// The same, as stations on the way show it by what they send back.
QSet<QString> partsFromStations(const Diagnosis &diagnosis);

/// A page with its head and nothing measured.
QString emptyPage();

/// A kind of translation as a section in Markdown: what was said, what was missed and why, which
/// parts were altered. Without times, so that it is the same each time.
QString sectionOf(Nat nat, const QList<Measured> &measured);

/// The head of a page, or the section with this title; empty when there is none.
QString headIn(const QString &page);
QString sectionIn(const QString &page, Nat nat);

/// The page with our own head and this section in its place; the others stay.
QString withSection(const QString &page, Nat nat, const QString &section);

} // namespace ringthrough
