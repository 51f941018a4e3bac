#include "hop_nobody_home.h"

#include "fresh_ports.h"
#include "hop_request.h"
#include "sip_wire.h"

#include <QDateTime>
#include <QTimer>

#include <vector>

namespace ringthrough {

namespace {

using namespace std::chrono_literals;

constexpr auto again = 500ms;

struct Question
{
    int maxForwards = 70;
    QByteArray nonce;
    QByteArray sent;
    std::unique_ptr<SipWire> wire;
};

} // namespace

class NobodyHome::Private
{
public:
    Private(NobodyHome *job, NobodyHomeOptions how) : q(job), options(std::move(how)) {}

    void begin();
    void open(Question &question);
    void opened(Question &question);
    void sendAll();
    void finish(const Outcome<bool> &outcome);
    void release();

    NobodyHome *const q;
    const NobodyHomeOptions options;
    FreshPorts ports{QDateTime::currentMSecsSinceEpoch()};
    std::vector<Question> questions;
    QString detail;
    QTimer limit;
    QTimer repeat;
};

void NobodyHome::Private::begin()
{
    for (const int maxForwards : {0, 70})
        questions.push_back({maxForwards, freshNonce(), {}, std::make_unique<SipWire>(Wire::Udp)});
    QObject::connect(&limit, &QTimer::timeout, q, [this] {
        const bool sent = !questions.front().sent.isEmpty();
        finish(sent ? Outcome<bool>(false)
                    : Problem(ConnectionRefused{options.nobody.toString(), options.port, detail}));
    });
    QObject::connect(&repeat, &QTimer::timeout, q, [this] { sendAll(); });
    for (QTimer *timer : {&limit, &repeat})
        timer->setSingleShot(true);
    limit.start(options.limit);
    repeat.start(again);
    for (Question &question : questions)
        open(question);
}

void NobodyHome::Private::open(Question &question)
{
    SipWire *wire = question.wire.get();
    QObject::connect(wire, &SipWire::opened, q, [this, &question] { opened(question); });
    // Routers on the way may well say that they know no such address. That is no answer, and only
    // before anything was sent there is nothing to wait for.
    QObject::connect(wire, &SipWire::failed, q, [this](Delivery, const QString &words) {
        detail = words;
        if (questions.front().sent.isEmpty())
            limit.start(0ms);
    });
    // Queued: the end of the job takes the wires away, which must not happen in their own hands.
    QObject::connect(
        wire, &SipWire::received, q,
        [this, nonce = question.nonce](const QByteArray &message) {
            if (answersHopRequest(message, nonce))
                finish(true);
        },
        Qt::QueuedConnection);
    wire->open(options.nobody, options.port, 0, ports.next());
}

void NobodyHome::Private::opened(Question &question)
{
    if (!question.wire->letDieAfter(options.routers))
        return;
    question.sent = hopRequest({question.wire->ownAddress(),
                                question.wire->ownPort(),
                                options.nobody,
                                {},
                                options.port,
                                question.nonce},
                               question.maxForwards);
    question.wire->send(question.sent);
}

void NobodyHome::Private::sendAll()
{
    for (const Question &question : questions)
        if (!question.sent.isEmpty())
            question.wire->send(question.sent);
}

void NobodyHome::Private::finish(const Outcome<bool> &outcome)
{
    if (!q->conclude())
        return;
    release();
    Q_EMIT q->finished(outcome);
}

void NobodyHome::Private::release()
{
    limit.stop();
    repeat.stop();
    questions.clear();
}

NobodyHome::NobodyHome(NobodyHomeOptions options, QObject *parent)
    : Job(parent), d(std::make_unique<Private>(this, std::move(options)))
{
}

NobodyHome::~NobodyHome()
{
    cancel();
}

void NobodyHome::run()
{
    d->begin();
}

void NobodyHome::stop()
{
    d->release();
}

} // namespace ringthrough
