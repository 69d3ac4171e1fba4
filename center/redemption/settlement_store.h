// What the center made of settlement records, as it stands in the books. Each keeps the digest of its body,
// so that the same one again gets its first answer and another one under its id is a conflict.
#pragma once

#include "core/wire/shop_api.h"
#include "platform/sql/database.h"

namespace kazasu::center {

struct StoredSettlement {
    SettlementAnswer answer;
    Bytes digest;
};

Result<std::optional<StoredSettlement>> findSettlement(Database& database, const SettlementRecord& record);
/// Once; `body` is the record as it came. It enters the chain.
Status storeSettlement(Database& database, const SettlementRecord& record, const std::string& body,
                       const SettlementAnswer& answer);
/// Another body under the id of a record that was answered: written down, nothing else.
Status recordConflict(Database& database, const SettlementRecord& record, const std::string& body,
                      Instant now);
/// The latest one of this shop about a code. NotFound.
Result<StoredSettlement> latestSettlement(Database& database, ShopNumber shop, const IssueNumber& issue);

}  // namespace kazasu::center
