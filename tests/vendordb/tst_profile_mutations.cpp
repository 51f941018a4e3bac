#include "profile.h"

#include <QFile>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QUrl>
#include <QtTest>

using namespace ringthrough;

namespace {

constexpr int rounds = 6000;

const QList<QByteArray> &nastyWords()
{
    static const QList<QByteArray> words{
        "''",        "0",           "-1",           "65536",       "99999999999999",
        "true",      "~",           "[]",           "{}",          "[{}]",
        "- ",        ": ",          "&a",           "*a",          "!!str",
        "|",         ">",           "\t",           "\n",          "\n\n  ",
        "\r\n",      "\"\\u202e\"", "\"\\0\"",      "10.0.0.1",    "::1/129",
        "1.2.3.4/0", "http://a/",   "a@b@c",        "5060-1",      "1-",
        "-x",        "no",          "zz",           "%00",         "\xff\xfe",
        "\xc3\xbc",  "sip:a@b.c:1", "999.1.1.1",    "a..b",        "a.b.",
        "1e3",       "0x10",        "192.0.2.1/24", "[192.0.2.1]", "transport:",
        "host:",     "notes:",      "format: 2"};
    return words;
}

// One to three changes: a bit, a byte, a line, a word.
QByteArray mutated(QByteArray text, QRandomGenerator &random)
{
    const int changes = random.bounded(1, 4);
    for (int i = 0; i < changes && !text.isEmpty(); ++i) {
        const qsizetype at = random.bounded(int(text.size()));
        const QByteArray word = nastyWords().at(random.bounded(int(nastyWords().size())));
        QList<QByteArray> lines = text.split('\n');
        const int line = random.bounded(int(lines.size()));
        switch (random.bounded(7)) {
        case 0:
            text[at] = char(text.at(at) ^ (1 << random.bounded(8)));
            break;
        case 1:
            text.remove(at, random.bounded(1, 6));
            break;
        case 2:
            text.insert(at, word);
            break;
        case 3:
            lines.insert(line, lines.at(random.bounded(int(lines.size()))));
            text = lines.join('\n');
            break;
        case 4:
            lines.removeAt(line);
            text = lines.join('\n');
            break;
        case 5: { // another value for a key of the line
            const qsizetype colon = lines.at(line).lastIndexOf(": ");
            lines[line] = lines.at(line).left(colon + 2) + word;
            text = lines.join('\n');
            break;
        }
        default:
            text.truncate(at);
        }
    }
    return text;
}

// What follows judges by other means than the reader does.
bool isGoodHost(const QString &host)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9.:-]{1,253}$"));
    if (!allowed.match(host).hasMatch() || host.contains(QStringLiteral("..")))
        return false;
    const bool looksLikeNumbers = host.contains(u':') || host.back().isDigit();
    QUrl url;
    url.setHost(host, QUrl::StrictMode);
    if (!QHostAddress(host).isNull())
        return true;
    const QString last = host.section(u'.', -1);
    bool isNumber = false;
    last.toULongLong(&isNumber, 10);
    return !(looksLikeNumbers && (isNumber || host.contains(u':'))) && !url.host().isEmpty() &&
           !host.startsWith(u'-') && !host.startsWith(u'.') && !host.endsWith(u'.');
}

bool isGoodPort(int port)
{
    return port > 0 && port < 65536;
}

bool isPlain(const QString &text)
{
    return !text.trimmed().isEmpty() && text.size() <= 1000 &&
           std::none_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() < 32 || (c.unicode() >= 0x202a && c.unicode() <= 0x202e);
           });
}

bool areGoodTexts(const LocalText &texts)
{
    return std::all_of(texts.begin(), texts.end(), isPlain);
}

QString wrongServer(const Profile &profile)
{
    for (const SipServer &server : profile.sipServers) {
        if (!isGoodHost(server.host) || !isGoodPort(server.port))
            return server.host;
    }
    for (const MirrorServer &mirror : profile.mirrors) {
        const bool ports = isGoodPort(mirror.port) && mirror.controlPort != mirror.port;
        if (!isGoodHost(mirror.host) || !ports || mirror.controlPort == 5060)
            return mirror.host;
    }
    for (const StunServer &server : profile.stunServers) {
        if (!isGoodHost(server.host) || !isGoodPort(server.port))
            return server.host;
    }
    return {};
}

QString wrongFirewall(const Profile &profile)
{
    for (const FirewallAddress &entry : profile.firewall) {
        const QString text = entry.network.toString();
        const auto theirs = QHostAddress::parseSubnet(text);
        if (QHostAddress(entry.network.first.toString()) != theirs.first || entry.ports.isEmpty())
            return text;
        for (const PortRange &range : entry.ports) {
            if (!isGoodPort(range.first) || !isGoodPort(range.last) || range.first > range.last)
                return text;
        }
    }
    return {};
}

QString wrongText(const Profile &profile)
{
    const SupportContact &support = profile.support;
    if (!isPlain(profile.name))
        return QStringLiteral("name");
    if (!support.web.isEmpty() && !support.web.startsWith(QStringLiteral("https://")))
        return support.web;
    if (!support.email.isEmpty() && support.email.count(u'@') != 1)
        return support.email;
    if (!areGoodTexts(support.hours))
        return QStringLiteral("hours");
    for (const ProviderNote &note : profile.notes) {
        if (note.about.isEmpty() || note.text.isEmpty() || !areGoodTexts(note.text))
            return note.about;
    }
    return {};
}

} // namespace

/// Whatever somebody does to a profile, it is refused with a reason or it is right.
class TestProfileMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverLoadsSomethingInvalid();
};

void TestProfileMutations::neverLoadsSomethingInvalid()
{
    QFile sample(QStringLiteral(RT_SOURCE_DIR "/resources/profile-sample.yaml"));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    const QByteArray good = sample.readAll();
    QRandomGenerator random(20261122);
    int loaded = 0;
    for (int round = 0; round < rounds; ++round) {
        const QByteArray text = mutated(good, random);
        const auto read = readProfileText(QStringLiteral("p.yaml"), text);
        if (const auto *mistakes = std::get_if<QList<Mistake>>(&read)) {
            QVERIFY2(!mistakes->isEmpty(), text.constData());
            QVERIFY2(!mistakes->first().what.isEmpty(), text.constData());
            continue;
        }
        ++loaded;
        const Profile &profile = std::get<Profile>(read);
        const QString wrong = wrongServer(profile) + wrongFirewall(profile) + wrongText(profile);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u'\n' + QString::fromUtf8(text)));
    }
    // Else one of the two ways would not have been looked at.
    QVERIFY2(loaded > rounds / 20 && loaded < rounds * 19 / 20,
             qPrintable(QString::number(loaded)));
    qInfo("%d of %d were loaded", loaded, rounds);
}

QTEST_GUILESS_MAIN(TestProfileMutations)
#include "tst_profile_mutations.moc"
