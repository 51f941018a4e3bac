#pragma once

#include "evidence.h"

#include <QByteArray>
#include <QList>
#include <QRegularExpression>
#include <QString>

namespace ringthrough {

/// How much one fitting observation is worth. Weak ones never add up to "sure".
enum class Weight {
    Weak,   ///< MAC prefix, usual address, generic names: a hint that may only raise a candidate
    Strong, ///< page paths and script names, a model pattern without the brand
    Maker,  ///< the brand itself in title, realm, certificate; proves the vendor
    Model,  ///< vendor interface or text that names maker and product; proves the device
};

QString weightName(Weight weight); ///< as in files: weak, strong, maker, model

/// How a rule compares its text with an observation's value.
enum class Match {
    Equals,
    Prefix,   ///< the value begins with the text
    Contains, ///< the text stands somewhere in the value
    Regex,    ///< unanchored; named groups `model` and `firmware` are captured
};

/// One fingerprint: which observation, how it is compared, what it proves.
struct Rule
{
    Signal signal = Signal::HttpBody;
    Match match = Match::Equals;
    QString text;             ///< for Regex the pattern
    QRegularExpression regex; ///< valid only for Regex
    Weight weight = Weight::Weak;
    QString path;           ///< only observations whose URL has this path; empty: any
    QString setsModel;      ///< model to report when the rule fits without capturing one
    bool mustNot = false;   ///< when it fits, the vendor or device is ruled out
    QStringList matches;    ///< examples that must fit, real values
    QStringList matchesNot; ///< examples that must not fit
    int line = 0;           ///< in the vendor's file, from 1

    /// True when the observation fits; model and firmware are set where the rule captures them.
    bool fits(const Observation &seen, QString *model = nullptr, QString *firmware = nullptr) const;

    /// The rule in a few words, for the reasons shown to an agent.
    QString toString() const;
};

/// A page that may be asked without signing in, when something already points at the vendor.
struct Probe
{
    enum class Method { Get, Post };
    Method method = Method::Get;
    int port = 0;     ///< 0: the port the settings page was found on
    bool tls = false; ///< only with a port of its own
    QString path;     ///< begins with "/"
    QByteArray body;  ///< Post only; one of the documented read-only requests
    QList<QPair<QByteArray, QByteArray>> headers;
    Signal reportsAs = Signal::HttpBody; ///< http.body, tr064.xml, hnap.xml or upnp.xml
};

} // namespace ringthrough
