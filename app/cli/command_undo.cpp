#include "commands.h"

#include "change_command.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

class UndoCommand : public ChangeCommand
{
    Q_DECLARE_TR_FUNCTIONS(UndoCommand)

public:
    CommandSpec spec() const override
    {
        const QList<QCommandLineOption> options{
            {u"last"_s, tr("The last change; this is what happens without it too.")}};
        return {u"undo"_s, tr("Put back what the last \"fix\" changed."),
                {},        0,
                0,         options + changeOptions()};
    }

protected:
    void run() override;
};

void UndoCommand::run()
{
    if (!makeFlow({}, value(u"server"_s)))
        return;
    const std::optional<JournalEntry> entry = flow().undoable();
    const auto ref = entry ? flow().knowledge().device(entry->device) : std::nullopt;
    if (!ref || !ref->device->recipe)
        return answerUnchanged(NothingToUndo{}, entry ? entry->device : QString());
    if (!has(u"yes"_s)) {
        console().say(tr("This will be typed on the router at %1:").arg(entry->address));
        for (const QString &line : entry->undo)
            console().say(u"    "_s + line);
    }
    if (!agreed(tr("Shall this be done now?")))
        return;
    std::optional<SignInDetails> signIn = readSignIn(entry->user, *ref->device->recipe);
    if (!signIn)
        return;
    answerQuestions();
    showStages();
    flow().putBack(std::move(*signIn));
    whenAtRest([this] { answerWithChange(); });
}

} // namespace

std::unique_ptr<CliCommand> makeUndoCommand()
{
    return std::make_unique<UndoCommand>();
}

} // namespace ringthrough
