// The job against a registrar on loopback; real ones are met in tests/lab/lab_account.

#include "account_registrar.h"
#include "account_request.h"
#include "account_test.h"
#include "account_views.h"
#include "job_rules.h"
#include "path_words.h"

#include <QSignalSpy>

using namespace ringthrough;

namespace {

AccountTestOptions optionsFor(const AccountRegistrar &registrar,
                              const QByteArray &password = "sesame")
{
    AccountTestOptions options;
    options.target.host = QStringLiteral("127.0.0.1");
    options.target.port = registrar.port();
    options.target.controlPort = registrar.controlPort();
    // Nobody speaks TLS there, which is told at once.
    options.target.tlsPort = registrar.port();
    options.user = QStringLiteral("alice");
    options.domain = QStringLiteral("home");
    options.password = Secret(password);
    return options;
}

Outcome<AccountFinding> resultOf(AccountTest &job)
{
    Outcome<AccountFinding> result(Problem(Cancelled{}));
    bool over = false;
    QObject::connect(&job, &AccountTest::finished, &job, [&](const auto &outcome) {
        result = outcome;
        over = true;
    });
    job.start();
    if (!QTest::qWaitFor([&] { return over; }, 15000))
        qWarning("the job did not end");
    return result;
}

Outcome<AccountFinding> resultAt(const AccountRegistrar &registrar,
                                 const QByteArray &password = "sesame")
{
    AccountTest job(optionsFor(registrar, password));
    return resultOf(job);
}

QString problemAt(const AccountRegistrar &registrar, const QByteArray &password = "sesame")
{
    const Outcome<AccountFinding> outcome = resultAt(registrar, password);
    return outcome.ok() ? QStringLiteral("none") : problemName(outcome.problem());
}

bool said(const QSignalSpy &sentences, const QString &wanted)
{
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const QList<QVariant> &one) { return one.at(0).toString() == wanted; });
}

SipHost host(const QByteArray &text)
{
    return hostOfUri("sip:" + text);
}

} // namespace

class TestAccountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sees_the_difference_and_only_that_data()
    {
        QTest::addColumn<bool>("alg");
        QTest::addColumn<bool>("rewrites");
        for (const bool alg : {false, true})
            for (const bool rewrites : {false, true})
                QTest::addRow("alg %d, registrar rewrites %d", alg, rewrites) << alg << rewrites;
    }

    void sees_the_difference_and_only_that()
    {
        QFETCH(bool, alg);
        QFETCH(bool, rewrites);
        AccountRegistrar registrar;
        registrar.alg = alg;
        registrar.rewrites = rewrites;
        registrar.bindings.insert("phone", "192.168.77.20:5060");
        const Outcome<AccountFinding> outcome = resultAt(registrar);
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(wordsForLog(outcome.problem())));
        QCOMPARE(outcome.value().differs, alg);
        QCOMPARE(outcome.value().views.size(), 2);
        QCOMPARE(outcome.value().views.at(0).over, QStringLiteral("udp %1").arg(registrar.port()));
        QCOMPARE(outcome.value().views.at(1).over,
                 QStringLiteral("udp %1").arg(registrar.controlPort()));
        for (const BindingView &view : outcome.value().views)
            QCOMPARE(view.contacts.size(), 2);
        QVERIFY(outcome.value().contact.startsWith(QStringLiteral("sip:rt-")));
        // Ours is gone, the phone's is not.
        QCOMPARE(registrar.bindings.keys(), QList<QByteArray>{"phone"});
    }

    void a_refused_password_is_sent_once()
    {
        AccountRegistrar registrar;
        const Outcome<AccountFinding> outcome = resultAt(registrar, "guess");
        QVERIFY(!outcome.ok());
        const auto *refused = std::get_if<SignInRefused>(&outcome.problem());
        QVERIFY(refused);
        QCOMPARE(refused->user, QStringLiteral("alice"));
        QTest::qWait(jobQuietMs);
        QCOMPARE(registrar.proofs(), 1);
        QCOMPARE(registrar.asked.size(), 2);
    }

    void a_password_refused_elsewhere_is_tried_nowhere_else()
    {
        AccountRegistrar registrar;
        registrar.controlRefuses = true;
        QCOMPARE(problemAt(registrar), QStringLiteral("sign_in_refused"));
        const auto atControl =
            std::count_if(registrar.asked.begin(), registrar.asked.end(),
                          [](const AskedOf &one) { return one.control && one.proved; });
        QCOMPARE(atControl, 1);
        QVERIFY(registrar.bindings.isEmpty());
    }

    void an_old_nonce_is_no_refusal_but_once()
    {
        AccountRegistrar registrar;
        registrar.staleOnce = true;
        QCOMPARE(problemAt(registrar), QStringLiteral("none"));
        AccountRegistrar liar;
        liar.alwaysStale = true;
        QCOMPARE(problemAt(liar), QStringLiteral("sign_in_refused"));
        QCOMPARE(liar.proofs(), 2);
    }

    void stays_out_of_the_way()
    {
        AccountRegistrar registrar;
        QCOMPARE(problemAt(registrar), QStringLiteral("none"));
        int binds = 0;
        for (const AskedOf &one : std::as_const(registrar.asked)) {
            const QByteArray contact = one.text.value("Contact");
            QVERIFY(!contact.contains('*'));
            QVERIFY(contact.isEmpty() || contact.contains(";q=0.0;"));
            binds += one.text.value("Expires") == "60" ? 1 : 0;
            QVERIFY(!one.text.value("Authorization").contains("sesame"));
        }
        QCOMPARE(binds, 2); // once bare, once proved
    }

    void declines_calls()
    {
        AccountRegistrar registrar;
        registrar.instead = [&](const AskedOf &one) {
            if (one.control)
                registrar.call("rt");
            return QByteArray();
        };
        QCOMPARE(problemAt(registrar), QStringLiteral("none"));
        QTRY_VERIFY(registrar.heardBack.contains("SIP/2.0 480 Temporarily Unavailable"));
    }

    void takes_a_longer_time_if_it_must()
    {
        AccountRegistrar registrar;
        registrar.leastExpires = 300;
        QCOMPARE(problemAt(registrar), QStringLiteral("none"));
        QVERIFY(registrar.bindings.isEmpty());
        AccountRegistrar greedy;
        greedy.leastExpires = 86400;
        QCOMPARE(problemAt(greedy), QStringLiteral("unexpected_reply"));
    }

    void says_that_it_took_the_place_of_a_phone()
    {
        for (const bool single : {false, true}) {
            AccountRegistrar registrar;
            registrar.single = single;
            registrar.bindings.insert("phone", "192.168.77.20:5060");
            AccountTest job(optionsFor(registrar));
            QSignalSpy sentences(&job, &AccountTest::progressed);
            const Outcome<AccountFinding> outcome = resultOf(job);
            QVERIFY(outcome.ok());
            QCOMPARE(outcome.value().phoneDropped, single);
            QCOMPARE(said(sentences, droppedPhoneWords()), single);
        }
    }

    void says_what_it_does()
    {
        AccountRegistrar registrar;
        AccountTest job(optionsFor(registrar));
        QSignalSpy sentences(&job, &AccountTest::progressed);
        QVERIFY(resultOf(job).ok());
        QCOMPARE(sentences.size(), 3); // signing in, reading elsewhere once, signing out
        AccountTest stopped(optionsFor(registrar));
        QObject::connect(&stopped, &AccountTest::progressed, &stopped, [&](const QString &said) {
            if (said.contains(u"another way"))
                stopped.cancel();
        });
        QSignalSpy ended(&stopped, &AccountTest::finished);
        stopped.start();
        QTRY_VERIFY(!stopped.isRunning());
        QTRY_VERIFY(registrar.bindings.isEmpty());
        QCOMPARE(ended.size(), 0);
    }

    // Nobody was registered, or the one who was is still there: nobody is to be restarted.
    void a_list_without_other_phones_drops_none()
    {
        AccountRegistrar registrar;
        registrar.single = true;
        const Outcome<AccountFinding> outcome = resultAt(registrar);
        QVERIFY(outcome.ok());
        QVERIFY(!outcome.value().phoneDropped);
    }

    // There is no finding then that could say it.
    void a_phone_dropped_for_nothing_is_said_all_the_same()
    {
        AccountRegistrar registrar;
        registrar.single = true;
        registrar.controlIsSilent = true;
        registrar.bindings.insert("phone", "192.168.77.20:5060");
        AccountTest job(optionsFor(registrar));
        QSignalSpy sentences(&job, &AccountTest::progressed);
        QVERIFY(!resultOf(job).ok());
        QVERIFY(said(sentences, droppedPhoneWords()));
    }

    void one_view_is_no_verdict()
    {
        AccountRegistrar silent;
        silent.controlIsSilent = true;
        QCOMPARE(problemAt(silent), QStringLiteral("server_silent"));
        QVERIFY(silent.bindings.isEmpty());
        AccountRegistrar forgetful;
        forgetful.controlForgets = true;
        QCOMPARE(problemAt(forgetful), QStringLiteral("server_silent"));
    }

    // Addresses that the provider may have made up itself prove nothing.
    void what_the_provider_may_do_is_no_verdict()
    {
        AccountRegistrar registrar;
        registrar.alg = true;
        registrar.otherAddress = "198.51.100.7";
        QCOMPARE(problemAt(registrar), QStringLiteral("unexpected_reply"));
        QVERIFY(registrar.bindings.isEmpty());
    }

    void stops_at_what_it_cannot_answer_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("problem");
        const QByteArray usual = AccountRegistrar().challenge;
        QTest::newRow("another algorithm") << usual + ", algorithm=SHA-512-256" << QByteArray()
                                           << QStringLiteral("sign_in_unsupported");
        QTest::newRow("not a challenge")
            << QByteArray("Digest") << QByteArray() << QStringLiteral("sign_in_unsupported");
        QTest::newRow("no such user")
            << usual << QByteArray("404 Not Found") << QStringLiteral("unexpected_reply");
        QTest::newRow("a redirection")
            << usual << QByteArray("302 Moved\r\nContact: <sip:evil@192.0.2.9>")
            << QStringLiteral("unexpected_reply");
    }

    void stops_at_what_it_cannot_answer()
    {
        QFETCH(QByteArray, challenge);
        QFETCH(QByteArray, line);
        QFETCH(QString, problem);
        AccountRegistrar registrar;
        registrar.challenge = challenge;
        registrar.instead = [line](const AskedOf &one) {
            return line.isEmpty()
                       ? QByteArray()
                       : "SIP/2.0 " + line + "\r\nCall-ID: " + one.text.value("Call-ID") +
                             "\r\nCSeq: " + one.text.value("CSeq") + "\r\n\r\n";
        };
        QCOMPARE(problemAt(registrar), problem);
        QCOMPARE(registrar.proofs(), 0);
    }

    void a_cancelled_job_takes_its_binding_away()
    {
        AccountRegistrar registrar;
        AccountTest job(optionsFor(registrar));
        registrar.controlIsSilent = true;
        job.start();
        QTRY_VERIFY(registrar.asked.size() > 0 && registrar.asked.last().control);
        QCOMPARE(registrar.bindings.size(), 1);
        job.cancel();
        QTRY_VERIFY(registrar.bindings.isEmpty());
    }

    void compares_places_data()
    {
        QTest::addColumn<QByteArray>("main");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<QString>("seen");
        QTest::addColumn<ViewsSay>("says");
        const QByteArray own = "192.168.77.10:40123";
        const QByteArray outside = "203.0.113.1:40123";
        const QString seen = QStringLiteral("203.0.113.1");
        QTest::newRow("same") << own << own << seen << ViewsSay::Same;
        QTest::newRow("registrar's") << outside << outside << seen << ViewsSay::Same;
        QTest::newRow("alg") << own << outside << seen << ViewsSay::Differs;
        QTest::newRow("alg, port too")
            << own << QByteArray("203.0.113.1:1024") << seen << ViewsSay::Differs;
        QTest::newRow("between two translations")
            << own << QByteArray("100.64.0.2:40123") << seen << ViewsSay::Differs;
        QTest::newRow("provider's private one")
            << own << QByteArray("10.1.2.3:5060") << seen << ViewsSay::Unclear;
        QTest::newRow("provider's public one")
            << own << QByteArray("198.51.100.7:40123") << seen << ViewsSay::Unclear;
        QTest::newRow("provider's name")
            << own << QByteArray("sbc.example:40123") << seen << ViewsSay::Unclear;
        QTest::newRow("port alone")
            << own << QByteArray("192.168.77.10:1024") << seen << ViewsSay::Unclear;
        QTest::newRow("neither is ours")
            << QByteArray("198.51.100.7:5060") << outside << seen << ViewsSay::Unclear;
    }

    void compares_places()
    {
        QFETCH(QByteArray, main);
        QFETCH(QByteArray, other);
        QFETCH(QString, seen);
        QFETCH(ViewsSay, says);
        const TwoViews views{host("192.168.77.10:40123"), host(main), host(other),
                             QHostAddress(seen)};
        QCOMPARE(compareViews(views), says);
    }

    void takes_lists_apart()
    {
        const SipText answer =
            parseSip("SIP/2.0 200 OK\r\n"
                     "Contact: \"a, \\\"b\" <sip:one@10.0.0.1:1;x=1,2>;expires=9, <sip:two@h>\r\n"
                     "m: sip:three@h;q=0.1,,\r\n\r\n")
                .value_or(SipText());
        const QList<QByteArray> bindings = bindingsIn(answer);
        QCOMPARE(bindings.size(), 3);
        QCOMPARE(hostOfUri(bindingOf(bindings, "one")), SipHost({"10.0.0.1", 1}));
        QVERIFY(bindingOf(bindings, "on").isEmpty());
        QVERIFY(bindingOf(bindings, "three").startsWith("sip:three@h"));
        const SipText endless =
            parseSip("SIP/2.0 200 OK\r\nContact: " + QByteArray("<sip:a@b>,").repeated(2000) +
                     "\r\n\r\n")
                .value_or(SipText());
        QCOMPARE(bindingsIn(endless).size(), 64);
    }

    void writes_users_and_hosts_as_headers_can_carry_them()
    {
        QCOMPARE(escapedUser(QStringLiteral("+49 89/1\r\n;x")),
                 QByteArray("+49%2089%2F1%0D%0A%3Bx"));
        QCOMPARE(hostText(QStringLiteral("Voice.Example")), QByteArray("voice.example"));
        QCOMPARE(hostText(QStringLiteral("2001:db8::1")), QByteArray("[2001:db8::1]"));
        QVERIFY(hostText(QStringLiteral("a\r\nX: y")).isEmpty());
        QVERIFY(hostText(QStringLiteral("a>b")).isEmpty());
        QVERIFY(hostText(QString()).isEmpty());
    }

    void keeps_the_rules_of_jobs()
    {
        AccountRegistrar registrar;
        QCOMPARE(brokenJobRule<AccountTest>(
                     [&] { return std::make_unique<AccountTest>(optionsFor(registrar)); }),
                 QString());
        QTRY_VERIFY(registrar.bindings.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAccountTest)
#include "tst_account_test.moc"
