#pragma once

#include "device.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace ringthrough {

/// One step as a full sentence, translated, for reading aloud: «Click "WAN", then "NAT
/// Passthrough".» Labels are kept letter-exact.
QString stepSentence(const GuideStep &step, const Device &device);

/// What a way round is and what to do, as a title and a short text; translated.
QString wayRoundTitle(WayRound way);
QString wayRoundText(WayRound way);

/// What can be said about switching it off, in one or two sentences; honest about doubt.
QString switchableSentence(const Vendor &vendor, const Device &device);

/// The whole instructions for one device family: where, sign-in, steps, other settings, ways round,
/// remarks, confidence, sources and date.
QString guideAsText(const Vendor &vendor, const Device &device);
QString guideAsMarkdown(const Vendor &vendor, const Device &device);
QString guideAsHtml(const Vendor &vendor,
                    const Device &device); ///< a whole page, no outside reference
QJsonObject guideAsJson(const Vendor &vendor, const Device &device);

} // namespace ringthrough
