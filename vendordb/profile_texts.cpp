#include "profile_parts.h"

#include <QLocale>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype longestText = 1000;

// Control characters, and signs that turn the direction of what follows.
bool isHidden(QChar c)
{
    const bool turns = (c.unicode() >= 0x202a && c.unicode() <= 0x202e) ||
                       (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
    return turns || c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
           c == QChar::ParagraphSeparator;
}

QString wrongWith(const QString &text)
{
    if (text.trimmed().isEmpty())
        return MistakeLog::tr("There is nothing in this text.");
    if (text.size() > longestText)
        return MistakeLog::tr("This text is too long: %1 letters, at most %2.")
            .arg(text.size())
            .arg(longestText);
    if (std::any_of(text.begin(), text.end(), isHidden))
        return MistakeLog::tr("This has to be one paragraph without line ends and control "
                              "characters. Over several lines, begin it with >- instead of |.");
    return {};
}

// What is wrong with the code of a language; nothing is meant where nothing can be guessed.
void checkLanguage(const YamlNode &code, const QString &key, MistakeLog &log)
{
    static const QRegularExpression form(QStringLiteral("\\A([a-z]{2,3})(?:-[A-Z]{2})?\\z"));
    const auto language = [](const QString &text) {
        const QRegularExpressionMatch found = form.match(text);
        return found.hasMatch() ? QLocale::codeToLanguage(found.captured(1)) : QLocale::AnyLanguage;
    };
    if (language(code.text) != QLocale::AnyLanguage && !code.isBareNonText())
        return;
    if (code.isBareNonText()) {
        log.add(code.place, key,
                MistakeLog::tr("Write the key '%1' in quotes: without them YAML takes it for "
                               "true or false.")
                    .arg(code.text));
        return;
    }
    QString meant = code.text.left(10).replace(u'_', u'-');
    meant = meant.section(u'-', 0, 0).toLower() +
            (meant.contains(u'-') ? u'-' + meant.section(u'-', 1).toUpper() : QString());
    const bool known = language(meant) != QLocale::AnyLanguage;
    log.add(code.place, key,
            MistakeLog::tr("'%1' is no code of a language, such as en or pt-BR.")
                .arg(code.text.left(20)),
            known ? meant : QString());
}

void checkText(const QString &text, Place place, const QString &key, MistakeLog &log)
{
    const QString wrong = wrongWith(text);
    if (!wrong.isEmpty())
        log.add(place, key, wrong);
}

} // namespace

QString readPlainText(YamlReader &reader, const char *key, Need need)
{
    const qsizetype before = reader.log().mistakes().size();
    const QString text = reader.text(key, need);
    // A key without words is a forgotten one, unless that was told already.
    if (reader.has(key) && reader.log().mistakes().size() == before)
        checkText(text, reader.placeOf(key), QString::fromLatin1(key), reader.log());
    return text;
}

QStringList readPlainTexts(YamlReader &reader, const char *key)
{
    const QStringList texts = reader.texts(key);
    for (const QString &text : texts)
        checkText(text, reader.placeOf(key), QString::fromLatin1(key), reader.log());
    return texts;
}

LocalText readLocalText(YamlReader &reader, const char *key, Need need)
{
    const YamlNode *node = reader.value(key, need);
    const QString name = QString::fromLatin1(key);
    LocalText all;
    if (!node)
        return all;
    if (node->kind != YamlNode::Kind::Map || node->keys.empty()) {
        reader.mistake(node->place, name,
                       MistakeLog::tr("Expected the text by its language, such as {en: …}."));
        return all;
    }
    for (size_t i = 0; i < node->keys.size(); ++i) {
        const YamlNode &code = node->keys[i];
        const YamlNode &value = node->items[i];
        checkLanguage(code, name, reader.log());
        const std::optional<QString> text = YamlReader::textOf(value, name, reader.log());
        if (text)
            checkText(*text, value.place, name, reader.log());
        all.insert(code.text, text.value_or(QString()));
    }
    return all;
}

ProviderNote readProviderNote(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a note"));
    static const QRegularExpression kebab(QStringLiteral("\\A[a-z0-9]+(-[a-z0-9]+)*\\z"));
    ProviderNote note;
    note.line = node.place.line;
    note.about = reader.text("about", Need::Required);
    if (!note.about.isEmpty() && !kebab.match(note.about).hasMatch())
        reader.mistake(reader.placeOf("about"), QStringLiteral("about"),
                       MistakeLog::tr("An id is small letters, digits and dashes."));
    note.text = readLocalText(reader, "text", Need::Required);
    reader.finish();
    return note;
}

} // namespace ringthrough
