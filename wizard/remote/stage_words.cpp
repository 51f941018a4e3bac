#include "stage_words.h"

#include "named.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

constexpr NameTable<Stage, 10> stages{{{Stage::Connect, "connect"},
                                       {Stage::SignIn, "sign_in"},
                                       {Stage::Confirm, "confirm"},
                                       {Stage::Check, "check"},
                                       {Stage::Change, "change"},
                                       {Stage::Save, "save"},
                                       {Stage::Restart, "restart"},
                                       {Stage::Verify, "verify"},
                                       {Stage::SipTest, "sip_test"},
                                       {Stage::Undo, "undo"}}};

// Where the translations of this file's sentences are kept.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Stage)
};

} // namespace

QString stageName(Stage stage)
{
    return nameIn(stages, stage);
}

QString doneSentence(Stage stage)
{
    switch (stage) {
    case Stage::Connect:
        return Words::tr("Your router answers.");
    case Stage::SignIn:
        return Words::tr("Your router let us in.");
    case Stage::Confirm:
        return Words::tr("It is the router that we thought it is.");
    case Stage::Check:
        return {};
    case Stage::Change:
        return Words::tr("The setting was changed.");
    case Stage::Save:
        return Words::tr("The setting was saved.");
    case Stage::Restart:
        return Words::tr("Your router has restarted.");
    case Stage::Verify:
        return Words::tr("We signed in once more, and the new setting is there.");
    case Stage::SipTest:
        return Words::tr("The call test shows it too.");
    case Stage::Undo:
        return Words::tr("Everything was put back as it was.");
    }
    Q_UNREACHABLE();
    return {};
}

QString stateSentence(AlgState state)
{
    switch (state) {
    case AlgState::On:
        return Words::tr("Your router says that the setting is on.");
    case AlgState::Off:
        return Words::tr("Your router says that the setting is off.");
    case AlgState::Unknown:
        return Words::tr("Your router does not say whether the setting is on or off.");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace ringthrough
