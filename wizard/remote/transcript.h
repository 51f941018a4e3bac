#pragma once

#include "change.h"
#include "secret.h"

#include <QList>
#include <QString>

#include <vector>

namespace ringthrough {

/// The conversation with the router. Secrets are masked when it is read, over the whole of what was
/// printed, because a secret may come in two pieces.
class Transcript
{
public:
    /// What stands for a secret.
    static QString mask();

    /// A secret that must not be seen in anything that comes out.
    void hide(const Secret &secret);

    void typed(const QString &line);
    void typedSecret() { typed(mask()); }
    void printed(const QString &text);

    QStringList commands() const;        ///< what was typed, in order
    QList<TranscriptLine> lines() const; ///< line by line; very long answers are cut

    /// A text from the router without secrets, cut to what fits in a report.
    QString masked(const QString &text) const;

private:
    struct Piece
    {
        bool typed;
        QString text;
    };

    QString withoutSecrets(QString text) const;
    QList<Piece> maskedPieces() const;

    std::vector<Secret> m_secrets;
    QList<Piece> m_pieces;
};

} // namespace ringthrough
