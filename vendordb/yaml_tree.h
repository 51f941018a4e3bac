#pragma once

#include "mistake_log.h"

#include <QString>

#include <optional>
#include <vector>

namespace ringthrough {

/// A YAML value that knows where it stands. Our own tree instead of YAML::Node, because that one
/// forgets duplicate keys, follows aliases and changes when a missing key is asked for.
struct YamlNode
{
    enum class Kind { Empty, Scalar, List, Map };
    Kind kind = Kind::Empty;
    Place place;
    QString text;                ///< Scalar
    bool bare = false;           ///< Scalar: written without quotes
    std::vector<YamlNode> items; ///< List: the items. Map: the values
    std::vector<YamlNode> keys;  ///< Map: the keys, as many as items

    /// True for words that YAML readers take for something else than text, such as yes or 10.
    bool isBareNonText() const;
};

/// Reads one document. What is wrong goes into the log: syntax, duplicate keys, anchors, aliases,
/// tags, too deep nesting, a second document. Nothing when there is no usable tree.
std::optional<YamlNode> parseYaml(const QByteArray &contents, MistakeLog &log);

} // namespace ringthrough
