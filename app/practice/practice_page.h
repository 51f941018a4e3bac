#pragma once

#include "device.h"
#include "evidence.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace ringthrough {

/// The start page of a practice router, and how it introduces itself on its command lines.
struct PracticePage
{
    QString path = QStringLiteral("/"); ///< another one than "/" is reached by a redirection
    QString title;
    QString realm; ///< a whole WWW-Authenticate value; empty: no sign-in box of the browser
    QString server;
    QStringList cookies;
    QStringList headers;  ///< "Name: value"
    QStringList body;     ///< pieces of markup
    QString telnetBanner; ///< empty: no telnet
    QString sshBanner;    ///< "SSH-2.0-…"; empty: no SSH
};

/// A page that says as much as is needed for the vendor's rules to tell this device surely; made
/// from the examples that the rules carry, spelling the dialogue's model where a rule captures one.
PracticePage practicePage(const Vendor &vendor, const Device &device, const Dialogue &dialogue);

/// What asking such a router would give.
Evidence evidenceOf(const PracticePage &page, const QString &address);

/// The whole answer to a request for that path.
QByteArray practiceAnswer(const PracticePage &page, const QByteArray &path);

} // namespace ringthrough
