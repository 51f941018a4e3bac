#include "commands.h"

#include "account_test.h"
#include "account_verdict.h"
#include "account_words.h"
#include "case_json.h"
#include "compare_diagnoses.h"
#include "earlier_test.h"
#include "find_gateways.h"
#include "path_json.h"
#include "path_words.h"
#include "profile_target.h"
#include "secret_input.h"
#include "sip_server_choice.h"
#include "test_answer.h"

#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

class TestCommand : public CliCommand
{
    Q_DECLARE_TR_FUNCTIONS(TestCommand)

public:
    CommandSpec spec() const override;

protected:
    void run() override;

private:
    bool readOptions();
    bool readEarlier();
    bool readPassword();
    void addComparison(const Diagnosis &now, QJsonObject &json, QString &text) const;
    void test(const Outcome<Network> &network);
    void testServer();
    void take(const Outcome<Diagnosis> &result);
    void show(const Outcome<Diagnosis> &result);
    void testAccount();
    void takeAccount(const Outcome<AccountFinding> &result);
    static QString accountLine(const AccountFinding &finding);
    void lookWhichRouter();
    void answer();

    FindGateways m_finder;
    FindGateways m_finderAfter;
    SipTestOptions m_options;
    std::optional<RoutedTest> m_earlier;
    std::optional<Profile> m_profile; ///< only when the server is of it
    std::unique_ptr<SipTest> m_test;
    Diagnosis m_diagnosis;
    std::optional<Secret> m_password;
    std::unique_ptr<AccountTest> m_accountTest;
    std::optional<AccountFinding> m_account;
    QString m_accountProblem;
};

CommandSpec TestCommand::spec() const
{
    return {
        u"test"_s,
        tr("Test whether call messages are changed on their way."),
        {},
        0,
        0,
        {{u"server"_s, tr("The SIP server or mirror to test against."), u"host[:port]"_s},
         {u"transport"_s, tr("udp, tcp or both."), u"transport"_s, u"both"_s},
         {u"local-port"_s, tr("Send from this port."), u"port"_s},
         {u"compare"_s,
          tr("Say what has changed since an earlier test: the answer of a test, a saved case, or "
             "\"last\" for the last case. Without --server the same server is asked."),
          u"file"_s},
         {u"account"_s,
          tr("Also look with your own phone account, such as 12345@sip.example.com, what the "
             "provider knows of your phones on two ways. The password is asked for."),
          u"user"_s},
         {u"sign-in-as"_s, tr("The name for signing in, where it is not the user."), u"name"_s},
         {u"password-stdin"_s, tr("Read the account's password from standard input.")}}};
}

bool TestCommand::readOptions()
{
    const QString transport = value(u"transport"_s);
    if (transport == u"udp"_s)
        m_options.transports = SipTransports::Udp;
    else if (transport == u"tcp"_s)
        m_options.transports = SipTransports::Tcp;
    else if (transport != u"both"_s) {
        refuseUsage(tr("--transport is udp, tcp or both."));
        return false;
    }
    bool isPort = true;
    if (has(u"local-port"_s))
        m_options.localPort = value(u"local-port"_s).toUShort(&isPort);
    if (!isPort || (has(u"local-port"_s) && m_options.localPort == 0)) {
        refuseUsage(tr("--local-port is a number from 1 to 65535."));
        return false;
    }
    return true;
}

bool TestCommand::readPassword()
{
    const bool fromInput = has(u"password-stdin"_s);
    if (fromInput || canAsk())
        m_password =
            fromInput ? readSecretLine() : askSecret(tr("Password of your phone account:"));
    if (!m_password)
        refuseUsage(tr("There was no password. Type it, or give it with --password-stdin."));
    return m_password.has_value();
}

bool TestCommand::readEarlier()
{
    const Outcome<RoutedTest> earlier = earlierTest(value(u"compare"_s), settings().stateFolder);
    if (!earlier) {
        fail(earlier.problem());
        return false;
    }
    m_earlier = earlier.value();
    return true;
}

void TestCommand::run()
{
    if (!readOptions())
        return;
    if (has(u"compare"_s) && !readEarlier())
        return;
    if (has(u"server"_s) && !sipTargetFromString(value(u"server"_s)))
        return refuseUsage(tr("\"%1\" is not a server such as sip.example.com or "
                              "192.0.2.1:5060.")
                               .arg(value(u"server"_s)));
    const bool sameAsEarlier = m_earlier && !has(u"server"_s) && settings().profile.isEmpty();
    const auto server = chooseSipServer(settings(), sameAsEarlier ? m_earlier->diagnosis.server
                                                                  : value(u"server"_s));
    if (!server)
        return fail(server.problem());
    if (!server.value())
        return refuseUsage(
            tr("Name the server of the phone provider with --server, or a provider's "
               "profile with --profile."));
    m_options.target = *server.value();
    if (!has(u"server"_s))
        m_profile = chosenProfile(settings()).value();
    if (has(u"account"_s) && !readPassword())
        return;
    // The gateway only helps to tell a tunnel; without one the test is as good.
    connect(&m_finder, &FindGateways::finished, this, &TestCommand::test);
    m_finder.start();
}

void TestCommand::test(const Outcome<Network> &network)
{
    if (network && network.value().gateway())
        m_options.gateway = *network.value().gateway();
    testServer();
}

void TestCommand::testServer()
{
    m_test = std::make_unique<SipTest>(m_options);
    connect(m_test.get(), &SipTest::progressed, this,
            [this](const QString &sentence) { console().say(sentence); });
    connect(m_test.get(), &SipTest::finished, this, &TestCommand::take);
    m_test->start();
}

void TestCommand::addComparison(const Diagnosis &now, QJsonObject &json, QString &text) const
{
    if (!m_earlier)
        return;
    const Comparison comparison = compareTests(*m_earlier, {now, m_options.gateway});
    text.prepend(wordsForPerson(comparison.since) + u'\n');
    json.insert(u"compared"_s,
                QJsonObject{{u"since"_s, sinceName(comparison.since)},
                            {u"message"_s, wordsForPerson(comparison.since)},
                            {u"new_parts"_s, QJsonArray::fromStringList(comparison.newParts)},
                            {u"verdict_before"_s, verdictName(m_earlier->diagnosis.verdict)},
                            {u"server_before"_s, m_earlier->diagnosis.server}});
}

// A server that says nothing may be down; a profile can name another.
void TestCommand::take(const Outcome<Diagnosis> &result)
{
    const auto next = m_profile && saidNothing(result) ? nextSipTarget(*m_profile, m_options.target)
                                                       : std::nullopt;
    if (!next)
        return show(result);
    m_options.target = *next;
    console().say(tr("No answer. We ask the next server, %1.").arg(sipTargetToString(*next)));
    m_test.release()->deleteLater(); // it is the sender of this very signal
    testServer();
}

void TestCommand::show(const Outcome<Diagnosis> &result)
{
    const QString server = m_options.target.host + u':' + QString::number(m_options.target.port);
    m_diagnosis = diagnosisOf(result, server, value(u"transport"_s));
    if (m_password)
        testAccount();
    else
        lookWhichRouter();
}

void TestCommand::testAccount()
{
    AccountTestOptions options;
    options.target = m_options.target;
    options.user = value(u"account"_s);
    options.signInAs = value(u"sign-in-as"_s);
    options.password = std::move(*m_password);
    options.gateway = m_options.gateway;
    m_accountTest = std::make_unique<AccountTest>(std::move(options));
    connect(m_accountTest.get(), &AccountTest::progressed, this,
            [this](const QString &sentence) { console().say(sentence); });
    connect(m_accountTest.get(), &AccountTest::finished, this, &TestCommand::takeAccount);
    console().say(tr("Asking your provider what it knows of your phones, on two ways."));
    m_accountTest->start();
}

void TestCommand::takeAccount(const Outcome<AccountFinding> &result)
{
    if (result) {
        m_account = result.value();
        addAccount(m_diagnosis, *m_account);
    } else {
        m_accountProblem = accountProblemWords(result.problem());
    }
    lookWhichRouter();
}

// Before the test the system may not have known the router's hardware address, as nothing had gone
// there yet.
void TestCommand::lookWhichRouter()
{
    if (!m_earlier)
        return answer();
    connect(&m_finderAfter, &FindGateways::finished, this, [this](const Outcome<Network> &found) {
        if (found && found.value().gateway())
            m_options.gateway = *found.value().gateway();
        answer();
    });
    m_finderAfter.start();
}

QString TestCommand::accountLine(const AccountFinding &finding)
{
    if (finding.throughTunnel)
        return wordsForPerson(finding);
    const QString line = finding.differs
                             ? tr("Your account shows it: the provider's two lists differ.")
                             : tr("Your account shows no sign of it: the two lists agree.");
    return finding.phoneDropped ? line + u'\n' + droppedPhoneWords() : line;
}

void TestCommand::answer()
{
    QJsonObject json = diagnosisToJson(m_diagnosis);
    QString text = testText(m_diagnosis);
    if (m_account) {
        json.insert(u"account"_s, accountToJson(*m_account));
        text += u'\n' + accountLine(*m_account);
    }
    if (!m_accountProblem.isEmpty()) {
        json.insert(u"account_problem"_s, m_accountProblem);
        text += u'\n' + tr("Your account could not be asked: %1").arg(m_accountProblem);
    }
    addComparison(m_diagnosis, json, text);
    console().answer(json, text);
    end(testExitCode(m_diagnosis));
}

} // namespace

std::unique_ptr<CliCommand> makeTestCommand()
{
    return std::make_unique<TestCommand>();
}

} // namespace ringthrough
