#include "problem.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

// What happened, why as far as known, what to do now. No blame, no codes, no jargon.
struct ForPerson
{
    Q_DECLARE_TR_FUNCTIONS(Problem)

public:
    QString operator()(const NoGateway &) const
    {
        return tr(
            "This computer is not connected to a router at the moment. Check the network cable "
            "or the Wi-Fi, then try again.");
    }
    QString operator()(const SeveralGateways &) const
    {
        return tr(
            "This computer is connected in more than one way. Choose the connection that your "
            "phones use.");
    }
    QString operator()(const RouterSilent &p) const
    {
        return tr("Your router (%1) does not answer our questions. If your internet works, it "
                  "only keeps to itself which one it is: choose it from a list. If not, make sure "
                  "that it is switched on, and try again.")
            .arg(p.address);
    }
    QString operator()(const RouterUnknown &) const
    {
        return tr(
            "Your router answers, but we do not know this kind yet. Look at the label on the box "
            "and choose it from the list.");
    }
    QString operator()(const NoRecipe &) const
    {
        return tr(
            "This router cannot be changed automatically. The steps to do it by hand are ready "
            "for you.");
    }
    QString operator()(const SipServerNeeded &) const
    {
        return tr(
            "On this router we can only see whether the change worked by testing against your "
            "phone provider's server. Enter the name of the server first. It stands in your "
            "phone's settings.");
    }
    QString operator()(const ConnectionRefused &) const
    {
        return tr(
            "Your router did not let us in this way. This kind of access may be switched off. "
            "Nothing was changed.");
    }
    QString operator()(const SignInRefused &) const
    {
        return tr(
            "Your router did not accept the user name or the password. Nothing was changed. Check "
            "both and try again. The password is often printed on the label of the router.");
    }
    QString operator()(const SignInUnsupported &) const
    {
        return tr("Your router wants another kind of sign-in than a password. Nothing was changed. "
                  "Follow the steps by hand instead.");
    }
    QString operator()(const ObsoleteAlgorithms &) const
    {
        return tr("Your router only speaks an old kind of encryption. Nothing was sent to it.");
    }
    QString operator()(const HostKeyUnknown &) const
    {
        return tr(
            "We have not met this router before, and nobody confirmed that it is yours. Nothing "
            "was sent to it.");
    }
    QString operator()(const HostKeyChanged &) const
    {
        return tr(
            "Something at your router's address shows another identity than last time. After a "
            "factory reset that is normal. Otherwise another device may be pretending to be your "
            "router. No password was sent.");
    }
    QString operator()(const ConnectionLost &) const
    {
        return tr("The connection to your router broke off.");
    }
    QString operator()(const TimedOut &) const
    {
        return tr("Your router took too long to answer.");
    }
    QString operator()(const UnexpectedReply &) const
    {
        return tr("Your router answered in a way that we do not know, so we stopped.");
    }
    QString operator()(const TooMuchOutput &) const
    {
        return tr("Your router sent far more than expected, so we stopped.");
    }
    QString operator()(const WrongDevice &) const
    {
        return tr("This is not the router that the steps were made for. Nothing was changed.");
    }
    QString operator()(const CommandRefused &) const
    {
        return tr("Your router did not accept one of the commands.");
    }
    QString operator()(const SettingUnchanged &) const
    {
        return tr("Your router took every command, but the setting stayed as it was.");
    }
    QString operator()(const UndoFailed &) const
    {
        return tr(
            "The change could not be taken back. Restart your router by pulling its power plug for "
            "ten seconds, then test again.");
    }
    QString operator()(const Cancelled &) const { return tr("You stopped this step."); }
    QString operator()(const HostNotFound &p) const
    {
        return tr("There is no server named \"%1\". Check the spelling.").arg(p.host);
    }
    QString operator()(const ServerSilent &p) const
    {
        return tr("The server \"%1\" does not answer.").arg(p.server);
    }
    QString operator()(const NothingToUndo &) const
    {
        return tr("There is no change to take back.");
    }
    QString operator()(const FileProblem &p) const
    {
        return tr("The file \"%1\" could not be used.").arg(p.file);
    }
};

} // namespace

QString wordsForPerson(const Problem &problem)
{
    return std::visit(ForPerson{}, problem);
}

} // namespace ringthrough
