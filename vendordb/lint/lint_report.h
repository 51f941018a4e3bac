#pragma once

#include "device.h"
#include "evidence.h"
#include "mistake_log.h"

namespace ringthrough {

/// Where the rules of the lint report to: one vendor's file.
class LintReport
{
    Q_DECLARE_TR_FUNCTIONS(LintReport)

public:
    explicit LintReport(MistakeLog log) : m_log(std::move(log)) {}

    /// About a line of the file; the place is where its text begins.
    void add(int line, const QString &key, const QString &what);

    const QList<Mistake> &mistakes() const { return m_log.mistakes(); }

private:
    MistakeLog m_log;
};

/// All rules of a vendor: its own and those of its families.
QList<Rule> allRules(const Vendor &vendor);

/// An example of a rule as if a router had said it.
Observation exampleOf(const Rule &rule, const QString &value);

/// An example, shortened and on one line, to be quoted in a message.
QString quoted(const QString &example);

} // namespace ringthrough
