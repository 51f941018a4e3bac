#include "secret.h"

#include <utility>

namespace ringthrough {

namespace {

// Through a volatile pointer, so that the compiler may not drop writes to memory about to be freed.
void overwrite(void *memory, size_t size)
{
    volatile auto *bytes = static_cast<volatile unsigned char *>(memory);
    for (size_t i = 0; i < size; ++i)
        bytes[i] = 0;
}

} // namespace

Secret::Secret(QByteArray utf8) : m_bytes(std::move(utf8))
{
    m_bytes.detach();
}

Secret Secret::fromString(QString &&text)
{
    QString taken = std::move(text);
    Secret secret(taken.toUtf8());
    overwrite(taken.data(), static_cast<size_t>(taken.size()) * sizeof(QChar));
    return secret;
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret Secret::duplicate() const
{
    // A deep copy: a shared buffer would be detached, not wiped, by the first holder to go.
    return Secret(QByteArray(m_bytes.constData(), m_bytes.size()));
}

void Secret::wipe()
{
    if (!m_bytes.isEmpty())
        overwrite(m_bytes.data(), static_cast<size_t>(m_bytes.size()));
    m_bytes.clear();
}

} // namespace ringthrough
