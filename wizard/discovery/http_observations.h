#pragma once

#include "evidence.h"
#include "html_clues.h"
#include "http_reader.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace ringthrough {

/// Everything an answer says about the router, as observations.
QList<Observation> httpObservations(const QUrl &url, const HttpAnswer &answer, const QString &text,
                                    const HtmlClues &clues);

/// The cookies an answer sets, as they go into the next request; added to those there were.
QByteArray cookiesAfter(const QByteArray &before, const HttpAnswer &answer);

} // namespace ringthrough
