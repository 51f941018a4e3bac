#include "paper.h"
#include "paper_pages.h"
#include "paper_text.h"

#include <QGuiApplication>

namespace ringthrough {

QByteArray documentAsPdf(const Document &document)
{
    PaperText paper;
    paper.add(document);
    return asPdf(paper.laidOut(), document.title);
}

std::unique_ptr<QCoreApplication> paperApplication(int &argc, char **argv)
{
    // Elsewhere the system's own platform needs no display either.
#ifdef Q_OS_LINUX
    qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace ringthrough
