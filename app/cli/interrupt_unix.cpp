#include "interrupt.h"

#include <QSocketNotifier>

#include <atomic>
#include <csignal>
#include <unistd.h>

namespace ringthrough {

namespace {

// A signal handler may do next to nothing; it writes a byte that the event loop then reads.
std::atomic<int> writeEnd{-1};

void onSignal(int)
{
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(writeEnd.load(), &byte, 1);
}

} // namespace

class Interrupt::Private
{
public:
    int ends[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> notifier;
};

Interrupt::Interrupt(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    if (::pipe(d->ends) != 0)
        return;
    writeEnd.store(d->ends[1]);
    d->notifier = std::make_unique<QSocketNotifier>(d->ends[0], QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(d->ends[0], &byte, 1) == 1)
            Q_EMIT happened();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal; // without SA_RESTART: a question at the terminal ends too
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // Nobody reading our output any more must not end a change in the middle.
    std::signal(SIGPIPE, SIG_IGN);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    d->notifier.reset();
    ::close(d->ends[0]);
    ::close(d->ends[1]);
}

} // namespace ringthrough
