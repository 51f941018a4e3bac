#pragma once

#include "shared_device.h"

#include <memory>
#include <stop_token>

struct ssh_session_struct;

namespace ringthrough {

struct FreeSshSession
{
    void operator()(ssh_session_struct *session) const;
};

using SshSessionPointer = std::unique_ptr<ssh_session_struct, FreeSshSession>;

/// Serves one accepted SSH connection to its end, or until it is told to stop; on the calling
/// thread.
void serveSsh(SshSessionPointer session, const std::shared_ptr<SharedDevice> &device,
              const std::stop_token &stop);

} // namespace ringthrough
