#include "voice_curve.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

// In units of the drawing; the page scales it to its own width.
constexpr int wide = 600;
constexpr int high = 160;
constexpr int left = 60;
constexpr int top = 16;
constexpr int bottom = 136;

QString textAt(int x, int y, const QString &anchor, const QString &words)
{
    return u"<text x=\"%1\" y=\"%2\" text-anchor=\"%3\">%4</text>\n"_s.arg(x).arg(y).arg(
        anchor, words.toHtmlEscaped());
}

QString bars(const QList<VoiceColumn> &columns, double scaleMicros)
{
    const double step = double(wide - left) / double(columns.size());
    QString path;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns.at(i).longestMicros < 0)
            continue;
        const double x = left + (double(i) + 0.5) * step;
        const double y = bottom - (bottom - top) * columns.at(i).longestMicros / scaleMicros;
        path += u"M%1 %2V%3"_s.arg(x, 0, 'f', 1).arg(bottom).arg(y, 0, 'f', 1);
    }
    return u"<path d=\"%1\" stroke=\"#1a5fb4\" stroke-width=\"%2\" fill=\"none\"/>\n"_s.arg(path)
        .arg(step * 0.8, 0, 'f', 2);
}

QString crosses(const QList<VoiceColumn> &columns)
{
    const double step = double(wide - left) / double(columns.size());
    QString path;
    for (qsizetype i = 0; i < columns.size(); ++i)
        if (columns.at(i).lost > 0)
            path += u"M%1 %2l6 6m0 -6l-6 6"_s.arg(left + (double(i) + 0.5) * step - 3, 0, 'f', 1)
                        .arg(top - 10);
    return u"<path d=\"%1\" stroke=\"#111\" stroke-width=\"1.5\" fill=\"none\"/>\n"_s.arg(path);
}

QString scale(const VoiceFinding &voice)
{
    const double seconds = double(voice.roundTripsMicros.size()) * voice.everyMs / 1000;
    return u"<path d=\"M%1 %2V%3H%4\" stroke=\"#111\" fill=\"none\"/>\n"_s.arg(left)
               .arg(top)
               .arg(bottom)
               .arg(wide) +
           textAt(left - 4, top + 6, u"end"_s,
                  u"%1 ms"_s.arg(voiceScaleMs(voice.roundTripsMicros))) +
           textAt(left - 4, bottom, u"end"_s, u"0 ms"_s) +
           textAt(left, bottom + 16, u"start"_s, u"0 s"_s) +
           textAt(wide, bottom + 16, u"end"_s, u"%1 s"_s.arg(seconds, 0, 'f', 1)) +
           textAt((left + wide) / 2, bottom + 16, u"middle"_s,
                  u"\u00d7 %1"_s.arg(voice.roundTripsMicros.count(-1)));
}

} // namespace

QString voiceSvg(const VoiceFinding &voice)
{
    if (voice.roundTripsMicros.isEmpty())
        return {};
    const auto columns = voiceColumns(voice.roundTripsMicros, (wide - left) / 2);
    const double scaleMicros = voiceScaleMs(voice.roundTripsMicros) * 1000.0;
    return u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %2\" width=\"100%\" "
           "role=\"img\" font-family=\"sans-serif\" font-size=\"11\" fill=\"#111\">\n<title>%3"
           "</title>\n"_s.arg(wide)
               .arg(high)
               .arg(voiceWords(voice).toHtmlEscaped()) +
           scale(voice) + bars(columns, scaleMicros) + crosses(columns) + u"</svg>\n"_s;
}

} // namespace ringthrough
