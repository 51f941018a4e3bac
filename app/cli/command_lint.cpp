#include "commands.h"

#include "lint.h"

#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr int badFile = 8;

class LintCommand : public CliCommand
{
    Q_DECLARE_TR_FUNCTIONS(LintCommand)

public:
    CommandSpec spec() const override
    {
        return {u"lint"_s,    tr("Check knowledge-base files and provider profiles."),
                u"PATH..."_s, 1,
                100000,       {}};
    }

protected:
    void run() override;
};

QJsonObject mistakeToJson(const Mistake &mistake)
{
    return {{u"file"_s, mistake.file},    {u"line"_s, mistake.line}, {u"column"_s, mistake.column},
            {u"key"_s, mistake.key},      {u"what"_s, mistake.what}, {u"meant"_s, mistake.meant},
            {u"source"_s, mistake.source}};
}

void LintCommand::run()
{
    const QList<Mistake> mistakes = lint(arguments());
    QJsonArray list;
    QStringList texts;
    for (const Mistake &mistake : mistakes) {
        list.append(mistakeToJson(mistake));
        texts.append(mistake.toString());
    }
    const bool good = mistakes.isEmpty();
    texts.append(good ? tr("Everything is in order.")
                      : tr("%n thing(s) to put right.", nullptr, int(mistakes.size())));
    console().answer({{u"ok"_s, good}, {u"mistakes"_s, list}}, texts.join(u"\n"_s));
    end(good ? 0 : badFile);
}

} // namespace

std::unique_ptr<CliCommand> makeLintCommand()
{
    return std::make_unique<LintCommand>();
}

} // namespace ringthrough
