#include "http_reader.h"

#include "inflate.h"

#include <limits>

namespace ringthrough {

namespace {

constexpr qsizetype headLimit = 64 * 1024;
constexpr qsizetype headerLimit = 100; // lines
constexpr qsizetype chunkLineLimit = 1024;

bool isHttpStatusLine(const QByteArray &bytes)
{
    const QByteArray begin = bytes.first(qMin<qsizetype>(5, bytes.size())).toUpper();
    return QByteArrayView("HTTP/").startsWith(begin) && !begin.isEmpty();
}

// "HTTP/1.1 401 N/A", "HTTP/1.0 200", "HTTP/1.1  200 Ok": the first number of three digits.
int statusIn(const QByteArray &line)
{
    const QList<QByteArray> words = line.simplified().split(' ');
    bool ok = false;
    const int status = words.size() > 1 ? words.at(1).left(3).toInt(&ok) : 0;
    return ok && status >= 100 ? status : 0;
}

void readHeaderLine(const QByteArray &line, HttpAnswer &answer)
{
    const bool continues = line.startsWith(' ') || line.startsWith('\t');
    if (continues && !answer.headers.isEmpty()) {
        answer.headers.last().second += ' ' + line.trimmed();
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon > 0 && answer.headers.size() < headerLimit)
        answer.headers.append({line.first(colon).trimmed(), line.sliced(colon + 1).trimmed()});
}

// Where the head ends and the body begins; {-1, 0} when it is not all there. Bare line feeds occur.
std::pair<qsizetype, qsizetype> endOfHead(const QByteArray &bytes)
{
    for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) {
        if (bytes.mid(at + 1, 1) == "\n")
            return {at, at + 2};
        if (bytes.mid(at + 1, 2) == "\r\n")
            return {at, at + 3};
    }
    return {-1, 0};
}

} // namespace

QList<QByteArray> HttpAnswer::all(QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values;
}

QByteArray HttpAnswer::first(QByteArrayView name) const
{
    return all(name).value(0);
}

bool HttpReader::feed(QByteArrayView bytes)
{
    m_pending.append(bytes);
    while (m_part != Part::Done && step()) {
    }
    return m_part != Part::Done;
}

// One step forward; false when more bytes are needed.
bool HttpReader::step()
{
    switch (m_part) {
    case Part::Head:
        return readHead();
    case Part::Body:
    case Part::ChunkData:
        return readBody();
    case Part::ChunkSize:
        return readChunkSize();
    case Part::ChunkEnd:
        return readChunkEnd();
    case Part::Done:
        break;
    }
    return false;
}

bool HttpReader::readHead()
{
    while (m_pending.startsWith('\r') || m_pending.startsWith('\n'))
        m_pending.remove(0, 1);
    if (m_pending.isEmpty())
        return false;
    if (!isHttpStatusLine(m_pending)) {
        m_part = Part::Body;
        return true;
    }
    auto [end, next] = endOfHead(m_pending);
    if (end < 0 && m_pending.size() < headLimit)
        return false;
    const QByteArray head = m_pending.first(end < 0 ? headLimit : end);
    m_pending.remove(0, end < 0 ? m_pending.size() : next);
    m_answer = {};
    m_answer.cut = end < 0;
    const QList<QByteArray> lines = head.split('\n');
    m_answer.status = statusIn(lines.first());
    for (qsizetype i = 1; i < lines.size(); ++i)
        readHeaderLine(lines.at(i), m_answer);
    beginBody();
    return true;
}

void HttpReader::beginBody()
{
    if (m_answer.status >= 100 && m_answer.status < 200)
        return; // an interim answer: the real one follows
    const bool redirects = m_answer.status / 100 == 3 && !m_answer.first("Location").isEmpty();
    // Small servers leave the line open after a redirect; its body has nothing that we need.
    if (m_answer.cut || m_answer.status == 204 || m_answer.status == 304 || redirects) {
        m_part = Part::Done;
        return;
    }
    if (m_answer.first("Transfer-Encoding").toLower().contains("chunked")) {
        m_part = Part::ChunkSize;
        return;
    }
    bool ok = false;
    const qlonglong length = m_answer.first("Content-Length").toLongLong(&ok);
    m_left = ok && length >= 0 && length <= std::numeric_limits<qsizetype>::max() ? length : -1;
    m_part = m_left == 0 ? Part::Done : Part::Body;
}

void HttpReader::take(qsizetype size)
{
    const qsizetype room = qMin(size, m_bodyLimit - m_answer.body.size());
    m_answer.body.append(m_pending.first(room));
    m_pending.remove(0, size);
    if (m_left > 0)
        m_left -= size;
    if (m_answer.body.size() >= m_bodyLimit && (room < size || m_left != 0)) {
        m_answer.cut = true;
        m_part = Part::Done;
    }
}

bool HttpReader::readBody()
{
    const qsizetype size = m_left < 0 ? m_pending.size() : qMin(m_left, m_pending.size());
    take(size);
    if (m_part == Part::Done || m_left != 0)
        return false;
    m_part = m_part == Part::ChunkData ? Part::ChunkEnd : Part::Done;
    return true;
}

bool HttpReader::readChunkSize()
{
    const qsizetype end = m_pending.indexOf('\n');
    if (end < 0 && m_pending.size() < chunkLineLimit)
        return false;
    bool ok = false;
    const QByteArray line = m_pending.first(qMax<qsizetype>(end, 0));
    m_left = line.split(';').first().trimmed().toLongLong(&ok, 16);
    if (!ok || m_left < 0) {
        // Says chunked and is not: the rest is the body as it stands.
        m_left = -1;
        m_part = Part::Body;
        return true;
    }
    m_pending.remove(0, end + 1);
    m_part = m_left == 0 ? Part::Done : Part::ChunkData;
    return true;
}

bool HttpReader::readChunkEnd()
{
    const qsizetype end = m_pending.indexOf('\n');
    if (end < 0 && m_pending.size() < 2)
        return false;
    if (end >= 0 && end < 2)
        m_pending.remove(0, end + 1);
    m_part = Part::ChunkSize;
    return true;
}

HttpAnswer HttpReader::finish()
{
    if (m_part == Part::Head && isHttpStatusLine(m_pending)) {
        // The line dropped inside the head: what is there counts.
        m_pending.append("\r\n\r\n");
        readHead();
        m_answer.cut = true;
    } else if (m_part == Part::Head) {
        m_part = Part::Body;
        readBody();
    }
    m_answer.cut = m_answer.cut || (m_part != Part::Done && m_left >= 0);
    m_part = Part::Done;
    const QByteArray encoding = m_answer.first("Content-Encoding").toLower();
    const bool packed = encoding.contains("gzip") || encoding.contains("deflate") ||
                        m_answer.body.startsWith("\x1f\x8b");
    if (packed) {
        const Inflated plain = inflated(m_answer.body, m_bodyLimit);
        m_answer.body = plain.bytes;
        m_answer.cut = m_answer.cut || plain.cut;
    }
    return m_answer;
}

} // namespace ringthrough
