#include "advice_proof.h"

#include "path_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AdviceProof)
};

// What came over the network, made fit for a sentence: one line, not endless.
QString shortened(const QString &text)
{
    constexpr qsizetype longest = 80;
    QString line = text.left(4 * longest).simplified();
    line.removeIf([](QChar c) { return !c.isPrint(); });
    return line.size() > longest ? line.left(longest - 1) + u'…' : line;
}

QString joined(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

const Alteration *tellingAlteration(const Diagnosis &now)
{
    const auto breaks = [](const Alteration &one) { return one.damage; };
    const auto found = std::find_if(now.alterations.begin(), now.alterations.end(), breaks);
    if (found != now.alterations.end())
        return &*found;
    return now.alterations.isEmpty() ? nullptr : &now.alterations.first();
}

QString exampleOf(const Diagnosis &now)
{
    const Alteration *one = tellingAlteration(now);
    if (!one)
        return {};
    if (one->received.isEmpty())
        return Words::tr("A message never arrived (%1).").arg(shortened(one->flow));
    return Words::tr("For example \"%1\" (%2): sent \"%3\", arrived \"%4\".")
        .arg(shortened(one->part), shortened(one->flow), shortened(one->sent),
             shortened(one->received));
}

QString milliseconds(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 1 : 0);
}

} // namespace

QString proofOfTrouble(const Situation &now)
{
    QStringList sentences;
    if (now.now() && (now.verdict() == Verdict::Altered || now.isBlocked()))
        sentences +=
            {wordsForPerson(now.now()->reason), exampleOf(*now.now()), wordsForPerson(now.layer())};
    if (now.isAltered() && now.state().account && now.state().account->differs)
        sentences.append(wordsForPerson(*now.state().account));
    return joined(sentences);
}

QString proofOf(const TlsFinding &tls)
{
    const QString met =
        Words::tr("TLS to %1 answered in %2 ms, and its certificate is valid for that name.")
            .arg(shortened(tls.place))
            .arg(tls.handshakeMs);
    return tls.answersSip ? met
                          : joined({met, Words::tr("A test message over it was not answered, as "
                                                   "some providers do with strangers.")});
}

QString proofOf(const CleanPort &port)
{
    const QString words =
        port.byMirror ? Words::tr("%1 (%2) answered in %3 ms, and %n test message(s) to that port "
                                  "arrived unchanged.",
                                  nullptr, port.messages)
                      : Words::tr("%1 (%2) answered in %3 ms, and the answers to %n test "
                                  "message(s) to that port showed no sign of a change.",
                                  nullptr, port.messages);
    return words.arg(shortened(port.finding.place), port.finding.transport.toUpper())
        .arg(port.finding.milliseconds);
}

QString proofOf(const CleanTcp &tcp)
{
    return tcp.byMirror ? Words::tr("All %n test message(s) over TCP arrived unchanged.", nullptr,
                                    tcp.messages)
                        : Words::tr("All %n test message(s) over TCP were answered, and no answer "
                                    "showed a sign of a change.",
                                    nullptr, tcp.messages);
}

QString proofOf(const Ipv6Finding &ipv6)
{
    return Words::tr("%1 answered over IPv6 and saw the very address that this computer has.")
        .arg(shortened(ipv6.place));
}

QString proofOf(const LifetimeFinding &lifetime)
{
    return Words::tr("After %1 quiet seconds the way to this computer was still open, after %2 it "
                     "was closed.")
        .arg(lifetime.atLeastSeconds)
        .arg(lifetime.deadAfterSeconds);
}

QString proofOf(const NatFinding &nat)
{
    const QString found = Words::tr("Seen from two addresses outside, one and the same connection "
                                    "had two different ports.");
    if (nat.servers.isEmpty())
        return found;
    const QString servers = QLocale().createSeparatedList(nat.servers);
    return joined({found, Words::tr("Asked: %1.").arg(shortened(servers))});
}

QString proofOf(const LayersFinding &layers)
{
    const QString meaning = wordsForPerson(layers);
    if (layers.routerOutside.isEmpty() || layers.outside.isEmpty())
        return meaning;
    return joined({Words::tr("Your router says that its address outside is %1, but servers see %2.")
                       .arg(shortened(layers.routerOutside), shortened(layers.outside)),
                   meaning});
}

QString proofOf(const VoiceFinding &voice)
{
    return Words::tr("Of %1 packets sent at the pace of speech, %2 came back. Half of them took "
                     "up to %3 ms, the slowest %4 ms. They varied by %5 ms.")
        .arg(voice.sent)
        .arg(voice.answered)
        .arg(milliseconds(voice.medianMs), milliseconds(voice.worstMs),
             milliseconds(voice.jitterMs));
}

QString proofOfDoubt(const Situation &now)
{
    if (!now.now())
        return Words::tr("Whether your calls are changed on the way was not tested.");
    return joined({wordsForPerson(now.now()->reason),
                   Words::tr("Asked: %1.").arg(shortened(now.now()->server))});
}

} // namespace ringthrough
