#pragma once

#include "flow.h"

#include <QWidget>

class QTextBrowser;

namespace ringthrough {

class Paragraph;
class StatusLine;

/// The report: shown before it leaves, then copied, saved or printed. The reference code stands
/// large for the telephone.
class ReportBox : public QWidget
{
    Q_OBJECT

public:
    explicit ReportBox(Flow &flow);

    void showCase();
    void offerHelp(bool needed); ///< whom to ask, where the provider's profile says it

private:
    void copy();
    void save();
    void write(const QString &file);
    void print();

    Flow &m_flow;
    Paragraph *m_reference;
    StatusLine *m_support;
    QTextBrowser *m_view;
    StatusLine *m_said;
};

} // namespace ringthrough
