#include "report_box.h"

#include "boxes.h"
#include "flow_row.h"
#include "plain_button.h"
#include "printing.h"
#include "report.h"
#include "texts.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPushButton>
#include <QSaveFile>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace ringthrough {

namespace {

constexpr int linesShown = 14;

} // namespace

ReportBox::ReportBox(Flow &flow)
    : m_flow(flow),
      m_reference(new Paragraph({}, 1.8, true)),
      m_support(new StatusLine(QStringLiteral("reportSupport"))),
      m_view(new QTextBrowser),
      m_said(new StatusLine(QStringLiteral("reportStatus")))
{
    m_reference->setObjectName(QStringLiteral("reference"));
    m_reference->setLayoutDirection(Qt::LeftToRight);
    m_view->setObjectName(QStringLiteral("reportView"));
    m_view->setAccessibleName(tr("The report"));
    m_view->setOpenLinks(false);
    m_view->setTabChangesFocus(true);
    m_view->setMinimumHeight(m_view->fontMetrics().lineSpacing() * linesShown);
    auto *shown = new Disclosure(QStringLiteral("showReportButton"), tr("Show the report"),
                                 tr("Hide the report"), m_view);
    auto *copyIt = plainButton(QStringLiteral("copyButton"), tr("Copy the report"));
    auto *saveIt = plainButton(QStringLiteral("saveButton"), tr("Save the report…"));
    auto *printIt = plainButton(QStringLiteral("printButton"), tr("Print the report…"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(
        new Paragraph(tr("For support: tell this code on the telephone, or hand over "
                         "the report. Nothing is sent by itself, and no password is in it.")));
    column->addWidget(m_reference);
    column->addWidget(m_support);
    column->addWidget(shown);
    column->addWidget(new FlowRow({copyIt, saveIt, printIt}));
    column->addWidget(m_said);
    m_said->say({});
    connect(copyIt, &QPushButton::clicked, this, &ReportBox::copy);
    connect(saveIt, &QPushButton::clicked, this, &ReportBox::save);
    connect(printIt, &QPushButton::clicked, this, &ReportBox::print);
}

void ReportBox::showCase()
{
    m_reference->setText(m_flow.current().reference);
    m_view->setHtml(reportAsHtml(m_flow.current(), m_flow.knowledge(), m_flow.profile()));
}

void ReportBox::offerHelp(bool needed)
{
    m_support->say(needed ? supportWordsFor(m_flow) : QString());
}

void ReportBox::copy()
{
    QGuiApplication::clipboard()->setText(
        reportAsText(m_flow.current(), m_flow.knowledge(), m_flow.profile()));
    m_said->say(tr("The report is copied. You can paste it into an e-mail."));
}

void ReportBox::save()
{
    auto *dialog =
        new QFileDialog(this, tr("Save the report"), {},
                        tr("Web page (*.html);;Text (*.txt);;Data for support (*.json)"));
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("html"));
    dialog->selectFile(QStringLiteral("ringthrough-%1.html").arg(m_flow.current().reference));
    connect(dialog, &QFileDialog::fileSelected, this, &ReportBox::write);
    dialog->open();
}

void ReportBox::write(const QString &file)
{
    QByteArray bytes;
    if (file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
        bytes = reportAsJson(m_flow.current());
    else if (file.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive))
        bytes = reportAsText(m_flow.current(), m_flow.knowledge(), m_flow.profile()).toUtf8();
    else
        bytes = reportAsHtml(m_flow.current(), m_flow.knowledge(), m_flow.profile()).toUtf8();
    QSaveFile out(file);
    const bool written =
        out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
    m_said->say(written ? tr("The report is saved as %1.").arg(file)
                        : wordsForPerson(FileProblem{file, out.errorString()}));
}

void ReportBox::print()
{
    printHtml(this, m_flow.current().reference,
              reportAsHtml(m_flow.current(), m_flow.knowledge(), m_flow.profile()));
}

} // namespace ringthrough
