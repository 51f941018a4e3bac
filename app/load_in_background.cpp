#include "load_in_background.h"

namespace ringthrough {

LoadInBackground::LoadInBackground(QObject *parent) : QObject(parent) {}

LoadInBackground::~LoadInBackground() = default;

void LoadInBackground::start(const QStringList &folders)
{
    m_thread = std::jthread([this, folders] {
        auto knowledge = std::make_shared<const LoadedKnowledge>(loadKnowledge(folders));
        QMetaObject::invokeMethod(
            this, [this, knowledge] { Q_EMIT loaded(knowledge); }, Qt::QueuedConnection);
    });
}

} // namespace ringthrough
