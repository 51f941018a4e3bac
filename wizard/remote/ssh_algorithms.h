#pragma once

namespace ringthrough::ssh_algorithms {

// What is offered first. Everything here is held to be sound today.
inline constexpr auto keyExchange =
    "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,"
    "ecdh-sha2-nistp521,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
    "diffie-hellman-group-exchange-sha256,diffie-hellman-group14-sha256";
inline constexpr auto hostKeys = "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,"
                                 "ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";
inline constexpr auto ciphers = "chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,"
                                "aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr";
inline constexpr auto macs = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,"
                             "hmac-sha2-256,hmac-sha2-512,hmac-sha1";

// What old routers know besides. Offered only after a person has agreed.
inline constexpr auto oldKeyExchange =
    ",diffie-hellman-group14-sha1,diffie-hellman-group-exchange-sha1,diffie-hellman-group1-sha1";
inline constexpr auto oldHostKeys = ",ssh-rsa";
inline constexpr auto oldCiphers = ",aes256-cbc,aes192-cbc,aes128-cbc,3des-cbc";

} // namespace ringthrough::ssh_algorithms
