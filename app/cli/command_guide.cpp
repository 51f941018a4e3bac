#include "commands.h"

#include "guide_words.h"
#include "output_file.h"

#include <QJsonDocument>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

const QStringList formats{u"text"_s, u"markdown"_s, u"html"_s, u"json"_s};

class GuideCommand : public CliCommand
{
    Q_DECLARE_TR_FUNCTIONS(GuideCommand)

public:
    CommandSpec spec() const override
    {
        return {u"guide"_s,
                tr("Show how to switch it off on one router."),
                u"DEVICE-ID|TEXT"_s,
                1,
                20,
                {{u"format"_s, tr("text, markdown, html or json."), u"format"_s, u"text"_s},
                 {{u"o"_s, u"output"_s}, tr("Write into this file."), u"file"_s}}};
    }

protected:
    void run() override;

private:
    void show(const DeviceRef &ref, const QString &format);
    void sayOthers(const QList<DeviceRef> &found) const;
};

QByteArray render(const DeviceRef &ref, const QString &format)
{
    if (format == u"json"_s)
        return QJsonDocument(guideAsJson(*ref.vendor, *ref.device)).toJson();
    if (format == u"html"_s)
        return guideAsHtml(*ref.vendor, *ref.device).toUtf8();
    if (format == u"markdown"_s)
        return guideAsMarkdown(*ref.vendor, *ref.device).toUtf8();
    return guideAsText(*ref.vendor, *ref.device).toUtf8();
}

void GuideCommand::sayOthers(const QList<DeviceRef> &found) const
{
    if (found.size() < 2)
        return;
    QStringList ids;
    for (const DeviceRef &ref : found.mid(1, 10))
        ids.append(ref.device->id);
    console().say(tr("This is the guide for \"%1\". It may also be: %2")
                      .arg(found.first().device->id, ids.join(u", "_s)));
}

void GuideCommand::show(const DeviceRef &ref, const QString &format)
{
    const QByteArray guide = render(ref, format);
    if (!has(u"output"_s)) {
        console().print(guide);
        return end(0);
    }
    if (const auto problem = writeFile(value(u"output"_s), guide))
        return fail(*problem);
    end(0);
}

void GuideCommand::run()
{
    const QString format = console().isJson() ? u"json"_s : value(u"format"_s);
    if (format == u"pdf"_s)
        return refuseUsage(tr("This version makes no PDF. Use --format html and print the page."));
    if (!formats.contains(format))
        return refuseUsage(
            tr("There is no format \"%1\". Known are: %2").arg(format, formats.join(u", "_s)));
    const QString wanted = arguments().join(u' ');
    const auto base = knowledge();
    if (const auto exact = base->device(wanted))
        return show(*exact, format);
    const QList<DeviceRef> found = base->search(wanted);
    if (found.isEmpty())
        return fail(RouterUnknown{wanted});
    sayOthers(found);
    show(found.first(), format);
}

} // namespace

std::unique_ptr<CliCommand> makeGuideCommand()
{
    return std::make_unique<GuideCommand>();
}

} // namespace ringthrough
