#pragma once

#include "profile.h"
#include "yaml_reader.h"

namespace ringthrough {

// One function a part of a profile. Each reports into the log and returns what it could read, which
// is usable only when the log stayed empty.
SipServer readSipServer(const YamlNode &node, MistakeLog &log);
MirrorServer readMirror(const YamlNode &node, MistakeLog &log);
StunServer readStunServer(const YamlNode &node, MistakeLog &log);
SupportContact readSupport(YamlReader &parent);
FirewallAddress readFirewallAddress(const YamlNode &node, MistakeLog &log);
ProviderNote readProviderNote(const YamlNode &node, MistakeLog &log);

/// A text that may be shown as it is: one paragraph without control characters, and not endless.
QString readPlainText(YamlReader &reader, const char *key, Need need = Need::Optional);
QStringList readPlainTexts(YamlReader &reader, const char *key);
/// A map from codes of languages to such texts.
LocalText readLocalText(YamlReader &reader, const char *key, Need need = Need::Optional);

} // namespace ringthrough
