#include "hop_nobody_home.h"

#include "fresh_ports.h"
#include "hop_request.h"
#include "sip_wire.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
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
    bool hasLeft = true;
    bool isOver = false; ///< nothing can come of it any more
};

} // namespace

class NobodyHome::Private
{
public:
    Private(NobodyHome *job, NobodyHomeOptions how) : q(job), options(std::move(how)) {}

    void begin();
    void open(Question &question);
    void opened(Question &question);
    void failed(Question &question, Delivery how, const QString &words);
    void sendAll();
    Outcome<bool> nobodyAnswered() const;
    void finish(const Outcome<bool> &outcome);
    void release();

    NobodyHome *const q;
    const NobodyHomeOptions options;
    FreshPorts ports{QDateTime::currentMSecsSinceEpoch()};
    std::vector<Question> questions;
    QString detail;
    bool isStarting = false;
    QTimer limit;
    QTimer repeat;
};

void NobodyHome::Private::begin()
{
    for (const int maxForwards : {0, 70})
        questions.push_back(
            {maxForwards, freshNonce(), {}, std::make_unique<SipWire>(options.wire)});
    QObject::connect(&limit, &QTimer::timeout, q, [this] { finish(nobodyAnswered()); });
    QObject::connect(&repeat, &QTimer::timeout, q, [this] { sendAll(); });
    for (QTimer *timer : {&limit, &repeat})
        timer->setSingleShot(true);
    limit.start(options.limit);
    if (options.wire == Wire::Udp)
        repeat.start(again);
    isStarting = true;
    for (Question &question : questions)
        open(question);
    isStarting = false;
}

void NobodyHome::Private::open(Question &question)
{
    SipWire *wire = question.wire.get();
    QObject::connect(wire, &SipWire::opened, q, [this, &question] { opened(question); });
    QObject::connect(
        wire, &SipWire::failed, q,
        [this, &question](Delivery how, const QString &words) { failed(question, how, words); });
    // Queued: the end of the job takes the wires away, which must not happen in their own hands.
    QObject::connect(
        wire, &SipWire::received, q,
        [this, nonce = question.nonce](const QByteArray &message) {
            if (answersHopRequest(message, nonce))
                finish(true);
        },
        Qt::QueuedConnection);
    if (options.wire == Wire::Tcp)
        wire->letDieAfter(options.routers);
    // Systems deal TCP ports out in turn.
    wire->open(options.nobody, options.port, 0, options.wire == Wire::Udp ? ports.next() : 0);
}

// What fails later has left: routers on the way may well say that they know no such address, and
// that is no answer. A datagram may be answered all the same, a connection is over.
void NobodyHome::Private::failed(Question &question, Delivery how, const QString &words)
{
    detail = words;
    question.hasLeft = !isStarting || how != Delivery::NotSent;
    question.isOver = options.wire == Wire::Tcp || !question.hasLeft;
    if (std::all_of(questions.begin(), questions.end(), [](const auto &one) { return one.isOver; }))
        limit.start(0ms);
}

Outcome<bool> NobodyHome::Private::nobodyAnswered() const
{
    if (std::any_of(questions.begin(), questions.end(),
                    [](const auto &one) { return one.hasLeft; }))
        return false;
    return Problem(ConnectionRefused{options.nobody.toString(), options.port, detail});
}

void NobodyHome::Private::opened(Question &question)
{
    if (options.wire == Wire::Udp && !question.wire->letDieAfter(options.routers))
        return failed(question, Delivery::NotSent, {});
    question.sent = hopRequest({question.wire->ownAddress(),
                                question.wire->ownPort(),
                                options.nobody,
                                {},
                                options.port,
                                question.nonce,
                                options.wire},
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
