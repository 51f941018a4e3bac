#include "guide_document.h"

#include "guide_words.h"

#include <QCoreApplication>
#include <QLocale>

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
        items.append(DocumentItem{sentence, {}});
    return items;
}

QList<DocumentItem> wayRoundItems(const QList<WayRound> &ways)
{
    QList<DocumentItem> items;
    for (const WayRound way : ways)
        items.append(DocumentItem{Words::tr("%1: %2", "title of a way round, then its text")
                                      .arg(wayRoundTitle(way), wayRoundText(way)),
                                  {}});
    return items;
}

DocumentSection routerSection(const Vendor &vendor, const Device &device)
{
    DocumentSection section{Words::tr("Which router this is for"), {}, List::Points, {}, {}};
    section.paragraphs.append(
        Words::tr("%1, %2.", "maker, then family").arg(vendor.name, device.family));
    if (!device.models.isEmpty())
        section.paragraphs.append(Words::tr("Models: %1.").arg(device.models.join(u", "_s)));
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
    if (device.confidence == Confidence::Low)
        lead.append(confidenceSentence(device.confidence));
    return lead;
}

} // namespace

Document guideDocument(const Vendor &vendor, const Device &device)
{
    Document document;
    document.title =
        device.canDisable()
            ? Words::tr("Switch off %1 on your %2 router").arg(device.alg.name, vendor.name)
            : Words::tr("Phone calls through your %1 router").arg(vendor.name);
    document.lead = leadOf(vendor, device);
    document.sections.append(routerSection(vendor, device));
    addList(document, Words::tr("What to do"), List::Steps, stepItems(device.guide, device));
    addList(document, Words::tr("Other settings worth changing"), List::Points,
            stepItems(device.also, device));
    addList(document, Words::tr("If that is not possible or does not help"), List::Points,
            wayRoundItems(device.waysRound));
    addList(document, Words::tr("Good to know"), List::Points, plainItems(device.notes));
    document.sections.append(sourceSection(device));
    return document;
}

QString guideAsText(const Vendor &vendor, const Device &device)
{
    return documentAsText(guideDocument(vendor, device));
}

QString guideAsMarkdown(const Vendor &vendor, const Device &device)
{
    return documentAsMarkdown(guideDocument(vendor, device));
}

QString guideAsHtml(const Vendor &vendor, const Device &device)
{
    return documentAsHtml(guideDocument(vendor, device));
}

} // namespace ringthrough
