#include "advice.h"

#include "named.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

constexpr NameTable<AdviceKind, 21> kinds{
    {{AdviceKind::RestartPhone, "restart_phone"},
     {AdviceKind::TestCalls, "test_calls"},
     {AdviceKind::TestAgain, "test_again"},
     {AdviceKind::AnotherServer, "another_server"},
     {AdviceKind::NameRouter, "name_router"},
     {AdviceKind::SwitchOffForMe, "switch_off_for_me"},
     {AdviceKind::SwitchOffByHand, "switch_off_by_hand"},
     {AdviceKind::UseTls, "use_tls"},
     {AdviceKind::UseOtherPort, "use_other_port"},
     {AdviceKind::UseTcp, "use_tcp"},
     {AdviceKind::UseIpv6, "use_ipv6"},
     {AdviceKind::LookAtSecondRouter, "look_at_second_router"},
     {AdviceKind::AskInternetProvider, "ask_internet_provider"},
     {AdviceKind::CheckFirewall, "check_firewall"},
     {AdviceKind::OwnRouter, "own_router"},
     {AdviceKind::ShorterKeepAlive, "shorter_keep_alive"},
     {AdviceKind::SwitchOffStun, "switch_off_stun"},
     {AdviceKind::ImproveLine, "improve_line"},
     {AdviceKind::LookWithAccount, "look_with_account"},
     {AdviceKind::TryMirror, "try_mirror"},
     {AdviceKind::NothingToDo, "nothing_to_do"}}};

constexpr NameTable<Sureness, 3> surenesses{{{Sureness::Measured, "measured"},
                                             {Sureness::Likely, "likely"},
                                             {Sureness::WorthATry, "worth_a_try"}}};

constexpr NameTable<AdvicePlace, 6> places{{{AdvicePlace::None, "none"},
                                            {AdvicePlace::SwitchOff, "switch_off"},
                                            {AdvicePlace::Guide, "guide"},
                                            {AdvicePlace::Test, "test"},
                                            {AdvicePlace::Routers, "routers"},
                                            {AdvicePlace::Account, "account"}}};

} // namespace

QString adviceKindName(AdviceKind kind)
{
    return nameIn(kinds, kind);
}

QString surenessName(Sureness sureness)
{
    return nameIn(surenesses, sureness);
}

QString advicePlaceName(AdvicePlace place)
{
    return nameIn(places, place);
}

QString wordsForPerson(Sureness sureness)
{
    switch (sureness) {
    case Sureness::Measured:
        return QCoreApplication::translate("Advice", "We measured this here.");
    case Sureness::Likely:
        return QCoreApplication::translate("Advice", "This is likely to help.");
    case Sureness::WorthATry:
        return QCoreApplication::translate("Advice", "This is worth a try.");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace ringthrough
