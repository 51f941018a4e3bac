#include "document.h"

namespace ringthrough {

QString sentenceOf(const DocumentItem &item)
{
    if (!item.sentence.isEmpty() || item.link.target.isEmpty())
        return item.sentence;
    return QStringLiteral("%1 (%2)").arg(item.link.text, item.link.target);
}

} // namespace ringthrough
