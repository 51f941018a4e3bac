#include "printing.h"

#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

#include <memory>

namespace ringthrough {

void printHtml(QWidget *parent, const QString &title, const QString &html)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setObjectName(QStringLiteral("printDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [printer, html] {
        QTextDocument document;
        document.setHtml(html);
        document.print(printer.get());
    });
    dialog->open(); // not exec(): the wizard stays alive below it
}

} // namespace ringthrough
