#include "practice_router.h"

#include "alg_relay.h"
#include "practice_http.h"
#include "practice_ssh.h"
#include "practice_telnet.h"
#include "sip_mirror.h"

#include <QTimer>

#include <chrono>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

// A real router is away for minutes; long enough here to be noticed, short enough to wait for.
constexpr auto restartTime = std::chrono::seconds(1);

bool offers(const Device &device, Transport way)
{
    return device.recipe->transports.contains(way);
}

} // namespace

class PracticeRouter::Private
{
public:
    SipMirror mirror;
    AlgRelay relay;
    PracticeAddresses at;
    std::shared_ptr<SharedDevice> device;
    std::unique_ptr<PracticeHttp> http;
    std::unique_ptr<PracticeTelnet> telnet;
    std::unique_ptr<PracticeSsh> ssh;

    bool begin();
    void end();
};

bool PracticeRouter::Private::begin()
{
    if (!http->listen(at.address, at.httpPort))
        return false;
    if (telnet && !telnet->listen(at.address, at.telnetPort))
        return false;
    if (ssh && !ssh->begin(at.address, at.sshPort))
        return false;
    at.httpPort = http->port();
    at.telnetPort = telnet ? telnet->port() : 0;
    at.sshPort = ssh ? ssh->serverPort() : 0;
    return true;
}

void PracticeRouter::Private::end()
{
    http->close();
    if (telnet)
        telnet->close();
    if (ssh)
        ssh->end();
}

PracticeRouter::PracticeRouter(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}

PracticeRouter::~PracticeRouter() = default;

Outcome<PracticeAddresses> PracticeRouter::listen(const Vendor &vendor, const Device &device)
{
    if (!device.recipe || device.recipe->dialogues.isEmpty())
        return Problem(NoRecipe{device.id, u"there is no dialogue to play"_s});
    const Dialogue &dialogue = device.recipe->dialogues.first();
    // Connections tell from their own threads; it is heard on this one.
    const auto tell = [this](ShellEvent event) {
        QMetaObject::invokeMethod(
            this, [this, event] { hear(event); }, Qt::QueuedConnection);
    };
    d->device = std::make_shared<SharedDevice>(dialogue, tell);
    d->at.address = QHostAddress(QHostAddress::LocalHost);
    const PracticePage page = practicePage(vendor, device, dialogue);
    d->http = std::make_unique<PracticeHttp>(page);
    if (offers(device, Transport::Telnet))
        d->telnet = std::make_unique<PracticeTelnet>(d->device);
    if (offers(device, Transport::Ssh)) {
        d->ssh = std::make_unique<PracticeSsh>(d->device);
        d->ssh->setBanner(page.sshBanner.mid(8).trimmed().toLatin1());
    }
    const bool heard = d->mirror.listen(d->at.address) &&
                       d->relay.listen(d->at.address, d->mirror.port(), d->mirror.controlPort()) &&
                       d->begin();
    if (!heard)
        return Problem(ConnectionRefused{d->at.address.toString(), 0, u"no free port"_s});
    d->at.sipServer = {d->at.address.toString(), d->relay.port(), d->relay.controlPort(), 0};
    d->at.user = dialogue.user;
    d->at.password = dialogue.password;
    d->at.privilegedPassword = dialogue.privilegedPassword;
    return d->at;
}

bool PracticeRouter::algIsOn() const
{
    return d->device && d->device->algOn();
}

void PracticeRouter::hear(ShellEvent event)
{
    d->relay.setOn(algIsOn());
    switch (event) {
    case ShellEvent::SignedIn:
        Q_EMIT happened(tr("Somebody signed in to the practice router."));
        break;
    case ShellEvent::SwitchedOff:
        Q_EMIT happened(tr("The practice router no longer changes call messages."));
        break;
    case ShellEvent::SwitchedOn:
        Q_EMIT happened(tr("The practice router changes call messages again."));
        break;
    case ShellEvent::Restarts:
        Q_EMIT happened(tr("The practice router restarts."));
        d->end();
        QTimer::singleShot(restartTime, this, &PracticeRouter::comeBack);
        break;
    }
}

void PracticeRouter::comeBack()
{
    if (d->begin())
        Q_EMIT happened(tr("The practice router is back."));
    else // somebody else has one of the ports just now
        QTimer::singleShot(restartTime, this, &PracticeRouter::comeBack);
}

} // namespace ringthrough
