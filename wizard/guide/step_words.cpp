#include "guide_words.h"

#include "guide_document.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(GuideStep)
};

// Sentences follow each other with one blank; empty ones are left out.
QString together(const QStringList &sentences)
{
    QStringList full = sentences;
    full.removeAll(QString());
    return full.join(u' ');
}

// The values come in one call of arg(): a label may itself hold "%1".
QString clicksUpToFour(const QStringList &labels)
{
    switch (labels.size()) {
    case 0:
        return {};
    case 1:
        return Words::tr("Click \"%1\".").arg(labels.at(0));
    case 2:
        return Words::tr("Click \"%1\", then \"%2\".").arg(labels.at(0), labels.at(1));
    case 3:
        return Words::tr("Click \"%1\", then \"%2\", then \"%3\".")
            .arg(labels.at(0), labels.at(1), labels.at(2));
    default:
        return Words::tr("Click \"%1\", then \"%2\", then \"%3\", then \"%4\".")
            .arg(labels.at(0), labels.at(1), labels.at(2), labels.at(3));
    }
}

QString clicks(const QStringList &labels)
{
    QStringList sentences;
    for (qsizetype i = 0; i < labels.size(); i += 4)
        sentences.append(clicksUpToFour(labels.mid(i, 4)));
    return together(sentences);
}

QString taps(const QStringList &labels)
{
    QStringList sentences{Words::tr("Open the router maker's app on your phone.")};
    for (const QString &label : labels)
        sentences.append(Words::tr("Tap \"%1\".").arg(label));
    return together(sentences);
}

QString signIn(const GuideStep &step, const SignInHint &hint)
{
    const QString first =
        hint.user.isEmpty()
            ? Words::tr("Sign in to your router.")
            : Words::tr("Sign in to your router. The user name is usually \"%1\".").arg(hint.user);
    return together({first, step.text.isEmpty() ? hint.text : step.text});
}

// Some makers label a box "Disable SIP ALG": then the tick is what switches it off. People stop
// there and wonder, so it is said.
bool isInverted(const QString &label)
{
    static const QRegularExpression negative(
        u"\\b(disable|disabled|deactivate|block|bypass|turn off|switch off|deaktivieren|"
        "ausschalten|d\u00e9sactiver|desactivar|disattiva)\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return negative.match(label).hasMatch();
}

QString tickOrUntick(const QString &label, const QString &to)
{
    if (to == u"unticked"_s)
        return Words::tr("Remove the tick from the box \"%1\".").arg(label);
    if (to != u"ticked"_s)
        return Words::tr("Set the box \"%1\" to \"%2\".").arg(label, to);
    const QString tick = Words::tr("Put a tick in the box \"%1\".").arg(label);
    if (!isInverted(label))
        return tick;
    return together({tick, Words::tr("Mind the wording: here the tick means off.")});
}

QString toggle(const QString &label, const QString &to)
{
    if (to == u"off"_s)
        return Words::tr("Switch \"%1\" off.").arg(label);
    if (to != u"on"_s)
        return Words::tr("Set the switch \"%1\" to \"%2\".").arg(label, to);
    const QString on = Words::tr("Switch \"%1\" on.").arg(label);
    if (!isInverted(label))
        return on;
    return together(
        {on, Words::tr("Mind the wording: when this switch is on, the function is off.")});
}

QString set(Control control, const QString &label, const QString &to)
{
    switch (control) {
    case Control::Checkbox:
        return tickOrUntick(label, to);
    case Control::Radio:
        return Words::tr("Next to \"%1\", choose \"%2\".").arg(label, to);
    case Control::Dropdown:
        return Words::tr("Open the list \"%1\" and choose \"%2\".").arg(label, to);
    case Control::Toggle:
        return toggle(label, to);
    case Control::Button:
        return Words::tr("Next to \"%1\", click the button \"%2\".").arg(label, to);
    case Control::Text:
        return to.isEmpty() ? Words::tr("Empty the field \"%1\".").arg(label)
                            : Words::tr("Write \"%2\" into the field \"%1\".").arg(label, to);
    }
    Q_UNREACHABLE();
    return {};
}

QString setOrElse(const GuideStep &step)
{
    const QString label = step.labels.value(0);
    const QString first = set(step.control, label, step.to);
    if (step.alternatives.isEmpty())
        return first;
    QStringList sentences{Words::tr("If you see \"%1\": %2").arg(label, first)};
    for (const Setting &other : step.alternatives)
        sentences.append(Words::tr("If you see \"%1\" instead: %2")
                             .arg(other.label, set(other.control, other.label, other.to)));
    return together(sentences);
}

QString askProvider(const GuideStep &step)
{
    const QString what = together(step.labels + step.commands);
    if (what.isEmpty())
        return Words::tr(
            "Call your internet provider and ask them to switch this off on your router.");
    return Words::tr("Call your internet provider and say: \"%1\"").arg(what);
}

QString typed(const GuideStep &step)
{
    if (!step.text.isEmpty())
        return step.text;
    if (step.commands.size() == 1)
        return Words::tr("Type this line and press Enter.");
    return Words::tr("Type these lines and press Enter after each.");
}

QString plainSentence(const GuideStep &step, const Device &device)
{
    const QString label = step.labels.value(0);
    switch (step.kind) {
    case StepKind::Open:
        return together(
            {Words::tr("Open this page in your browser: %1").arg(step.address), step.text});
    case StepKind::SignIn:
        return signIn(step, device.signIn);
    case StepKind::Go:
        return together({clicks(step.labels), step.text});
    case StepKind::Set:
        return together({setOrElse(step), step.text});
    case StepKind::Press:
        return together({Words::tr("Click the button \"%1\".").arg(label), step.text});
    case StepKind::Type:
        return typed(step);
    case StepKind::Wait:
        return together({Words::tr("Wait a moment."), step.text});
    case StepKind::Restart:
        return together(
            {Words::tr("Restart your router: pull its power plug, wait ten seconds, and "
                       "plug it in again. It is back after a few minutes."),
             step.text});
    case StepKind::App:
        return together({taps(step.labels), step.text});
    case StepKind::AskProvider:
        return together({askProvider(step), step.text});
    case StepKind::Note:
        return step.text;
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

DocumentItem stepItem(const GuideStep &step, const Device &device)
{
    const QString plain = plainSentence(step, device);
    const QString sentence =
        step.optional ? Words::tr("Only if your calls still fail: %1").arg(plain) : plain;
    return {sentence, step.kind == StepKind::Type ? step.commands : QStringList()};
}

QString stepSentence(const GuideStep &step, const Device &device)
{
    const DocumentItem item = stepItem(step, device);
    return (QStringList{item.sentence} + item.lines).join(u'\n');
}

} // namespace ringthrough
