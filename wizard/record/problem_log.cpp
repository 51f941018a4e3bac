#include "problem.h"

namespace ringthrough {

namespace {

QString ms(std::chrono::milliseconds limit)
{
    return QString::number(limit.count()) + QStringLiteral(" ms");
}

struct ForLog
{
    QString operator()(const NoGateway &) const { return QStringLiteral("no default route"); }
    QString operator()(const SeveralGateways &p) const
    {
        return QStringLiteral("several default gateways: ") +
               p.addresses.join(QStringLiteral(", "));
    }
    QString operator()(const RouterSilent &p) const
    {
        return QStringLiteral("no answer from %1 on any port").arg(p.address);
    }
    QString operator()(const RouterUnknown &p) const
    {
        return QStringLiteral("%1 answered, no rule fits").arg(p.address);
    }
    QString operator()(const NoRecipe &p) const
    {
        return QStringLiteral("no automatic change for '%1': %2").arg(p.device, p.why);
    }
    QString operator()(const SipServerNeeded &p) const
    {
        return QStringLiteral("'%1' can only be checked by a SIP test, and no SIP server is known")
            .arg(p.device);
    }
    QString operator()(const ConnectionRefused &p) const
    {
        return QStringLiteral("cannot connect to %1 port %2: %3")
            .arg(p.address, QString::number(p.port), p.detail);
    }
    QString operator()(const SignInRefused &p) const
    {
        return QStringLiteral("sign-in refused for user '%1': %2").arg(p.user, p.detail);
    }
    QString operator()(const SignInUnsupported &p) const
    {
        return QStringLiteral("no common way to sign in; offered: ") +
               p.offered.join(QStringLiteral(", "));
    }
    QString operator()(const ObsoleteAlgorithms &p) const
    {
        return QStringLiteral("only obsolete SSH algorithms offered: ") + p.detail;
    }
    QString operator()(const HostKeyUnknown &p) const
    {
        return QStringLiteral("unknown host key ") + p.fingerprint;
    }
    QString operator()(const HostKeyChanged &p) const
    {
        return QStringLiteral("host key changed: expected %1, found %2").arg(p.expected, p.found);
    }
    QString operator()(const ConnectionLost &p) const
    {
        return QStringLiteral("connection lost while ") + duringName(p.during);
    }
    QString operator()(const TimedOut &p) const
    {
        return QStringLiteral("no answer within %1 while %2")
            .arg(ms(p.limit), duringName(p.during));
    }
    QString operator()(const UnexpectedReply &p) const
    {
        return QStringLiteral("unexpected reply while %1: %2").arg(duringName(p.during), p.reply);
    }
    QString operator()(const TooMuchOutput &p) const
    {
        return QStringLiteral("more than %1 bytes while %2").arg(p.limit).arg(duringName(p.during));
    }
    QString operator()(const WrongDevice &p) const
    {
        return QStringLiteral("not the device of the recipe: expected %1, found %2")
            .arg(p.expected, p.found);
    }
    QString operator()(const CommandRefused &p) const
    {
        return QStringLiteral("command '%1' refused: %2").arg(p.command, p.reply);
    }
    QString operator()(const SettingUnchanged &) const
    {
        return QStringLiteral("every command was taken, the setting did not change");
    }
    QString operator()(const UndoFailed &p) const
    {
        return QStringLiteral("undo failed, state ") + p.state;
    }
    QString operator()(const Cancelled &) const { return QStringLiteral("cancelled"); }
    QString operator()(const HostNotFound &p) const
    {
        return QStringLiteral("host name not found: ") + p.host;
    }
    QString operator()(const ServerSilent &p) const
    {
        return QStringLiteral("no answer from SIP server ") + p.server;
    }
    QString operator()(const NothingToUndo &) const { return QStringLiteral("nothing to undo"); }
    QString operator()(const FileProblem &p) const
    {
        return QStringLiteral("file '%1': %2").arg(p.file, p.detail);
    }
};

struct Name
{
    QString operator()(const NoGateway &) const { return QStringLiteral("no_gateway"); }
    QString operator()(const SeveralGateways &) const { return QStringLiteral("several_gateways"); }
    QString operator()(const RouterSilent &) const { return QStringLiteral("router_silent"); }
    QString operator()(const RouterUnknown &) const { return QStringLiteral("router_unknown"); }
    QString operator()(const NoRecipe &) const { return QStringLiteral("no_recipe"); }
    QString operator()(const SipServerNeeded &) const
    {
        return QStringLiteral("sip_server_needed");
    }
    QString operator()(const ConnectionRefused &) const
    {
        return QStringLiteral("connection_refused");
    }
    QString operator()(const SignInRefused &) const { return QStringLiteral("sign_in_refused"); }
    QString operator()(const SignInUnsupported &) const
    {
        return QStringLiteral("sign_in_unsupported");
    }
    QString operator()(const ObsoleteAlgorithms &) const
    {
        return QStringLiteral("obsolete_algorithms");
    }
    QString operator()(const HostKeyUnknown &) const { return QStringLiteral("host_key_unknown"); }
    QString operator()(const HostKeyChanged &) const { return QStringLiteral("host_key_changed"); }
    QString operator()(const ConnectionLost &) const { return QStringLiteral("connection_lost"); }
    QString operator()(const TimedOut &) const { return QStringLiteral("timed_out"); }
    QString operator()(const UnexpectedReply &) const { return QStringLiteral("unexpected_reply"); }
    QString operator()(const TooMuchOutput &) const { return QStringLiteral("too_much_output"); }
    QString operator()(const WrongDevice &) const { return QStringLiteral("wrong_device"); }
    QString operator()(const CommandRefused &) const { return QStringLiteral("command_refused"); }
    QString operator()(const SettingUnchanged &) const
    {
        return QStringLiteral("setting_unchanged");
    }
    QString operator()(const UndoFailed &) const { return QStringLiteral("undo_failed"); }
    QString operator()(const Cancelled &) const { return QStringLiteral("cancelled"); }
    QString operator()(const HostNotFound &) const { return QStringLiteral("host_not_found"); }
    QString operator()(const ServerSilent &) const { return QStringLiteral("server_silent"); }
    QString operator()(const NothingToUndo &) const { return QStringLiteral("nothing_to_undo"); }
    QString operator()(const FileProblem &) const { return QStringLiteral("file_problem"); }
};

} // namespace

QString wordsForLog(const Problem &problem)
{
    return std::visit(ForLog{}, problem);
}

QString problemName(const Problem &problem)
{
    return std::visit(Name{}, problem);
}

} // namespace ringthrough
