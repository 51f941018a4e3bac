#pragma once

#include "yaml_tree.h"

#include <yaml-cpp/eventhandler.h>

#include <exception>
#include <vector>

namespace ringthrough {

/// Thrown after the mistake was noted, to make yaml-cpp stop.
struct NestedTooDeeply : std::exception
{
};

/// Turns yaml-cpp's events into a tree, and notes what the format does not allow.
class YamlTreeBuilder : public YAML::EventHandler
{
public:
    explicit YamlTreeBuilder(MistakeLog &log) : m_log(log) {}

    YamlNode takeRoot() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override { close(); }

private:
    YamlNode nodeAt(const YAML::Mark &mark, YamlNode::Kind kind) const;
    void rejectAnchor(Place place, YAML::anchor_t anchor);
    void rejectTag(Place place, const std::string &tag);
    void open(YamlNode node);
    void close();
    void add(YamlNode node);
    void addToMap(YamlNode &map, YamlNode node);
    void checkKey(const YamlNode &map, const YamlNode &key);

    MistakeLog &m_log;
    YamlNode m_root;
    std::vector<YamlNode> m_open;
};

} // namespace ringthrough
