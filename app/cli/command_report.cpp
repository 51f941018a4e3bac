#include "commands.h"

#include "case_store.h"
#include "output_file.h"
#include "report.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

const QStringList formats{u"text"_s, u"markdown"_s, u"html"_s, u"json"_s};

class ReportCommand : public CliCommand
{
    Q_DECLARE_TR_FUNCTIONS(ReportCommand)

public:
    CommandSpec spec() const override
    {
        return {u"report"_s,
                tr("Make a report of what was done last, without anything personal."),
                {},
                0,
                0,
                {{{u"o"_s, u"output"_s}, tr("Write into this file."), u"file"_s},
                 {u"format"_s, tr("text, markdown, html or json."), u"format"_s, u"text"_s}}};
    }

protected:
    void run() override;

private:
    QByteArray render(const Case &state, const QString &format);
};

QByteArray ReportCommand::render(const Case &state, const QString &format)
{
    if (format == u"json"_s)
        return reportAsJson(state);
    const auto base = knowledge();
    if (format == u"html"_s)
        return reportAsHtml(state, *base).toUtf8();
    if (format == u"markdown"_s)
        return reportAsMarkdown(state, *base).toUtf8();
    return reportAsText(state, *base).toUtf8();
}

void ReportCommand::run()
{
    const QString format = console().isJson() ? u"json"_s : value(u"format"_s);
    if (format == u"pdf"_s)
        return refuseUsage(tr("This version makes no PDF. Use --format html and print the page."));
    if (!formats.contains(format))
        return refuseUsage(
            tr("There is no format \"%1\". Known are: %2").arg(format, formats.join(u", "_s)));
    const Outcome<Case> last = CaseStore(settings().stateFolder).load();
    if (!last)
        return fail(last.problem());
    const QByteArray report = render(last.value(), format);
    if (!has(u"output"_s)) {
        console().print(report);
        return end(0);
    }
    if (const auto problem = writeFile(value(u"output"_s), report))
        return fail(*problem);
    end(0);
}

} // namespace

std::unique_ptr<CliCommand> makeReportCommand()
{
    return std::make_unique<ReportCommand>();
}

} // namespace ringthrough
