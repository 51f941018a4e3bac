#include "guide_document.h"
#include "guide_words.h"

#include <QCoreApplication>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Guide)
};

QString where(const Vendor &vendor, const Device &device)
{
    const QString name = device.alg.name;
    switch (device.alg.switchable) {
    case Switchable::Web:
        return Words::tr("This %1 router has a part that can change call messages. It is called "
                         "\"%2\". You can switch it off on the "
                         "router's own pages.")
            .arg(vendor.name, name);
    case Switchable::Cli:
        return Words::tr("This %1 router has a part that can change call messages. It is called "
                         "\"%2\". You can switch it off by typing "
                         "commands. There is no page for it.")
            .arg(vendor.name, name);
    case Switchable::WebAndCli:
        return Words::tr("This %1 router has a part that can change call messages. It is called "
                         "\"%2\". You can switch it off on the "
                         "router's own pages or by typing commands.")
            .arg(vendor.name, name);
    case Switchable::No:
        if (device.alg.byDefault == AlgState::Unknown)
            return Words::tr("This %1 router may change call messages. We found no way to switch "
                             "that off. There are ways round it.")
                .arg(vendor.name);
        return Words::tr(
                   "This %1 router changes call messages, and we know of no way to switch that "
                   "off. There are ways round it.")
            .arg(vendor.name);
    case Switchable::Absent:
        return Words::tr("As far as we know, this %1 router does not change call messages. If your "
                         "calls fail, there is another reason.")
            .arg(vendor.name);
    case Switchable::ProviderOnly:
        if (device.alg.byDefault == AlgState::Unknown)
            return Words::tr("This %1 router may change call messages. If it does, only your "
                             "internet provider can switch that off.")
                .arg(vendor.name);
        return Words::tr(
                   "This %1 router has a part that can change call messages. Only your internet "
                   "provider can switch it off.")
            .arg(vendor.name);
    case Switchable::AppOnly:
        return Words::tr("This %1 router has a part that can change call messages. It is called "
                         "\"%2\". You can switch it off in the maker's "
                         "app on your phone.")
            .arg(vendor.name, name);
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

QString switchableSentence(const Vendor &vendor, const Device &device)
{
    if (device.confidence != Confidence::Low)
        return where(vendor, device);
    return Words::tr("%1 We are not sure about this.").arg(where(vendor, device));
}

QString switchableInShort(Switchable how)
{
    switch (how) {
    case Switchable::Web:
        return Words::tr("on its pages");
    case Switchable::Cli:
        return Words::tr("by commands");
    case Switchable::WebAndCli:
        return Words::tr("on its pages or by commands");
    case Switchable::No:
        return Words::tr("no way is known");
    case Switchable::Absent:
        return Words::tr("does not change calls");
    case Switchable::ProviderOnly:
        return Words::tr("only by the internet provider");
    case Switchable::AppOnly:
        return Words::tr("in the maker's app");
    }
    Q_UNREACHABLE();
    return {};
}

QString confidenceSentence(Confidence confidence)
{
    switch (confidence) {
    case Confidence::High:
        return Words::tr(
            "This comes from the maker's own handbook or software, or from a recording. "
            "We have not been able to check this on a real device.");
    case Confidence::Medium:
        return Words::tr(
            "This comes from guides that others have published. We have not been able to "
            "check this on a real device.");
    case Confidence::Low:
        return Words::tr(
            "We are not sure about this. We have not been able to check this on a real "
            "device. The words on your screen may be different.");
    }
    Q_UNREACHABLE();
    return {};
}

QString defaultSentence(AlgState state)
{
    switch (state) {
    case AlgState::On:
        return Words::tr("When the router is new, it is on.");
    case AlgState::Off:
        return Words::tr("When the router is new, it is off. Somebody may have switched it on.");
    case AlgState::Unknown:
        return {};
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace ringthrough
