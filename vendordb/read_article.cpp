#include "article_file.h"
#include "read_parts.h"
#include "text_file.h"
#include "yaml_reader.h"

namespace ringthrough {

namespace {

ArticleSection readSection(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a section"));
    ArticleSection section;
    section.heading = reader.text("heading");
    section.text = reader.texts("text");
    section.steps = reader.texts("steps");
    section.points = reader.texts("points");
    section.say = reader.texts("say");
    reader.finish();
    if (section.text.isEmpty() && section.steps.isEmpty() && section.points.isEmpty() &&
        section.say.isEmpty())
        reader.mistake(reader.place(), QStringLiteral("heading"),
                       MistakeLog::tr("This section says nothing: 'text', 'steps', 'points' or "
                                      "'say' is missing."));
    return section;
}

Article readArticle(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("an article"));
    Article article;
    article.file = log.file();
    readFormat(reader);
    article.id = readFileId(reader);
    article.title = reader.text("title", Need::Required);
    article.summary = reader.text("summary", Need::Required);
    article.about = reader.word<WayRound>("about");
    article.sections = reader.list("sections", Need::Required, readSection);
    article.see = reader.texts("see");
    article.sources = reader.texts("sources", Need::Required);
    article.checked = readChecked(reader);
    reader.finish();
    return article;
}

} // namespace

ArticleFile readArticleText(const QString &name, const QByteArray &contents)
{
    MistakeLog log(name, contents);
    const std::optional<YamlNode> root = parseYaml(contents, log);
    if (!root)
        return {std::nullopt, log.mistakes()};
    Article article = readArticle(*root, log);
    if (!log.isEmpty())
        return {std::nullopt, log.mistakes()};
    return {std::move(article), {}};
}

ArticleFile readArticleFile(const QString &path)
{
    const std::variant<QByteArray, Mistake> contents = readTextFile(path);
    if (const Mistake *mistake = std::get_if<Mistake>(&contents))
        return {std::nullopt, {*mistake}};
    return readArticleText(path, std::get<QByteArray>(contents));
}

} // namespace ringthrough
