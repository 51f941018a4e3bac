#include "yaml_reader.h"
#include "near_miss.h"

namespace ringthrough {

namespace {

constexpr qsizetype longestPattern = 2000;

QString kindInWords(const YamlNode &node)
{
    switch (node.kind) {
    case YamlNode::Kind::Empty:
        return MistakeLog::tr("nothing");
    case YamlNode::Kind::Scalar:
        return MistakeLog::tr("a single text");
    case YamlNode::Kind::List:
        return MistakeLog::tr("a list");
    case YamlNode::Kind::Map:
        return MistakeLog::tr("a map of keys");
    }
    Q_UNREACHABLE();
    return {};
}

QString expected(const QString &wanted, const YamlNode &found)
{
    return MistakeLog::tr("Expected %1, found %2.").arg(wanted, kindInWords(found));
}

} // namespace

YamlReader::YamlReader(const YamlNode &node, MistakeLog &log, QString what)
    : m_node(node), m_log(log), m_what(std::move(what))
{
    if (node.kind != YamlNode::Kind::Map)
        m_log.add(node.place, {},
                  expected(MistakeLog::tr("%1 as a map of keys").arg(m_what), node));
}

const YamlNode *YamlReader::find(const char *key) const
{
    const QString wanted = QString::fromLatin1(key);
    for (size_t i = 0; i < m_node.keys.size(); ++i) {
        if (m_node.keys[i].text == wanted)
            return &m_node.items[i];
    }
    return nullptr;
}

bool YamlReader::has(const char *key)
{
    know(QString::fromLatin1(key));
    return find(key);
}

void YamlReader::know(const QString &key)
{
    if (!m_known.contains(key))
        m_known.append(key);
}

const YamlNode *YamlReader::value(const char *key, Need need)
{
    const QString name = QString::fromLatin1(key);
    know(name);
    const YamlNode *node = find(key);
    if (!node) {
        if (need == Need::Required && m_node.kind == YamlNode::Kind::Map)
            m_log.add(m_node.place, name,
                      MistakeLog::tr("'%1' is missing in %2.").arg(name, m_what));
        return nullptr;
    }
    if (node->kind == YamlNode::Kind::Empty) {
        m_log.add(node->place, name, MistakeLog::tr("'%1' has no value.").arg(name));
        return nullptr;
    }
    return node;
}

std::optional<QString> YamlReader::textOf(const YamlNode &node, const QString &key, MistakeLog &log)
{
    if (node.kind != YamlNode::Kind::Scalar) {
        log.add(node.place, key, expected(MistakeLog::tr("a text"), node));
        return std::nullopt;
    }
    if (node.isBareNonText()) {
        log.add(node.place, key,
                MistakeLog::tr("Write '%1' in quotes: without them YAML takes it for something "
                               "else than text.")
                    .arg(node.text));
        return std::nullopt;
    }
    return node.text;
}

QString YamlReader::text(const char *key, Need need)
{
    const YamlNode *node = value(key, need);
    if (!node)
        return {};
    const QString name = QString::fromLatin1(key);
    const QString text = textOf(*node, name, m_log).value_or(QString());
    if (need == Need::Required && node->kind == YamlNode::Kind::Scalar && node->text.isEmpty())
        m_log.add(node->place, name, MistakeLog::tr("'%1' must not be empty.").arg(name));
    return text;
}

const std::vector<YamlNode> &YamlReader::items(const char *key, Need need)
{
    static const std::vector<YamlNode> none;
    const YamlNode *node = value(key, need);
    if (!node)
        return none;
    const QString name = QString::fromLatin1(key);
    if (node->kind != YamlNode::Kind::List) {
        m_log.add(node->place, name, expected(MistakeLog::tr("a list"), *node));
        return none;
    }
    if (need == Need::Required && node->items.empty())
        m_log.add(node->place, name, MistakeLog::tr("'%1' needs at least one entry.").arg(name));
    return node->items;
}

QStringList YamlReader::texts(const char *key, Need need)
{
    QStringList result;
    for (const YamlNode &item : items(key, need)) {
        if (const std::optional<QString> text = textOf(item, QString::fromLatin1(key), m_log))
            result.append(*text);
    }
    return result;
}

int YamlReader::number(const char *key, int least, int most, int otherwise)
{
    const YamlNode *node = value(key);
    if (!node)
        return otherwise;
    bool isNumber = false;
    const int number = node->text.toInt(&isNumber, 10);
    if (node->kind == YamlNode::Kind::Scalar && node->bare && isNumber && number >= least &&
        number <= most)
        return number;
    m_log.add(node->place, QString::fromLatin1(key),
              MistakeLog::tr("Expected a whole number from %1 to %2, without quotes.")
                  .arg(least)
                  .arg(most));
    return otherwise;
}

bool YamlReader::flag(const char *key)
{
    const YamlNode *node = value(key);
    if (!node)
        return false;
    const bool yes = node->text == QStringLiteral("true");
    const bool no = node->text == QStringLiteral("false");
    if (node->kind == YamlNode::Kind::Scalar && node->bare && (yes || no))
        return yes;
    m_log.add(node->place, QString::fromLatin1(key), MistakeLog::tr("Expected true or false."));
    return false;
}

QRegularExpression YamlReader::regex(const char *key, Need need,
                                     QRegularExpression::PatternOptions options)
{
    const QString pattern = text(key, need);
    const QRegularExpression regex(pattern, options);
    if (pattern.size() > longestPattern) {
        m_log.add(placeOf(key), QString::fromLatin1(key),
                  MistakeLog::tr("This regular expression is too long."));
        return {};
    }
    if (regex.isValid())
        return regex;
    m_log.add(placeOf(key), QString::fromLatin1(key),
              MistakeLog::tr("This is not a valid regular expression: %1 (at letter %2).")
                  .arg(regex.errorString())
                  .arg(regex.patternErrorOffset() + 1));
    return {};
}

const char *YamlReader::oneOf(const QList<const char *> &keys)
{
    QStringList names;
    QList<const char *> there;
    for (const char *key : keys) {
        names.append(QString::fromLatin1(key));
        if (has(key))
            there.append(key);
    }
    if (there.size() == 1)
        return there.first();
    if (m_node.kind == YamlNode::Kind::Map)
        m_log.add(m_node.place, there.isEmpty() ? QString() : QString::fromLatin1(there.at(1)),
                  MistakeLog::tr("Exactly one of these belongs into %1: %2.")
                      .arg(m_what, names.join(QStringLiteral(", "))));
    return nullptr;
}

void YamlReader::finish()
{
    for (const YamlNode &key : m_node.keys) {
        if (key.kind != YamlNode::Kind::Scalar)
            continue;
        if (!m_known.contains(key.text)) {
            m_log.add(key.place, key.text,
                      MistakeLog::tr("'%1' is not known in %2. Known here: %3.")
                          .arg(key.text, m_what, m_known.join(QStringLiteral(", "))),
                      nearMiss(key.text, m_known));
        } else if (key.isBareNonText()) {
            m_log.add(key.place, key.text,
                      MistakeLog::tr("Write the key '%1' in quotes: without them YAML takes it for "
                                     "true or false.")
                          .arg(key.text));
        }
    }
}

void YamlReader::mistake(Place place, const QString &key, const QString &what, const QString &meant)
{
    m_log.add(place, key, what, meant);
}

Place YamlReader::placeOf(const char *key) const
{
    const YamlNode *node = find(key);
    return node ? node->place : m_node.place;
}

std::optional<QString> YamlReader::knownWord(const YamlNode &node, const QString &key,
                                             const QStringList &words)
{
    const std::optional<QString> text = textOf(node, key, m_log);
    if (!text || words.contains(*text))
        return text;
    m_log.add(node.place, key,
              MistakeLog::tr("'%1' is not one of the words for '%2': %3.")
                  .arg(*text, key, words.join(QStringLiteral(", "))),
              nearMiss(*text, words));
    return std::nullopt;
}

} // namespace ringthrough
