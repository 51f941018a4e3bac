#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <variant>

namespace ringthrough {

/// What the program was doing when something went wrong.
enum class During {
    Discovery,
    Connecting,
    SigningIn,
    Confirming, ///< making sure that it is the device the recipe is for
    Checking,
    Changing,
    Saving,
    Restarting,
    Undoing,
    SipTest,
};

QString duringName(During during); ///< a stable word for logs and JSON, such as "signing_in"

/// No default route leads anywhere.
struct NoGateway
{
};

/// Several default gateways are in use at once and somebody has to choose.
struct SeveralGateways
{
    QStringList addresses;
};

/// Nothing at the router's address answered on any port.
struct RouterSilent
{
    QString address;
};

/// The router answered, and the knowledge base does not know it.
struct RouterUnknown
{
    QString address;
};

/// There is no recipe for the device, or it may not be used here; `why` is for the agent.
struct NoRecipe
{
    QString device;
    QString why;
};

/// A recipe whose only proof is the SIP test was asked for without a SIP server.
struct SipServerNeeded
{
    QString device;
};

/// Nobody listens on that port, or the connection was refused or could not be routed.
struct ConnectionRefused
{
    QString address;
    quint16 port = 0;
    QString detail; ///< the system's own words
};

/// User name or password were not accepted.
struct SignInRefused
{
    QString user;
    QString detail;
};

/// The server offers no way to sign in that we speak.
struct SignInUnsupported
{
    QStringList offered;
};

/// Only outdated algorithms are offered, and nobody has agreed to use them.
struct ObsoleteAlgorithms
{
    QString detail;
};

/// The host key is not known and nobody agreed to it.
struct HostKeyUnknown
{
    QString fingerprint; ///< "SHA256:…"
};

/// The host key is another than the one remembered. The work stops.
struct HostKeyChanged
{
    QString expected;
    QString found;
};

/// The line dropped.
struct ConnectionLost
{
    During during = During::Connecting;
};

/// An answer did not come in time.
struct TimedOut
{
    During during = During::Connecting;
    std::chrono::milliseconds limit{0};
};

/// The device answered something that the recipe does not know. `reply` is cut and masked.
struct UnexpectedReply
{
    During during = During::Checking;
    QString reply;
};

/// More came back than any device of the kind says.
struct TooMuchOutput
{
    During during = During::Checking;
    qsizetype limit = 0; ///< bytes
};

/// This is not the device that the recipe was written for.
struct WrongDevice
{
    QString expected;
    QString found;
};

/// The device refused a command. `reply` is cut and masked.
struct CommandRefused
{
    QString command;
    QString reply;
};

/// Every command was taken and the setting is as it was.
struct SettingUnchanged
{
};

/// The change could not be taken back; the router's state is not certain.
struct UndoFailed
{
    QString state; ///< on, off or unknown, as far as could be seen
};

/// A person or a caller said stop.
struct Cancelled
{
};

/// The SIP server's name has no address.
struct HostNotFound
{
    QString host;
};

/// The SIP server or the mirror did not answer anything.
struct ServerSilent
{
    QString server;
};

/// There is nothing to undo.
struct NothingToUndo
{
};

/// A file could not be read, written or understood.
struct FileProblem
{
    QString file;
    QString detail;
};

/// Why something could not be done: facts only. The words for people, for the log and the exit code
/// are made by three visitors without a default branch, so a new cause does not compile until all
/// three speak.
using Problem =
    std::variant<NoGateway, SeveralGateways, RouterSilent, RouterUnknown, NoRecipe, SipServerNeeded,
                 ConnectionRefused, SignInRefused, SignInUnsupported, ObsoleteAlgorithms,
                 HostKeyUnknown, HostKeyChanged, ConnectionLost, TimedOut, UnexpectedReply,
                 TooMuchOutput, WrongDevice, CommandRefused, SettingUnchanged, UndoFailed,
                 Cancelled, HostNotFound, ServerSilent, NothingToUndo, FileProblem>;

/// For the person: what happened, why as far as known, what to do now. Plain text, translated.
QString wordsForPerson(const Problem &problem);

/// For the log, the report and the agent: one line, English, the facts. Never a secret.
QString wordsForLog(const Problem &problem);

/// A stable machine word for JSON, such as "sign_in_refused".
QString problemName(const Problem &problem);

/// The command line's exit code for it (2 to 8).
int exitCode(const Problem &problem);

} // namespace ringthrough
