// Means of payment that a member registered (patent 41, 601): several, at several institutions. The number
// rests sealed and leaves the center only to its own bank.
#pragma once

#include "center/base/bank_directory.h"
#include "core/json.h"
#include "platform/crypto/secret_box.h"
#include "platform/sql/database.h"

#include <optional>
#include <string>
#include <vector>

namespace kazasu::center {

enum class MeansKind { Card, Account };

struct NewMeans {
    InstitutionId institution;
    MeansKind kind = MeansKind::Card;
    std::string number;
    std::string expiry;  // "YYMM" of a card, empty for an account
    std::string label;
};
/// InvalidArgument or CheckDigitInvalid, naming the member: a card has 12 to 19 digits with their check digit
/// (ISO/IEC 7812-1) and an expiry, an account 4 to 20 digits.
Result<NewMeans> newMeansFrom(const Json& body);

struct Means {
    MeansId id;
    InstitutionId institution;
    MeansKind kind = MeansKind::Card;
    std::string label, last4, expiry;
    std::int64_t uses = 0;
    Instant lastUsedAt;
};
/// Without the number, which nobody is shown again.
Json toJson(const Means& means, const BankDirectory& banks);

/// Registers it, or finds the same number of the same member again. Forbidden beyond 20.
Result<Means> registerMeans(Database& database, const ClientId& client, const MeansId& id,
                            const NewMeans& wanted, const SecretBox& box, Random& random, Instant now);
/// In the order of registration.
Result<std::vector<Means>> meansOf(Database& database, const ClientId& client);
/// MeansUnknown when the member has no such means.
Result<Means> findMeans(Database& database, const ClientId& client, const MeansId& id);

/// The orders in which a member may want them presented (patent 42).
enum class MeansOrder { Registration, Name, Frequency, Recent };
Result<MeansOrder> meansOrderFrom(const std::string& name);
void sortMeans(std::vector<Means>& means, MeansOrder order, const BankDirectory& banks);

/// The number as its bank needs it; never logged.
struct MeansSecret {
    MeansKind kind = MeansKind::Card;
    std::string number, expiry;
};
Result<MeansSecret> secretOf(Database& database, const MeansId& id, const SecretBox& box);
/// ConfigInvalid when what is stored was sealed with another key, as after `secret_key` was lost: better told
/// at the start than to every member who wants to pay.
Status checkSecretKey(Database& database, const SecretBox& box);
/// Counts a use, for the orders by frequency and by last use.
Status countUse(Database& database, const MeansId& id, Instant now);

}  // namespace kazasu::center
