#include "voice_check.h"

#include "sip_probe.h"
#include "stun_exchange.h"
#include "stun_lookup.h"
#include "voice_figures.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace ringthrough {

namespace {

using std::chrono::milliseconds;

constexpr qsizetype mostServers = 4;
constexpr int everyMs = 20;
constexpr milliseconds longestVoice{60000};
constexpr milliseconds lateLimit{1000}; // how long the last one is waited for
constexpr milliseconds silenceLimit{1000};
constexpr StunPace greetingPace{milliseconds(400), 2, silenceLimit};

// RFC 8489, 14.14 wants a SOFTWARE shorter than 128 characters, and 14 lets it come again.
constexpr qsizetype firstFill = 127;
constexpr qsizetype secondFill = 16;

// A mirror is the nearest thing to where the calls will go.
QList<StunServer> serversOf(const PathOptions &options)
{
    QList<StunServer> servers = options.stunServers.mid(0, mostServers - 1);
    if (!options.target.host.isEmpty())
        servers.prepend({options.target.host, options.target.port});
    return servers;
}

} // namespace

QByteArray voicePacket(const QByteArray &transaction)
{
    StunMessage request;
    request.transaction = transaction;
    request.software = {QByteArray("Ringthrough").leftJustified(firstFill),
                        QByteArray("voice").leftJustified(secondFill)};
    return stunBytes(request);
}

class VoiceCheck::Private
{
public:
    Private(VoiceCheck *job, PathOptions how)
        : q(job),
          options(std::move(how)),
          packets(static_cast<int>(
              std::clamp(options.voiceLength, milliseconds(everyMs), longestVoice).count() /
              everyMs)),
          lookup(serversOf(options))
    {
    }

    void begin();
    void greet();
    void greeted();
    void speak(const StunEnd &to);
    void sendDue();
    void take(const QByteArray &bytes, const StunEnd &from);
    void conclude();
    QString serverName() const { return placeText(server.address, server.port); }
    void end(const Outcome<VoiceFinding> &outcome);
    void release();

    VoiceCheck *const q;
    const PathOptions options;
    const int packets;
    StunLookup lookup;
    StunPort port;
    StunEnd server;
    QTimer pace;
    QElapsedTimer clock;
    QHash<QByteArray, int> numbers; ///< of what has not been answered, by transaction
    QList<qint64> sentMicros;
    QList<int> roundTrips;
    int answered = 0;
    std::vector<std::unique_ptr<StunExchange>> greetings;
};

void VoiceCheck::Private::begin()
{
    pace.setSingleShot(true);
    pace.setTimerType(Qt::PreciseTimer);
    QObject::connect(&lookup, &StunLookup::finished, q, [this] { greet(); });
    lookup.start();
}

void VoiceCheck::Private::greet()
{
    const QList<StunPlace> places = lookup.places().mid(0, mostServers);
    if (places.isEmpty())
        return end(Problem(HostNotFound{options.target.host}));
    server = places.constFirst().end;
    port.open(server.address);
    for (const StunPlace &place : places) {
        greetings.push_back(std::make_unique<StunExchange>(
            &port, stunQuestion(bindingRequest(), place.end), greetingPace));
        QObject::connect(greetings.back().get(), &StunExchange::finished, q, [this] { greeted(); });
        greetings.back()->start();
    }
}

// The first of the list that answers; what stands before it is waited for.
void VoiceCheck::Private::greeted()
{
    if (sentMicros.isEmpty() && q->isRunning())
        for (const auto &greeting : greetings) {
            if (!greeting->isOver())
                return;
            const std::optional<StunMessage> answer = parseStun(greeting->answer());
            if (answer && answer->kind == StunClass::Success)
                return speak(greeting->server());
        }
    if (sentMicros.isEmpty() && q->isRunning())
        end(Problem(ServerSilent{serverName()}));
}

void VoiceCheck::Private::speak(const StunEnd &to)
{
    server = to;
    for (const auto &greeting : greetings)
        greeting->cancel();
    Q_EMIT q->progressed(VoiceCheck::tr("Sending packets as a telephone call does, for %n seconds.",
                                        nullptr, (packets * everyMs + 999) / 1000));
    if (!q->isRunning())
        return;
    QObject::connect(&port, &StunPort::received, q,
                     [this](const QByteArray &bytes, const StunEnd &from) { take(bytes, from); });
    pace.callOnTimeout(q, [this] { sendDue(); });
    clock.start();
    sendDue();
}

// By an absolute clock: a packet that left late does not make the next ones late.
void VoiceCheck::Private::sendDue()
{
    const auto dueMs = [this] { return static_cast<qint64>(sentMicros.size()) * everyMs; };
    if (sentMicros.size() == packets)
        return conclude();
    while (sentMicros.size() < packets && dueMs() <= clock.elapsed()) {
        const QByteArray transaction = bindingRequest().transaction;
        numbers.insert(transaction, static_cast<int>(sentMicros.size()));
        roundTrips.append(-1);
        sentMicros.append(clock.nsecsElapsed() / 1000);
        port.send(voicePacket(transaction), server);
    }
    if (answered == 0 && clock.elapsed() > silenceLimit.count())
        return end(Problem(ServerSilent{serverName()}));
    const bool last = sentMicros.size() == packets;
    pace.start(last ? lateLimit : milliseconds(std::max<qint64>(0, dueMs() - clock.elapsed())));
}

void VoiceCheck::Private::take(const QByteArray &bytes, const StunEnd &from)
{
    const qint64 now = clock.nsecsElapsed() / 1000;
    const std::optional<StunMessage> answer = from == server ? parseStun(bytes) : std::nullopt;
    if (!answer || answer->kind != StunClass::Success)
        return;
    const auto number = numbers.constFind(answer->transaction);
    if (number == numbers.constEnd())
        return;
    roundTrips[*number] = static_cast<int>(now - sentMicros.at(*number));
    numbers.erase(number);
    // Whoever hears of the end may delete the port, which is still reading.
    if (++answered == packets)
        pace.start(0);
}

void VoiceCheck::Private::conclude()
{
    if (answered == 0)
        return end(Problem(ServerSilent{serverName()}));
    end(voiceFigures(roundTrips, everyMs));
}

void VoiceCheck::Private::end(const Outcome<VoiceFinding> &outcome)
{
    release();
    if (q->conclude())
        Q_EMIT q->finished(outcome);
}

void VoiceCheck::Private::release()
{
    pace.stop();
    lookup.disconnect();
    for (const auto &greeting : greetings)
        greeting->cancel();
    port.disconnect();
    port.close();
}

VoiceCheck::VoiceCheck(PathOptions options, QObject *parent)
    : Job(parent), d(std::make_unique<Private>(this, std::move(options)))
{
}

VoiceCheck::~VoiceCheck()
{
    cancel();
}

void VoiceCheck::run()
{
    d->begin();
}

void VoiceCheck::stop()
{
    d->release();
}

} // namespace ringthrough
