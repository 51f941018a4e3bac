#pragma once

#include "flow.h"
#include "practice_router.h"

#include <QTemporaryDir>

#include <memory>

namespace ringthrough {

/// A home on loopback: the bundled knowledge, a practice router of the device, a folder for what is
/// remembered.
class PracticeHome
{
public:
    explicit PracticeHome(const QString &deviceId);

    bool isReady() const { return m_ready; }
    PracticeRouter &router() { return m_router; }
    const PracticeAddresses &addresses() const { return m_addresses; }
    QString folder() const { return m_folder.path(); }
    Surroundings surroundings() const;

    /// Every file below the folder, to look for what must not be there.
    QByteArray everythingKept() const;

private:
    std::shared_ptr<const KnowledgeBase> m_knowledge;
    QTemporaryDir m_folder;
    PracticeRouter m_router;
    PracticeAddresses m_addresses;
    bool m_ready = false;
};

/// The knowledge that comes with the program, read once.
std::shared_ptr<const KnowledgeBase> bundledKnowledge();

} // namespace ringthrough
