#pragma once

#include "device.h"
#include "yaml_tree.h"

namespace ringthrough {

class YamlReader;

// One function a part of a vendor's file. Each reports into the log and returns what it could
// read, which is usable only when the log stayed empty.
Rule readRule(const YamlNode &node, MistakeLog &log);
Probe readProbe(const YamlNode &node, MistakeLog &log);
GuideStep readGuideStep(const YamlNode &node, MistakeLog &log);
Recipe readRecipe(const YamlNode &node, MistakeLog &log);
Dialogue readDialogue(const YamlNode &node, MistakeLog &log);
Device readDevice(const YamlNode &node, MistakeLog &log, const QString &vendorId);
Vendor readVendor(const YamlNode &node, MistakeLog &log);

// Keys that files of several kinds have.
void readFormat(YamlReader &reader);
QString readFileId(YamlReader &reader); ///< the file has to be called after it
QDate readChecked(YamlReader &reader);

} // namespace ringthrough
