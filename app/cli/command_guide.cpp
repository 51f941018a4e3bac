#include "commands.h"

#include "document_command.h"
#include "guide_words.h"

#include <QJsonDocument>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

class GuideCommand : public DocumentCommand
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
                documentOptions()};
    }

protected:
    void run() override;

private:
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

void GuideCommand::run()
{
    const std::optional<QString> chosen = format();
    if (!chosen)
        return;
    const QString wanted = arguments().join(u' ');
    const auto base = knowledge();
    if (const auto exact = base->device(wanted))
        return handOver(render(*exact, *chosen));
    const QList<DeviceRef> found = base->search(wanted);
    if (found.isEmpty())
        return fail(RouterUnknown{wanted});
    sayOthers(found);
    handOver(render(found.first(), *chosen));
}

} // namespace

std::unique_ptr<CliCommand> makeGuideCommand()
{
    return std::make_unique<GuideCommand>();
}

} // namespace ringthrough
