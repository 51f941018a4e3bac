#pragma once

#include "change_router.h"

namespace ringthrough {

/// Whom a change tells how it goes, and asks. The engine itself neither prints nor waits for
/// people.
class Asker
{
public:
    Asker() = default;
    Asker(const Asker &) = delete;
    Asker &operator=(const Asker &) = delete;
    virtual ~Asker() = default;

    virtual void stage(Stage stage, StageState state) = 0;

    /// A sentence for the person, translated.
    virtual void say(const QString &sentence) = 0;

    /// False also when nobody answered in time or the work was stopped.
    virtual bool ask(const Question &question) = 0;

    /// Nothing when no test could be made.
    virtual std::optional<Diagnosis> askSipTest(bool afterChange) = 0;
};

} // namespace ringthrough
