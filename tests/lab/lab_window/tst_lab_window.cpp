// The whole way through the window, as a person clicks it: from an unknown router to "off, proven"
// and back. Runs at home in a lab; whole_window.py builds that around it and says by environment
// who the router is. Passwords come on standard input, as a person's come from the keyboard.

#include "flow.h"
#include "knowledge_base.h"
#include "sip_test.h"
#include "wizard_window.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QTextStream>

using namespace ringthrough;

namespace {

// The router of a lab is dark for seconds when it restarts, and phones wait longer than tests do.
constexpr int changeLimit = 90'000;
constexpr int stepLimit = 30'000;

QString told(const char *name)
{
    return qEnvironmentVariable(name);
}

/// What the router's kernel does, not what anybody says about it.
QString realAlg()
{
    QProcess tool;
    tool.start(QStringLiteral(RT_SOURCE_DIR "/tests/lab/alg_lab.sh"), {QStringLiteral("alg")});
    tool.waitForFinished();
    return QString::fromLatin1(tool.readAllStandardOutput()).trimmed();
}

} // namespace

class LabWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void goesTheWholeWayAndBack();

private:
    template <typename T>
    T *named(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    QWidget *onPage(const QString &name) const
    {
        return m_window->page().findChild<QWidget *>(name);
    }
    void click(const QString &name) { QTest::mouseClick(named<QPushButton>(name), Qt::LeftButton); }
    void clickOnPage(const QString &name)
    {
        QTest::mouseClick(qobject_cast<QPushButton *>(onPage(name)), Qt::LeftButton);
    }
    void answerYes();
    void type(const QString &field, const QString &text);
    void signIn();
    void seesTheRouter();
    void seesThatCallsAreChanged();
    void switchesItOff();
    void seesThatItIsFixed();
    void putsItBack();

    std::shared_ptr<const LoadedKnowledge> m_loaded;
    std::unique_ptr<Flow> m_flow;
    std::unique_ptr<WizardWindow> m_window;
    QString m_password;
    QString m_privileged;
};

void LabWindow::initTestCase()
{
    QTextStream input(stdin);
    m_password = input.readLine();
    m_privileged = input.readLine();
    QVERIFY2(!m_password.isEmpty(), "run by whole_window.py, not by hand");
    m_loaded = std::make_shared<const LoadedKnowledge>(
        loadKnowledge({QStringLiteral(RT_SOURCE_DIR "/vendordb/data")}));
    QVERIFY(m_loaded->mistakes.isEmpty());
}

void LabWindow::init()
{
    Surroundings around;
    around.knowledge = std::shared_ptr<const KnowledgeBase>(m_loaded, &m_loaded->base);
    around.sipServer = sipTargetFromString(told("RT_LAB_SIP"));
    around.stateFolder = told("RT_LAB_STATE");
    m_flow = std::make_unique<Flow>(around);
    m_window = std::make_unique<WizardWindow>(*m_flow);
    connect(m_flow.get(), &Flow::asked, this, &LabWindow::answerYes, Qt::QueuedConnection);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void LabWindow::cleanup()
{
    m_window.reset();
    m_flow.reset();
}

void LabWindow::answerYes()
{
    auto *question = onPage(QStringLiteral("routerQuestion"));
    QVERIFY(question && question->isVisible());
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("yesButton")),
                      Qt::LeftButton);
}

void LabWindow::type(const QString &field, const QString &text)
{
    auto *line = qobject_cast<QLineEdit *>(onPage(field));
    QVERIFY(line && line->isVisible());
    line->clear();
    QTest::keyClicks(line, text);
}

void LabWindow::signIn()
{
    QCOMPARE(m_window->page().id(), PageId::SignIn);
    type(QStringLiteral("userField"), told("RT_LAB_USER"));
    type(QStringLiteral("passwordField"), m_password);
    if (onPage(QStringLiteral("privilegedField"))->isVisible())
        type(QStringLiteral("privilegedField"), m_privileged);
    auto *choice =
        named<QRadioButton>(told("RT_LAB_VIA") == u"telnet" ? QStringLiteral("telnetChoice")
                                                            : QStringLiteral("sshChoice"));
    choice->setChecked(true);
    const QString lines = named<QPlainTextEdit>(QStringLiteral("commands"))->toPlainText();
    QVERIFY(!lines.isEmpty());
    QVERIFY(!lines.contains(m_password));
    click(QStringLiteral("nextButton"));
}

void LabWindow::seesTheRouter()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_window->page().id(), PageId::Router, stepLimit);
    QVERIFY2(m_window->page().title().contains(told("RT_LAB_VENDOR")),
             qPrintable(m_window->page().title()));
    click(QStringLiteral("nextButton"));
}

void LabWindow::seesThatCallsAreChanged()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_window->page().id(), PageId::Calls, stepLimit);
    QTRY_VERIFY_WITH_TIMEOUT(m_flow->current().before.has_value(), stepLimit);
    QCOMPARE(m_flow->current().before->verdict, Verdict::Altered);
    QVERIFY(onPage(QStringLiteral("detailsButton"))->isVisible());
    click(QStringLiteral("nextButton"));
}

void LabWindow::switchesItOff()
{
    QTRY_COMPARE(m_window->page().id(), PageId::Choose);
    QVERIFY(onPage(QStringLiteral("forMeButton"))->isEnabled());
    clickOnPage(QStringLiteral("forMeButton"));
    signIn();
    QTRY_COMPARE(m_window->page().id(), PageId::Progress);
    QTRY_VERIFY_WITH_TIMEOUT(m_flow->activity() == Activity::None, changeLimit);
    QVERIFY(m_flow->current().change.has_value());
    QVERIFY2(m_flow->current().change->outcome == ChangeOutcome::Off,
             qPrintable(m_flow->current().change->problem));
    QCOMPARE(realAlg(), QStringLiteral("off"));
    click(QStringLiteral("nextButton"));
}

void LabWindow::seesThatItIsFixed()
{
    QTRY_COMPARE(m_window->page().id(), PageId::Result);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_flow->current().after.has_value() && m_flow->activity() == Activity::None, stepLimit);
    QCOMPARE(m_flow->current().after->verdict, Verdict::Clean);
    QVERIFY(proofOf(m_flow->current()).isProven());
}

void LabWindow::putsItBack()
{
    clickOnPage(QStringLiteral("putBackButton"));
    signIn();
    QTRY_COMPARE(m_window->page().id(), PageId::Progress);
    QTRY_VERIFY_WITH_TIMEOUT(m_flow->activity() == Activity::None, changeLimit);
    QVERIFY2(m_flow->current().change->outcome == ChangeOutcome::PutBack,
             qPrintable(m_flow->current().change->problem));
    QCOMPARE(realAlg(), QStringLiteral("on"));
}

void LabWindow::goesTheWholeWayAndBack()
{
    void (LabWindow::*const steps[])() = {
        &LabWindow::seesTheRouter, &LabWindow::seesThatCallsAreChanged, &LabWindow::switchesItOff,
        &LabWindow::seesThatItIsFixed, &LabWindow::putsItBack};
    for (const auto step : steps) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
}

QTEST_MAIN(LabWindow)

#include "tst_lab_window.moc"
