#pragma once

#include "mirror_answer.h"

#include <QByteArray>

namespace ringthrough {

/// The two sides of one flow through a router: the phone's own end, and what it looks like outside.
struct TranslatedFlow
{
    PacketEnd inside;
    PacketEnd outside;
};

/// What the ALG of a Linux router makes of a phone's request: its address and port in Via, Contact,
/// From and To, its address in o= and c=, and a Content-Length that fits again.
QByteArray rewrittenOutward(const QByteArray &request, const TranslatedFlow &flow);

/// And of the answer: everything put back, so that the phone does not notice.
QByteArray rewrittenInward(const QByteArray &answer, const TranslatedFlow &flow);

} // namespace ringthrough
