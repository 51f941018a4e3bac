#include "inflate.h"

#include <zlib.h>

#include <array>

namespace ringthrough {

namespace {

constexpr int gzipOrZlib = 32 + MAX_WBITS;
constexpr int bareDeflate = -MAX_WBITS;

class Stream
{
public:
    Stream(const QByteArray &packed, int windowBits)
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
        m_stream.avail_in = uInt(packed.size());
        m_ready = inflateInit2(&m_stream, windowBits) == Z_OK;
    }
    ~Stream() { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Stream)

    // Unpacked piece by piece, so that a bomb is stopped at the limit and never held in memory.
    Inflated read(qsizetype limit)
    {
        Inflated result;
        int state = m_ready ? Z_OK : Z_STREAM_ERROR;
        while (state == Z_OK && result.bytes.size() < limit) {
            std::array<char, 16384> piece;
            m_stream.next_out = reinterpret_cast<Bytef *>(piece.data());
            m_stream.avail_out = uInt(qMin<qsizetype>(piece.size(), limit - result.bytes.size()));
            const uInt room = m_stream.avail_out;
            state = inflate(&m_stream, Z_NO_FLUSH);
            result.bytes.append(piece.data(), qsizetype(room - m_stream.avail_out));
        }
        result.cut = state != Z_STREAM_END;
        return result;
    }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

} // namespace

Inflated inflated(const QByteArray &packed, qsizetype limit)
{
    for (const int windowBits : {gzipOrZlib, bareDeflate}) {
        Inflated result = Stream(packed, windowBits).read(limit);
        if (!result.bytes.isEmpty())
            return result;
    }
    return {packed, false};
}

} // namespace ringthrough
