#pragma once

#include "device.h"
#include "document.h"

namespace ringthrough {

/// One step, with the lines to type kept apart from the sentence.
DocumentItem stepItem(const GuideStep &step, const Device &device);

/// How sure we are of the facts, as a sentence; translated.
QString confidenceSentence(Confidence confidence);

/// How the router is set when it is new; empty when it is not known.
QString defaultSentence(AlgState state);

/// The whole guide for one device family, to be rendered in any format.
Document guideDocument(const Vendor &vendor, const Device &device);

} // namespace ringthrough
