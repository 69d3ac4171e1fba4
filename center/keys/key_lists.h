// The lists of signing keys in the books: which root is trusted, which list is in force, and what may replace
// it. All of them inside a transaction of the caller.
#pragma once

#include "core/code/key_list.h"
#include "platform/sql/database.h"

#include <optional>

namespace kazasu::center {

struct StandingList {
    KeyList list;
    std::string text;  // as the root signed it
};

Result<std::optional<PublicKey>> trustedRoot(Database& database);
/// From now on lists are that root's; the one in force stays until one of the new root is installed.
Status trustRoot(Database& database, const PublicKey& root, Instant now);

/// None before the first list.
Result<std::optional<StandingList>> listInForce(Database& database);

/// KeyListUntrusted (no root is trusted yet, another root, another issuer), KeyListOutdated, or what is wrong
/// with the text. The list in force may be installed again.
Result<StandingList> installKeyList(Database& database, const std::string& text, const IssuerId& issuer,
                                    Instant now);

/// Public keys that signed before there were lists.
Result<std::vector<IssuerKey>> keysOfBefore(Database& database, const IssuerId& issuer);

}  // namespace kazasu::center
