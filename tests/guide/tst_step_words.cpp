#include "guide_words.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

GuideStep labelled(StepKind kind, const QStringList &labels)
{
    GuideStep step;
    step.kind = kind;
    step.labels = labels;
    return step;
}

GuideStep setting(Control control, const QString &label, const QString &to)
{
    GuideStep step = labelled(StepKind::Set, {label});
    step.control = control;
    step.to = to;
    return step;
}

GuideStep saying(StepKind kind, const QString &text)
{
    GuideStep step;
    step.kind = kind;
    step.text = text;
    return step;
}

Device someDevice()
{
    Device device;
    device.signIn = {u"admin"_s, u"The password is on the label."_s};
    return device;
}

} // namespace

class TestStepWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindIsASentence_data();
    void eachKindIsASentence();
    void labelsAreKeptLetterExact_data();
    void labelsAreKeptLetterExact();
    void invertedBoxesAreExplained_data();
    void invertedBoxesAreExplained();
    void otherWordsOnTheScreenAreToldApart();
    void commandsStandOnLinesOfTheirOwn();
    void optionalStepsSayWhenTheyAreNeeded();
    void aRemarkFollowsTheSentence();
    void signInWithoutAUsualNameNamesNone();
    void everyWayRoundHasATitleAndAText();
};

void TestStepWords::eachKindIsASentence_data()
{
    QTest::addColumn<GuideStep>("step");
    QTest::addColumn<QString>("sentence");
    GuideStep open;
    open.kind = StepKind::Open;
    open.address = u"http://192.168.1.1/"_s;
    QTest::newRow("open") << open << u"Open this page in your browser: http://192.168.1.1/"_s;
    QTest::newRow("sign in") << labelled(StepKind::SignIn, {})
                             << u"Sign in to your router. The user name is usually \"admin\". The "
                                "password is on the label."_s;
    QTest::newRow("one click") << labelled(StepKind::Go, {u"WAN"_s}) << u"Click \"WAN\"."_s;
    QTest::newRow("two clicks") << labelled(StepKind::Go, {u"WAN"_s, u"NAT Passthrough"_s})
                                << u"Click \"WAN\", then \"NAT Passthrough\"."_s;
    QTest::newRow("five clicks") << labelled(StepKind::Go, {u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s})
                                 << u"Click \"A\", then \"B\", then \"C\", then \"D\". Click "
                                    "\"E\"."_s;
    QTest::newRow("tick") << setting(Control::Checkbox, u"SIP"_s, u"ticked"_s)
                          << u"Put a tick in the box \"SIP\"."_s;
    QTest::newRow("untick") << setting(Control::Checkbox, u"SIP"_s, u"unticked"_s)
                            << u"Remove the tick from the box \"SIP\"."_s;
    QTest::newRow("radio") << setting(Control::Radio, u"SIP ALG"_s, u"Off"_s)
                           << u"Next to \"SIP ALG\", choose \"Off\"."_s;
    QTest::newRow("dropdown") << setting(Control::Dropdown, u"SIP Passthrough"_s, u"Disable"_s)
                              << u"Open the list \"SIP Passthrough\" and choose \"Disable\"."_s;
    QTest::newRow("toggle") << setting(Control::Toggle, u"SIP ALG"_s, u"off"_s)
                            << u"Switch \"SIP ALG\" off."_s;
    QTest::newRow("button") << setting(Control::Button, u"SIP ALG"_s, u"Disable"_s)
                            << u"Next to \"SIP ALG\", click the button \"Disable\"."_s;
    QTest::newRow("text") << setting(Control::Text, u"Port"_s, u"5160"_s)
                          << u"Write \"5160\" into the field \"Port\"."_s;
    QTest::newRow("empty text") << setting(Control::Text, u"Port"_s, QString())
                                << u"Empty the field \"Port\"."_s;
    QTest::newRow("press") << labelled(StepKind::Press, {u"Apply"_s})
                           << u"Click the button \"Apply\"."_s;
    QTest::newRow("wait") << saying(StepKind::Wait, u"The internet may drop."_s)
                          << u"Wait a moment. The internet may drop."_s;
    QTest::newRow("note") << saying(StepKind::Note, u"Restart the phone."_s)
                          << u"Restart the phone."_s;
    QTest::newRow("app") << labelled(StepKind::App, {u"Wi-Fi"_s, u"Advanced"_s})
                         << u"Open the router maker's app on your phone. Tap \"Wi-Fi\". Tap "
                            "\"Advanced\"."_s;
    QTest::newRow("provider")
        << labelled(StepKind::AskProvider, {u"Please switch it off."_s})
        << u"Call your internet provider and say: \"Please switch it off.\""_s;
}

void TestStepWords::eachKindIsASentence()
{
    QFETCH(GuideStep, step);
    QFETCH(QString, sentence);
    QCOMPARE(stepSentence(step, someDevice()), sentence);
}

void TestStepWords::labelsAreKeptLetterExact_data()
{
    QTest::addColumn<QString>("label");
    QTest::newRow("place marker") << u"100 %1 of %2"_s;
    QTest::newRow("two blanks") << u"SIP  ALG "_s;
    QTest::newRow("quotes") << u"the \"SIP\" box"_s;
    QTest::newRow("markup") << u"<b>SIP & RTP</b>"_s;
    QTest::newRow("letters") << u"T\u00e9l\u00e9phonie \u2192 SIP"_s;
}

void TestStepWords::labelsAreKeptLetterExact()
{
    QFETCH(QString, label);
    const QString quoted = u'"' + label + u'"';
    const QList<GuideStep> steps{
        labelled(StepKind::Go, {label, u"next"_s}), labelled(StepKind::Press, {label}),
        setting(Control::Dropdown, label, label), setting(Control::Text, label, label)};
    for (const GuideStep &step : steps)
        QVERIFY2(stepSentence(step, {}).contains(quoted), qPrintable(stepSentence(step, {})));
    QCOMPARE(stepSentence(steps.at(2), {}).count(quoted), 2);
}

void TestStepWords::invertedBoxesAreExplained_data()
{
    QTest::addColumn<GuideStep>("step");
    QTest::addColumn<bool>("explained");
    const auto box = [](const QString &label, const QString &to) {
        return setting(Control::Checkbox, label, to);
    };
    QTest::newRow("disable ticked") << box(u"Disable SIP ALG"_s, u"ticked"_s) << true;
    QTest::newRow("disable unticked") << box(u"Disable SIP ALG"_s, u"unticked"_s) << false;
    QTest::newRow("enable unticked") << box(u"Enable SIP ALG"_s, u"unticked"_s) << false;
    QTest::newRow("enable ticked") << box(u"Enable filter"_s, u"ticked"_s) << false;
    QTest::newRow("word inside another") << box(u"Blockage list"_s, u"ticked"_s) << false;
    QTest::newRow("toggle") << setting(Control::Toggle, u"Disable SIP"_s, u"on"_s) << true;
    QTest::newRow("toggle off") << setting(Control::Toggle, u"SIP"_s, u"off"_s) << false;
}

void TestStepWords::invertedBoxesAreExplained()
{
    QFETCH(GuideStep, step);
    QFETCH(bool, explained);
    QCOMPARE(stepSentence(step, {}).contains(u"Mind the wording"_s), explained);
}

void TestStepWords::otherWordsOnTheScreenAreToldApart()
{
    GuideStep step = setting(Control::Checkbox, u"Disable SIP ALG"_s, u"ticked"_s);
    step.alternatives = {{Control::Checkbox, u"Enable SIP ALG"_s, u"unticked"_s},
                         {Control::Dropdown, u"SIP ALG"_s, u"Off"_s}};
    QCOMPARE(stepSentence(step, someDevice()),
             u"If you see \"Disable SIP ALG\": Put a tick in the box \"Disable SIP ALG\". Mind the "
             "wording: here the tick means off. If you see \"Enable SIP ALG\" instead: Remove the "
             "tick from the box \"Enable SIP ALG\". If you see \"SIP ALG\" instead: Open the list "
             "\"SIP ALG\" and choose \"Off\"."_s);
}

void TestStepWords::commandsStandOnLinesOfTheirOwn()
{
    GuideStep step;
    step.kind = StepKind::Type;
    step.commands = {u"nvram set fw_pt_sip=0"_s, u"nvram commit"_s};
    QCOMPARE(stepSentence(step, {}), u"Type these lines and press Enter after each.\nnvram set "
                                     "fw_pt_sip=0\nnvram commit"_s);
    step.text = u"Sign in with SSH and type these lines."_s;
    QVERIFY(stepSentence(step, {}).startsWith(u"Sign in with SSH and type these lines.\n"_s));
}

void TestStepWords::optionalStepsSayWhenTheyAreNeeded()
{
    GuideStep step = setting(Control::Toggle, u"SIP"_s, u"off"_s);
    step.optional = true;
    QCOMPARE(stepSentence(step, {}), u"Only if your calls still fail: Switch \"SIP\" off."_s);
}

void TestStepWords::aRemarkFollowsTheSentence()
{
    GuideStep step = labelled(StepKind::Press, {u"Apply"_s});
    step.text = u"The button acts at once."_s;
    QCOMPARE(stepSentence(step, {}), u"Click the button \"Apply\". The button acts at once."_s);
}

void TestStepWords::signInWithoutAUsualNameNamesNone()
{
    Device device;
    device.signIn.text = u"Ask the owner."_s;
    QCOMPARE(stepSentence(labelled(StepKind::SignIn, {}), device),
             u"Sign in to your router. Ask the owner."_s);
}

void TestStepWords::everyWayRoundHasATitleAndAText()
{
    QStringList titles;
    for (const WayRound way :
         {WayRound::SipOverTls, WayRound::OtherSipPort, WayRound::TcpTransport, WayRound::Ipv6,
          WayRound::StunOff, WayRound::BridgeMode, WayRound::OwnRouter, WayRound::AskProvider,
          WayRound::RegisterInRouter}) {
        QVERIFY(!titles.contains(wayRoundTitle(way)));
        titles.append(wayRoundTitle(way));
        QVERIFY2(wayRoundText(way).size() > 40, qPrintable(wayRoundTitle(way)));
    }
}

QTEST_GUILESS_MAIN(TestStepWords)
#include "tst_step_words.moc"
