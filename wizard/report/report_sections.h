#pragma once

#include "case.h"
#include "document.h"
#include "knowledge_base.h"

namespace ringthrough {

// The parts of a report, each made from a case that is redacted already. A part the case does not
// have gives a section without content.

DocumentSection summarySection(const Case &state, const KnowledgeBase &base);
DocumentSection reasonsSection(const Case &state);
DocumentSection testSection(const QString &heading, const std::optional<Diagnosis> &diagnosis);
DocumentSection messagesSection(const QString &heading, const std::optional<Diagnosis> &diagnosis);
DocumentSection changeSection(const Case &state);
DocumentSection pathSection(const Case &state);  ///< the checks around the test
DocumentSection voiceSection(const Case &state); ///< the measurement of speech, second by second
DocumentSection adviceSection(const Case &state, const KnowledgeBase &base);
DocumentSection proofSection(const Case &state);

} // namespace ringthrough
