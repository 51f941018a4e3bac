#include "commands.h"

#include "case_json.h"
#include "compare_diagnoses.h"
#include "earlier_test.h"
#include "find_gateways.h"
#include "profile_target.h"
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
    void addComparison(const Diagnosis &now, QJsonObject &json, QString &text) const;
    void test(const Outcome<Network> &network);
    void testServer();
    void take(const Outcome<Diagnosis> &result);
    void show(const Outcome<Diagnosis> &result);

    FindGateways m_finder;
    SipTestOptions m_options;
    std::optional<Diagnosis> m_earlier;
    std::optional<Profile> m_profile; ///< only when the server is of it
    std::unique_ptr<SipTest> m_test;
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
          u"file"_s}}};
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

bool TestCommand::readEarlier()
{
    const Outcome<Diagnosis> earlier = earlierTest(value(u"compare"_s), settings().stateFolder);
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
    const auto server =
        chooseSipServer(settings(), sameAsEarlier ? m_earlier->server : value(u"server"_s));
    if (!server)
        return fail(server.problem());
    if (!server.value())
        return refuseUsage(
            tr("Name the server of the phone provider with --server, or a provider's "
               "profile with --profile."));
    m_options.target = *server.value();
    if (!has(u"server"_s))
        m_profile = chosenProfile(settings()).value();
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
    const Comparison comparison = compareDiagnoses(*m_earlier, now);
    text.prepend(wordsForPerson(comparison.since) + u'\n');
    json.insert(u"compared"_s,
                QJsonObject{{u"since"_s, sinceName(comparison.since)},
                            {u"message"_s, wordsForPerson(comparison.since)},
                            {u"new_parts"_s, QJsonArray::fromStringList(comparison.newParts)},
                            {u"verdict_before"_s, verdictName(m_earlier->verdict)},
                            {u"server_before"_s, m_earlier->server}});
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
    const Diagnosis diagnosis = diagnosisOf(result, server, value(u"transport"_s));
    QJsonObject json = diagnosisToJson(diagnosis);
    QString text = testText(diagnosis);
    addComparison(diagnosis, json, text);
    console().answer(json, text);
    end(testExitCode(diagnosis));
}

} // namespace

std::unique_ptr<CliCommand> makeTestCommand()
{
    return std::make_unique<TestCommand>();
}

} // namespace ringthrough
