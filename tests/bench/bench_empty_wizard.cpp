// The least that a wizard can be: what the start of the real one is measured against.

#include <QApplication>
#include <QLabel>
#include <QVBoxLayout>
#include <QWizard>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QWizard wizard;
    auto *page = new QWizardPage;
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(new QLabel(QStringLiteral("Empty")));
    wizard.addPage(page);
    wizard.show();
    return QApplication::exec();
}
