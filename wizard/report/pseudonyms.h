#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QString>
#include <QStringList>

namespace ringthrough {

/// Replaces private names by others of the same shape. The same name gives the same pseudonym, so a
/// reader still sees that it is the same device twice. The salt is random and never leaves the
/// program: without it three unknown bytes of a hardware address would be found by trying.
class Pseudonyms
{
public:
    explicit Pseudonyms(QByteArray salt);

    /// Host names that are to be replaced wherever they stand.
    void addHost(const QString &name);
    /// User names; those that every router has, such as "admin", say nothing and are kept.
    void addUser(const QString &name);

    QString user(const QString &name) const;                 ///< everybody's names stay as they are
    QString mac(const QString &mac) const;                   ///< keeps the maker's half
    QString host(const QString &name) const;                 ///< an address is treated as one
    QHostAddress address(const QHostAddress &address) const; ///< private ones stay as they are

    /// Any text, with everything in it replaced that looks personal.
    QString text(const QString &text) const;

private:
    QByteArray digest(const QString &name) const;
    QString shortMark(const QString &name) const;
    QString withoutAddresses(const QString &text) const;
    QString withoutNames(const QString &text) const;

    QByteArray m_salt;
    QStringList m_hosts;
    QStringList m_users;
};

} // namespace ringthrough
