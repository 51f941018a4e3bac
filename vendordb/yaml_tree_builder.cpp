#include "yaml_tree_builder.h"

#include <yaml-cpp/mark.h>

#include <algorithm>

namespace ringthrough {

namespace {

// The format needs nine levels; yaml-cpp itself would go on until the stack is used up.
constexpr size_t deepestNesting = 20;
// Keys are compared each with each, so their number needs a limit.
constexpr size_t mostKeys = 200;

} // namespace

YamlNode YamlTreeBuilder::nodeAt(const YAML::Mark &mark, YamlNode::Kind kind) const
{
    YamlNode node;
    node.kind = kind;
    node.place = m_log.placeOfByte(mark.line, mark.column);
    return node;
}

void YamlTreeBuilder::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    YamlNode node = nodeAt(mark, YamlNode::Kind::Empty);
    rejectAnchor(node.place, anchor);
    add(std::move(node));
}

void YamlTreeBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t)
{
    YamlNode node = nodeAt(mark, YamlNode::Kind::Empty);
    m_log.add(node.place, {}, MistakeLog::tr("Aliases (*name) are not allowed; write it out."));
    add(std::move(node));
}

void YamlTreeBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag,
                               YAML::anchor_t anchor, const std::string &value)
{
    YamlNode node = nodeAt(mark, YamlNode::Kind::Scalar);
    rejectAnchor(node.place, anchor);
    rejectTag(node.place, tag);
    node.text = QString::fromStdString(value);
    node.bare = tag == "?";
    add(std::move(node));
}

void YamlTreeBuilder::OnSequenceStart(const YAML::Mark &mark, const std::string &tag,
                                      YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    YamlNode node = nodeAt(mark, YamlNode::Kind::List);
    rejectAnchor(node.place, anchor);
    rejectTag(node.place, tag);
    open(std::move(node));
}

void YamlTreeBuilder::OnMapStart(const YAML::Mark &mark, const std::string &tag,
                                 YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    YamlNode node = nodeAt(mark, YamlNode::Kind::Map);
    rejectAnchor(node.place, anchor);
    rejectTag(node.place, tag);
    open(std::move(node));
}

void YamlTreeBuilder::rejectAnchor(Place place, YAML::anchor_t anchor)
{
    if (anchor != YAML::NullAnchor)
        m_log.add(place, {}, MistakeLog::tr("Anchors (&name) are not allowed."));
}

void YamlTreeBuilder::rejectTag(Place place, const std::string &tag)
{
    if (!tag.empty() && tag != "?" && tag != "!")
        m_log.add(place, {}, MistakeLog::tr("Tags (!name) are not allowed."));
}

void YamlTreeBuilder::open(YamlNode node)
{
    if (m_open.size() >= deepestNesting) {
        m_log.add(node.place, {}, MistakeLog::tr("The file is nested too deeply."));
        throw NestedTooDeeply();
    }
    m_open.push_back(std::move(node));
}

void YamlTreeBuilder::close()
{
    YamlNode node = std::move(m_open.back());
    m_open.pop_back();
    add(std::move(node));
}

void YamlTreeBuilder::add(YamlNode node)
{
    if (m_open.empty()) {
        m_root = std::move(node);
        return;
    }
    YamlNode &parent = m_open.back();
    if (parent.kind == YamlNode::Kind::Map)
        addToMap(parent, std::move(node));
    else
        parent.items.push_back(std::move(node));
}

void YamlTreeBuilder::addToMap(YamlNode &map, YamlNode node)
{
    if (map.keys.size() == map.items.size()) {
        checkKey(map, node);
        map.keys.push_back(std::move(node));
        return;
    }
    // yaml-cpp places a missing value at whatever comes next.
    if (node.kind == YamlNode::Kind::Empty)
        node.place = map.keys.back().place;
    map.items.push_back(std::move(node));
}

void YamlTreeBuilder::checkKey(const YamlNode &map, const YamlNode &key)
{
    if (key.kind != YamlNode::Kind::Scalar) {
        m_log.add(key.place, {}, MistakeLog::tr("A key has to be a word."));
        return;
    }
    if (map.keys.size() == mostKeys)
        m_log.add(key.place, key.text, MistakeLog::tr("There are too many keys here."));
    if (map.keys.size() >= mostKeys)
        return;
    const auto same = [&key](const YamlNode &other) { return other.text == key.text; };
    const auto first = std::find_if(map.keys.begin(), map.keys.end(), same);
    if (first != map.keys.end()) {
        m_log.add(key.place, key.text,
                  MistakeLog::tr("'%1' stands here twice; the first is in line %2.")
                      .arg(key.text)
                      .arg(first->place.line));
    }
}

} // namespace ringthrough
