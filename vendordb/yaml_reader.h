#pragma once

#include "vocabulary.h"
#include "yaml_tree.h"

#include <QRegularExpression>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace ringthrough {

enum class Need { Optional, Required };

/// Reads the keys of one map. Every key that is asked for counts as known; finish() reports the
/// others. Whatever is wrong goes into the log and the value stays empty, so that one reading
/// finds all mistakes.
class YamlReader
{
public:
    /// `what` names the map in messages, such as "a rule".
    YamlReader(const YamlNode &node, MistakeLog &log, QString what);

    /// The value of a key; null when it is missing or empty. A missing key that is required is
    /// a mistake.
    const YamlNode *value(const char *key, Need need = Need::Optional);
    bool has(const char *key);

    QString text(const char *key, Need need = Need::Optional);
    QStringList texts(const char *key, Need need = Need::Optional);
    int number(const char *key, int least, int most, int otherwise);
    bool flag(const char *key);
    /// An empty expression when the key is missing or the pattern is wrong.
    QRegularExpression regex(const char *key, Need need,
                             QRegularExpression::PatternOptions options);

    /// A word, or a list of words, of a closed list.
    template <typename Enum>
    std::optional<Enum> word(const char *key, Need need = Need::Optional)
    {
        const YamlNode *node = value(key, need);
        return node ? wordOf<Enum>(*node, key) : std::nullopt;
    }
    template <typename Enum>
    QList<Enum> words(const char *key, Need need = Need::Optional)
    {
        QList<Enum> result;
        for (const YamlNode &item : items(key, need)) {
            if (const std::optional<Enum> found = wordOf<Enum>(item, key))
                result.append(*found);
        }
        return result;
    }

    /// Each item of a list, read by a function that takes the item and the log.
    template <typename Read>
    auto list(const char *key, Need need, Read read)
    {
        QList<std::invoke_result_t<Read, const YamlNode &, MistakeLog &>> result;
        for (const YamlNode &item : items(key, need))
            result.append(read(item, m_log));
        return result;
    }

    /// Exactly one of these keys; the one that is there, or null after a mistake.
    const char *oneOf(const QList<const char *> &keys);

    void finish();

    void mistake(Place place, const QString &key, const QString &what, const QString &meant = {});
    Place placeOf(const char *key) const; ///< of its value; of the map when it is missing
    Place place() const { return m_node.place; }
    MistakeLog &log() { return m_log; }

    /// The text of a scalar; reports anything else, also a bare word that YAML takes for a number.
    static std::optional<QString> textOf(const YamlNode &node, const QString &key, MistakeLog &log);

private:
    template <typename Enum>
    std::optional<Enum> wordOf(const YamlNode &node, const char *key)
    {
        const ClosedList<Enum> &list = closedList<Enum>();
        const std::optional<QString> text = knownWord(node, QString::fromLatin1(key), list.names);
        return text ? list.fromName(*text) : std::nullopt;
    }
    std::optional<QString> knownWord(const YamlNode &node, const QString &key,
                                     const QStringList &words);
    void know(const QString &key);
    const YamlNode *find(const char *key) const;
    const std::vector<YamlNode> &items(const char *key, Need need);

    const YamlNode &m_node;
    MistakeLog &m_log;
    QString m_what;
    QStringList m_known;
};

} // namespace ringthrough
