#pragma once

#include "case.h"
#include "document.h"
#include "knowledge_base.h"
#include "profile.h"

#include <QString>

namespace ringthrough {

/// A case with everything personal taken out or replaced by a stable pseudonym: full MAC, public
/// addresses, host names, serial numbers, SSIDs, user names. Private addresses stay.
Case redacted(const Case &state);

/// The report: a human first line, a short table, then the details; at the end the addresses for
/// firewalls and the support of the phone provider, when its profile is known. Always made from the
/// redacted case.
Document reportDocument(const Case &state, const KnowledgeBase &base,
                        const std::optional<Profile> &profile = std::nullopt);
QString reportAsText(const Case &state, const KnowledgeBase &base,
                     const std::optional<Profile> &profile = std::nullopt);
/// A whole page that prints on A4 and Letter.
QString reportAsHtml(const Case &state, const KnowledgeBase &base,
                     const std::optional<Profile> &profile = std::nullopt);
QByteArray reportAsJson(const Case &state);

/// The first line by itself: what came out, in a sentence; translated.
QString headline(const Case &state, const KnowledgeBase &base);

} // namespace ringthrough
