#include "interrupt.h"

#include <atomic>
#include <windows.h>

namespace ringthrough {

namespace {

std::atomic<Interrupt *> listener{nullptr};

BOOL WINAPI onControl(DWORD)
{
    Interrupt *interrupt = listener.load();
    if (!interrupt)
        return FALSE;
    QMetaObject::invokeMethod(interrupt, &Interrupt::happened, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

class Interrupt::Private
{
};

Interrupt::Interrupt(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    listener.store(this);
    SetConsoleCtrlHandler(onControl, TRUE);
}

Interrupt::~Interrupt()
{
    SetConsoleCtrlHandler(onControl, FALSE);
    listener.store(nullptr);
}

} // namespace ringthrough
