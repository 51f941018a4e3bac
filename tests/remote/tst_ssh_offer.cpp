#include "ssh_offer.h"

#include <QTest>
#include <QtEndian>

using namespace ringthrough;

namespace {

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

// A server's first words, laid out as RFC 4253 says in 4.2, 6 and 7.1.
QByteArray words(const QList<QByteArray> &lists, const QByteArray &before = {})
{
    QByteArray payload = QByteArray(1, '\x14') + QByteArray(16, 'c');
    for (const QByteArray &list : lists)
        payload += number(static_cast<quint32>(list.size())) + list;
    payload += QByteArray(5, '\0');
    const QByteArray padding(7, 'p');
    return before + "SSH-2.0-old\r\n" +
           number(static_cast<quint32>(1 + payload.size() + padding.size())) +
           char(padding.size()) + payload + padding;
}

const QList<QByteArray> sound{"x,curve25519-sha256",
                              "ssh-ed25519",
                              "aes128-ctr",
                              "aes128-cbc",
                              "hmac-sha2-256",
                              "md5",
                              "none",
                              "none",
                              "",
                              ""};

} // namespace

class TestSshOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheLists();
    void waitsForTheWhole();
    void doesNotReadNonsense_data();
    void doesNotReadNonsense();
    void namesWhatIsObsolete();
};

void TestSshOffer::readsTheLists()
{
    const auto offer = parseSshOffer(words(sound, "Welcome\r\n"));
    QVERIFY(offer);
    QCOMPARE(offer->keyExchange,
             QStringList({QStringLiteral("x"), QStringLiteral("curve25519-sha256")}));
    QCOMPARE(offer->hostKeys, QStringList{QStringLiteral("ssh-ed25519")});
    QCOMPARE(offer->ciphers, QStringList{QStringLiteral("aes128-ctr")});
    QCOMPARE(offer->macs, QStringList{QStringLiteral("hmac-sha2-256")});
}

void TestSshOffer::waitsForTheWhole()
{
    const QByteArray all = words(sound);
    for (qsizetype size = 0; size < all.size(); ++size)
        QVERIFY(!parseSshOffer(all.left(size)));
    QVERIFY(parseSshOffer(all));
}

void TestSshOffer::doesNotReadNonsense_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.0 400 Bad Request\r\n\r\n");
    QTest::newRow("endless packet")
        << QByteArray("SSH-2.0-x\r\n\xff\xff\xff\xff") + QByteArray(100, 'x');
    QTest::newRow("empty packet") << QByteArray("SSH-2.0-x\r\n") + number(0);
    QByteArray list = words(sound);
    list.replace(number(19), number(0x7fffffff));
    QTest::newRow("list longer than the packet") << list;
}

void TestSshOffer::doesNotReadNonsense()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!parseSshOffer(bytes));
}

void TestSshOffer::namesWhatIsObsolete()
{
    QCOMPARE(parseSshOffer(words(sound))->onlyObsolete(), QString());
    QList<QByteArray> old = sound;
    old[0] = "diffie-hellman-group1-sha1";
    QCOMPARE(parseSshOffer(words(old))->onlyObsolete(),
             QStringLiteral("key exchange: diffie-hellman-group1-sha1"));
    old = sound;
    old[1] = "ssh-rsa,ssh-dss";
    QCOMPARE(parseSshOffer(words(old))->onlyObsolete(),
             QStringLiteral("host key: ssh-rsa,ssh-dss"));
    old = sound;
    old[2] = "3des-cbc";
    QCOMPARE(parseSshOffer(words(old))->onlyObsolete(), QStringLiteral("cipher: 3des-cbc"));
}

QTEST_APPLESS_MAIN(TestSshOffer)
#include "tst_ssh_offer.moc"
