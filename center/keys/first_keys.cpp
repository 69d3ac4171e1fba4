#include "center/keys/first_keys.h"

namespace kazasu::center {
namespace {

Result<StandingList> foundList(Database& database, const IssuerId& issuer, const Signer& root,
                               const PublicKey& key, const KeyTerms& terms, Instant now) {
    KAZASU_TRY(auto list, nextKeyList({}, issuer, root.publicKey(), KeyWish{key, now}, terms, now));
    KAZASU_TRY(auto before, keysOfBefore(database, issuer));
    for (IssuerKey& old : before) {
        // What it signed until now stays good; from now on it is a key like all others.
        old.validUntil = std::min(old.validUntil, list.validUntil);
        if (old.key == key) {
            list.keys.front().validFrom = std::min(old.validFrom, list.keys.front().validFrom);
        } else if (list.keys.size() < kMaxListedKeys && old.validFrom < old.validUntil) {
            list.keys.push_back(std::move(old));
        }
    }
    KAZASU_TRY_STATUS(trustRoot(database, root.publicKey(), now));
    return installKeyList(database, signKeyList(list, root), issuer, now);
}

}  // namespace

Result<StandingList> standingList(Database& database, const IssuerId& issuer, const Signer& root,
                                  const PublicKey& key, const KeyTerms& terms, Instant now) {
    KAZASU_TRY(auto standing, listInForce(database));
    if (standing) return *std::move(standing);
    KAZASU_TRY(const auto trusted, trustedRoot(database));
    if (trusted && *trusted != root.publicKey())
        return Error{ErrorCode::KeyListUntrusted, "another root is trusted"};
    return foundList(database, issuer, root, key, terms, now);
}

Result<StandingList> openStandingList(Database& database, const IssuerId& issuer, const KeyFiles& files,
                                      Random& random, Instant now) {
    KAZASU_TRY(auto standing, listInForce(database));
    if (standing)
        return *std::move(standing);  // renewed while it serves (key_watch.h): a center with a list starts
    KAZASU_TRY(const auto trusted, trustedRoot(database));
    if (trusted && !files.hasRoot())
        return Error{ErrorCode::ConfigInvalid,
                     "'signing_key': a root is trusted, but it has signed no list yet: keys install"};
    KAZASU_TRY(const auto root, files.hasRoot() ? files.openRoot() : files.makeRoot(random));
    KAZASU_TRY(const auto first, files.openFirst(random));
    return standingList(database, issuer, root, first.publicKey(), {}, now);
}

Result<StandingList> renewByOwnRoot(Database& database, const IssuerId& issuer, const KeyFiles& files,
                                    Random& random, Instant now) {
    KAZASU_TRY(auto standing, listInForce(database));
    KAZASU_CHECK(standing.has_value());
    if (!files.hasRoot() || now < nextSigningDue(standing->list)) return *std::move(standing);
    KAZASU_TRY(const auto root, files.openRoot());
    KAZASU_TRY(const auto trusted, trustedRoot(database));
    if (!trusted || *trusted != root.publicKey()) return *std::move(standing);
    KAZASU_TRY(const auto next, files.makeNext(random));
    KAZASU_TRY(const auto list,
               nextKeyList(standing->list, issuer, root.publicKey(), KeyWish{next.publicKey(), {}}, {}, now));
    return installKeyList(database, signKeyList(list, root), issuer, now);
}

}  // namespace kazasu::center
