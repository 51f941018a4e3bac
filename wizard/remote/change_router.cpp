#include "change_router.h"

#include "ssh_channel.h"
#include "telnet_channel.h"
#include "transaction.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace ringthrough {

namespace {

constexpr quint16 telnetPort = 23;
constexpr quint16 sshPort = 22;

// What forbids the plan before anything is sent.
std::optional<Problem> refusal(const ChangePlan &plan)
{
    const Device &device = plan.device;
    if (!device.recipe || !device.recipe->transports.contains(plan.via))
        return NoRecipe{device.id, QStringLiteral("no recipe over ") + transportName(plan.via)};
    if (plan.kind == ChangePlan::Kind::SwitchOff) {
        if (device.recipe->sipTestIsCheck && !plan.sipTestAvailable)
            return SipServerNeeded{device.id};
        if (const auto reason = reasonAgainstRecipe(device, plan.sipTestAvailable))
            return *reason;
    }
    if (QHostAddress(plan.address).isNull())
        return ConnectionRefused{plan.address, plan.port, QStringLiteral("not an address")};
    return std::nullopt;
}

ChangeResult refused(const ChangePlan &plan, const Problem &problem)
{
    Change change;
    change.device = plan.device.id;
    change.address = plan.address;
    change.transport = plan.via;
    change.problem = wordsForLog(problem);
    change.problemForPerson = wordsForPerson(problem);
    change.problemName = problemName(problem);
    return {change, problem};
}

} // namespace

// The thread's side of the job. Everything it tells goes through the owner's event loop.
class ChangeRouter::Private : public Asker
{
public:
    Private(ChangeRouter *router, ChangePlan given, SignInDetails details)
        : q(router),
          plan(std::move(given)),
          signIn(std::move(details)),
          trust{KnownHosts(plan.stateFolder),
                [this](const QString &fingerprint) { return ask(AskHostKey{fingerprint}); },
                [this](const QString &detail) { return ask(AskObsoleteAlgorithms{detail}); }}
    {
        if (plan.port == 0)
            plan.port = plan.via == Transport::Telnet ? telnetPort : sshPort;
    }

    void stage(Stage stage, StageState state) override
    {
        tell([this, stage, state] { Q_EMIT q->stageChanged(stage, state); });
    }

    void say(const QString &sentence) override
    {
        tell([this, sentence] { Q_EMIT q->progressed(sentence); });
    }

    bool ask(const Question &question) override
    {
        return waitFor(question, answered).value_or(false);
    }

    std::optional<Diagnosis> askSipTest(bool afterChange) override
    {
        return waitFor(AskSipTest{afterChange}, diagnosis);
    }

    std::unique_ptr<Channel> makeChannel()
    {
        const QHostAddress address(plan.address);
        if (plan.via == Transport::Telnet)
            return std::make_unique<TelnetChannel>(address, plan.port);
        return std::make_unique<SshChannel>(address, plan.port, signIn.user,
                                            signIn.password.duplicate(), trust, plan.limits);
    }

    void work(const std::stop_token &now)
    {
        const std::stop_callback both(now, [this] { soon.request_stop(); });
        Transaction transaction(plan, signIn, [this] { return makeChannel(); }, *this,
                                {now, soon.get_token()});
        ChangeResult result = transaction.run();
        result.change.obsoleteAlgorithms = trust.obsoleteUsed;
        finish(result);
    }

    void finish(const ChangeResult &result)
    {
        QMetaObject::invokeMethod(
            q,
            [this, result] {
                if (q->conclude())
                    Q_EMIT q->finished(result);
            },
            Qt::QueuedConnection);
    }

    template <typename Tell>
    void tell(Tell told)
    {
        QMetaObject::invokeMethod(
            q,
            [this, told] {
                if (q->isRunning())
                    told();
            },
            Qt::QueuedConnection);
    }

    template <typename Value>
    std::optional<Value> waitFor(const Question &question, std::optional<Value> &place)
    {
        std::unique_lock lock(mutex);
        place.reset();
        tell([this, question] { Q_EMIT q->asked(question); });
        changed.wait_for(lock, soon.get_token(), plan.limits.answer,
                         [&place] { return place.has_value(); });
        return std::exchange(place, std::nullopt);
    }

    template <typename Value>
    void setAnswer(std::optional<Value> &place, const Value &value)
    {
        {
            const std::lock_guard lock(mutex);
            place = value;
        }
        changed.notify_all();
    }

    ChangeRouter *q;
    ChangePlan plan;
    SignInDetails signIn;
    SshTrust trust;
    std::stop_source soon;
    std::mutex mutex;
    std::condition_variable_any changed;
    std::optional<bool> answered;       ///< guarded by the mutex
    std::optional<Diagnosis> diagnosis; ///< guarded by the mutex
    std::jthread thread;                ///< last: joined before the rest goes
};

ChangeRouter::ChangeRouter(ChangePlan plan, SignInDetails signIn, QObject *parent)
    : Job(parent), d(std::make_unique<Private>(this, std::move(plan), std::move(signIn)))
{
}

ChangeRouter::~ChangeRouter()
{
    cancel();
}

void ChangeRouter::run()
{
    if (const auto problem = refusal(d->plan)) {
        d->finish(refused(d->plan, *problem));
        return;
    }
    d->thread = std::jthread([this](const std::stop_token &now) { d->work(now); });
}

void ChangeRouter::requestStop()
{
    d->soon.request_stop();
}

void ChangeRouter::answer(bool yes)
{
    d->setAnswer(d->answered, yes);
}

void ChangeRouter::answerSipTest(const Diagnosis &diagnosis)
{
    d->setAnswer(d->diagnosis, diagnosis);
}

void ChangeRouter::stop()
{
    d->thread.request_stop();
    if (d->thread.joinable())
        d->thread.join();
}

} // namespace ringthrough
