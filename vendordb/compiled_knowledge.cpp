#include "compiled_knowledge.h"
#include "knowledge_fields.h"

#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr quint32 magic = 0x52544b42; // "RTKB"
// To be raised with every change of knowledge_fields.h.
constexpr quint32 layout = 2;
constexpr auto streamVersion = QDataStream::Qt_6_0;
// No list is nearly as long; damaged data must not ask for all memory there is.
constexpr quint32 longestList = 100000;

template <typename T>
concept HasFields = requires(T &value)
{
    fields(value);
};

class Writer
{
public:
    explicit Writer(QDataStream &stream) : m_stream(stream) {}

    template <typename T>
    void put(const T &value)
    {
        if constexpr (HasFields<T>)
            std::apply([this](const auto &...field) { (this->put(field), ...); },
                       fields(const_cast<T &>(value)));
        else
            m_stream << value;
    }
    template <typename T>
    void put(const QList<T> &list)
    {
        m_stream << quint32(list.size());
        for (const T &value : list)
            put(value);
    }
    template <typename T>
    void put(const std::optional<T> &value)
    {
        m_stream << value.has_value();
        if (value)
            put(*value);
    }

private:
    QDataStream &m_stream;
};

class Reader
{
public:
    explicit Reader(QDataStream &stream) : m_stream(stream) {}

    template <typename T>
    void take(T &value)
    {
        if constexpr (HasFields<T>)
            std::apply([this](auto &...field) { (this->take(field), ...); }, fields(value));
        else
            m_stream >> value;
    }
    template <typename T>
    void take(QList<T> &list)
    {
        quint32 size = 0;
        m_stream >> size;
        if (size > longestList)
            m_stream.setStatus(QDataStream::ReadCorruptData);
        for (quint32 i = 0; i < size && m_stream.status() == QDataStream::Ok; ++i) {
            T value;
            take(value);
            list.append(std::move(value));
        }
    }
    template <typename T>
    void take(std::optional<T> &value)
    {
        bool there = false;
        m_stream >> there;
        if (there)
            take(value.emplace());
    }

private:
    QDataStream &m_stream;
};

struct FileStamp
{
    QString name;
    qint64 size = 0;

    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

auto fields(FileStamp &stamp)
{
    return std::tie(stamp.name, stamp.size);
}

QFileInfoList filesOf(const QString &folder)
{
    const QStringList yaml{QStringLiteral("*.yaml")};
    return QDir(folder).entryInfoList(yaml, QDir::Files, QDir::Name) +
           QDir(articleFolder(folder)).entryInfoList(yaml, QDir::Files, QDir::Name);
}

QList<FileStamp> stampsOf(const QFileInfoList &files)
{
    QList<FileStamp> stamps;
    for (const QFileInfo &file : files)
        stamps.append({file.fileName(), file.size()});
    return stamps;
}

bool anyChangedAfter(const QFileInfoList &files, const QDateTime &time)
{
    return std::any_of(files.begin(), files.end(),
                       [&time](const QFileInfo &file) { return file.lastModified() > time; });
}

} // namespace

QByteArray compileKnowledge(const QString &folder, const Knowledge &known)
{
    QByteArray data;
    QDataStream stream(&data, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << magic << layout;
    Writer writer(stream);
    writer.put(stampsOf(filesOf(folder)));
    Knowledge portable = known;
    // Where the files stood when the program was built is nobody's business later.
    for (Vendor &vendor : portable.vendors)
        vendor.file = QFileInfo(vendor.file).fileName();
    for (Article &article : portable.articles)
        article.file = QFileInfo(article.file).fileName();
    writer.put(portable.vendors);
    writer.put(portable.articles);
    return data;
}

std::optional<Knowledge> readCompiledKnowledge(const QString &file, const QString &folder)
{
    QFile compiled(file);
    const QFileInfoList files = filesOf(folder);
    if (!compiled.open(QIODevice::ReadOnly) ||
        anyChangedAfter(files, QFileInfo(compiled).lastModified()))
        return std::nullopt;
    const QByteArray data = compiled.readAll();
    QDataStream stream(data);
    stream.setVersion(streamVersion);
    quint32 foundMagic = 0;
    quint32 foundLayout = 0;
    stream >> foundMagic >> foundLayout;
    Reader reader(stream);
    QList<FileStamp> stamps;
    if (foundMagic == magic && foundLayout == layout)
        reader.take(stamps);
    if (stamps.isEmpty() || stamps != stampsOf(files))
        return std::nullopt;
    Knowledge known;
    reader.take(known.vendors);
    reader.take(known.articles);
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return std::nullopt;
    for (Vendor &vendor : known.vendors)
        vendor.file = QDir(folder).filePath(vendor.file);
    for (Article &article : known.articles)
        article.file = QDir(articleFolder(folder)).filePath(article.file);
    return known;
}

} // namespace ringthrough
