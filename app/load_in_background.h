#pragma once

#include "knowledge_base.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <thread>

namespace ringthrough {

/// Reads the knowledge base on a thread of its own, so that the window need not wait for it.
class LoadInBackground : public QObject
{
    Q_OBJECT

public:
    explicit LoadInBackground(QObject *parent = nullptr);
    ~LoadInBackground() override; ///< waits for the thread

    void start(const QStringList &folders);

Q_SIGNALS:
    void loaded(std::shared_ptr<const ringthrough::LoadedKnowledge> knowledge);

private:
    std::jthread m_thread;
};

} // namespace ringthrough
