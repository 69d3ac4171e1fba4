#include "center/base/boot.h"

#include "center/authorise/authorise_service.h"
#include "center/base/rows.h"
#include "center/ledger/ledger.h"
#include "center/reports/epoch.h"
#include "platform/crypto/crypto.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr Milliseconds kKeyLifetime = std::chrono::hours{24 * 730};
constexpr Milliseconds kKeyLead = std::chrono::minutes{5};  // shops' clocks may be behind ours

Result<KeyRing> readKeys(Database& database, const IssuerId& issuer) {
    KAZASU_TRY(const auto found, database.run("SELECT public_key, valid_from, valid_until FROM signing_key "
                                              "ORDER BY valid_from"));
    KeyRing ring;
    for (const SqlRow& row : found.rows) {
        const Bytes& bytes = row.blob(0);
        PublicKey key{};
        KAZASU_CHECK(bytes.size() == key.size());
        std::copy(bytes.begin(), bytes.end(), key.begin());
        ring.add({keyIdOf(key), key, issuer, instantAt(row, 1), instantAt(row, 2)});
    }
    return ring;
}

}  // namespace

Result<BootFacts> boot(Database& database, const IssuerId& issuer, const PublicKey& key, Instant now) {
    KAZASU_TRY_STATUS(verifyLedger(database));
    const Instant second = Instant::fromSeconds(now.seconds());
    KAZASU_TRY(const auto kept,
               database.run(
                   "INSERT INTO signing_key (public_key, valid_from, valid_until) VALUES (?, ?, ?) "
                   "ON CONFLICT (public_key) DO NOTHING",
                   {Bytes(key.begin(), key.end()), sqlOf(second - kKeyLead), sqlOf(second + kKeyLifetime)}));
    KAZASU_TRY_STATUS(noteBoot(database, now));
    KAZASU_TRY_STATUS(giveUpAllPending(database, now));
    KAZASU_TRY(
        const auto due,
        database.run("UPDATE bank_message SET next_attempt_at = ? WHERE answered_at IS NULL", {sqlOf(now)}));
    KAZASU_TRY(auto keys, readKeys(database, issuer));
    KAZASU_TRY(auto callers, readCallerRecords(database));
    return BootFacts{std::move(keys), std::move(callers)};
}

}  // namespace kazasu::center
