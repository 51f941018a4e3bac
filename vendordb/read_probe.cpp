#include "read_parts.h"
#include "yaml_reader.h"

namespace ringthrough {

namespace {

const QList<Signal> &reportable()
{
    static const QList<Signal> list{Signal::HttpBody, Signal::Tr064Xml, Signal::HnapXml,
                                    Signal::UpnpXml};
    return list;
}

bool hasLineBreak(const QString &text)
{
    return text.contains(u'\n') || text.contains(u'\r');
}

// A line break would let a file write headers of its own into the request.
QList<QPair<QByteArray, QByteArray>> readHeaders(const YamlNode &node, MistakeLog &log)
{
    QList<QPair<QByteArray, QByteArray>> headers;
    if (node.kind != YamlNode::Kind::Map) {
        log.add(node.place, QStringLiteral("headers"),
                MistakeLog::tr("Expected a map of header names and their values."));
        return headers;
    }
    for (size_t i = 0; i < node.items.size(); ++i) {
        const QString name = node.keys[i].text;
        const QString value = YamlReader::textOf(node.items[i], name, log).value_or(QString());
        if (hasLineBreak(name) || hasLineBreak(value))
            log.add(node.items[i].place, name, MistakeLog::tr("A header is a single line."));
        headers.append({name.toUtf8(), value.toUtf8()});
    }
    return headers;
}

void readTarget(YamlReader &reader, Probe &probe)
{
    const char *how = reader.oneOf({"get", "post"});
    if (!how)
        return;
    probe.method = qstrcmp(how, "get") == 0 ? Probe::Method::Get : Probe::Method::Post;
    probe.path = reader.text(how, Need::Required);
    const bool good =
        probe.path.startsWith(u'/') && !probe.path.contains(u' ') && !hasLineBreak(probe.path);
    if (!good && !probe.path.isEmpty())
        reader.mistake(reader.placeOf(how), QString::fromLatin1(how),
                       MistakeLog::tr("A path begins with '/' and has no blanks."));
}

} // namespace

Probe readProbe(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a probe"));
    Probe probe;
    readTarget(reader, probe);
    probe.port = reader.number("port", 1, 65535, 0);
    probe.tls = reader.flag("tls");
    probe.body = reader.text("body").toUtf8();
    if (const YamlNode *headers = reader.value("headers"))
        probe.headers = readHeaders(*headers, log);
    probe.reportsAs = reader.word<Signal>("reports_as").value_or(probe.reportsAs);
    reader.finish();
    if (!reportable().contains(probe.reportsAs))
        reader.mistake(reader.placeOf("reports_as"), QStringLiteral("reports_as"),
                       MistakeLog::tr("A probe reports as http.body, tr064.xml, hnap.xml or "
                                      "upnp.xml."));
    if (probe.method == Probe::Method::Get && !probe.body.isEmpty())
        reader.mistake(reader.placeOf("body"), QStringLiteral("body"),
                       MistakeLog::tr("Only a post has a body."));
    if (probe.tls && probe.port == 0)
        reader.mistake(reader.placeOf("tls"), QStringLiteral("tls"),
                       MistakeLog::tr("'tls' needs a port of its own."));
    return probe;
}

} // namespace ringthrough
