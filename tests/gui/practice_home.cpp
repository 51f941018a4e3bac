#include "practice_home.h"

#include <QDirIterator>
#include <QFile>

namespace ringthrough {

std::shared_ptr<const KnowledgeBase> bundledKnowledge()
{
    static const auto loaded =
        std::make_shared<const LoadedKnowledge>(loadKnowledge({bundledKnowledgeFolder()}));
    return {loaded, &loaded->base};
}

PracticeHome::PracticeHome(const QString &deviceId) : m_knowledge(bundledKnowledge())
{
    const auto ref = m_knowledge->device(deviceId);
    if (!ref)
        return;
    const auto listening = m_router.listen(*ref->vendor, *ref->device);
    m_ready = listening.ok();
    if (m_ready)
        m_addresses = listening.value();
}

Surroundings PracticeHome::surroundings() const
{
    Surroundings around;
    around.knowledge = m_knowledge;
    around.network = practiceNetwork(m_addresses);
    around.discovery = practiceDiscovery(m_addresses);
    around.sipServer = m_addresses.sipServer;
    around.telnetPort = m_addresses.telnetPort;
    around.sshPort = m_addresses.sshPort;
    around.stateFolder = m_folder.path();
    return around;
}

QByteArray PracticeHome::everythingKept() const
{
    QByteArray all;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    // The practice network is called like its password; that name alone is no secret.
    return all.replace("\"interface\": \"practice\"", "");
}

} // namespace ringthrough
