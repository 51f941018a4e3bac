#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace ringthrough {

/// One HTTP answer, as far as it came.
struct HttpAnswer
{
    int status = 0;                                   ///< 0: there was no status line (HTTP/0.9)
    QList<std::pair<QByteArray, QByteArray>> headers; ///< in their order, names as sent
    QByteArray body;                                  ///< without chunks and compression
    bool cut = false;                                 ///< a limit ended it before the server did

    /// Values of a header, whatever the case of its name.
    QList<QByteArray> all(QByteArrayView name) const;
    QByteArray first(QByteArrayView name) const; ///< the first value, or empty
};

/// Reads an HTTP answer from bytes as they come, as forgiving as possible. The devices at the other
/// end are twenty years old or broken, so nothing is an error: what cannot be understood is body.
class HttpReader
{
public:
    explicit HttpReader(qsizetype bodyLimit) : m_bodyLimit(bodyLimit) {}

    /// Takes the next bytes. False when the answer is complete or full and the rest is of no use.
    bool feed(QByteArrayView bytes);

    bool hasStarted() const { return m_part != Part::Head || !m_pending.isEmpty(); }

    /// The answer so far; the stream is over, for whatever reason.
    HttpAnswer finish();

private:
    enum class Part { Head, Body, ChunkSize, ChunkData, ChunkEnd, Done };

    bool step();
    bool readHead();
    void beginBody();
    bool readBody();
    bool readChunkSize();
    bool readChunkEnd();
    void take(qsizetype size);

    qsizetype m_bodyLimit;
    Part m_part = Part::Head;
    QByteArray m_pending;
    qsizetype m_left = -1; ///< bytes of this body or chunk still to come; -1: until the end
    HttpAnswer m_answer;
};

} // namespace ringthrough
