#include "advice.h"
#include "path_words.h"
#include "report_sections.h"
#include "voice_curve.h"

#include <QCoreApplication>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

DocumentSection sectionOf(const QString &heading)
{
    return {heading, {}, DocumentSection::List::Points, {}, {}};
}

QString inMs(double value)
{
    return QString::number(value, 'f', 1);
}

QString accountWords(const AccountFinding &finding)
{
    const QString words = wordsForPerson(finding);
    return finding.phoneDropped ? words + u' ' + droppedPhoneWords() : words;
}

} // namespace

DocumentSection pathSection(const Case &state)
{
    DocumentSection section = sectionOf(Words::tr("The checks around the test"));
    const QList<PathWords> found = pathWords(state.path.value_or(PathReport()));
    if (found.isEmpty() && !state.account)
        return section;
    section.rows.append({Words::tr("Check"), Words::tr("What it means"), Words::tr("Measured")});
    for (const PathWords &words : found)
        section.rows.append({pathCheckName(words.check), words.forPerson, words.forLog});
    if (state.account)
        section.rows.append(
            {u"account"_s, accountWords(*state.account), wordsForLog(*state.account)});
    return section;
}

DocumentSection voiceSection(const Case &state)
{
    DocumentSection section = sectionOf(Words::tr("How speech gets through"));
    if (!state.path || !state.path->voice || state.path->voice->roundTripsMicros.isEmpty())
        return section;
    const VoiceFinding &voice = *state.path->voice;
    section.paragraphs.append(voiceWords(voice));
    section.svg = voiceSvg(voice);
    section.rows.append({Words::tr("Second"), Words::tr("Sent"), Words::tr("Lost"),
                         Words::tr("Half within, ms"), Words::tr("Slowest, ms")});
    int number = 0;
    for (const VoiceSecond &second : voiceSeconds(voice))
        section.rows.append({QString::number(++number), QString::number(second.sent),
                             QString::number(second.lost), inMs(second.medianMs),
                             inMs(second.worstMs)});
    return section;
}

DocumentSection adviceSection(const Case &state, const KnowledgeBase &base)
{
    DocumentSection section = sectionOf(Words::tr("What can be done, best first"));
    // Before any test there is nothing to advise that the first line does not say.
    if (!state.before && !state.path)
        return section;
    section.rows.append({Words::tr("What"), Words::tr("Why"), Words::tr("How"),
                         Words::tr("How sure"), Words::tr("Proof")});
    for (const Advice &advice : adviceFor(state, base))
        section.rows.append(
            {advice.title, advice.why, advice.how, wordsForPerson(advice.sureness), advice.proof});
    return section;
}

} // namespace ringthrough
