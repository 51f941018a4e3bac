#pragma once

#include "mistake.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>

namespace ringthrough {

/// A place in a text file. Both count from 1; line 0 means the whole file.
struct Place
{
    int line = 0;
    int column = 0;
};

/// Collects what is wrong in one file, and adds to each mistake its place and line.
class MistakeLog
{
    Q_DECLARE_TR_FUNCTIONS(MistakeLog)

public:
    /// For the file of this name with these contents.
    MistakeLog(QString file, const QByteArray &contents);

    void add(Place place, const QString &key, const QString &what, const QString &meant = {});

    const QString &file() const { return m_file; }
    const QList<Mistake> &mistakes() const { return m_mistakes; }
    bool isEmpty() const { return m_mistakes.isEmpty(); }

    /// The line as it stands in the file, shortened when it is very long.
    QString line(int number) const;

    /// From a line and a column in bytes, both from 0 (as yaml-cpp counts), to a place in letters.
    Place placeOfByte(int line, int byteColumn) const;

private:
    QString m_file;
    QList<QByteArray> m_lines;
    QList<Mistake> m_mistakes;
};

} // namespace ringthrough
