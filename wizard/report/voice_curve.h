#pragma once

#include "path_findings.h"

#include <QList>
#include <QString>

namespace ringthrough {

// The measurement of speech made ready to be drawn, on the screen and in the report.

/// What falls into one column of the picture.
struct VoiceColumn
{
    int longestMicros = -1; ///< -1: nothing came back
    int lost = 0;

    friend bool operator==(const VoiceColumn &, const VoiceColumn &) = default;
};

/// The packets gathered into at most so many columns, in order, none left out.
QList<VoiceColumn> voiceColumns(const QList<int> &roundTripsMicros, int most);

/// The top of the scale: a round number of milliseconds that has room for every packet.
int voiceScaleMs(const QList<int> &roundTripsMicros);

/// The picture in words: how many packets, how quick, and in which seconds some got lost;
/// translated.
QString voiceWords(const VoiceFinding &voice);

/// One second of the measurement.
struct VoiceSecond
{
    int sent = 0;
    int lost = 0;
    double medianMs = 0; ///< of those that came back; 0: none did
    double worstMs = 0;
};

QList<VoiceSecond> voiceSeconds(const VoiceFinding &voice);

/// The picture as SVG for a page, without outside references; empty when there is nothing to draw.
QString voiceSvg(const VoiceFinding &voice);

} // namespace ringthrough
