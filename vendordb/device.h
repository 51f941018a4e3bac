#pragma once

#include "guide.h"
#include "recipe.h"
#include "rule.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace ringthrough {

/// How far the facts of a device family can be trusted. High: manual, vendor source code or a
/// recorded session. Medium: several guides agree, or one good one. Low: general knowledge.
enum class Confidence { Low, Medium, High };

/// The three answers to "is it on?".
enum class AlgState { Unknown, Off, On };

/// By what means the SIP ALG can be switched off.
enum class Switchable {
    Web,
    Cli,
    WebAndCli,
    No,           ///< it is there and no switch was found
    Absent,       ///< the family has no SIP ALG
    ProviderOnly, ///< only the internet provider can
    AppOnly,      ///< only in the maker's telephone app
};

/// As in files: web, cli, web+cli, no, absent, provider, app.
QString switchableName(Switchable value);
QString confidenceName(Confidence value); ///< as in files: low, medium, high
QString algStateName(AlgState value);     ///< as in files: unknown, off, on

/// What a person needs to sign in. No default password is ever tried; it is only shown.
struct SignInHint
{
    QString user; ///< the usual user name; empty when there is none or it varies
    QString text; ///< where to find the password, one or two sentences
};

/// A way round for somebody whose router cannot be switched, from a closed set.
enum class WayRound {
    SipOverTls,
    OtherSipPort,
    TcpTransport,
    Ipv6,
    StunOff,
    BridgeMode,
    OwnRouter,
    AskProvider,
    RegisterInRouter, ///< let the router's own telephony hold the account
};

/// As in files: tls, other_port, tcp, ipv6, stun_off, bridge, own_router, ask_provider,
/// register_in_router.
QString wayRoundName(WayRound value);

/// What the SIP ALG is called on this family, and whether it can be switched.
struct AlgFacts
{
    QString name;
    AlgState byDefault = AlgState::Unknown;
    Switchable switchable = Switchable::No;
};

/// One family of devices whose pages, commands and behaviour are the same.
struct Device
{
    QString id; ///< unique in the whole knowledge base, kebab-case, begins with the vendor's id
    QString family;
    QStringList models;
    QStringList madeBy; ///< ids of the vendors that build it for this one; found under both names
    QStringList addresses; ///< usual addresses of the settings page, host or URL
    SignInHint signIn;
    AlgFacts alg;
    QList<Rule> rules; ///< how to tell this family; see also Vendor::rules
    QList<GuideStep> guide;
    std::optional<Recipe> recipe;
    QList<GuideStep> also;     ///< other settings worth changing, `set` steps mostly
    QList<WayRound> waysRound; ///< best first
    QStringList notes;         ///< remarks a reader should know, full sentences
    QStringList see;           ///< ids of devices, vendors and articles to read as well
    QString noRecipe; ///< why it has no recipe though commands can switch it; empty otherwise
    QStringList sources;
    QDate checked;
    Confidence confidence = Confidence::Low;
    int line = 0; ///< in the vendor's file, from 1

    bool canDisable() const; ///< true for Web, Cli, WebAndCli and AppOnly
};

/// One maker or brand with its device families. One file each.
struct Vendor
{
    QString id; ///< kebab-case; the file is called <id>.yaml
    QString name;
    QStringList aliases;
    QStringList countries;
    QStringList related; ///< vendors whose devices say the same: same maker, other brand
    QList<Rule> rules;   ///< how to tell the vendor whatever the family
    QList<Probe> probes; ///< its pages that may be read without signing in
    QList<Device> devices;
    QString file; ///< where it was read from
};

} // namespace ringthrough
