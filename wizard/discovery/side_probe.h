#pragma once

#include "evidence.h"

#include <QObject>

namespace ringthrough {

/// A question to the router beside its web pages. Every one ends by itself.
class SideProbe : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;
    virtual void stop() = 0;

    bool isBusy() const { return m_state == State::Waiting || m_state == State::Answering; }

    /// Somebody is there and has more to say.
    bool isAnswering() const { return m_state == State::Answering; }

    /// Somebody is there, even if only to refuse.
    bool wasAnswered() const { return m_signOfLife; }

Q_SIGNALS:
    void observed(const ringthrough::Observation &observation);

    /// It is over.
    void advanced();

protected:
    enum class State { Idle, Waiting, Answering, Over };

    void setState(State state) { m_state = state; }
    State state() const { return m_state; }
    void noteSignOfLife() { m_signOfLife = true; }

private:
    State m_state = State::Idle;
    bool m_signOfLife = false;
};

} // namespace ringthrough
