#include "document_command.h"

#include "output_file.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

QList<QCommandLineOption> DocumentCommand::documentOptions()
{
    return {{u"format"_s, tr("text, markdown, html or json."), u"format"_s, u"text"_s},
            {{u"o"_s, u"output"_s}, tr("Write into this file."), u"file"_s}};
}

std::optional<QString> DocumentCommand::format()
{
    const QStringList known{u"text"_s, u"markdown"_s, u"html"_s, u"json"_s};
    const QString wanted = console().isJson() ? u"json"_s : value(u"format"_s);
    if (known.contains(wanted))
        return wanted;
    refuseUsage(
        wanted == u"pdf"_s
            ? tr("This version makes no PDF. Use --format html and print the page.")
            : tr("There is no format \"%1\". Known are: %2").arg(wanted, known.join(u", "_s)));
    return std::nullopt;
}

void DocumentCommand::handOver(const QByteArray &document)
{
    if (!has(u"output"_s)) {
        console().print(document);
        return end(0);
    }
    if (const auto problem = writeFile(value(u"output"_s), document))
        return fail(*problem);
    end(0);
}

} // namespace ringthrough
