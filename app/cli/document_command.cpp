#include "document_command.h"

#include "output_file.h"
#include "paper.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

QList<QCommandLineOption> DocumentCommand::documentOptions()
{
    return {{u"format"_s, tr("text, markdown, html, pdf or json."), u"format"_s, u"text"_s},
            {{u"o"_s, u"output"_s}, tr("Write into this file."), u"file"_s}};
}

std::optional<QString> DocumentCommand::format()
{
    const QStringList known{u"text"_s, u"markdown"_s, u"html"_s, u"pdf"_s, u"json"_s};
    const QString wanted = console().isJson() ? u"json"_s : value(u"format"_s);
    if (known.contains(wanted))
        return wanted;
    refuseUsage(tr("There is no format \"%1\". Known are: %2").arg(wanted, known.join(u", "_s)));
    return std::nullopt;
}

QByteArray DocumentCommand::rendered(const Document &document, const QString &format)
{
    if (format == u"pdf"_s)
        return documentAsPdf(document);
    if (format == u"html"_s)
        return documentAsHtml(document).toUtf8();
    if (format == u"markdown"_s)
        return documentAsMarkdown(document).toUtf8();
    return documentAsText(document).toUtf8();
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
