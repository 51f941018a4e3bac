#include "account_words.h"

#include "account_views.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

constexpr qsizetype mostPhones = 8;
constexpr qsizetype longestPlace = 60;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Account)
};

// What a registrar says is shown as one line of plain text.
QString placeText(const SipHost &place)
{
    QString text = QString::fromUtf8(place.host.left(longestPlace));
    text.removeIf([](QChar one) { return !one.isPrint(); });
    if (text.isEmpty())
        return QStringLiteral("?");
    return place.port < 0 ? text : text + QLatin1Char(':') + QString::number(place.port);
}

QString listWords(const BindingView &view, const QByteArray &ourUser, const QString &heading)
{
    QStringList lines{heading};
    for (const QString &contact : view.contacts.mid(0, mostPhones)) {
        const QByteArray binding = contact.toUtf8();
        const QString place = placeText(hostOfUri(binding));
        lines << (userOf(binding) == ourUser ? Words::tr("• our test phone at %1").arg(place)
                                             : Words::tr("• another phone at %1").arg(place));
    }
    if (view.contacts.size() > mostPhones)
        lines << Words::tr("• and others");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString accountProblemWords(const Problem &problem)
{
    if (std::holds_alternative<SignInRefused>(problem))
        return Words::tr("Your phone provider did not accept the user name or the password. We "
                         "tried it once and not again.");
    if (std::holds_alternative<SignInUnsupported>(problem))
        return Words::tr("Your phone provider wants you to sign in in a way that this program does "
                         "not know.");
    if (std::holds_alternative<HostNotFound>(problem))
        return Words::tr("The server of your phone provider was not found.");
    if (std::holds_alternative<UnexpectedReply>(problem))
        return Words::tr("Your phone provider gave an answer that proves nothing in either "
                         "direction.");
    if (std::holds_alternative<Cancelled>(problem))
        return Words::tr("You stopped before there was an answer. We signed out again.");
    return Words::tr("Your phone provider did not answer on two ways, so there was nothing to "
                     "compare.");
}

QStringList accountLists(const AccountFinding &finding)
{
    const QByteArray ourUser = userOf(finding.contact.toUtf8());
    QStringList lists;
    for (const BindingView &view : finding.views)
        lists << listWords(view, ourUser,
                           lists.isEmpty() ? Words::tr("The list, read on the usual way:")
                                           : Words::tr("The same list, read on another way:"));
    return lists;
}

} // namespace ringthrough
