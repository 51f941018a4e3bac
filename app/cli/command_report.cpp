#include "commands.h"

#include "case_store.h"
#include "document_command.h"
#include "report.h"
#include "sip_server_choice.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

class ReportCommand : public DocumentCommand
{
    Q_DECLARE_TR_FUNCTIONS(ReportCommand)

public:
    CommandSpec spec() const override
    {
        return {u"report"_s, tr("Make a report of what was done last, without anything personal."),
                {},          0,
                0,           documentOptions()};
    }

protected:
    void run() override;

private:
    QByteArray render(const Case &state, const QString &format,
                      const std::optional<Profile> &profile);
};

QByteArray ReportCommand::render(const Case &state, const QString &format,
                                 const std::optional<Profile> &profile)
{
    if (format == u"json"_s)
        return reportAsJson(state);
    return rendered(reportDocument(state, *knowledge(), profile), format);
}

void ReportCommand::run()
{
    const std::optional<QString> chosen = format();
    if (!chosen)
        return;
    const Outcome<Case> last = CaseStore(settings().stateFolder).load();
    if (!last)
        return fail(last.problem());
    const auto profile = chosenProfile(settings());
    if (!profile)
        return fail(profile.problem());
    handOver(render(last.value(), *chosen, profile.value()));
}

} // namespace

std::unique_ptr<CliCommand> makeReportCommand()
{
    return std::make_unique<ReportCommand>();
}

} // namespace ringthrough
