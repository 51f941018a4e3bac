#pragma once

#include "account_finding.h"
#include "path_report.h"

namespace ringthrough {

/// What all checks around the test could have found; no field has its default value.
inline PathReport fullPath()
{
    using namespace Qt::StringLiterals;
    PathReport report;
    report.tls = TlsFinding{Reach::Answered,
                            u"sip.example.com:5061"_s,
                            true,
                            true,
                            true,
                            u"CN=sip.example.com"_s,
                            u"CN=Some Authority,O=Example"_s,
                            {u"The certificate has expired"_s},
                            43};
    report.otherPorts = {PortFinding{u"sip.example.com:5080"_s, u"udp"_s, Reach::Answered, 21},
                         PortFinding{u"sip.example.com:5060"_s, u"tcp"_s, Reach::Refused, 22},
                         PortFinding{u"sip.example.com:5443"_s, u"tls"_s, Reach::NoWay, 23}};
    report.ipv6 = Ipv6Finding{true, Reach::Refused, true, u"[2001:db8:5::2]:5060"_s};
    report.nat = NatFinding{NatDependence::EndpointIndependent,
                            NatDependence::AddressAndPort,
                            true,
                            u"192.0.2.77"_s,
                            {u"stun.example.com:3478"_s}};
    report.layers =
        LayersFinding{Translation::Carrier, u"100.64.3.9"_s, u"192.0.2.77"_s, u"nat-pmp"_s};
    report.lifetime = LifetimeFinding{27, 30};
    report.voice = VoiceFinding{4, 3, 30, {20100, -1, 21000, 40500}, 25.0, 1.5, 21.0, 40.5, 3.9};
    report.elapsedMs = 9876;
    return report;
}

inline AccountFinding fullAccount()
{
    using namespace Qt::StringLiterals;
    const QString ours = u"sip:rt-3139322e3136382e312e3230-9c40-ab12"_s;
    return {true,
            ours + u"@192.168.1.20:40000"_s,
            {BindingView{u"udp 5060"_s, {u'<' + ours + u"@192.168.1.20:40000>;q=0.0"_s}},
             BindingView{u"tls 5061"_s, {u'<' + ours + u"@192.0.2.77:40000>;q=0.0"_s}}},
            true,
            true};
}

} // namespace ringthrough
