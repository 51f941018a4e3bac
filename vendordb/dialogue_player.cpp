#include "dialogue_player.h"

#include <algorithm>
#include <utility>

namespace ringthrough {

namespace {

// As most devices do: the third wrong password ends the connection or the attempt.
constexpr int refusalsAllowed = 3;

} // namespace

PlayedDevice::PlayedDevice(Dialogue dialogue, bool algOn)
    : m_dialogue(std::move(dialogue)), m_set(algOn), m_saved(algOn), m_running(algOn)
{
}

bool PlayedDevice::accepts(const QString &user, const QString &password) const
{
    return user == m_dialogue.user && password == m_dialogue.password;
}

void PlayedDevice::set(bool on)
{
    m_set = on;
    if (!m_dialogue.appliesAtRestart && !m_dialogue.appliesAtSave)
        m_running = on;
    if (m_dialogue.savesAtOnce)
        save();
}

void PlayedDevice::save()
{
    m_saved = m_set;
    if (!m_dialogue.appliesAtRestart)
        m_running = m_set;
}

void PlayedDevice::restart()
{
    m_set = m_saved;
    m_running = m_saved;
}

void PlayedDevice::dropUnapplied()
{
    if (m_dialogue.appliesAtSave)
        m_set = m_running;
}

DialoguePlayer::DialoguePlayer(PlayedDevice &device) : m_device(&device) {}

bool DialoguePlayer::hidesTyping() const
{
    return m_phase == Phase::Password || m_phase == Phase::Privileged;
}

QString DialoguePlayer::mode() const
{
    const auto &modes = m_device->dialogue().modes;
    return m_phase == Phase::Open && !modes.isEmpty() ? modes.at(m_mode).name : QString();
}

Played DialoguePlayer::open(Way way)
{
    const Dialogue &dialogue = m_device->dialogue();
    m_device->dropUnapplied();
    const bool asks = !dialogue.userPrompt.isEmpty() || !dialogue.passwordPrompt.isEmpty();
    if (way == Way::Ssh)
        return {.text = welcome()};
    return {.text = shown(dialogue.greeting) + (asks ? signInPrompt() : welcome())};
}

QString DialoguePlayer::signInPrompt()
{
    const Dialogue &dialogue = m_device->dialogue();
    m_user = dialogue.user;
    m_phase = dialogue.userPrompt.isEmpty() ? Phase::Password : Phase::User;
    return shown(m_phase == Phase::User ? dialogue.userPrompt : dialogue.passwordPrompt);
}

Played DialoguePlayer::line(const QString &typed)
{
    if (wantsKey())
        return key(typed.left(1));
    const bool echoes = m_device->dialogue().echoes;
    const QString echo =
        (echoes && !hidesTyping() ? typed : QString()) + m_device->dialogue().lineEnd;
    Played played;
    switch (m_phase) {
    case Phase::User:
        m_user = typed;
        m_phase = Phase::Password;
        // A device that asks no password takes the name as all there is.
        played = m_device->dialogue().passwordPrompt.isEmpty()
                     ? password(m_device->dialogue().password)
                     : Played{.text = shown(m_device->dialogue().passwordPrompt)};
        break;
    case Phase::Password:
        played = password(typed);
        break;
    case Phase::Privileged:
        played = privilegedPassword(typed);
        break;
    case Phase::Open:
        played = command(typed);
        break;
    }
    played.echo = echoes ? echo : QString();
    return played;
}

Played DialoguePlayer::password(const QString &typed)
{
    if (m_device->accepts(m_user, typed))
        return {.text = welcome()};
    const QString refused = shown(m_device->dialogue().signInRefused);
    if (++m_refusals >= refusalsAllowed)
        return {.text = refused, .ends = true};
    return {.text = refused + signInPrompt()};
}

Played DialoguePlayer::privilegedPassword(const QString &typed)
{
    const DialogueAnswer asking = *m_asking;
    if (typed == m_device->dialogue().privilegedPassword) {
        m_phase = Phase::Open;
        m_refusals = 0;
        return answer(asking);
    }
    if (++m_refusals < refusalsAllowed)
        return {.text = shown(asking.passwordFor)};
    m_phase = Phase::Open;
    m_refusals = 0;
    return {.text = shown(m_device->dialogue().signInRefused) + prompt()};
}

Played DialoguePlayer::command(const QString &typed)
{
    const DialogueAnswer *found = find(typed.trimmed());
    if (found && !found->passwordFor.isEmpty() &&
        !m_device->dialogue().privilegedPassword.isEmpty()) {
        m_asking = found;
        m_phase = Phase::Privileged;
        return {.text = shown(found->passwordFor)};
    }
    if (found)
        return answer(*found);
    if (typed.trimmed().isEmpty())
        return {.text = prompt()};
    QString unknown = m_device->dialogue().unknown;
    return {.text = shown(unknown.replace(QStringLiteral("%1"), typed.trimmed())) + prompt()};
}

const DialogueAnswer *DialoguePlayer::find(const QString &typed) const
{
    const auto &answers = m_device->dialogue().answers;
    const auto found =
        std::find_if(answers.begin(), answers.end(), [&](const DialogueAnswer &answer) {
            return answer.type == typed && (answer.mode.isEmpty() || answer.mode == mode()) &&
                   answer.whenOn.value_or(m_device->algOn()) == m_device->algOn();
        });
    return found == answers.end() ? nullptr : &*found;
}

Played DialoguePlayer::answer(const DialogueAnswer &answer)
{
    Played played;
    for (const DialogueEffect effect : answer.effects) {
        if (effect == DialogueEffect::SetsOff || effect == DialogueEffect::SetsOn)
            m_device->set(effect == DialogueEffect::SetsOn);
        else if (effect == DialogueEffect::Saves)
            m_device->save();
        else if (effect == DialogueEffect::Restarts)
            played.restarts = true;
        else
            played.ends = true;
    }
    if (played.restarts)
        m_device->restart();
    const auto &modes = m_device->dialogue().modes;
    for (int i = 0; i < modes.size(); ++i) {
        if (modes.at(i).name == answer.next)
            m_mode = i;
    }
    played.text = played.ends || played.restarts ? shown(answer.says) : paged(answer.says);
    return played;
}

Played DialoguePlayer::key(const QString &typed)
{
    if (!wantsKey())
        return {};
    const QString wiped = QLatin1Char('\r') +
                          QString(m_device->dialogue().pager.size(), QLatin1Char(' ')) +
                          QLatin1Char('\r');
    const QString rest = m_held.join(QString());
    m_held.clear();
    if (typed.compare(QLatin1String("q"), Qt::CaseInsensitive) == 0)
        return {.text = wiped + prompt()};
    return {.text = wiped + paged(rest)};
}

QString DialoguePlayer::paged(const QString &text)
{
    const Dialogue &dialogue = m_device->dialogue();
    QStringList lines = text.split(QLatin1Char('\n'));
    for (int i = 0; i + 1 < lines.size(); ++i)
        lines[i] += QLatin1Char('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    if (dialogue.pager.isEmpty() || dialogue.pagerLines < 1 || lines.size() <= dialogue.pagerLines)
        return shown(text) + prompt();
    m_held = lines.mid(dialogue.pagerLines);
    return shown(lines.mid(0, dialogue.pagerLines).join(QString())) + shown(dialogue.pager);
}

QString DialoguePlayer::welcome()
{
    m_phase = Phase::Open;
    m_refusals = 0;
    m_mode = 0;
    return shown(m_device->dialogue().welcome) + prompt();
}

QString DialoguePlayer::prompt() const
{
    const auto &modes = m_device->dialogue().modes;
    return modes.isEmpty() ? QString() : shown(modes.at(m_mode).prompt);
}

QString DialoguePlayer::shown(QString text) const
{
    return text.replace(QLatin1Char('\n'), m_device->dialogue().lineEnd);
}

} // namespace ringthrough
