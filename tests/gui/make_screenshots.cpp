#include "page_visits.h"
#include "practice_home.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QImage>
#include <QPlainTextEdit>
#include <QTextBrowser>

// Goes through the wizard and saves a picture of every page, to be looked at by people:
// make-screenshots FOLDER [--dark] [--small] [--large-font] [-reverse]

using namespace ringthrough;

namespace {

QPalette darkPalette()
{
    QPalette dark(QColor(45, 45, 48));
    dark.setColor(QPalette::Base, QColor(30, 30, 30));
    dark.setColor(QPalette::AlternateBase, QColor(40, 40, 42));
    dark.setColor(QPalette::Highlight, QColor(90, 160, 230));
    dark.setColor(QPalette::HighlightedText, Qt::black);
    return dark;
}

// The window as it is when the layout has settled: when two pictures are the same.
QImage picture(QWidget &window)
{
    QImage before;
    const auto settled = [&] {
        const QImage now = window.grab().toImage();
        const bool same = now == before;
        before = now;
        return same;
    };
    if (!QTest::qWaitFor(settled, 2000))
        qWarning("the window does not come to rest");
    return before;
}

struct Camera
{
    QDir folder;
    QSize size;
    int number = 0;

    void take(WizardDriver &wizard, const QString &name)
    {
        if (size.isValid())
            wizard.window().resize(size);
        take(wizard.window(), name);
        Page &page = wizard.window().page();
        if (page.height() > page.parentWidget()->height()) // the rest can be scrolled to
            picture(page).save(folder.filePath(
                QStringLiteral("%1-%2-whole.png").arg(number, 2, 10, QLatin1Char('0')).arg(name)));
    }
    void take(QWidget &window, const QString &name)
    {
        const QString file =
            QStringLiteral("%1-%2.png").arg(++number, 2, 10, QLatin1Char('0')).arg(name);
        picture(window).save(folder.filePath(file));
    }
};

void waitForTheTest(WizardDriver &wizard)
{
    if (!QTest::qWaitFor([&] { return wizard.flow().current().after.has_value(); }, 20000))
        qWarning("the test did not end");
}

void agreeToEverything(WizardDriver &wizard)
{
    const auto ended = [&] {
        wizard.click(QStringLiteral("yesButton"));
        return !wizard.flow().isChanging();
    };
    if (!QTest::qWaitFor(ended, 60000))
        qWarning("the change did not end");
}

// The pages with a real router's words, as far as practice goes.
void visitPractice(Camera &camera)
{
    PracticeHome home(QStringLiteral("mikrotik-routeros"));
    const QString next = QStringLiteral("nextButton");
    WizardDriver wizard(home.surroundings());
    wizard.waitFor(PageId::Router, 20000);
    camera.take(wizard, QStringLiteral("practice-router"));
    wizard.click(QStringLiteral("helpButton"));
    if (auto *text = wizard.find<QTextBrowser>(QStringLiteral("helpText")))
        camera.take(*text->window(), QStringLiteral("help"));
    wizard.click(QStringLiteral("helpCloseButton"));
    wizard.click(next);
    wizard.waitForButton(QStringLiteral("detailsButton"), 20000);
    camera.take(wizard, QStringLiteral("practice-altered"));
    wizard.click(QStringLiteral("detailsButton"));
    camera.take(wizard, QStringLiteral("practice-details"));
    wizard.click(next);
    wizard.click(QStringLiteral("showMeButton"));
    for (int i = 0; wizard.page() == PageId::Guide && i < 20; ++i) {
        camera.take(wizard, QStringLiteral("practice-guide-%1").arg(i + 1));
        wizard.click(QStringLiteral("seeButton"));
    }
    waitForTheTest(wizard);
    camera.take(wizard, QStringLiteral("practice-not-fixed"));
    wizard.click(QStringLiteral("otherWayButton"));
    wizard.click(QStringLiteral("forMeButton"));
    wizard.type(QStringLiteral("passwordField"), home.addresses().password);
    camera.take(wizard, QStringLiteral("practice-sign-in"));
    wizard.click(next);
    agreeToEverything(wizard);
    camera.take(wizard, QStringLiteral("practice-off"));
    wizard.click(next);
    waitForTheTest(wizard);
    wizard.click(QStringLiteral("showReportButton"));
    camera.take(wizard, QStringLiteral("practice-proven"));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("folder"),
                                 QStringLiteral("Where the pictures go."));
    parser.addOptions({{QStringLiteral("dark"), QStringLiteral("A dark palette.")},
                       {QStringLiteral("small"), QStringLiteral("1024 by 600.")},
                       {QStringLiteral("large-font"), QStringLiteral("Letters twice as large.")}});
    parser.addHelpOption();
    parser.process(app);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    if (parser.isSet(QStringLiteral("dark"))) {
        QApplication::setStyle(QStringLiteral("fusion"));
        QApplication::setPalette(darkPalette());
    }
    if (parser.isSet(QStringLiteral("large-font"))) {
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * 2);
        QApplication::setFont(font);
    }
    Camera camera{QDir(parser.positionalArguments().first()), {}};
    if (parser.isSet(QStringLiteral("small")))
        camera.size = QSize(1024, 600);
    QDir().mkpath(camera.folder.path());
    visitEveryPage([&](WizardDriver &wizard, const QString &stop) { camera.take(wizard, stop); });
    visitPractice(camera);
    return 0;
}
