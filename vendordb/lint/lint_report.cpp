#include "lint_report.h"

namespace ringthrough {

void LintReport::add(int line, const QString &key, const QString &what)
{
    const QString source = m_log.line(line);
    int column = 1;
    while (column <= source.size() && source.at(column - 1).isSpace())
        ++column;
    m_log.add({line, column}, key, what);
}

QList<Rule> allRules(const Vendor &vendor)
{
    QList<Rule> rules = vendor.rules;
    for (const Device &device : vendor.devices)
        rules += device.rules;
    return rules;
}

Observation exampleOf(const Rule &rule, const QString &value)
{
    const QString path = rule.path.isEmpty() ? QStringLiteral("/") : rule.path;
    return {rule.signal, value, QUrl(QStringLiteral("http://192.0.2.1") + path)};
}

QString quoted(const QString &example)
{
    constexpr qsizetype longest = 60;
    const QString line = example.simplified();
    return line.size() > longest ? line.left(longest) + u'…' : line;
}

} // namespace ringthrough
