#pragma once

#include <QString>

namespace ringthrough {

/// A host name (RFC 1123: letters, digits and dashes between dots, the last part not all digits) or
/// an IP address; nothing that a command line or a URL would read otherwise.
bool isHost(const QString &text);

/// The host that somebody meant who wrote a URL, an e-mail address, a port or strange letters with
/// it; empty when none can be made out.
QString meantHost(const QString &text);

/// True for names that no name server of the internet knows: of one part, or ending in .local,
/// .lan and the like (RFC 6761, RFC 6762, RFC 8375).
bool isHomeName(const QString &host);

} // namespace ringthrough
