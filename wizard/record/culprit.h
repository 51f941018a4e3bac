#pragma once

#include <QString>

namespace ringthrough {

/// Which box on the way it is.
enum class Layer {
    Unknown,
    HomeRouter,   ///< the person's own router
    SecondRouter, ///< another one between it and the provider
    Provider,     ///< the internet provider's network
};

QString layerName(Layer layer); ///< unknown, home_router, second_router, provider

/// How sure a verdict is.
enum class HowSure {
    Certain, ///< nothing else explains what was seen
    Likely,  ///< something else could, though we know of nothing that does
};

QString certaintyName(HowSure certainty); ///< certain, likely

/// What kind of ALG leaves such marks, where that can be told.
enum class AlgKind {
    Unknown,
    LinuxKernel,     ///< nf_nat_sip, or a vendor's copy of it
    Proxy,           ///< a SIP proxy in the router that takes every call for itself
    Fortinet,        ///< adds an SDP line i=(o=…)
    AddressReplacer, ///< replaces an address wherever it stands
};

QString algKindName(AlgKind kind); ///< unknown, linux_kernel, proxy, fortinet, address_replacer

/// An everyday trouble that an ALG causes, shown with a mirror.
enum class Trouble {
    SharedRtpPort,   ///< two phones of one home that use the same port for speech
    NoContentLength, ///< an INVITE that leaves its length out, as it may over UDP
    NameInOrigin,    ///< a host name in the o= line of the session description
    GrownMessage,    ///< a message that no longer fits into a packet after it was altered
};

QString troubleName(Trouble trouble);    ///< shared_rtp_port, no_content_length, …
QString wordsForPerson(Trouble trouble); ///< which everyday trouble it causes

/// What a trouble test showed.
struct TroubleTest
{
    Trouble trouble = Trouble::SharedRtpPort;
    bool happens = false; ///< lost where a control came through

    friend bool operator==(const TroubleTest &, const TroubleTest &) = default;
};

/// Who alters the traffic, in a sentence for the person; empty when it is not known.
QString wordsForPerson(Layer layer);

} // namespace ringthrough
