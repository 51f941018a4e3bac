#pragma once

#include <QProcess>
#include <QString>

#include <sched.h>
#include <sys/mount.h>

namespace ringthrough {

/// Moves this process into a network namespace of its own, with its own view of /sys. Only the
/// calling thread and those it starts are moved, so this comes before Qt starts any.
inline bool enterOwnNamespace()
{
    return unshare(CLONE_NEWNET | CLONE_NEWNS) == 0 &&
           mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("sysfs", "/sys", "sysfs", 0, nullptr) == 0;
}

/// Runs ip(8) with arguments that hold no blanks.
inline bool ip(const QString &arguments)
{
    return QProcess::execute(QStringLiteral("ip"), arguments.split(QLatin1Char(' '))) == 0;
}

} // namespace ringthrough
