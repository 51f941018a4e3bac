#pragma once

#include "change_run.h"
#include "telnet_box.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace ringthrough {

QString text(const char *latin1);
QRegularExpression regex(const char *pattern);
Command typed(const char *line);

/// Adds one answer to a played device.
void answer(Dialogue &dialogue, const char *type, const char *says,
            QList<DialogueEffect> effects = {}, std::optional<bool> whenOn = {});

/// A pretended router, and the device with the recipe that fits it.
Dialogue boxDialogue();
Device boxDevice();

/// A pretended router on a telnet port and a change that is run against it, anew for every test.
class FaultFixture : public QObject
{
    Q_OBJECT

protected:
    void setUp();
    void tearDown();
    ChangeResult run(const Answers &answers = {});
    void expect(const ChangeResult &result, const char *outcome, const char *problem);

    Device m_device;
    ChangePlan m_plan;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Box> m_box;
    std::unique_ptr<TelnetBox> m_server;
    SignInDetails m_details;
    bool m_wasOn = true;
};

} // namespace ringthrough
