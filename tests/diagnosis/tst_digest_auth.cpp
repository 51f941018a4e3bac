#include "digest_auth.h"
#include "digest_fields.h"

#include <QTest>

using namespace ringthrough;

namespace {

const QByteArray plainChallenge = "Digest realm=\"biloxi.com\", "
                                  "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"";

DigestUse useOf(const QByteArray &user, const QByteArray &method, const QByteArray &uri,
                const QByteArray &clientNonce)
{
    return {method, uri, user, clientNonce, 1};
}

DigestUse bobsCall()
{
    return useOf("bob", "INVITE", "sip:bob@biloxi.com", "0a4f113b");
}

// The field of an answer as it is written, quotes included.
QByteArray fieldOf(const QByteArray &line, const QByteArray &name)
{
    for (const QByteArray &piece : line.mid(line.indexOf("Digest ") + 7).split(','))
        if (piece.trimmed().startsWith(name + '='))
            return piece.trimmed().mid(name.size() + 1);
    return {};
}

QByteArray answerTo(const QByteArray &challenge, const DigestUse &use, const char *password)
{
    const std::optional<DigestChallenge> parsed = parseChallenge(challenge);
    return parsed ? digestAnswer(*parsed, use, Secret(password)) : QByteArray();
}

SipText answerWith(int status, const QList<QByteArray> &challenges)
{
    QByteArray text = "SIP/2.0 " + QByteArray::number(status) + " Prove it\r\n";
    for (const QByteArray &one : challenges)
        text += (status == 407 ? "Proxy-Authenticate: " : "WWW-Authenticate: ") + one + "\r\n";
    return parseSip(text + "\r\n").value_or(SipText());
}

} // namespace

class TestDigestAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_as_the_examples_do_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<DigestUse>("use");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("response");
        QTest::newRow("RFC 2617, 3.5")
            << QByteArray("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", "
                          "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                          "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")
            << useOf("Mufasa", "GET", "/dir/index.html", "0a4f113b") << QByteArray("Circle Of Life")
            << QByteArray("6629fae49393a05397450978507c4ef1");
        const QByteArray life = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
                                "algorithm=%1, "
                                "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
                                "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
        const DigestUse lion = useOf("Mufasa", "GET", "/dir/index.html",
                                     "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
        QTest::newRow("RFC 7616, 3.9.1, MD5")
            << QByteArray(life).replace("%1", "MD5") << lion << QByteArray("Circle of Life")
            << QByteArray("8ca523f5e9506fed4657c9700eebdbec");
        QTest::newRow("RFC 7616, 3.9.1, SHA-256")
            << QByteArray(life).replace("%1", "SHA-256") << lion << QByteArray("Circle of Life")
            << QByteArray("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
        // draft-smith-sip-auth-examples, 3.1, 3.3, 3.4
        QTest::newRow("SIP, without quality")
            << plainChallenge << bobsCall() << QByteArray("zanzibar")
            << QByteArray("bf57e4e0d0bffc0fbaedce64d59add5e");
        QTest::newRow("SIP, auth")
            << plainChallenge + ", qop=\"auth\", algorithm=MD5" << bobsCall()
            << QByteArray("zanzibar") << QByteArray("89eb0059246c02b2f6ee02c7961d5ea3");
        QTest::newRow("SIP, session")
            << plainChallenge + ", qop=\"auth\", algorithm=MD5-sess" << bobsCall()
            << QByteArray("zanzibar") << QByteArray("e4e4ea61d186d07a92c9e1f6919902e9");
        // Computed with another program.
        QTest::newRow("SIP, session, SHA-256")
            << plainChallenge + ", qop=\"auth\", algorithm=SHA-256-sess" << bobsCall()
            << QByteArray("zanzibar")
            << QByteArray("5da59c9ca40954be9d5063a15a174066c8251be2c10cf47c144c366dc7daf792");
    }

    void answers_as_the_examples_do()
    {
        QFETCH(QByteArray, challenge);
        QFETCH(DigestUse, use);
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, response);
        const QByteArray line = answerTo(challenge, use, password.constData());
        QVERIFY2(line.startsWith("Authorization: Digest "), line.constData());
        QCOMPARE(fieldOf(line, "response"), '"' + response + '"');
    }

    void says_again_what_it_was_told()
    {
        const QByteArray line = answerTo(
            plainChallenge + ", opaque=\"x\\\"y\", qop=\"auth\", algorithm=md5", bobsCall(), "pw");
        QCOMPARE(fieldOf(line, "username"), QByteArray("\"bob\""));
        QCOMPARE(fieldOf(line, "realm"), QByteArray("\"biloxi.com\""));
        QCOMPARE(fieldOf(line, "nonce"), QByteArray("\"dcd98b7102dd2f0e8b11d0f600bfb0c093\""));
        QCOMPARE(fieldOf(line, "uri"), QByteArray("\"sip:bob@biloxi.com\""));
        QCOMPARE(fieldOf(line, "opaque"), QByteArray("\"x\\\"y\""));
        QCOMPARE(fieldOf(line, "algorithm"), QByteArray("md5"));
        QCOMPARE(fieldOf(line, "qop"), QByteArray("auth"));
        QCOMPARE(fieldOf(line, "nc"), QByteArray("00000001"));
        QCOMPARE(fieldOf(line, "cnonce"), QByteArray("\"0a4f113b\""));
        QVERIFY(!line.contains("pw"));
    }

    void says_no_more_than_it_was_asked()
    {
        const QByteArray line = answerTo(plainChallenge, bobsCall(), "pw");
        for (const char *name : {"opaque", "algorithm", "qop", "nc", "cnonce"})
            QVERIFY2(fieldOf(line, name).isNull(), name);
    }

    void counts_in_hexadecimal()
    {
        DigestUse use = bobsCall();
        use.count = 26;
        QCOMPARE(fieldOf(answerTo(plainChallenge + ", qop=\"auth\"", use, "pw"), "nc"),
                 QByteArray("0000001a"));
    }

    void escapes_the_name_and_hashes_it_as_it_is()
    {
        DigestUse use = bobsCall();
        use.user = "b\"o\\b";
        const QByteArray line = answerTo(plainChallenge, use, "zanzibar");
        QCOMPARE(fieldOf(line, "username"), QByteArray("\"b\\\"o\\\\b\""));
        use.user = "bob\r\nX: y";
        QVERIFY(answerTo(plainChallenge, use, "zanzibar").isEmpty());
    }

    void takes_the_strongest_and_of_equals_the_upper()
    {
        const QByteArray weak = plainChallenge + ", algorithm=MD5";
        const QByteArray strong = plainChallenge + ", algorithm=SHA-256";
        const QByteArray foreign = plainChallenge + ", algorithm=SHA-512-256";
        const auto algorithm = [](const QList<QByteArray> &challenges) {
            return bestChallenge(answerWith(401, challenges)).value_or(DigestChallenge()).algorithm;
        };
        QCOMPARE(algorithm({weak, strong}), QByteArray("SHA-256"));
        QCOMPARE(algorithm({foreign, strong, weak}), QByteArray("SHA-256"));
        QCOMPARE(algorithm({foreign, weak}), QByteArray("MD5"));
        QVERIFY(!bestChallenge(answerWith(401, {foreign, "Basic realm=\"a\""})));
        const auto upper = bestChallenge(answerWith(
            401, {"Digest realm=\"one\", nonce=\"1\"", "Digest realm=\"two\", nonce=\"2\""}));
        QCOMPARE(upper.value_or(DigestChallenge()).realm, QByteArray("one"));
    }

    void answers_a_proxy_as_a_proxy()
    {
        const auto challenge = bestChallenge(answerWith(407, {plainChallenge}));
        QVERIFY(challenge && challenge->forProxy);
        QVERIFY(digestAnswer(*challenge, bobsCall(), Secret("pw"))
                    .startsWith("Proxy-Authorization: Digest "));
        QVERIFY(!bestChallenge(answerWith(200, {plainChallenge})));
    }

    void says_what_was_offered()
    {
        QCOMPARE(offeredSchemes(answerWith(401, {plainChallenge + ", algorithm=SHA-512-256",
                                                 "Basic realm=\"a\"", "B\x01\xffz"})),
                 QStringList({QStringLiteral("Digest SHA-512-256"), QStringLiteral("Basic"),
                              QStringLiteral("Bz")}));
    }

    void takes_what_servers_write_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<bool>("stale");
        QTest::newRow("stale") << QByteArray(", stale=true") << true;
        QTest::newRow("stale in quotes") << QByteArray(", stale=\"TRUE\"") << true;
        QTest::newRow("not stale") << QByteArray(", stale=FALSE") << false;
        QTest::newRow("not true") << QByteArray(", stale=truer") << false;
        QTest::newRow("algorithm in quotes") << QByteArray(",algorithm=\"MD5\"") << false;
        QTest::newRow("quality without quotes") << QByteArray(",qop=auth") << false;
        QTest::newRow("something new")
            << QByteArray(", userhash=false, domain=\"sip:a,b\"") << false;
        QTest::newRow("blanks") << QByteArray("\t ,\topaque = \"\" ") << false;
    }

    void takes_what_servers_write()
    {
        QFETCH(QByteArray, more);
        QFETCH(bool, stale);
        const auto challenge = parseChallenge(plainChallenge + more);
        QVERIFY(challenge);
        QCOMPARE(challenge->stale, stale);
    }

    void refuses_what_is_not_written_as_it_must_be_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        const QByteArray nonce = ", nonce=\"n\"";
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("scheme alone") << QByteArray("Digest");
        QTest::newRow("another scheme") << QByteArray("Basic realm=\"a\"") + nonce;
        QTest::newRow("no realm") << QByteArray("Digest nonce=\"n\"");
        QTest::newRow("no nonce") << QByteArray("Digest realm=\"a\"");
        QTest::newRow("empty nonce") << QByteArray("Digest realm=\"a\", nonce=\"\"");
        QTest::newRow("realm without quotes") << QByteArray("Digest realm=a") + nonce;
        QTest::newRow("nonce without quotes") << QByteArray("Digest realm=\"a\", nonce=n");
        QTest::newRow("open quote") << QByteArray("Digest nonce=\"n\", realm=\"a");
        QTest::newRow("escaped end") << QByteArray("Digest nonce=\"n\", realm=\"a\\\"");
        QTest::newRow("lone backslash") << QByteArray("Digest nonce=\"n\", realm=\"a\\");
        QTest::newRow("twice") << plainChallenge + ", Realm=\"b\"";
        QTest::newRow("no comma") << plainChallenge + " opaque=\"a\"";
        QTest::newRow("comma at the end") << plainChallenge + ",";
        QTest::newRow("two in one") << plainChallenge + ", " + plainChallenge;
        QTest::newRow("no value") << plainChallenge + ", opaque=";
        QTest::newRow("control") << plainChallenge + ", opaque=\"a\x01\"";
        QTest::newRow("line end") << plainChallenge + ", opaque=\"a\r\nX: y\"";
        QTest::newRow("other algorithm") << plainChallenge + ", algorithm=SHA-512-256";
        QTest::newRow("empty algorithm") << plainChallenge + ", algorithm=\"\"";
        QTest::newRow("other quality") << plainChallenge + ", qop=\"auth-int\"";
        QTest::newRow("empty quality") << plainChallenge + ", qop=\"\"";
        QTest::newRow("session alone") << plainChallenge + ", algorithm=MD5-sess";
        QTest::newRow("too long") << plainChallenge + ", opaque=\"" + QByteArray(5000, 'a') + '"';
    }

    void refuses_what_is_not_written_as_it_must_be()
    {
        QFETCH(QByteArray, challenge);
        QVERIFY(!parseChallenge(challenge));
    }
};

QTEST_GUILESS_MAIN(TestDigestAuth)
#include "tst_digest_auth.moc"
