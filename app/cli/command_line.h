#pragma once

#include "command.h"

#include <QCommandLineParser>
#include <QStringList>

#include <optional>
#include <vector>

namespace ringthrough {

/// Everything that the command line said: which command, and what holds for all.
struct ParsedLine
{
    std::unique_ptr<CliCommand> command; ///< null: the program is over, with `exitCode`
    Settings settings;
    bool json = false;
    int exitCode = 0;
};

/// The language that the arguments ask for; empty: the system's.
QString languageIn(const QStringList &arguments);

/// Reads the arguments into `parser`, which the command goes on to use. Help, version and wrong
/// usage are answered here.
ParsedLine parseLine(const QStringList &arguments, QCommandLineParser &parser);

} // namespace ringthrough
