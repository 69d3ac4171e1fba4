// What a shop reports to the center about its records: up to which moment it has reported everything (its
// watermark), which claims it still needs, and a digest of each day, by which both find out what the other
// lost (docs/protocols.md).
#pragma once

#include "core/business_day.h"
#include "core/chain_head.h"
#include "core/ids.h"
#include "core/json.h"
#include "core/signature.h"
#include "core/time.h"

#include <optional>
#include <string>
#include <vector>

namespace kazasu {

/// Records of one day (Japan) that the center has accepted.
struct DayDigest {
    BusinessDay day;
    std::int64_t count = 0;
    std::int64_t sumMinor = 0;
    std::string hash;  // 64 hex digits: SHA-256 over digestLineOf each, in the order of record ids
    friend bool operator==(const DayDigest&, const DayDigest&) = default;
};
/// One record's line: its id, issue number and amount used.
std::string digestLineOf(const std::string& recordId, const std::string& issueNumber,
                         std::int64_t amountUsedMinor);

/// POST /shop/v1/reports
struct ShopReport {
    std::string storeId;    // of the sales file that reports
    Instant reportedUntil;  // everything that was accepted until then is at the center
    /// Claims that the store still needs; none when they are too many to list: then nothing is said of them.
    std::optional<std::vector<ClaimId>> openClaims;
    std::string receipt;  // what the center answered to the report before this one; empty for the first
    std::int64_t epoch = 0;
    std::vector<DayDigest> days;  // empty unless records are compared
    bool isComplete = false;      // in this epoch everything that differed was offered again
    /// How far the store's journal has come.
    std::optional<ChainHead> journal;
    /// What the journal holds at the head that the center named last; an empty hash: no such entry. By this
    /// the store itself says that its journal was cut or rewritten.
    std::optional<ChainHead> journalBefore;
};
Json toJson(const ShopReport& report);
Result<ShopReport> shopReportFrom(const Json& body);

/// How far the center's ledger had come on a day, signed by the center: what shops hold against it.
struct SignedBooksHead {
    BusinessDay day;
    ChainHead head;
    PublicKey key{};
    Signature signature{};
};
/// What is signed.
std::string wordsOf(const SignedBooksHead& books);

struct ReportAnswer {
    std::string receipt;     // to be shown with the next report
    std::int64_t epoch = 0;  // rises when the center's books fell back: compare, and offer again
    std::vector<BusinessDay> differing;
    std::optional<ChainHead> journal = {};  // of this store, as the center has it from an earlier report
    std::optional<SignedBooksHead> books = {};
};
Json toJson(const ReportAnswer& answer);  // {"report": {...}}
Result<ReportAnswer> reportAnswerFrom(const Json& body);

}  // namespace kazasu
