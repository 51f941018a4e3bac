#include "help_window.h"
#include "practice_home.h"
#include "wizard_driver.h"

#include <QPushButton>
#include <QTextBrowser>

using namespace ringthrough;
using namespace Qt::StringLiterals;

/// What somebody can read beside the wizard, who wants to know more.
class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensBesideTheWizard();
    void opensByKey();
    void linksAreFollowedAndBackLeadsBack();
    void guidesAndMakersCanBeRead();
    void aWayRoundLeadsToItsArticle();

private:
    QString shown();
    void follow(const QString &id);

    std::unique_ptr<PracticeHome> m_home;
    std::unique_ptr<WizardDriver> m_wizard;
};

void TestHelp::init()
{
    m_home = std::make_unique<PracticeHome>(u"mikrotik-routeros"_s);
    m_wizard = std::make_unique<WizardDriver>(m_home->surroundings());
}

void TestHelp::cleanup()
{
    m_wizard.reset();
    m_home.reset();
}

QString TestHelp::shown()
{
    const auto *text = m_wizard->find<QTextBrowser>(u"helpText"_s);
    return text ? text->toPlainText() : QString();
}

void TestHelp::follow(const QString &id)
{
    auto *text = m_wizard->find<QTextBrowser>(u"helpText"_s);
    Q_EMIT text->anchorClicked(QUrl(u"guide:"_s + id));
}

void TestHelp::opensBesideTheWizard()
{
    QVERIFY(shown().isEmpty());
    const PageId before = m_wizard->page();
    QVERIFY(m_wizard->click(u"helpButton"_s));
    QVERIFY2(shown().startsWith(u"What a SIP ALG is"_s), qPrintable(shown().left(80)));
    QCOMPARE(m_wizard->page(), before);
    QVERIFY(m_wizard->window().isVisible());
    // The text holds links that lead on.
    const auto *text = m_wizard->find<QTextBrowser>(u"helpText"_s);
    QVERIFY(text->toHtml().contains(u"href=\"guide:symptoms\""_s));
    QVERIFY(m_wizard->click(u"helpCloseButton"_s));
    QVERIFY(shown().isEmpty());
}

void TestHelp::opensByKey()
{
    QVERIFY(QTest::qWaitForWindowActive(&m_wizard->window()));
    const QList<QKeySequence> keys = QKeySequence::keyBindings(QKeySequence::HelpContents);
    QVERIFY(!keys.isEmpty());
    QTest::keySequence(&m_wizard->window(), keys.first());
    QVERIFY(QTest::qWaitFor([this] { return !shown().isEmpty(); }));
}

void TestHelp::linksAreFollowedAndBackLeadsBack()
{
    QVERIFY(m_wizard->click(u"helpButton"_s));
    QVERIFY(!m_wizard->click(u"helpBackButton"_s)); // nothing was read before
    const QString first = shown();
    follow(u"symptoms"_s);
    QVERIFY(shown() != first);
    QVERIFY(m_wizard->click(u"helpBackButton"_s));
    QCOMPARE(shown(), first);
    QVERIFY(m_wizard->click(u"helpContentsButton"_s));
    QVERIFY(shown().startsWith(u"All articles"_s));
    QVERIFY(shown().contains(u"What a SIP ALG is"_s));
}

void TestHelp::guidesAndMakersCanBeRead()
{
    QVERIFY(m_wizard->click(u"helpButton"_s));
    follow(u"mikrotik"_s);
    QVERIFY(shown().startsWith(u"MikroTik"_s));
    follow(u"mikrotik-routeros"_s);
    QVERIFY(shown().contains(u"RouterOS"_s));
    follow(u"nothing-of-that-name"_s);
    QVERIFY(shown().startsWith(u"All articles"_s));
}

void TestHelp::aWayRoundLeadsToItsArticle()
{
    QVERIFY(m_wizard->waitFor(PageId::Router, 20000));
    m_wizard->window().goTo(PageId::WaysRound);
    const auto buttons =
        m_wizard->window().page().findChildren<QPushButton *>(QRegularExpression(u"^readMore-"_s));
    QVERIFY(!buttons.isEmpty());
    QVERIFY(m_wizard->waitForButton(buttons.first()->objectName()));
    QVERIFY(m_wizard->click(buttons.first()->objectName()));
    const QString title = buttons.first()->accessibleName().section(u": "_s, 1);
    QVERIFY2(!title.isEmpty() && shown().startsWith(title), qPrintable(shown().left(80)));
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
