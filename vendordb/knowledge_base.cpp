#include "knowledge_base.h"

namespace ringthrough {

KnowledgeBase::KnowledgeBase(Knowledge known) : m_known(std::move(known)) {}

KnowledgeBase::KnowledgeBase(QList<Vendor> vendors) : m_known{std::move(vendors), {}} {}

const Vendor *KnowledgeBase::vendor(const QString &id) const
{
    for (const Vendor &vendor : vendors()) {
        if (vendor.id == id)
            return &vendor;
    }
    return nullptr;
}

std::optional<DeviceRef> KnowledgeBase::device(const QString &id) const
{
    for (const Vendor &vendor : vendors()) {
        for (const Device &device : vendor.devices) {
            if (device.id == id)
                return DeviceRef{&vendor, &device};
        }
    }
    return std::nullopt;
}

const Article *KnowledgeBase::article(const QString &id) const
{
    for (const Article &article : articles()) {
        if (article.id == id)
            return &article;
    }
    return nullptr;
}

const Article *KnowledgeBase::articleAbout(WayRound way) const
{
    for (const Article &article : articles()) {
        if (article.about == way)
            return &article;
    }
    return nullptr;
}

std::optional<LinkTarget> KnowledgeBase::target(const QString &id) const
{
    if (const Vendor *found = vendor(id))
        return found;
    if (const Article *found = article(id))
        return found;
    if (const std::optional<DeviceRef> found = device(id))
        return *found;
    return std::nullopt;
}

QList<Probe> KnowledgeBase::probes(const QStringList &vendorIds) const
{
    QList<Probe> result;
    for (const QString &id : vendorIds) {
        if (const Vendor *found = vendor(id))
            result += found->probes;
    }
    return result;
}

} // namespace ringthrough
