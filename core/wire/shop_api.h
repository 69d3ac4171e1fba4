// Network 107, shop and center: what crosses it, as values and as JSON (docs/protocols.md). Both sides use
// these and nothing else of each other.
#pragma once

#include "core/ids.h"
#include "core/json.h"
#include "core/money.h"
#include "core/time.h"

#include <optional>
#include <string>
#include <vector>

namespace kazasu {

/// Every answer of the center names its time (RFC 3339): a shop whose clock is wrong cannot judge an expiry.
inline constexpr std::string_view kCenterTimeHeader = "kazasu-center-time";

enum class CodeEntry { Scanned, Typed };

/// PUT /shop/v1/claims/{id}: reserve `amount` of a code for one sale.
struct ClaimRequest {
    ClaimId id;
    SaleId sale;
    std::string code;  // text of the 2D code, or the 24 digits of the 1D code
    Money amount;
    std::string registerName;
    CodeEntry entry = CodeEntry::Scanned;
};
Json toJson(const ClaimRequest& request);
Result<ClaimRequest> claimRequestFrom(ClaimId id, const Json& body);

/// Where a code was used, or is reserved: said with CodeAlreadyUsed. Register and receipt only to that shop
/// itself.
struct CodeUse {
    Instant at;
    std::string shopName;
    std::string registerName;   // empty for others
    std::string receiptNumber;  // empty for others, and before the sale is settled
    friend bool operator==(const CodeUse&, const CodeUse&) = default;
};
Json toJson(const CodeUse& use);
Result<CodeUse> codeUseFrom(const Json& body);

enum class ClaimState { Granted, Refused, Reversed };

struct ClaimAnswer {
    ClaimId id;
    ClaimState state = ClaimState::Refused;
    std::optional<IssuerId> issuer;  // absent when the code was not even recognised
    std::optional<IssueNumber> issueNumber;
    std::optional<Money> amount;      // reserved for the sale
    std::optional<Money> codeAmount;  // what the code was worth
    std::optional<Error> error;       // why it was refused
    std::optional<CodeUse> use = {};  // with CodeAlreadyUsed
};
Json toJson(const ClaimAnswer& answer);  // {"claim": {...}}
Result<ClaimAnswer> claimAnswerFrom(const Json& body);

struct SoldGood {
    std::string name;
    std::int64_t quantity = 1;
    Money amount;
    friend bool operator==(const SoldGood&, const SoldGood&) = default;
};

/// POST /shop/v1/settlements (508): issuer, issue number, amount used, time of use, shop, goods.
struct SettlementRecord {
    SaleId sale;  // record_id
    std::optional<ClaimId> claim;
    IssuerId issuer;
    IssueNumber issueNumber;
    std::string code;
    Money amountUsed;
    Instant usedAt;
    ShopNumber shop;
    std::string shopName;
    std::string registerName;
    std::string receiptNumber;
    std::vector<SoldGood> goods;
};
Json toJson(const SettlementRecord& record);
Result<SettlementRecord> settlementRecordFrom(const Json& body);

enum class SettlementState { Accepted, Refused };

/// What the center made of a record (510).
struct SettlementAnswer {
    SaleId sale;
    IssueNumber issueNumber;
    SettlementState state = SettlementState::Refused;
    Money amountUsed;
    Money returned;  // what was unused and goes back to the member
    Instant acceptedAt;
    std::optional<Instant> creditedAt;
    std::optional<Error> error;
    std::optional<CodeUse> use = {};  // with CodeAlreadyUsed
};
Json toJson(const SettlementAnswer& answer);  // {"settlement": {...}}
Result<SettlementAnswer> settlementAnswerFrom(const Json& body);

/// {"error": {...}} and back; none if the body is no error. An unknown name becomes HttpStatus with its
/// words.
Json toJson(const Error& error);
std::optional<Error> errorFrom(const Json& body);

/// Amounts on the wire: KEY_minor beside "currency".
Result<Money> amountIn(const Json& body, std::string_view key);

}  // namespace kazasu
