#include "rehearsal.h"
#include "dialogue_player.h"
#include "lint_report.h"

#include <QHash>

#include <algorithm>
#include <memory>

namespace ringthrough {

namespace {

// The first thing that went wrong ends a rehearsal.
struct Failure
{
    QString what;
};

// One connection, played through to its end.
class Rehearsal
{
public:
    Rehearsal(const Recipe &recipe, PlayedDevice &device, Transport transport)
        : m_recipe(recipe), m_device(device), m_transport(transport)
    {
    }

    void connect();
    void confirm();
    void expect(bool on);
    void expectSaved(bool on);
    void type(const QList<Command> &commands);
    void restart();
    void leave();

private:
    void signIn(QString text);
    void enterPrivilegedMode();
    QString answerTo(const QString &line);
    QString send(const QString &line);
    QString wholeAnswer(const Played &played);
    QString withoutPrompt(const QString &text) const;
    void expectAnswerFor(const QString &line) const;
    void expectOf(const Check &check, bool on);
    QString filledIn(const QString &command) const;
    void keep(const Check &check, const QRegularExpressionMatch &match);

    const Recipe &m_recipe;
    PlayedDevice &m_device;
    Transport m_transport;
    std::unique_ptr<DialoguePlayer> m_player;
    QRegularExpression m_prompt;
    QString m_shown; ///< before the first prompt
    QHash<QString, QString> m_captured;
};

QString plain(QString text)
{
    static const QRegularExpression escape(QStringLiteral("\\x1b\\[[0-9;?]*[A-Za-z]"));
    text.remove(escape);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return text.remove(u'\r');
}

bool fits(const QRegularExpression &regex, const QString &text)
{
    return isGiven(regex) && regex.match(text).hasMatch();
}

void Rehearsal::connect()
{
    const bool telnet = m_transport == Transport::Telnet;
    m_player = std::make_unique<DialoguePlayer>(m_device);
    const Played opened =
        m_player->open(telnet ? DialoguePlayer::Way::Telnet : DialoguePlayer::Way::Ssh);
    signIn(plain(opened.text));
    m_prompt = m_recipe.signIn.prompt;
    type(m_recipe.signIn.menu);
    enterPrivilegedMode();
}

void Rehearsal::signIn(QString text)
{
    const SignIn &signIn = m_recipe.signIn;
    constexpr int mostQuestions = 3;
    for (int i = 0; i < mostQuestions; ++i) {
        m_shown += text;
        if (fits(signIn.passwordPrompt, text))
            text = plain(m_player->line(m_device.dialogue().password).text);
        else if (fits(signIn.userPrompt, text))
            text = plain(m_player->line(m_device.dialogue().user).text);
        else if (fits(signIn.prompt, text))
            return;
        else
            throw Failure{
                LintReport::tr("after \"%1\" nothing of 'sign_in' fits.").arg(quoted(text))};
    }
    throw Failure{LintReport::tr("sign-in does not come to an end.")};
}

void Rehearsal::enterPrivilegedMode()
{
    if (!m_recipe.signIn.privileged)
        return;
    const PrivilegedMode &mode = *m_recipe.signIn.privileged;
    expectAnswerFor(mode.send);
    QString text = plain(m_player->line(mode.send).text);
    if (fits(mode.passwordPrompt, text))
        text = plain(m_player->line(m_device.dialogue().privilegedPassword).text);
    if (!fits(mode.prompt, text))
        throw Failure{LintReport::tr("after \"%1\" the privileged prompt does not fit \"%2\".")
                          .arg(mode.send, quoted(text))};
    m_prompt = mode.prompt;
}

// What comes until the next prompt; keys are pressed where the device pauses.
QString Rehearsal::wholeAnswer(const Played &played)
{
    QString text = plain(played.text);
    constexpr int mostPages = 200;
    for (int page = 0; m_player->wantsKey() && page < mostPages; ++page) {
        const auto pager = std::find_if(m_recipe.pagers.begin(), m_recipe.pagers.end(),
                                        [&text](const Pager &p) { return fits(p.pattern, text); });
        if (pager == m_recipe.pagers.end())
            throw Failure{LintReport::tr("no pager fits \"%1\".").arg(quoted(text.right(60)))};
        text += plain(m_player->key(pager->key).text);
    }
    return text;
}

void Rehearsal::expectAnswerFor(const QString &line) const
{
    const QList<DialogueAnswer> &answers = m_device.dialogue().answers;
    const bool known = std::any_of(answers.begin(), answers.end(),
                                   [&line](const DialogueAnswer &a) { return a.type == line; });
    if (!known)
        throw Failure{LintReport::tr("it has no answer to \"%1\".").arg(quoted(line))};
}

QString Rehearsal::send(const QString &line)
{
    expectAnswerFor(line);
    return wholeAnswer(m_player->line(line));
}

QString Rehearsal::withoutPrompt(const QString &text) const
{
    qsizetype end = -1;
    auto found = m_prompt.globalMatch(text);
    while (found.hasNext())
        end = found.next().capturedStart();
    if (end < 0)
        throw Failure{
            LintReport::tr("the prompt does not fit \"%1\".").arg(quoted(text.right(60)))};
    return text.left(end);
}

QString Rehearsal::answerTo(const QString &line)
{
    const QString answer = withoutPrompt(send(line));
    if (fits(m_recipe.refused, answer))
        throw Failure{LintReport::tr("\"%1\" is refused: \"%2\".").arg(line, quoted(answer))};
    return answer;
}

void Rehearsal::confirm()
{
    for (const Confirm &confirm : m_recipe.confirm) {
        const QString answer = confirm.send.isEmpty() ? m_shown : answerTo(confirm.send);
        if (!fits(confirm.require, answer) || fits(confirm.mustNot, answer))
            throw Failure{LintReport::tr("'confirm' does not take \"%1\".").arg(quoted(answer))};
    }
}

void Rehearsal::expect(bool on)
{
    if (m_device.algOn() != on)
        throw Failure{on ? LintReport::tr("the device is off where it has to be on.")
                         : LintReport::tr("the device is on where it has to be off.")};
    for (const Check &check : m_recipe.check)
        expectOf(check, on);
}

void Rehearsal::expectSaved(bool on)
{
    if (m_device.savedOn() != on)
        throw Failure{LintReport::tr("what was typed last does not survive a restart.")};
}

void Rehearsal::expectOf(const Check &check, bool on)
{
    const QString answer = answerTo(check.send);
    const QRegularExpressionMatch asOn = check.on.match(answer);
    const QRegularExpressionMatch asOff = check.off.match(answer);
    if (asOn.hasMatch() && asOff.hasMatch())
        throw Failure{
            LintReport::tr("'on' and 'off' of a check both fit \"%1\".").arg(quoted(answer))};
    const QRegularExpressionMatch &wanted = on ? asOn : asOff;
    if (!wanted.hasMatch())
        throw Failure{(on ? LintReport::tr("the check does not see \"on\" in \"%1\".")
                          : LintReport::tr("the check does not see \"off\" in \"%1\"."))
                          .arg(quoted(answer))};
    keep(check, wanted);
}

void Rehearsal::keep(const Check &check, const QRegularExpressionMatch &match)
{
    const QString value = check.capture.isEmpty() ? QString() : match.captured(check.capture);
    if (!value.isEmpty())
        m_captured.insert(check.capture, value);
}

QString Rehearsal::filledIn(const QString &command) const
{
    QString text = command;
    for (auto it = m_captured.begin(); it != m_captured.end(); ++it)
        text.replace(QStringLiteral("${%1}").arg(it.key()), it.value());
    return text;
}

void Rehearsal::type(const QList<Command> &commands)
{
    for (const Command &command : commands) {
        const QString line = filledIn(command.send);
        expectAnswerFor(line);
        const Played played = m_player->line(line);
        if (played.ends || played.restarts) {
            if (!command.mayEndSession)
                throw Failure{LintReport::tr("\"%1\" ends the session unannounced.").arg(line)};
            return;
        }
        if (isGiven(command.prompt))
            m_prompt = command.prompt;
        const QString answer = withoutPrompt(wholeAnswer(played));
        if (fits(isGiven(command.refused) ? command.refused : m_recipe.refused, answer))
            throw Failure{LintReport::tr("\"%1\" is refused: \"%2\".").arg(line, quoted(answer))};
    }
}

void Rehearsal::restart()
{
    if (m_recipe.restart.isEmpty())
        m_device.restart();
    else
        type(m_recipe.restart);
    connect();
}

void Rehearsal::leave()
{
    for (const QString &line : m_recipe.signIn.leave) {
        expectAnswerFor(line);
        if (m_player->line(line).ends)
            return;
    }
}

void playThrough(Rehearsal &rehearsal, const Recipe &recipe)
{
    const bool needsRestart = recipe.effect == Effect::AfterRestart;
    rehearsal.connect();
    rehearsal.confirm();
    rehearsal.expect(true);
    rehearsal.type(recipe.change);
    if (recipe.effect == Effect::AtOnce)
        rehearsal.expect(false);
    rehearsal.type(recipe.save);
    rehearsal.expectSaved(false);
    if (needsRestart)
        rehearsal.restart();
    rehearsal.expect(false);
    rehearsal.type(recipe.undo);
    rehearsal.expectSaved(true);
    if (needsRestart)
        rehearsal.restart();
    rehearsal.expect(true);
    rehearsal.leave();
}

} // namespace

QString rehearse(const Recipe &recipe, const Dialogue &dialogue, Transport transport)
{
    PlayedDevice device(dialogue, true);
    Rehearsal rehearsal(recipe, device, transport);
    try {
        playThrough(rehearsal, recipe);
    } catch (const Failure &failure) {
        return failure.what;
    }
    return {};
}

} // namespace ringthrough
