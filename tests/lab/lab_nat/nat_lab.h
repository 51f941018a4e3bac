#pragma once

#include "outcome.h"

#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace ringthrough {

/// A home behind a router in a lab of its own, with a STUN server of two addresses and two ports
/// outside: 203.0.113.2 and .3, 3478 and 3479. Goes away with the object.
class NatLab
{
public:
    explicit NatLab(const QString &prefix);
    ~NatLab();

    bool up();

    /// Runs alg_lab.sh with these words.
    bool run(const QString &command) const;

    /// Feeds the router's nft.
    bool rules(const QByteArray &ruleset) const;

    /// Starts coturn and waits until it listens.
    bool startServer();

    /// Starts Kamailio as an ordinary SIP server on 203.0.113.2, port 5060.
    bool startRegistrar();

    /// Starts a program in one of the three networks ("lan", "rtr", "wan").
    std::unique_ptr<QProcess> start(const QString &network, const QStringList &command) const;

    /// What coturn's own tool finds out about the router; it takes some seconds to say it.
    std::unique_ptr<QProcess> startDiscovery() const;

    /// Whether this thread is in the home's network from now on.
    bool enterHome() const;

    QString folder() const { return m_folder.path(); }

private:
    bool waitFor(const QByteArray &words);

    QString m_prefix;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_server;
};

/// Runs a job in the home's network to its end, on a thread of its own; nothing: it never ended.
template <typename Job, typename Value>
std::optional<Outcome<Value>> runAtHome(const NatLab &lab, const std::function<Job *()> &make,
                                        int limitMs)
{
    std::optional<Outcome<Value>> result;
    std::thread thread([&] {
        if (!lab.enterHome())
            return;
        QEventLoop loop;
        const std::unique_ptr<Job> job(make());
        QObject::connect(job.get(), &Job::finished, &loop, [&](const Outcome<Value> &outcome) {
            result = outcome;
            loop.quit();
        });
        QTimer::singleShot(limitMs, &loop, &QEventLoop::quit);
        job->start();
        loop.exec();
    });
    thread.join();
    return result;
}

} // namespace ringthrough
