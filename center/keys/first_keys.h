// How a center comes to a list of keys when nobody has brought it one: it makes a root of its own beside its
// key and says loudly that it belongs elsewhere. As long as that root lies here the center also renews the
// list by itself; when it is gone, `keys install` is the only way.
#pragma once

#include "center/keys/key_files.h"
#include "center/keys/key_lists.h"
#include "center/keys/root_desk.h"

namespace kazasu::center {

/// The list in force. When there is none and no root is trusted: the first one, signed by `root`, with `key`
/// and with those that signed before there were lists. KeyListUntrusted when another root is trusted.
Result<StandingList> standingList(Database& database, const IssuerId& issuer, const Signer& root,
                                  const PublicKey& key, const KeyTerms& terms, Instant now);

/// The same with the files of the center's disk; without a list, a trusted root and its private half here:
/// ConfigInvalid.
Result<StandingList> openStandingList(Database& database, const IssuerId& issuer, const KeyFiles& files,
                                      Random& random, Instant now);

/// While the trusted root lies beside the center and the next list is due: makes a key, signs and installs.
/// Answers with the list in force.
Result<StandingList> renewByOwnRoot(Database& database, const IssuerId& issuer, const KeyFiles& files,
                                    Random& random, Instant now);

}  // namespace kazasu::center
