#pragma once

#include <QByteArray>

#include <zlib.h>

namespace ringthrough {

/// Twenty megabytes in twenty kilobytes.
inline QByteArray gzipBomb()
{
    const QByteArray plain(20 * 1000 * 1000, 'x');
    constexpr int gzip = 16 + MAX_WBITS;
    constexpr int memoryLevel = 8;
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip, memoryLevel, Z_DEFAULT_STRATEGY);
    QByteArray out(200 * 1000, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace ringthrough
