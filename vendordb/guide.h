#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace ringthrough {

/// What a person does in one step of a guide. The text is made from it at run time, in the
/// reader's language; labels are the words on the router's own screen, letter by letter.
enum class StepKind {
    Open,        ///< address: open this page in a browser
    SignIn,      ///< sign in; the hint stands in the device
    Go,          ///< labels: click these one after another
    Set,         ///< control, label, to: bring one control to a value
    Press,       ///< label: press this button
    Type,        ///< commands: for people who use telnet or SSH by hand
    Wait,        ///< text says for what
    Restart,     ///< restart the router
    App,         ///< labels: the same as Go, in the maker's telephone app
    AskProvider, ///< the internet provider has to do it
    Note,        ///< text: a remark
};

/// What kind of control a Set step speaks of.
enum class Control { Checkbox, Radio, Dropdown, Toggle, Button, Text };

/// As in files: open, sign_in, go, set, press, type, wait, restart, app, ask_provider, note.
QString stepKindName(StepKind kind);
/// As in files: checkbox, radio, dropdown, toggle, button, text.
QString controlName(Control control);

/// One control of a page, and the value it is brought to.
struct Setting
{
    Control control = Control::Checkbox;
    QString label;
    QString to;
};

/// One step. Fields that a kind does not use are empty.
struct GuideStep
{
    StepKind kind = StepKind::Note;
    QString address;                     ///< Open
    QStringList labels;                  ///< Go, App: in order. Set, Press: exactly one
    Control control = Control::Checkbox; ///< Set
    QString to; ///< Set: the value, letter-exact where it is a word on the screen;
                ///< "ticked" or "unticked" for a checkbox, "on" or "off" for a toggle
    QList<Setting> alternatives; ///< Set: what to do where the screen shows other words
    QStringList commands;        ///< Type
    QString text;                ///< Note, Wait; elsewhere an optional remark
    bool optional = false;       ///< only if calls still fail
};

} // namespace ringthrough
