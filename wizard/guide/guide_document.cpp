#include "guide_document.h"

#include "guide_words.h"
#include "provider_words.h"
#include "vendor_facts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Guide)
};

using List = DocumentSection::List;

QList<DocumentItem> stepItems(const QList<GuideStep> &steps, const Device &device)
{
    QList<DocumentItem> items;
    for (const GuideStep &step : steps)
        items.append(stepItem(step, device));
    return items;
}

QList<DocumentItem> plainItems(const QStringList &sentences)
{
    QList<DocumentItem> items;
    for (const QString &sentence : sentences)
        items.append(DocumentItem{sentence});
    return items;
}

QList<DocumentItem> wayRoundItems(const QList<WayRound> &ways, const KnowledgeBase &base)
{
    QList<DocumentItem> items;
    for (const WayRound way : ways) {
        DocumentItem item{Words::tr("%1: %2", "title of a way round, then its text")
                              .arg(wayRoundTitle(way), wayRoundText(way))};
        if (const Article *article = base.articleAbout(way))
            item.link = {Words::tr("Read more"), article->id};
        items.append(item);
    }
    return items;
}

DocumentSection routerSection(const DeviceRef &ref, const KnowledgeBase &base)
{
    const Vendor &vendor = *ref.vendor;
    const Device &device = *ref.device;
    DocumentSection section{Words::tr("Which router this is for"), {}, List::Points, {}, {}};
    section.paragraphs.append(
        Words::tr("%1, %2.", "maker, then family").arg(vendor.name, device.family));
    if (!device.models.isEmpty())
        section.paragraphs.append(Words::tr("Models: %1.").arg(device.models.join(u", "_s)));
    // Who looks at the box may read another name on it.
    if (const QStringList makers = makerNames(device, base); !makers.isEmpty())
        section.paragraphs.append(Words::tr("Built by: %1.").arg(makers.join(u", "_s)));
    if (!device.addresses.isEmpty())
        section.paragraphs.append(
            Words::tr("Usual address of its pages: %1").arg(device.addresses.join(u", "_s)));
    return section;
}

DocumentSection sourceSection(const Device &device)
{
    DocumentSection section{Words::tr("Where this comes from"), {}, List::Points, {}, {}};
    section.paragraphs.append(confidenceSentence(device.confidence));
    section.paragraphs.append(Words::tr("Written down on %1.")
                                  .arg(QLocale().toString(device.checked, QLocale::LongFormat)));
    section.items = plainItems(device.sources);
    return section;
}

void addList(Document &document, const QString &heading, List list,
             const QList<DocumentItem> &items)
{
    if (!items.isEmpty())
        document.sections.append(DocumentSection{heading, {}, list, items, {}});
}

QStringList leadOf(const Vendor &vendor, const Device &device)
{
    QStringList lead{switchableSentence(vendor, device)};
    // What is not there is neither on nor off.
    const QString usual = defaultSentence(device.alg.byDefault);
    if (!usual.isEmpty() && device.alg.switchable != Switchable::Absent)
        lead.append(usual);
    // That we are not sure has been said; what it means for the reader has not.
    if (device.confidence == Confidence::Low)
        lead.append(Words::tr("We have not been able to check this on a real device. The words on "
                              "your screen may be different."));
    return lead;
}

bool leadsSomewhere(const GuideStep &step)
{
    return step.kind == StepKind::Open || step.kind == StepKind::SignIn ||
           step.kind == StepKind::Go;
}

// What is for those only whose calls still fail is said once where it holds for all of it; what
// leads to another page has an order.
void addOtherSettings(Document &document, const Device &device)
{
    if (device.also.isEmpty())
        return;
    QList<GuideStep> steps = device.also;
    DocumentSection section{Words::tr("Other settings worth changing"), {}, List::Points, {}, {}};
    const auto isOptional = [](const GuideStep &step) { return step.optional; };
    if (steps.size() > 1 && std::all_of(steps.begin(), steps.end(), isOptional)) {
        section.paragraphs.append(Words::tr("Only if your calls still fail:"));
        for (GuideStep &step : steps)
            step.optional = false;
    }
    if (std::any_of(steps.begin(), steps.end(), leadsSomewhere))
        section.list = List::Steps;
    section.items = stepItems(steps, device);
    document.sections.append(section);
}

} // namespace

QString titleOf(const QString &target, const KnowledgeBase &base)
{
    const std::optional<LinkTarget> found = base.target(target);
    if (!found)
        return {};
    if (const auto *vendor = std::get_if<const Vendor *>(&*found))
        return (*vendor)->name;
    if (const auto *article = std::get_if<const Article *>(&*found))
        return (*article)->title;
    const DeviceRef ref = std::get<DeviceRef>(*found);
    return Words::tr("%1, %2", "maker, then family").arg(ref.vendor->name, ref.device->family);
}

DocumentSection seeSection(const QStringList &ids, const KnowledgeBase &base)
{
    DocumentSection section{Words::tr("Read this as well"), {}, List::Points, {}, {}};
    for (const QString &id : ids) {
        const QString title = titleOf(id, base);
        if (!title.isEmpty())
            section.items.append(DocumentItem{{}, {}, {title, id}});
    }
    return section;
}

Document guideDocument(const DeviceRef &ref, const KnowledgeBase &base,
                       const std::optional<Profile> &profile)
{
    const Vendor &vendor = *ref.vendor;
    const Device &device = *ref.device;
    Document document;
    document.title =
        device.canDisable()
            ? Words::tr("Switch off %1 on your %2 router").arg(device.alg.name, vendor.name)
            : Words::tr("Phone calls through your %1 router").arg(vendor.name);
    document.lead = leadOf(vendor, device);
    document.sections.append(routerSection(ref, base));
    addList(document, Words::tr("What to do"), List::Steps, stepItems(device.guide, device));
    if (profile) {
        const DocumentSection said = providerNotesSection(*profile, ref);
        addList(document, said.heading, said.list, said.items);
    }
    addOtherSettings(document, device);
    addList(document, Words::tr("If that is not possible or does not help"), List::Points,
            wayRoundItems(device.waysRound, base));
    addList(document, Words::tr("Good to know"), List::Points, plainItems(device.notes));
    const DocumentSection see = seeSection(device.see, base);
    addList(document, see.heading, List::Points, see.items);
    document.sections.append(sourceSection(device));
    return document;
}

} // namespace ringthrough
