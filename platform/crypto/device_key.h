// DeviceKey: a machine's own P-256 key, by which it vouches for what it wrote (ECDSA with SHA-256, FIPS
// 186-5). The key of its TLS line is one (tls_identity.h).
#pragma once

#include "core/bytes.h"
#include "core/tls_key_hash.h"

#include <memory>
#include <string>

namespace kazasu {

class DeviceKey {
public:
    /// A PEM file that its owner alone may read. NotFound, or ConfigInvalid.
    static Result<DeviceKey> fromFile(const std::string& path);
    /// The key in the file, which is made at the first time.
    static Result<DeviceKey> fromFileMadeOnce(const std::string& path);
    ~DeviceKey();
    DeviceKey(DeviceKey&&) noexcept;

    /// SubjectPublicKeyInfo in DER.
    [[nodiscard]] const Bytes& publicKey() const;
    [[nodiscard]] TlsKeyHash hash() const;
    [[nodiscard]] Result<Bytes> sign(ByteView message) const;

private:
    struct Impl;
    explicit DeviceKey(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Of a SubjectPublicKeyInfo, as TLS lines are pinned.
TlsKeyHash hashOfDeviceKey(ByteView publicKey);
/// False also for a key that is none.
bool isSignedByDevice(ByteView publicKey, ByteView message, ByteView signature);

}  // namespace kazasu
