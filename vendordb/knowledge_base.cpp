#include "knowledge_base.h"

namespace ringthrough {

KnowledgeBase::KnowledgeBase(QList<Vendor> vendors) : m_vendors(std::move(vendors)) {}

const Vendor *KnowledgeBase::vendor(const QString &id) const
{
    for (const Vendor &vendor : m_vendors) {
        if (vendor.id == id)
            return &vendor;
    }
    return nullptr;
}

std::optional<DeviceRef> KnowledgeBase::device(const QString &id) const
{
    for (const Vendor &vendor : m_vendors) {
        for (const Device &device : vendor.devices) {
            if (device.id == id)
                return DeviceRef{&vendor, &device};
        }
    }
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
