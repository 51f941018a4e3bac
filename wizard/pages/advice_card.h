#pragma once

#include "advice.h"

#include <QFrame>

namespace ringthrough {

/// One advice: what to do and why, how, the way there, and the proof behind a button.
class AdviceCard : public QFrame
{
    Q_OBJECT

public:
    /// `number` is its place in the list, from 1.
    AdviceCard(const Advice &advice, int number);

Q_SIGNALS:
    void chosen(const ringthrough::Advice &advice); ///< the person wants to do it now
    void readMore(const QString &articleId);
    void toggled(); ///< the proof was shown or hidden

private:
    void addButtons(const Advice &advice, int number);
    void addProof(const Advice &advice, int number);
};

} // namespace ringthrough
