#include "commands.h"

#include "document_command.h"
#include "guide_document.h"
#include "sip_server_choice.h"

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
                tr("Show how to switch it off on one router, or an article of the guide."),
                u"DEVICE-ID|ARTICLE-ID|TEXT"_s,
                1,
                20,
                documentOptions()};
    }

protected:
    void run() override;

private:
    void showGuide(const DeviceRef &ref, const QString &format);
    void showArticle(const Article &article, const QString &format);
    void sayOthers(const QList<DeviceRef> &found) const;
};

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

void GuideCommand::showGuide(const DeviceRef &ref, const QString &format)
{
    const auto profile = chosenProfile(settings());
    if (!profile)
        return fail(profile.problem());
    handOver(format == u"json"_s
                 ? QJsonDocument(guideAsJson(ref, profile.value())).toJson()
                 : rendered(guideDocument(ref, *knowledge(), profile.value()), format));
}

void GuideCommand::showArticle(const Article &article, const QString &format)
{
    handOver(format == u"json"_s ? QJsonDocument(articleAsJson(article)).toJson()
                                 : rendered(articleDocument(article, *knowledge()), format));
}

void GuideCommand::run()
{
    const std::optional<QString> chosen = format();
    if (!chosen)
        return;
    const QString wanted = arguments().join(u' ');
    const auto base = knowledge();
    if (const auto exact = base->device(wanted))
        return showGuide(*exact, *chosen);
    if (const Article *article = base->article(wanted))
        return showArticle(*article, *chosen);
    const QList<DeviceRef> found = base->search(wanted);
    if (found.isEmpty())
        return fail(RouterUnknown{wanted});
    sayOthers(found);
    showGuide(found.first(), *chosen);
}

} // namespace

std::unique_ptr<CliCommand> makeGuideCommand()
{
    return std::make_unique<GuideCommand>();
}

} // namespace ringthrough
