#pragma once

#include "case.h"
#include "path_samples.h"

namespace ringthrough {

/// A case in which every part is filled and no field has its default value, so that a field that is
/// forgotten somewhere shows.
inline Case fullCase()
{
    using namespace Qt::StringLiterals;
    Case state;
    state.reference = u"KX4-7TM"_s;
    state.startedAt = QDateTime(QDate(2026, 11, 22), QTime(13, 45, 1, 250), Qt::UTC);
    state.network = Network{{Gateway{QHostAddress(u"192.168.1.1"_s), u"eth0"_s, 2, LinkKind::Cable,
                                     QHostAddress(u"192.168.1.20"_s), u"00:0c:42:aa:bb:cc"_s, 100},
                             Gateway{QHostAddress(u"fe80::1%eth0"_s), u"eth0"_s, 2, LinkKind::Wifi,
                                     QHostAddress(u"2001:db8:77:1::5"_s), QString(), 1024}},
                            1};
    const Observation title{Signal::HttpTitle, u"RouterOS <b>\"page\"</b>"_s,
                            QUrl(u"http://192.168.1.1/"_s)};
    state.evidence = Evidence{u"192.168.1.1"_s, u"00:0c:42:aa:bb:cc"_s, {title}};
    state.identification =
        Identification{{Candidate{u"mikrotik"_s,
                                  u"MikroTik"_s,
                                  u"mikrotik-routeros"_s,
                                  u"RouterOS v6 and v7"_s,
                                  u"hAP ac2"_s,
                                  u"6.49.10"_s,
                                  0.97,
                                  {Reason{title, u"http.title equals"_s}}},
                        Candidate{u"asus"_s, u"ASUS"_s, {}, {}, {}, {}, 0.31, {}}}};
    state.chosenDevice = u"mikrotik-routeros"_s;
    state.chosenByPerson = true;
    state.before =
        Diagnosis{Verdict::Altered,
                  VerdictReason::MirrorDiffers,
                  true,
                  {Alteration{u"Contact"_s, u"<sip:a@192.168.1.20>"_s, u"<sip:a@203.0.113.9>"_s,
                              true, u"udp 5060 INVITE"_s}},
                  {ProbeRecord{u"INVITE"_s, u"udp"_s, u"198.51.100.1:5060"_s,
                               u"192.168.1.20:5060"_s, u"altered"_s, u"INVITE sip:x SIP/2.0\r\n"_s,
                               u"INVITE sip:y SIP/2.0\r\n"_s, 2}},
                  u"mirror.example:5060"_s,
                  u"both"_s,
                  312,
                  Layer::HomeRouter,
                  AlgKind::LinuxKernel,
                  HowSure::Likely,
                  {TroubleTest{Trouble::NameInOrigin, true}}};
    state.path = fullPath();
    state.account = fullAccount();
    state.change = Change{ChangeOutcome::Off,
                          u"mikrotik-routeros"_s,
                          u"192.168.1.1"_s,
                          Transport::Ssh,
                          AlgState::On,
                          AlgState::Off,
                          {u"/ip firewall service-port disable sip"_s},
                          {TranscriptLine{true, u"/quit"_s}, TranscriptLine{false, u"bye"_s}},
                          true,
                          {VerifiedBy::Check, VerifiedBy::SipTest},
                          u"command 'x' refused: no"_s,
                          u"Your router did not accept one of the commands."_s,
                          u"command_refused"_s,
                          true,
                          1234};
    state.guided = GuidedChange{u"mikrotik-routeros"_s, 3, 6};
    state.after = state.before;
    state.after->verdict = Verdict::Clean;
    state.after->reason = VerdictReason::MirrorUnchanged;
    state.after->alterations.clear();
    state.proof = Proof{true, true, true, true};
    return state;
}

} // namespace ringthrough
