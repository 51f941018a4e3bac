#include "vocabulary.h"
#include "device.h"
#include "named.h"

namespace ringthrough {

namespace {

constexpr NameTable<Signal, 21> signalTable{
    {{Signal::HttpStatus, "http.status"}, {Signal::HttpTitle, "http.title"},
     {Signal::HttpServer, "http.server"}, {Signal::HttpRealm, "http.realm"},
     {Signal::HttpCookie, "http.cookie"}, {Signal::HttpLocation, "http.location"},
     {Signal::HttpBody, "http.body"},     {Signal::HttpFaviconMd5, "http.favicon_md5"},
     {Signal::HttpHeader, "http.header"}, {Signal::TlsSubject, "tls.subject"},
     {Signal::SsdpServer, "ssdp.server"}, {Signal::SsdpSt, "ssdp.st"},
     {Signal::UpnpXml, "upnp.xml"},       {Signal::UpnpManufacturer, "upnp.manufacturer"},
     {Signal::UpnpModel, "upnp.model"},   {Signal::Tr064Xml, "tr064.xml"},
     {Signal::HnapXml, "hnap.xml"},       {Signal::TelnetBanner, "telnet.banner"},
     {Signal::SshBanner, "ssh.banner"},   {Signal::Mac, "mac"},
     {Signal::DnsName, "dns.name"}}};

constexpr NameTable<Weight, 4> weights{{{Weight::Weak, "weak"},
                                        {Weight::Strong, "strong"},
                                        {Weight::Maker, "maker"},
                                        {Weight::Model, "model"}}};

constexpr NameTable<Transport, 2> transports{
    {{Transport::Telnet, "telnet"}, {Transport::Ssh, "ssh"}}};

constexpr NameTable<Effect, 3> effects{{{Effect::AtOnce, "at_once"},
                                        {Effect::AfterSave, "after_save"},
                                        {Effect::AfterRestart, "after_restart"}}};

constexpr NameTable<StepKind, 11> stepKinds{{{StepKind::Open, "open"},
                                             {StepKind::SignIn, "sign_in"},
                                             {StepKind::Go, "go"},
                                             {StepKind::Set, "set"},
                                             {StepKind::Press, "press"},
                                             {StepKind::Type, "type"},
                                             {StepKind::Wait, "wait"},
                                             {StepKind::Restart, "restart"},
                                             {StepKind::App, "app"},
                                             {StepKind::AskProvider, "ask_provider"},
                                             {StepKind::Note, "note"}}};

constexpr NameTable<Control, 6> controls{{{Control::Checkbox, "checkbox"},
                                          {Control::Radio, "radio"},
                                          {Control::Dropdown, "dropdown"},
                                          {Control::Toggle, "toggle"},
                                          {Control::Button, "button"},
                                          {Control::Text, "text"}}};

constexpr NameTable<Switchable, 7> switchables{{{Switchable::Web, "web"},
                                                {Switchable::Cli, "cli"},
                                                {Switchable::WebAndCli, "web+cli"},
                                                {Switchable::No, "no"},
                                                {Switchable::Absent, "absent"},
                                                {Switchable::ProviderOnly, "provider"},
                                                {Switchable::AppOnly, "app"}}};

constexpr NameTable<Confidence, 3> confidences{
    {{Confidence::Low, "low"}, {Confidence::Medium, "medium"}, {Confidence::High, "high"}}};

constexpr NameTable<AlgState, 3> algStates{
    {{AlgState::Unknown, "unknown"}, {AlgState::Off, "off"}, {AlgState::On, "on"}}};

constexpr NameTable<WayRound, 9> waysRound{{{WayRound::SipOverTls, "tls"},
                                            {WayRound::OtherSipPort, "other_port"},
                                            {WayRound::TcpTransport, "tcp"},
                                            {WayRound::Ipv6, "ipv6"},
                                            {WayRound::StunOff, "stun_off"},
                                            {WayRound::BridgeMode, "bridge"},
                                            {WayRound::OwnRouter, "own_router"},
                                            {WayRound::AskProvider, "ask_provider"},
                                            {WayRound::RegisterInRouter, "register_in_router"}}};

constexpr NameTable<DialogueEffect, 5> dialogueEffects{{{DialogueEffect::SetsOff, "sets_off"},
                                                        {DialogueEffect::SetsOn, "sets_on"},
                                                        {DialogueEffect::Saves, "saves"},
                                                        {DialogueEffect::Restarts, "restarts"},
                                                        {DialogueEffect::Ends, "ends"}}};

constexpr NameTable<Match, 4> matches{{{Match::Equals, "equals"},
                                       {Match::Prefix, "prefix"},
                                       {Match::Contains, "contains"},
                                       {Match::Regex, "regex"}}};

} // namespace

QString signalName(Signal value)
{
    return nameIn(signalTable, value);
}
std::optional<Signal> signalFromName(const QString &name)
{
    return valueIn(signalTable, name);
}

QList<QString> signalNames()
{
    return namesIn(signalTable);
}

QString weightName(Weight value)
{
    return nameIn(weights, value);
}
QString transportName(Transport value)
{
    return nameIn(transports, value);
}
QString effectName(Effect value)
{
    return nameIn(effects, value);
}
QString stepKindName(StepKind value)
{
    return nameIn(stepKinds, value);
}
QString controlName(Control value)
{
    return nameIn(controls, value);
}
QString switchableName(Switchable value)
{
    return nameIn(switchables, value);
}
QString confidenceName(Confidence value)
{
    return nameIn(confidences, value);
}
QString algStateName(AlgState value)
{
    return nameIn(algStates, value);
}
QString wayRoundName(WayRound value)
{
    return nameIn(waysRound, value);
}
QString matchName(Match value)
{
    return nameIn(matches, value);
}
QString dialogueEffectName(DialogueEffect value)
{
    return nameIn(dialogueEffects, value);
}

std::optional<Weight> weightFromName(const QString &name)
{
    return valueIn(weights, name);
}
std::optional<Transport> transportFromName(const QString &name)
{
    return valueIn(transports, name);
}
std::optional<Effect> effectFromName(const QString &name)
{
    return valueIn(effects, name);
}
std::optional<StepKind> stepKindFromName(const QString &name)
{
    return valueIn(stepKinds, name);
}
std::optional<Control> controlFromName(const QString &name)
{
    return valueIn(controls, name);
}
std::optional<Switchable> switchableFromName(const QString &name)
{
    return valueIn(switchables, name);
}
std::optional<Confidence> confidenceFromName(const QString &name)
{
    return valueIn(confidences, name);
}
std::optional<AlgState> algStateFromName(const QString &name)
{
    return valueIn(algStates, name);
}
std::optional<WayRound> wayRoundFromName(const QString &name)
{
    return valueIn(waysRound, name);
}
std::optional<Match> matchFromName(const QString &name)
{
    return valueIn(matches, name);
}
std::optional<DialogueEffect> dialogueEffectFromName(const QString &name)
{
    return valueIn(dialogueEffects, name);
}

template <>
const ClosedList<Signal> &closedList<Signal>()
{
    static const ClosedList<Signal> list{namesIn(signalTable), signalFromName};
    return list;
}

template <>
const ClosedList<Weight> &closedList<Weight>()
{
    static const ClosedList<Weight> list{namesIn(weights), weightFromName};
    return list;
}

template <>
const ClosedList<Transport> &closedList<Transport>()
{
    static const ClosedList<Transport> list{namesIn(transports), transportFromName};
    return list;
}

template <>
const ClosedList<Effect> &closedList<Effect>()
{
    static const ClosedList<Effect> list{namesIn(effects), effectFromName};
    return list;
}

template <>
const ClosedList<Control> &closedList<Control>()
{
    static const ClosedList<Control> list{namesIn(controls), controlFromName};
    return list;
}

template <>
const ClosedList<Switchable> &closedList<Switchable>()
{
    static const ClosedList<Switchable> list{namesIn(switchables), switchableFromName};
    return list;
}

template <>
const ClosedList<Confidence> &closedList<Confidence>()
{
    static const ClosedList<Confidence> list{namesIn(confidences), confidenceFromName};
    return list;
}

template <>
const ClosedList<AlgState> &closedList<AlgState>()
{
    static const ClosedList<AlgState> list{namesIn(algStates), algStateFromName};
    return list;
}

template <>
const ClosedList<WayRound> &closedList<WayRound>()
{
    static const ClosedList<WayRound> list{namesIn(waysRound), wayRoundFromName};
    return list;
}

template <>
const ClosedList<DialogueEffect> &closedList<DialogueEffect>()
{
    static const ClosedList<DialogueEffect> list{namesIn(dialogueEffects), dialogueEffectFromName};
    return list;
}

} // namespace ringthrough
