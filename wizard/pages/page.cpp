#include "page.h"

#include <QVBoxLayout>

namespace ringthrough {

Page::Page(PageId id, Flow &flow) : m_id(id), m_flow(flow), m_column(new QVBoxLayout(this))
{
    QMargins margins = m_column->contentsMargins();
    margins.setLeft(0); // flush with the title above it
    m_column->setContentsMargins(margins);
    m_column->setSpacing(m_column->spacing() * 2);
}

} // namespace ringthrough
