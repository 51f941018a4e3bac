#include "file_kind.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace ringthrough {

namespace {

const QStringList &vendorKeys()
{
    static const QStringList keys{QStringLiteral("aliases"),  QStringLiteral("countries"),
                                  QStringLiteral("related"),  QStringLiteral("probes"),
                                  QStringLiteral("identify"), QStringLiteral("devices")};
    return keys;
}

const QStringList &articleKeys()
{
    static const QStringList keys{QStringLiteral("title"),  QStringLiteral("summary"),
                                  QStringLiteral("about"),  QStringLiteral("sections"),
                                  QStringLiteral("see"),    QStringLiteral("sources"),
                                  QStringLiteral("checked")};
    return keys;
}

const QStringList &profileKeys()
{
    static const QStringList keys{QStringLiteral("also_known_as"), QStringLiteral("support"),
                                  QStringLiteral("firewall"),      QStringLiteral("sip_servers"),
                                  QStringLiteral("stun_servers"),  QStringLiteral("mirrors")};
    return keys;
}

// Line by line, so that a file with a mistake in it has its kind, too.
QStringList outermostKeys(const QByteArray &contents)
{
    static const QRegularExpression key(QStringLiteral("^(\\w+):"));
    QStringList keys;
    for (const QByteArray &line : contents.split('\n'))
        keys.append(key.match(QString::fromUtf8(line.left(80))).captured(1));
    return keys;
}

qsizetype countOf(const QStringList &known, const QStringList &keys)
{
    return std::count_if(keys.begin(), keys.end(),
                         [&known](const QString &key) { return known.contains(key); });
}

} // namespace

FileKind kindOfFile(const QString &path, const QByteArray &contents)
{
    const QStringList keys = outermostKeys(contents);
    const qsizetype vendor = countOf(vendorKeys(), keys);
    const qsizetype article = countOf(articleKeys(), keys);
    const qsizetype profile = countOf(profileKeys(), keys);
    if (profile > vendor && profile > article)
        return FileKind::Profile;
    if (vendor != article)
        return vendor > article ? FileKind::Vendor : FileKind::Article;
    const bool amongArticles =
        QFileInfo(path).absolutePath().section(u'/', -1) == QStringLiteral("articles");
    return amongArticles ? FileKind::Article : FileKind::Vendor;
}

QStringList idsInFile(const QString &path, const QByteArray &contents)
{
    static const QRegularExpression own(QStringLiteral("^id: *(\\S+)"));
    static const QRegularExpression device(QStringLiteral("^ *- id: *(\\S+)"));
    QStringList ids{QFileInfo(path).completeBaseName()};
    for (const QByteArray &bytes : contents.split('\n')) {
        const QString line = QString::fromUtf8(bytes.left(200));
        if (const QRegularExpressionMatch found = own.match(line); found.hasMatch())
            ids.first() = found.captured(1);
        if (const QRegularExpressionMatch found = device.match(line); found.hasMatch())
            ids.append(found.captured(1));
    }
    return ids;
}

} // namespace ringthrough
