#include "transcript.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype answerLimit = 16 * 1024;
constexpr qsizetype reportLimit = 300;

} // namespace

QString Transcript::mask()
{
    return QStringLiteral("••••");
}

void Transcript::hide(const Secret &secret)
{
    if (!secret.isEmpty())
        m_secrets.push_back(secret.duplicate());
    // The longer ones first: a secret may be part of another.
    std::sort(m_secrets.begin(), m_secrets.end(), [](const Secret &a, const Secret &b) {
        return a.reveal().size() > b.reveal().size();
    });
}

void Transcript::typed(const QString &line)
{
    m_pieces.append({true, line});
}

void Transcript::printed(const QString &text)
{
    if (!text.isEmpty())
        m_pieces.append({false, text});
}

QString Transcript::withoutSecrets(QString text) const
{
    for (const Secret &secret : m_secrets)
        text.replace(QString::fromUtf8(secret.reveal()), mask());
    return text;
}

QString Transcript::masked(const QString &text) const
{
    return withoutSecrets(text).simplified().left(reportLimit);
}

QList<Transcript::Piece> Transcript::maskedPieces() const
{
    // All that was printed is searched as one text, so that where the pieces meet hides nothing.
    QString all;
    QList<qsizetype> ends;
    for (const Piece &piece : m_pieces) {
        if (!piece.typed)
            all += piece.text;
        ends.append(all.size());
    }
    std::vector<bool> hidden(static_cast<size_t>(all.size()), false);
    for (const Secret &secret : m_secrets) {
        const QString word = QString::fromUtf8(secret.reveal());
        for (auto at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1))
            std::fill_n(hidden.begin() + at, word.size(), true);
    }
    QList<Piece> pieces;
    qsizetype at = 0;
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        if (m_pieces.at(i).typed) {
            pieces.append({true, withoutSecrets(m_pieces.at(i).text)});
            continue;
        }
        QString text;
        for (; at < ends.at(i); ++at) {
            if (!hidden[static_cast<size_t>(at)])
                text += all.at(at);
            else if (at == 0 || !hidden[static_cast<size_t>(at - 1)])
                text += mask();
        }
        pieces.append({false, text});
    }
    return pieces;
}

QStringList Transcript::commands() const
{
    QStringList found;
    for (const Piece &piece : m_pieces) {
        if (piece.typed)
            found.append(withoutSecrets(piece.text));
    }
    return found;
}

QList<TranscriptLine> Transcript::lines() const
{
    QList<TranscriptLine> found;
    for (const Piece &piece : maskedPieces()) {
        const QStringList lines = piece.text.left(answerLimit).split(QLatin1Char('\n'));
        for (const QString &line : lines) {
            if (piece.typed || !line.trimmed().isEmpty())
                found.append({piece.typed, line});
        }
        if (piece.text.size() > answerLimit)
            found.append({false, QStringLiteral("…")});
    }
    return found;
}

} // namespace ringthrough
