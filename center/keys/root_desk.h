// What the root signs next: pure rules, the same on the offline machine and for a center that still has its
// root beside it (docs/keys.md).
#pragma once

#include "core/code/key_list.h"

#include <optional>

namespace kazasu::center {

struct KeyTerms {
    Milliseconds validity = std::chrono::hours{24 * 30};  // of a key, and of the list
    Milliseconds overlap = std::chrono::hours{24 * 7};    // in which the key before is still good
};

/// Shops fetch the list hourly: a new key signs nothing before all that have a line know it.
inline constexpr Milliseconds kKeyLead = std::chrono::hours{2};
/// Records of a key's last codes are offered again for 90 days (docs/protocols.md); the rest is room.
inline constexpr Milliseconds kKeysKept = std::chrono::hours{24 * 400};

/// A place on the list for one more key.
struct KeyWish {
    PublicKey key{};
    std::optional<Instant> from;  // none: when the key before it begins to overlap
};

/// The list after `previous`, or the first one: the serial number counts on, what ended more than kKeysKept
/// ago is left out. AlreadyExists when the key is on the list; TooLong when the list is full;
/// InvalidArgument.
Result<KeyList> nextKeyList(const std::optional<KeyList>& previous, const IssuerId& issuer,
                            const PublicKey& root, const std::optional<KeyWish>& wish, const KeyTerms& terms,
                            Instant now);

/// The list after `previous` on which the key of that id (8 hex digits) or that public key is revoked.
/// NotFound; AlreadyExists when it was revoked before.
Result<KeyList> revokingKeyList(const KeyList& previous, const std::string& key,
                                const std::optional<KeyWish>& wish, const KeyTerms& terms, Instant now);

/// From when on the next list should be signed: a week before the list or its last good key ends.
Instant nextSigningDue(const KeyList& list);

}  // namespace kazasu::center
