#pragma once

#include "flow.h"
#include "load_in_background.h"
#include "options.h"
#include "practice_router.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace ringthrough {

class WizardWindow;

/// Puts the parts together: knowledge, flow, window and, if asked for, a practice router.
class Program : public QObject
{
    Q_OBJECT

public:
    explicit Program(Options options);
    ~Program() override;

    void start(); ///< the window shows at once; everything else comes after it

private:
    void takeKnowledge(const std::shared_ptr<const LoadedKnowledge> &loaded);
    void startPractice(const std::shared_ptr<const KnowledgeBase> &base);
    void openWindow(Surroundings around, const QString &notice);
    QString withProfileNotice(const QString &notice) const;

    Options m_options;
    std::optional<Profile> m_profile;
    QTemporaryDir m_practiceState; ///< practice must not get into the journal of real changes
    LoadInBackground m_loader;
    std::unique_ptr<PracticeRouter> m_practice;
    std::unique_ptr<Flow> m_flow;
    std::unique_ptr<WizardWindow> m_window;
};

} // namespace ringthrough
