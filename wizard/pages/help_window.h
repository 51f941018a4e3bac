#pragma once

#include "document.h"
#include "flow.h"

#include <QDialog>

class QPushButton;
class QTextBrowser;
class QUrl;

namespace ringthrough {

/// The articles and guides of the knowledge base to read beside the wizard, which stays as it is.
/// Links between them are followed here; others open in the browser.
class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    explicit HelpWindow(Flow &flow, QWidget *parent = nullptr);

    /// Shows the article or the guide with this id; the list of all articles when there is none.
    void read(const QString &id);

private:
    void show(const QString &id);
    void follow(const QUrl &link);
    void goBack();
    void print();
    Document documentFor(const QString &id) const;
    Document contents() const;

    Flow &m_flow;
    QStringList m_trail; ///< ids that were read; the last one is shown
    QTextBrowser *m_text;
    QPushButton *m_back;
};

} // namespace ringthrough
