#pragma once

#include "document.h"
#include "knowledge_base.h"
#include "profile.h"

#include <QJsonObject>

namespace ringthrough {

/// One step, with the lines to type kept apart from the sentence.
DocumentItem stepItem(const GuideStep &step, const Device &device);

/// How sure we are of the facts, as a sentence; translated.
QString confidenceSentence(Confidence confidence);

/// How the router is set when it is new; empty when it is not known.
QString defaultSentence(AlgState state);

/// What a link of the data is called; empty when it leads nowhere.
QString titleOf(const QString &target, const KnowledgeBase &base);

/// The whole instructions for one device family: where, sign-in, steps, what the phone provider
/// says, other settings, ways round, remarks, what else to read, confidence, sources and date.
Document guideDocument(const DeviceRef &ref, const KnowledgeBase &base,
                       const std::optional<Profile> &profile = std::nullopt);

/// The same as data.
QJsonObject guideAsJson(const DeviceRef &ref, const std::optional<Profile> &profile = std::nullopt);

/// An article that all guides share.
Document articleDocument(const Article &article, const KnowledgeBase &base);
QJsonObject articleAsJson(const Article &article);

/// A list of things to read, by their ids; those that lead nowhere are left out.
DocumentSection seeSection(const QStringList &ids, const KnowledgeBase &base);

} // namespace ringthrough
