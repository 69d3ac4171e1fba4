#include "center/keys/root_desk.h"

#include "platform/crypto/crypto.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr Milliseconds kSigningLead = std::chrono::hours{24 * 7};
constexpr Milliseconds kShortest = std::chrono::minutes{1};
constexpr Milliseconds kLongest = std::chrono::hours{24 * 800};

Instant wholeSecond(Instant instant) { return Instant::fromSeconds(instant.seconds()); }

/// When the last good key ends; nothing when none is good any more.
std::optional<Instant> lastEnd(const KeyList& list) {
    std::optional<Instant> end;
    for (const IssuerKey& key : list.keys)
        if (!key.revokedAt && (!end || key.validUntil > *end)) end = key.validUntil;
    return end;
}

Instant beginOf(const KeyList& list, const KeyTerms& terms, Instant now) {
    const auto end = lastEnd(list);
    if (!end || *end <= now) return now;  // nothing signs: at once
    return std::max(now + kKeyLead, *end - terms.overlap);
}

Status addKey(KeyList& list, const KeyWish& wish, const KeyTerms& terms, Instant now) {
    const bool isListed = std::any_of(list.keys.begin(), list.keys.end(),
                                      [&](const IssuerKey& key) { return key.key == wish.key; });
    if (isListed) return Error{ErrorCode::AlreadyExists, "the key is on the list"};
    if (list.keys.size() >= kMaxListedKeys)
        return Error{ErrorCode::TooLong, "the list is full: 64 keys in 400 days"};
    const Instant from = wholeSecond(wish.from.value_or(beginOf(list, terms, now)));
    list.keys.push_back({keyIdOf(wish.key), wish.key, list.issuer, from, from + terms.validity});
    return {};
}

/// `previous`, one number on, with all that is still of use.
KeyList successorOf(const KeyList& previous, const KeyTerms& terms, Instant now) {
    KeyList list = previous;
    ++list.serial;
    // A clock that stands before the list before: its numbers count, not its times.
    list.issuedAt = std::max(wholeSecond(now), previous.issuedAt);
    list.validUntil = list.issuedAt + terms.validity;
    std::erase_if(list.keys, [now](const IssuerKey& key) { return key.validUntil + kKeysKept < now; });
    return list;
}

}  // namespace

Result<KeyList> nextKeyList(const std::optional<KeyList>& previous, const IssuerId& issuer,
                            const PublicKey& root, const std::optional<KeyWish>& wish, const KeyTerms& terms,
                            Instant now) {
    if (terms.validity < kShortest || terms.validity > kLongest || terms.overlap < Milliseconds{0} ||
        terms.overlap >= terms.validity)
        return Error{ErrorCode::InvalidArgument, "up to 800 days, and less overlap than that"};
    if (previous && previous->issuer != issuer)
        return Error{ErrorCode::InvalidArgument, "the list is of another issuer"};
    const Instant second = wholeSecond(now);
    KeyList list = previous ? successorOf(*previous, terms, now)
                            : KeyList{root, 1, issuer, second, second + terms.validity, {}};
    list.root = root;
    if (wish) KAZASU_TRY_STATUS(addKey(list, *wish, terms, now));
    if (list.keys.empty()) return Error{ErrorCode::InvalidArgument, "a list has at least one key"};
    return list;
}

Result<KeyList> revokingKeyList(const KeyList& previous, const std::string& key,
                                const std::optional<KeyWish>& wish, const KeyTerms& terms, Instant now) {
    KeyList list = successorOf(previous, terms, now);
    const auto found = std::find_if(list.keys.begin(), list.keys.end(), [&](const IssuerKey& known) {
        return toHex(known.id) == key || toHex(known.key) == key;
    });
    if (found == list.keys.end()) return Error{ErrorCode::NotFound, "no key " + key + " on the list"};
    if (found->revokedAt)
        return Error{ErrorCode::AlreadyExists, "revoked at " + toRfc3339(*found->revokedAt)};
    found->revokedAt = list.issuedAt;
    if (wish) KAZASU_TRY_STATUS(addKey(list, *wish, terms, now));
    return list;
}

Instant nextSigningDue(const KeyList& list) {
    const Instant end = std::min(list.validUntil, lastEnd(list).value_or(list.issuedAt));
    return end - kSigningLead;
}

}  // namespace kazasu::center
