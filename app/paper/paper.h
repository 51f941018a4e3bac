#pragma once

#include "document.h"

#include <QByteArray>
#include <QCoreApplication>

#include <memory>

namespace ringthrough {

/// A document as a PDF file: A4, or Letter where that is usual; the title and the page number at
/// the foot of each page. Needs a paperApplication() or the window's application.
QByteArray documentAsPdf(const Document &document);

/// An application that knows fonts and needs no display. It may outlive nothing that it made.
std::unique_ptr<QCoreApplication> paperApplication(int &argc, char **argv);

} // namespace ringthrough
