#include "program.h"
#include "wizard_window.h"

#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace ringthrough;

/// The whole program with a provider's profile, beside a practice router.
class TestProgramProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodProfileIsTaken();
    void aBrokenOneIsToldAndNotUsed();

private:
    Options withProfile(const QByteArray &text);

    QTemporaryDir m_folder;
};

namespace {

WizardWindow *openWindow()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        auto *wizard = qobject_cast<WizardWindow *>(window);
        if (wizard && wizard->isVisible())
            return wizard;
    }
    return nullptr;
}

QString noticeOf(const WizardWindow &window)
{
    return window.findChild<QLabel *>(QStringLiteral("notice"))->text();
}

} // namespace

Options TestProgramProfile::withProfile(const QByteArray &text)
{
    Options options;
    options.practice = true; // nothing leaves this computer
    options.profile = m_folder.filePath(QStringLiteral("profile.yaml"));
    QFile file(options.profile);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qWarning("the test's own file could not be written");
    return options;
}

void TestProgramProfile::aGoodProfileIsTaken()
{
    Program program(withProfile("format: 1\nname: Exatel\n"));
    program.start();
    QTRY_VERIFY_WITH_TIMEOUT(openWindow(), 20000);
    QVERIFY(noticeOf(*openWindow()).contains(QStringLiteral("Practice")));
    QVERIFY(!noticeOf(*openWindow()).contains(QStringLiteral("mistake")));
}

void TestProgramProfile::aBrokenOneIsToldAndNotUsed()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Did you mean 'name'")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("'name' is missing")));
    Program program(withProfile("format: 1\nnaem: Exatel\n"));
    program.start();
    QTRY_VERIFY_WITH_TIMEOUT(openWindow(), 20000);
    QVERIFY(noticeOf(*openWindow()).contains(QStringLiteral("Practice")));
    QVERIFY(noticeOf(*openWindow()).contains(QStringLiteral("has a mistake in it")));
}

QTEST_MAIN(TestProgramProfile)
#include "tst_program_profile.moc"
