#pragma once

#include "job.h"
#include "outcome.h"
#include "path_options.h"

#include <memory>

namespace ringthrough {

/// Would speech arrive? Sends Binding requests as long as a G.711 packet (172 bytes, 20 ms of
/// speech) at its pace to the SIP target, if it is a mirror, or else to the first STUN server that
/// answers. 50 packets a second for options.voiceLength, and a second for the late ones.
class VoiceCheck : public Job
{
    Q_OBJECT

public:
    explicit VoiceCheck(PathOptions options, QObject *parent = nullptr);
    ~VoiceCheck() override;

Q_SIGNALS:
    /// A finding. Problems: HostNotFound when no server has an address, ServerSilent when none
    /// answers within a second.
    void finished(const ringthrough::Outcome<ringthrough::VoiceFinding> &result);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// A Binding request that fills as many bytes as 20 ms of G.711 in RTP (RFC 3550 and 3551).
QByteArray voicePacket(const QByteArray &transaction);

} // namespace ringthrough
