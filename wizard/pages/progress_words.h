#pragma once

#include "change_router.h"

#include <QString>

namespace ringthrough {

/// A stage as a plain sentence in the present: "Signing in".
QString stageSentence(Stage stage);

/// What a question of the router asks the person, why, and the two answers.
struct AskedWords
{
    QString question;
    QString why;
    QString yes;
    QString no;
};

AskedWords askedWords(const Question &question);

} // namespace ringthrough
