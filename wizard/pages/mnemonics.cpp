#include "mnemonics.h"

#include <QAbstractButton>
#include <QSet>

namespace ringthrough {

namespace {

QString withoutMnemonic(const QString &text)
{
    QString plain = text;
    plain.replace(QStringLiteral("&&"), QString(QChar(0x1)));
    plain.remove(QLatin1Char('&'));
    return plain.replace(QChar(0x1), QStringLiteral("&&"));
}

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || text.at(at - 1).isSpace();
}

// First letters of words are the easiest to find, then any letter.
qsizetype freeLetter(const QString &text, const QSet<QChar> &taken)
{
    for (bool onlyFirst : {true, false}) {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar letter = text.at(i).toLower();
            if (letter.isLetterOrNumber() && !taken.contains(letter) &&
                (!onlyFirst || beginsWord(text, i)))
                return i;
        }
    }
    return -1;
}

} // namespace

void assignMnemonics(QWidget *window)
{
    QSet<QChar> taken;
    const auto buttons = window->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->window() != window || !button->isVisibleTo(window) || button->text().isEmpty())
            continue;
        QString text = withoutMnemonic(button->text());
        const qsizetype at = freeLetter(text, taken);
        if (at >= 0) {
            taken.insert(text.at(at).toLower());
            text.insert(at, QLatin1Char('&'));
        }
        if (text != button->text())
            button->setText(text);
    }
}

} // namespace ringthrough
