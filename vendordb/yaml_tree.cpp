#include "yaml_tree.h"
#include "yaml_tree_builder.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <QRegularExpression>
#include <QStringDecoder>

#include <exception>
#include <sstream>

namespace ringthrough {

namespace {

// Columns are found by decoding the line up to them, which very long lines would make slow.
constexpr int longestLine = 4000;

// Control characters have no place in a text file, and yaml-cpp takes 0x04 for the file's end.
bool isPlainText(const QByteArray &contents, MistakeLog &log)
{
    int line = 0;
    int column = 0;
    for (const char c : contents) {
        const auto byte = static_cast<unsigned char>(c);
        const bool control = (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f;
        if (control) {
            log.add(log.placeOfByte(line, column), {},
                    MistakeLog::tr("A control character stands here; only text is allowed."));
            return false;
        }
        if (column == longestLine) {
            log.add({line + 1, 1}, {}, MistakeLog::tr("This line is too long."));
            return false;
        }
        column = c == '\n' ? 0 : column + 1;
        line += c == '\n' ? 1 : 0;
    }
    return true;
}

bool isUtf8(const QByteArray &contents, MistakeLog &log)
{
    const QList<QByteArray> lines = contents.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder.decode(lines.at(i));
        if (decoder.hasError() || decoded.contains(QChar(QChar::ReplacementCharacter))) {
            log.add({int(i) + 1, 1}, {}, MistakeLog::tr("This line is not valid UTF-8."));
            return false;
        }
    }
    return true;
}

QString syntaxMistake(const YAML::Exception &error)
{
    return MistakeLog::tr("This is not valid YAML: %1.").arg(QString::fromStdString(error.msg));
}

std::optional<YamlNode> parseDocument(const QByteArray &contents, MistakeLog &log)
{
    std::istringstream stream(contents.toStdString());
    YAML::Parser parser(stream);
    YamlTreeBuilder builder(log);
    if (!parser.HandleNextDocument(builder))
        return YamlNode{};
    YamlNode root = builder.takeRoot();
    MistakeLog ignored(log.file(), {});
    YamlTreeBuilder second(ignored);
    if (parser.HandleNextDocument(second))
        log.add(second.takeRoot().place, {}, MistakeLog::tr("A file holds one document only."));
    return root;
}

} // namespace

bool YamlNode::isBareNonText() const
{
    static const QRegularExpression nonText(
        QStringLiteral(
            "^(?:y|n|yes|no|on|off|true|false"
            "|[-+]?\\d[\\d_]*|[-+]?(?:\\d[\\d_]*)?\\.?\\d+(?:e[-+]?\\d+)?|[-+]?\\d+\\."
            "|0x[\\da-f_]+|0o[0-7]+|[-+]?\\.inf|\\.nan|[-+]?\\d[\\d_]*(?::[0-5]?\\d)+)$"),
        QRegularExpression::CaseInsensitiveOption);
    return kind == Kind::Scalar && bare && text.size() < 40 && nonText.match(text).hasMatch();
}

std::optional<YamlNode> parseYaml(const QByteArray &contents, MistakeLog &log)
{
    if (!isPlainText(contents, log) || !isUtf8(contents, log))
        return std::nullopt;
    try {
        return parseDocument(contents, log);
    } catch (const YAML::Exception &error) {
        log.add(log.placeOfByte(error.mark.line, error.mark.column), {}, syntaxMistake(error));
    } catch (const NestedTooDeeply &) {
        return std::nullopt;
    } catch (const std::exception &) {
        log.add({}, {}, MistakeLog::tr("This file could not be read as YAML."));
    }
    return std::nullopt;
}

} // namespace ringthrough
