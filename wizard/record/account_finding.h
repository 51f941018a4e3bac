#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace ringthrough {

/// What the registrar says it knows of a phone, asked over one path.
struct BindingView
{
    QString over; ///< "udp 5060", "tls 5061"
    QStringList contacts;

    friend bool operator==(const BindingView &, const BindingView &) = default;
};

/// The registrar's list of bindings, seen over two paths with the person's own account. Two lists
/// that differ prove an ALG, whatever the registrar itself does to contacts.
struct AccountFinding
{
    bool differs = false;
    QString contact; ///< as it was sent
    QList<BindingView> views;
    /// A phone that was in the list before ours is gone from it: one phone an account.
    bool phoneDropped = false;
    /// The way leads through a VPN: nothing was asked, as it would judge the VPN.
    bool throughTunnel = false;

    friend bool operator==(const AccountFinding &, const AccountFinding &) = default;
};

} // namespace ringthrough
