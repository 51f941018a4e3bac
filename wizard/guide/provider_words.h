#pragma once

#include "document.h"
#include "knowledge_base.h"
#include "profile.h"

#include <QString>

namespace ringthrough {

// What a phone provider's profile says, in the reader's language. Its own words stay plain text.

/// Whom to ask and the code that support wants to hear, a line each; empty where the profile names
/// no way to reach anybody.
QString supportWords(const Profile &profile, const QString &reference);

/// The provider's notes about the router, after its name; empty where it says nothing.
QString providerNotes(const Profile &profile, const DeviceRef &ref);

/// The same as parts of a document; without content where there is nothing to say.
DocumentSection supportSection(const Profile &profile, const QString &reference);
DocumentSection providerNotesSection(const Profile &profile, const DeviceRef &ref);

/// What a firewall has to let through, as a table.
DocumentSection firewallSection(const Profile &profile);

} // namespace ringthrough
