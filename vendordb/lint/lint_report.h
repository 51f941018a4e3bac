#pragma once

#include "device.h"
#include "evidence.h"
#include "mistake_log.h"
#include "vendor_facts.h"

namespace ringthrough {

/// Where the rules of the lint report to: one file.
class LintReport
{
    Q_DECLARE_TR_FUNCTIONS(LintReport)

public:
    /// For the file of this name with these contents.
    LintReport(const QString &file, const QByteArray &contents);

    /// About a line of the file; the place is where its text begins.
    void add(int line, const QString &key, const QString &what, const QString &meant = {});

    /// About words of the file: the place is where they stand first, from a line on and before the
    /// next device begins. Words that are written differently in the file are told at that line.
    void addAbout(const QString &words, int from, const QString &key, const QString &what,
                  const QString &meant = {});

    /// Where a key stands at the file's outermost level; 1 where it does not.
    int lineOfKey(const QString &key) const;
    /// Where a key of the device that begins in a line stands; that line where it does not.
    int lineOfKey(const QString &key, int device) const;

    const QList<Mistake> &mistakes() const { return m_log.mistakes(); }

private:
    qsizetype endOfDevice(int line) const;

    MistakeLog m_log;
    QList<QByteArray> m_lines;
};

/// An example of a rule as if a router had said it.
Observation exampleOf(const Rule &rule, const QString &value);

/// An example, shortened and on one line, to be quoted in a message.
QString quoted(const QString &example);

/// True when one of them names the other as related.
bool areRelated(const Vendor &one, const Vendor &other);

} // namespace ringthrough
