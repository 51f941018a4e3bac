#pragma once

#include "lint.h"
#include "vendor_text.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace ringthrough {

/// Writes a file, and the folder that it stands in.
inline bool writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(text) == text.size();
}

/// What the lint says of one file with this text.
inline QList<Mistake> lintOf(const QByteArray &text, const char *name = vendorFileName)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QString::fromLatin1(name));
    return writeFile(path, text) ? lint({path}) : QList<Mistake>();
}

/// The first mistake that says this; all that was said goes to the log where none does.
inline Mistake mistakeSaying(const QList<Mistake> &mistakes, const QString &words)
{
    for (const Mistake &mistake : mistakes) {
        if (mistake.what.contains(words))
            return mistake;
    }
    for (const Mistake &mistake : mistakes)
        qWarning("%s", qPrintable(mistake.toString()));
    return {};
}

/// True when the small vendor, with one part replaced, is told this, with its line.
inline bool isTold(const QByteArray &part, const QByteArray &instead, const QString &words)
{
    const Mistake found = mistakeSaying(lintOf(vendorTextWith(part, instead)), words);
    return found.line > 0 && !found.source.isEmpty();
}

/// True when nothing was said; what was goes to the log.
inline bool isClean(const QList<Mistake> &mistakes)
{
    for (const Mistake &mistake : mistakes)
        qWarning("%s", qPrintable(mistake.toString()));
    return mistakes.isEmpty();
}

/// A further family of the small vendor, right in every part, to be put at its end.
inline QByteArray secondFamily(const QByteArray &more = {}, const QByteArray &models = "B-1, B-2")
{
    return "  - id: acme-two\n    family: Acme Two\n    models: [" + models +
           "]\n    alg: {name: SIP helper, default: 'on', switch: 'no'}\n" + more +
           "    sources: [https://acme.example/two.pdf]\n    checked: 2026-11-22\n"
           "    confidence: medium\n";
}

} // namespace ringthrough
