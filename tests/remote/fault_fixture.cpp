#include "fault_fixture.h"

#include <QTest>

namespace ringthrough {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

QRegularExpression regex(const char *pattern)
{
    return QRegularExpression(text(pattern));
}

Command typed(const char *line)
{
    Command command;
    command.send = text(line);
    return command;
}

void answer(Dialogue &dialogue, const char *type, const char *says, QList<DialogueEffect> effects,
            std::optional<bool> whenOn)
{
    DialogueAnswer made;
    made.type = text(type);
    made.says = text(says);
    made.effects = effects;
    made.whenOn = whenOn;
    dialogue.answers.append(made);
}

Dialogue boxDialogue()
{
    Dialogue dialogue;
    dialogue.greeting = text("Box 3000\n");
    dialogue.userPrompt = text("Login: ");
    dialogue.passwordPrompt = text("Password: ");
    dialogue.password = text("hunter2");
    dialogue.signInRefused = text("Login failed\n");
    dialogue.modes = {{text("shell"), text("box> ")}};
    dialogue.unknown = text("unknown command\n");
    answer(dialogue, "show alg", "alg 17 is on\n", {}, true);
    answer(dialogue, "show alg", "alg 17 is off\n", {}, false);
    answer(dialogue, "set alg 17 off", "", {DialogueEffect::SetsOff});
    answer(dialogue, "set alg 17 on", "", {DialogueEffect::SetsOn});
    answer(dialogue, "save", "saved\n", {DialogueEffect::Saves});
    answer(dialogue, "reboot", "", {DialogueEffect::Restarts});
    answer(dialogue, "exit", "", {DialogueEffect::Ends});
    return dialogue;
}

Device boxDevice()
{
    Recipe recipe;
    recipe.transports = {Transport::Telnet, Transport::Ssh};
    recipe.signIn.userPrompt = regex("Login:\\s*\\z");
    recipe.signIn.passwordPrompt = regex("Password:\\s*\\z");
    recipe.signIn.refused = regex("Login failed");
    recipe.signIn.prompt = regex("^box>\\s*\\z");
    recipe.signIn.leave = {text("exit")};
    recipe.refused = regex("unknown command");
    recipe.confirm = {{{}, regex("Box 3000"), {}}};
    Check check;
    check.send = text("show alg");
    check.on = regex("^alg (?<number>\\d+) is on$");
    check.off = regex("^alg (?<number>\\d+) is off$");
    check.capture = text("number");
    recipe.check = {check};
    recipe.change = {typed("set alg ${number} off")};
    recipe.save = {typed("save")};
    recipe.undo = {typed("set alg ${number} on"), typed("save")};
    recipe.restart = {typed("reboot")};
    Device device;
    device.id = text("box-3000");
    device.confidence = Confidence::High;
    device.recipe = recipe;
    return device;
}

void FaultFixture::setUp()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_device = boxDevice();
    m_box = std::make_unique<Box>(boxDialogue());
    m_server = std::make_unique<TelnetBox>(*m_box);
    m_details = detailsFor(boxDialogue());
    m_plan = loopbackPlan(m_device, Transport::Telnet, m_server->port(), m_folder->path());
}

void FaultFixture::tearDown()
{
    m_server.reset();
}

ChangeResult FaultFixture::run(const Answers &answers)
{
    m_plan.device = m_device;
    m_wasOn = m_box->device.algOn();
    SignInDetails details;
    details.user = m_details.user;
    details.password = m_details.password.duplicate();
    return runChange(m_plan, std::move(details), answers);
}

void FaultFixture::expect(const ChangeResult &result, const char *outcome, const char *problem)
{
    const Change &change = result.change;
    QCOMPARE(changeOutcomeName(change.outcome), text(outcome));
    QCOMPARE(change.problemName, text(problem));
    QCOMPARE(result.problem.has_value(), *problem != 0);
    if (change.after != AlgState::Unknown)
        QCOMPARE(change.after == AlgState::On, m_box->device.algOn());
    if (change.outcome == ChangeOutcome::RolledBack || change.outcome == ChangeOutcome::Failed)
        QVERIFY(m_box->device.algOn() == m_wasOn && m_box->device.savedOn() == m_wasOn);
    QVERIFY(!allTextOf(result, m_folder->path()).contains(text("hunter2")));
}

} // namespace ringthrough
