#pragma once

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

namespace ringthrough {

/// What the window program was asked for on its command line.
struct Options
{
    bool practice = false;
    QString practiceDevice; ///< knowledge-base id; empty: the usual one
    QStringList knowledgeFolders;
    QString profile;
    QString language;
    QString stateFolder;
    bool verbose = false;
};

/// Reads the arguments; --help and --version are answered and end the program, as is wrong usage.
Options readOptions(const QCoreApplication &app);

} // namespace ringthrough
