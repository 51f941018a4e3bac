#include "rule.h"
#include "mac_prefix.h"
#include "vocabulary.h"

namespace ringthrough {

namespace {

// Host names and hashes are the same in capitals.
Qt::CaseSensitivity caseOf(Signal signal)
{
    return signal == Signal::DnsName || signal == Signal::HttpFaviconMd5 ? Qt::CaseInsensitive
                                                                         : Qt::CaseSensitive;
}

bool pathFits(const QString &path, const QUrl &url)
{
    if (path.isEmpty() || path == url.path())
        return true;
    return path.contains(u'?') && path == url.path() + u'?' + url.query();
}

bool regexFits(const Rule &rule, const QString &value, QString *model, QString *firmware)
{
    const QRegularExpressionMatch match = rule.regex.match(value);
    if (!match.hasMatch())
        return false;
    if (model)
        *model = match.captured(QStringLiteral("model")).trimmed();
    if (firmware)
        *firmware = match.captured(QStringLiteral("firmware")).trimmed();
    return true;
}

bool textFits(const Rule &rule, const QString &value, QString *model, QString *firmware)
{
    const Qt::CaseSensitivity sensitivity = caseOf(rule.signal);
    switch (rule.match) {
    case Match::Equals:
        return value.compare(rule.text, sensitivity) == 0;
    case Match::Prefix:
        return value.startsWith(rule.text, sensitivity);
    case Match::Contains:
        return value.contains(rule.text, sensitivity);
    case Match::Regex:
        return regexFits(rule, value, model, firmware);
    }
    Q_UNREACHABLE();
    return false;
}

} // namespace

bool Rule::fits(const Observation &seen, QString *model, QString *firmware) const
{
    if (seen.signal != signal || !pathFits(path, seen.url))
        return false;
    const bool fitted = signal == Signal::Mac ? macDigitsCovered(*this, seen.value) > 0
                                              : textFits(*this, seen.value, model, firmware);
    if (fitted && model && model->isEmpty())
        *model = setsModel;
    return fitted;
}

QString Rule::toString() const
{
    QString words = QStringLiteral("%1 %2 '%3'").arg(signalName(signal), matchName(match), text);
    if (!path.isEmpty())
        words += QStringLiteral(" at %1").arg(path);
    return words;
}

} // namespace ringthrough
