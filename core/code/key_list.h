// KeyList: the keys with which a center signs its codes, signed by a root key that never lies on the center
// (docs/keys.md). Whoever trusts the root trusts the newest list; an older one is refused by its serial
// number.
#pragma once

#include "core/code/key_ring.h"

#include <string>
#include <string_view>

namespace kazasu {

/// A key more than every fortnight for two years, and still one page.
inline constexpr std::size_t kMaxListedKeys = 64;
inline constexpr std::size_t kMaxKeyListBytes = 16UL * 1024;
inline constexpr std::int64_t kMaxKeyListSerial = 999'999'999;
/// Every answer of a center on network 107 names the serial number of its list: a shop that has an older one
/// fetches it now, so that a revocation arrives with the next exchange.
inline constexpr std::string_view kKeySerialHeader = "kazasu-key-serial";

struct KeyList {
    PublicKey root;
    std::int64_t serial;  // from 1
    IssuerId issuer;
    Instant issuedAt, validUntil;
    std::vector<IssuerKey> keys;  // of this issuer, no key twice

    friend bool operator==(const KeyList&, const KeyList&) = default;
};

/// The text, a line a fact:
///   kazasu key list 1
///   root HEX / serial N / issuer DIGITS / issued TIME / until TIME
///   key ID HEX FROM UNTIL good|REVOKED_AT          (once a key)
///   signature HEX
/// `list.root` is the signer's key (checked).
std::string signKeyList(const KeyList& list, const Signer& root);

/// What the text says, without asking who signed it. There is one text for every list: ParseFailed and
/// TooLong for all others, and for what contradicts itself (a key that ends before it begins, a revocation
/// after the list was issued, a key twice).
Result<KeyList> readKeyList(std::string_view text);

/// KeyListUntrusted unless that root signed it; otherwise readKeyList.
Result<KeyList> verifyKeyList(std::string_view text, const PublicKey& root,
                              const SignatureVerifier& verifier);

/// Whether `next` may replace `known`, both trusted. KeyListOutdated for an older serial number, and for the
/// same number over other words: a root signs each number once.
Status checkFollows(const KeyList& next, const KeyList& known);

}  // namespace kazasu
