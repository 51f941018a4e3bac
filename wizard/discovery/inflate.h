#pragma once

#include <QByteArray>

namespace ringthrough {

/// What unpacking gave. `cut`: there was more than the limit, or the packed bytes ended early.
struct Inflated
{
    QByteArray bytes;
    bool cut = false;
};

/// Unpacks gzip, zlib or bare deflate, never to more than `limit` bytes. Bytes that are none of
/// these come back as they are.
Inflated inflated(const QByteArray &packed, qsizetype limit);

} // namespace ringthrough
