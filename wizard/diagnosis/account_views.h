#pragma once

#include "sip_text.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>

namespace ringthrough {

/// Each binding in a registrar's answer by itself, at most 64 of at most 512 bytes each.
QList<QByteArray> bindingsIn(const SipText &answer);

/// The one whose user part is `user`; empty when it is not among them.
QByteArray bindingOf(const QList<QByteArray> &bindings, const QByteArray &user);

/// The user part of a binding's address; empty when there is none.
QByteArray userOf(const QByteArray &binding);

/// The same host and port; no port is 5060.
bool isSamePlace(const SipHost &one, const SipHost &other);

/// Those of `before` that are gone.
QList<QByteArray> missingFrom(const QList<QByteArray> &before, const QList<QByteArray> &after);

/// What two views of one binding say.
enum class ViewsSay { Same, Differs, Unclear };

/// Where one binding is, seen over two paths.
struct TwoViews
{
    SipHost own;              ///< as it was sent
    SipHost main;             ///< over the flow that it was made on
    SipHost other;            ///< over a path that no ALG reads
    QHostAddress seenByOther; ///< where the server says that path's packets come from
};

/// An ALG that changes the contact on its way out undoes that on its way in, on the flow it was
/// made on and nowhere else. So: one list shows what was sent, the other the address that the
/// router has outside, or another private one where two routers translate one behind the other.
/// What else differs may as well be the provider's own doing, and is unclear.
ViewsSay compareViews(const TwoViews &views);

/// Where an answer says that the request came from: `received`, else the host in the Via.
QHostAddress seenAs(const SipText &answer);

} // namespace ringthrough
