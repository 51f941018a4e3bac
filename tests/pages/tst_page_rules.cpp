#include "page_visits.h"

#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>

using namespace ringthrough;

namespace {

QString mnemonicOf(const QString &text)
{
    QString plain = text;
    plain.remove(QStringLiteral("&&"));
    const auto at = plain.indexOf(QLatin1Char('&'));
    return at >= 0 && at + 1 < plain.size() ? plain.mid(at + 1, 1).toLower() : QString();
}

template <typename Widget>
QList<Widget *> visible(QWidget &root)
{
    QList<Widget *> found;
    for (Widget *widget : root.findChildren<Widget *>()) {
        if (widget->isVisible())
            found.append(widget);
    }
    return found;
}

QString isClipped(const QLabel *label)
{
    const int needed = label->hasHeightForWidth() ? label->heightForWidth(label->width())
                                                  : label->sizeHint().height();
    return label->height() + 1 < needed ? QStringLiteral("\"%1\" has %2 of %3 pixels")
                                              .arg(label->text())
                                              .arg(label->height())
                                              .arg(needed)
                                        : QString();
}

QString whatIsCut(QWidget &window)
{
    for (const QLabel *label : visible<QLabel>(window)) {
        const QString cut = isClipped(label);
        if (!cut.isEmpty())
            return cut;
    }
    for (const QPushButton *button : visible<QPushButton>(window)) {
        if (button->width() + 1 < button->minimumSizeHint().width())
            return button->text();
    }
    return {};
}

} // namespace

/// What holds for every page in every state, whatever it shows.
class TestPageRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStopIsReached();
    void everyPageSaysItsName();
    void everyControlSaysItsName();
    void mnemonicsAreUnique();
    void focusIsOnAControlOfThePage();
    void textsFromRoutersArePlain();
    void oneDefaultButtonAndTheSafeOneBeforeAChange();
    void nothingIsCut_data();
    void nothingIsCut();
};

void TestPageRules::everyStopIsReached()
{
    QSet<PageId> pages;
    QStringList stops;
    visitEveryPage([&](WizardDriver &wizard, const QString &stop) {
        pages.insert(wizard.page());
        stops.append(stop);
        QVERIFY2(!wizard.title().isEmpty(), qPrintable(stop));
    });
    QCOMPARE(pages.size(), int(PageId::Result) + 1);
    QCOMPARE(stops.size(), QSet<QString>(stops.begin(), stops.end()).size());
}

void TestPageRules::everyPageSaysItsName()
{
    visitEveryPage([](WizardDriver &wizard, const QString &stop) {
        QCOMPARE(wizard.window().page().accessibleName(), wizard.title());
        QCOMPARE(wizard.text(QStringLiteral("pageTitle")), wizard.title());
        const QString step = wizard.text(QStringLiteral("stepOf"));
        QVERIFY2(step.contains(QLatin1Char('5')), qPrintable(stop));
    });
}

void TestPageRules::everyControlSaysItsName()
{
    visitEveryPage([](WizardDriver &wizard, const QString &stop) {
        for (QWidget *widget : visible<QWidget>(wizard.window())) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"))
                continue;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(
                spoken && !spoken->text(QAccessible::Name).isEmpty(),
                qPrintable(QStringLiteral("%1: %2 %3")
                               .arg(stop, QString::fromLatin1(widget->metaObject()->className()),
                                    widget->objectName())));
        }
    });
}

void TestPageRules::mnemonicsAreUnique()
{
    visitEveryPage([](WizardDriver &wizard, const QString &stop) {
        QSet<QString> taken;
        for (QAbstractButton *button : visible<QAbstractButton>(wizard.window())) {
            if (button->text().isEmpty())
                continue;
            const QString letter = mnemonicOf(button->text());
            const QString where = stop + QStringLiteral(": ") + button->text();
            QVERIFY2(!letter.isEmpty(), qPrintable(where));
            QVERIFY2(!taken.contains(letter), qPrintable(where));
            taken.insert(letter);
        }
    });
}

void TestPageRules::focusIsOnAControlOfThePage()
{
    visitEveryPage([](WizardDriver &wizard, const QString &stop) {
        const QWidget *focus = wizard.window().focusWidget();
        QVERIFY2(focus && focus->isVisible(), qPrintable(stop));
    });
}

void TestPageRules::textsFromRoutersArePlain()
{
    visitEveryPage([](WizardDriver &wizard, const QString &stop) {
        for (const QLabel *label : visible<QLabel>(wizard.window())) {
            if (!label->text().isEmpty() && !label->inherits("QTipLabel"))
                QVERIFY2(label->textFormat() == Qt::PlainText ||
                             !Qt::mightBeRichText(label->text()),
                         qPrintable(stop + label->text()));
        }
    });
}

void TestPageRules::oneDefaultButtonAndTheSafeOneBeforeAChange()
{
    visitEveryPage([](WizardDriver &wizard, const QString &stop) {
        int count = 0;
        for (const QPushButton *button : visible<QPushButton>(wizard.window()))
            count += int(button->isDefault());
        QVERIFY2(count <= 1, qPrintable(stop));
        QVERIFY2(wizard.page() != PageId::SignIn || wizard.window().page().isCommit(),
                 qPrintable(stop));
        if (wizard.window().page().isCommit())
            QVERIFY(!wizard.find<QPushButton>(QStringLiteral("nextButton"))->isDefault());
    });
}

void TestPageRules::nothingIsCut_data()
{
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<QSize>("size");
    QTest::newRow("as it comes") << 1.0 << false << QSize();
    QTest::newRow("right to left") << 1.0 << true << QSize();
    QTest::newRow("letters twice as large") << 2.0 << false << QSize();
    QTest::newRow("a small screen") << 1.0 << false << QSize(1024, 600);
    QTest::newRow("a very small screen") << 1.0 << false << QSize(640, 480);
    QTest::newRow("a small screen, large letters") << 2.0 << false << QSize(1024, 600);
}

void TestPageRules::nothingIsCut()
{
    QFETCH(qreal, scale);
    QFETCH(bool, mirrored);
    QFETCH(QSize, size);
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * scale);
    QApplication::setFont(large);
    QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    visitEveryPage([&](WizardDriver &wizard, const QString &stop) {
        if (size.isValid())
            wizard.window().resize(size);
        QString cut; // the layout settles over some rounds of events
        QVERIFY2(
            QTest::qWaitFor([&] { return (cut = whatIsCut(wizard.window())).isEmpty(); }, 2000),
            qPrintable(stop + QStringLiteral(": ") + cut));
        if (size.isValid())
            QVERIFY2(wizard.window().width() <= size.width() &&
                         wizard.window().height() <= size.height(),
                     qPrintable(stop));
    });
    QApplication::setFont(usual);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestPageRules)
#include "tst_page_rules.moc"
