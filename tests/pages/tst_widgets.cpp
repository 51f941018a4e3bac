#include "check_list.h"
#include "confidence_picture.h"
#include "device_picker.h"
#include "difference_view.h"
#include "flow_fakes.h"
#include "link_words.h"
#include "mnemonics.h"
#include "router_sketch.h"
#include "server_field.h"
#include "texts.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace ringthrough;

/// The small widgets that the pages share.
class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLineTakesTheSharpnessOut();
    void paragraphsFollowTheFont();
    void aStatusIsSpokenWhenItChanges();
    void aCheckListSaysSignsInWords();
    void differentLinesAreMarked();
    void certaintyIsHonest();
    void thePickerFindsWhatIsTyped();
    void theServerFieldKnowsAServer();
    void theServerFieldSaysWhatItMakesOfIt_data();
    void theServerFieldSaysWhatItMakesOfIt();
    void theServerFieldTellsWhereToLook();
    void mnemonicsKeepAmpersands();
    void mnemonicsAreTakenFromWords();
    void gatewaysAreToldInWords();
    void everyKindOfStepIsDrawn_data();
    void everyKindOfStepIsDrawn();
};

void TestWidgets::oneLineTakesTheSharpnessOut()
{
    QCOMPARE(oneLine(QStringLiteral("a\r\n\tb\x1b[31m")), QStringLiteral("a b[31m"));
    QCOMPARE(oneLine(QString(500, QLatin1Char('x')), 10).size(), 10);
    QVERIFY(oneLine(QString(500, QLatin1Char('x')), 10).endsWith(QChar(0x2026)));
    QCOMPARE(oneLine(QString()), QString());
}

void TestWidgets::paragraphsFollowTheFont()
{
    const QFont usual = QApplication::font();
    Paragraph title(QStringLiteral("Title"), 1.5, true);
    const qreal before = title.font().pointSizeF();
    QCOMPARE(before, usual.pointSizeF() * 1.5);
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 2);
    QApplication::setFont(large);
    QCoreApplication::processEvents();
    QCOMPARE(title.font().pointSizeF(), before * 2);
    QApplication::setFont(usual);
}

void TestWidgets::aStatusIsSpokenWhenItChanges()
{
    StatusLine status(QStringLiteral("status"));
    status.say(QStringLiteral("Signing in"));
    QCOMPARE(status.accessibleName(), QStringLiteral("Signing in"));
    QVERIFY(status.focusPolicy() & Qt::TabFocus);
    status.say({});
    QVERIFY(status.isHidden());
    status.say(QStringLiteral("<b>router</b>"));
    QCOMPARE(status.textFormat(), Qt::PlainText);
}

void TestWidgets::aCheckListSaysSignsInWords()
{
    CheckList list(QStringLiteral("list"));
    const int row = list.add(QStringLiteral("Signing in"), Mark::Now);
    list.set(row, Mark::Failed);
    QCOMPARE(list.sentence(row), QStringLiteral("Signing in"));
    QCOMPARE(list.mark(row), Mark::Failed);
    const auto *text = list.findChild<Paragraph *>();
    QVERIFY(text->accessibleName().contains(markWord(Mark::Failed)));
    QSet<QString> words;
    for (Mark mark :
         {Mark::ToCome, Mark::Now, Mark::Done, Mark::Skipped, Mark::Failed, Mark::Careful})
        words.insert(markWord(mark));
    QCOMPARE(words.size(), 6);
    list.clear();
    QCOMPARE(list.count(), 0);
}

void TestWidgets::differentLinesAreMarked()
{
    const QString sent = QStringLiteral("OPTIONS\r\nVia: a\r\nTo: x");
    const QString received = QStringLiteral("OPTIONS\r\nVia: b\r\nTo: x");
    QCOMPARE(markedLines(sent, received), QStringLiteral("  OPTIONS\n≠ Via: a\n  To: x"));
    QCOMPARE(markedLines(received, sent), QStringLiteral("  OPTIONS\n≠ Via: b\n  To: x"));
}

void TestWidgets::certaintyIsHonest()
{
    QCOMPARE(certaintyOf(std::nullopt), Certainty::Unknown);
    Identification who = surely(QStringLiteral("maker-box")).identification;
    QCOMPARE(certaintyOf(who), Certainty::Sure);
    who.candidates.first().confidence = 0.6;
    QCOMPARE(certaintyOf(who), Certainty::Likely);
    who.candidates.first().deviceId.clear();
    QCOMPARE(certaintyOf(who), Certainty::OnlyMaker);
    who.candidates.first().confidence = leastConfidence / 2;
    QCOMPARE(certaintyOf(who), Certainty::Unknown);
}

void TestWidgets::thePickerFindsWhatIsTyped()
{
    const auto knowledge = smallKnowledge();
    DevicePicker picker;
    picker.offer(*knowledge, {QStringLiteral("maker-fixed")});
    auto *list = picker.findChild<QListWidget *>(QStringLiteral("deviceList"));
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(0)->data(Qt::UserRole).toString(), QStringLiteral("maker-fixed"));
    QVERIFY(picker.chosen().isEmpty()); // nothing is chosen for anybody
    QSignalSpy chosen(&picker, &DevicePicker::chosenChanged);
    list->setCurrentRow(1);
    QCOMPARE(picker.chosen(), QStringLiteral("maker-box"));
    QVERIFY(chosen.size() > 0);
    picker.field()->setText(QStringLiteral("zzzzzzzzzz"));
    QCOMPARE(list->count(), 0);
    QVERIFY(picker.chosen().isEmpty());
}

void TestWidgets::theServerFieldKnowsAServer()
{
    ServerField field;
    QVERIFY(!field.target());
    field.field()->setText(QStringLiteral(" sip.example.com:5070 "));
    QCOMPARE(field.target()->host, QStringLiteral("sip.example.com"));
    QCOMPARE(field.target()->port, quint16(5070));
    QCOMPARE(sipTargetText(*field.target()), QStringLiteral("sip.example.com:5070"));
    field.field()->setText(QStringLiteral("two words"));
    QVERIFY(!field.target());
    QCOMPARE(sipTargetText(SipTarget{QStringLiteral("2001:db8::1"), 5070}),
             QStringLiteral("[2001:db8::1]:5070"));
}

void TestWidgets::theServerFieldSaysWhatItMakesOfIt_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *typed, const char *says) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(says);
    };
    row("", "");
    row(" sip.example.com ", "");
    row("sip.example.com:5070", "");
    row("sip:me:secret@sip.example.com", "We take this: sip.example.com");
    row("sip.example.com (port 5070)", "We take this: sip.example.com:5070");
    row("https://example.com", "That is the address of a web page.");
    row("my provider", "That does not look like the name of a server.");
}

void TestWidgets::theServerFieldSaysWhatItMakesOfIt()
{
    QFETCH(QString, typed);
    QFETCH(QString, says);
    ServerField field;
    field.show();
    const auto *answer = field.findChild<StatusLine *>(QStringLiteral("serverAnswer"));
    field.field()->setText(typed);
    QVERIFY(answer->isHidden()); // nobody is corrected while typing
    Q_EMIT field.field()->editingFinished();
    QVERIFY2(says.isEmpty() ? answer->text().isEmpty() : answer->text().startsWith(says),
             qPrintable(answer->text()));
    QCOMPARE(answer->isHidden(), says.isEmpty());
    QVERIFY(!answer->text().contains(QStringLiteral("secret")));
    field.field()->setText(QStringLiteral("s"));
    QVERIFY(answer->isHidden());
}

void TestWidgets::theServerFieldTellsWhereToLook()
{
    ServerField field;
    field.show();
    const auto *menus = field.findChild<QLabel *>(QStringLiteral("phoneMenus"));
    QVERIFY(!menus->isVisible());
    field.findChild<QPushButton *>(QStringLiteral("whereButton"))->click();
    QVERIFY(menus->isVisible());
    QString all;
    for (const QLabel *label : field.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        all += label->text();
    }
    for (const char *place : {"phone app", "letter or e-mail", "adapter", "Registrar", "Proxy",
                              "SIP server", "Domain", "Account", "Line"})
        QVERIFY2(all.contains(QString::fromLatin1(place)), place);
}

void TestWidgets::mnemonicsKeepAmpersands()
{
    QWidget window;
    QPushButton button(QStringLiteral("AT&&T"), &window);
    assignMnemonics(&window);
    QCOMPARE(button.text(), QStringLiteral("&AT&&T"));
    assignMnemonics(&window); // a second time changes nothing
    QCOMPARE(button.text(), QStringLiteral("&AT&&T"));
}

void TestWidgets::mnemonicsAreTakenFromWords()
{
    QWidget window;
    QPushButton first(QStringLiteral("Stop"), &window);
    QPushButton second(QStringLiteral("Skip it"), &window);
    QPushButton third(QStringLiteral("Sss"), &window);
    assignMnemonics(&window);
    QCOMPARE(first.text(), QStringLiteral("&Stop"));
    QCOMPARE(second.text(), QStringLiteral("Skip &it"));
    QCOMPARE(third.text(), QStringLiteral("Sss")); // rather none than one of somebody else
}

void TestWidgets::gatewaysAreToldInWords()
{
    const Network network = twoGateways();
    const QString cable = gatewayWords(network.gateways.at(0));
    const QString wifi = gatewayWords(network.gateways.at(1));
    QVERIFY(cable.contains(QStringLiteral("192.0.2.1")));
    QVERIFY(wifi.contains(QStringLiteral("Wi-Fi")));
    QVERIFY(!cable.contains(QStringLiteral("Wi-Fi")));
}

void TestWidgets::everyKindOfStepIsDrawn_data()
{
    QTest::addColumn<StepKind>("kind");
    QTest::addColumn<Control>("control");
    QTest::newRow("open") << StepKind::Open << Control::Checkbox;
    QTest::newRow("sign in") << StepKind::SignIn << Control::Checkbox;
    QTest::newRow("go") << StepKind::Go << Control::Checkbox;
    QTest::newRow("press") << StepKind::Press << Control::Checkbox;
    QTest::newRow("type") << StepKind::Type << Control::Checkbox;
    QTest::newRow("app") << StepKind::App << Control::Checkbox;
    for (Control control : {Control::Checkbox, Control::Radio, Control::Dropdown, Control::Toggle,
                            Control::Button, Control::Text})
        QTest::newRow(qPrintable(controlName(control))) << StepKind::Set << control;
}

void TestWidgets::everyKindOfStepIsDrawn()
{
    QFETCH(StepKind, kind);
    QFETCH(Control, control);
    RouterSketch sketch;
    GuideStep step;
    sketch.show(step); // a note: nothing to draw
    QVERIFY(sketch.isHidden());
    step.kind = kind;
    step.control = control;
    step.address = QStringLiteral("http://192.0.2.1/");
    step.labels = {QStringLiteral("WAN"), QStringLiteral("NAT")};
    step.commands = {QStringLiteral("alg off")};
    step.to = QStringLiteral("on");
    sketch.show(step);
    QVERIFY(!sketch.isHidden());
    sketch.resize(sketch.sizeHint());
    const QImage drawn = sketch.grab().toImage();
    step.labels = {QStringLiteral("Else"), QStringLiteral("Other")};
    step.address = QStringLiteral("http://198.51.100.1/");
    step.commands = {QStringLiteral("nat off")};
    step.to = QStringLiteral("off");
    sketch.show(step);
    if (kind != StepKind::SignIn)
        QVERIFY(drawn != sketch.grab().toImage()); // it shows this step, not any
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
