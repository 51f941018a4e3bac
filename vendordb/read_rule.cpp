#include "near_miss.h"
#include "read_parts.h"
#include "yaml_reader.h"

namespace ringthrough {

namespace {

void readText(YamlReader &reader, Rule &rule)
{
    const char *how = reader.oneOf({"equals", "prefix", "contains", "regex"});
    if (!how)
        return;
    rule.match = matchFromName(QString::fromLatin1(how)).value_or(Match::Equals);
    if (rule.match == Match::Regex) {
        rule.regex = reader.regex(how, Need::Required, QRegularExpression::NoPatternOption);
        rule.text = rule.regex.pattern();
    } else {
        rule.text = reader.text(how, Need::Required);
    }
}

void checkCaptures(YamlReader &reader, const Rule &rule)
{
    static const QStringList known{QStringLiteral("model"), QStringLiteral("firmware")};
    if (rule.match != Match::Regex)
        return;
    for (const QString &name : rule.regex.namedCaptureGroups()) {
        if (!name.isEmpty() && !known.contains(name)) {
            reader.mistake(
                reader.placeOf("regex"), QStringLiteral("regex"),
                MistakeLog::tr("A rule may capture 'model' and 'firmware', not '%1'.").arg(name),
                nearMiss(name, known));
        }
    }
}

void checkWeight(YamlReader &reader, const Rule &rule)
{
    if (rule.mustNot == reader.has("weight")) {
        reader.mistake(reader.placeOf("weight"), QStringLiteral("weight"),
                       rule.mustNot ? MistakeLog::tr("A rule with 'must_not' has no weight.")
                                    : MistakeLog::tr("'weight' is missing in a rule."));
    }
}

} // namespace

Rule readRule(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a rule"));
    Rule rule;
    rule.line = node.place.line;
    rule.signal = reader.word<Signal>("signal", Need::Required).value_or(rule.signal);
    readText(reader, rule);
    rule.weight = reader.word<Weight>("weight").value_or(rule.weight);
    rule.path = reader.text("path");
    rule.setsModel = reader.text("model");
    rule.mustNot = reader.flag("must_not");
    rule.matches = reader.texts("matches", Need::Required);
    rule.matchesNot = reader.texts("matches_not");
    reader.finish();
    checkCaptures(reader, rule);
    checkWeight(reader, rule);
    if (!rule.path.isEmpty() && !rule.path.startsWith(u'/'))
        reader.mistake(reader.placeOf("path"), QStringLiteral("path"),
                       MistakeLog::tr("A path begins with '/'."));
    return rule;
}

} // namespace ringthrough
