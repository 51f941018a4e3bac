#pragma once

#include "diagnosis.h"
#include "sip_probe.h"

#include <QList>

#include <optional>

namespace ringthrough {

/// What the answers of an ordinary server give away about the way to one port of it, over one
/// transport.
struct Signs
{
    QList<Alteration> certain;
    bool baitInDoubt = false;       ///< the swapped bait has to tell whether it is a sign
    bool portLessInDoubt = false;   ///< and the swapped port-less probe
    std::optional<SipHost> outside; ///< what we look like to the server
    bool untranslated = false;      ///< the server sees our own address: there is no NAT
};

/// Only inferences that hold for every server that echoes Via, From and To as it must (RFC 3261,
/// 8.2.6); a server that tidies up what it echoes is told from an ALG by a second probe.
Signs signsIn(const ProbeResults &results, Wire wire, Way way = Way::Main);

/// What a mirror's answer to a bait gives away: what arrived there as it was sent came back
/// changed.
QList<Alteration> mirrorBaitSigns(const ProbeResults &results, Wire wire);

/// The answered probe of that kind; null when there is none.
const ProbeResult *answeredProbe(const ProbeResults &results, ProbeKind kind, Wire wire, Way way);

/// The Via of an answer that is ours.
QByteArray ownVia(const ProbeResult &result);

} // namespace ringthrough
