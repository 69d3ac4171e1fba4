// Reports of shops: how far each has reported (its watermark), which of its claims nobody needs any more, and
// which of its days these books lack.
#pragma once

#include "center/reports/journal_heads.h"
#include "core/ids.h"
#include "core/signature.h"
#include "core/wire/shop_report.h"
#include "platform/sql/database.h"

#include <optional>
#include <vector>

namespace kazasu::center {

/// What this center gave for an earlier report, and signed: a shop that shows a number which these books have
/// not reached proves that they have fallen back.
struct ReportReceipt {
    std::int64_t number = 0;
    std::int64_t epoch = 0;
};
std::string signReceipt(const ReportReceipt& receipt, ShopNumber shop, const std::string& store,
                        const Signer& signer);
/// None for an empty one, and for one of a key that was revoked: it proves nothing. Unavailable for any other
/// that none of these keys signed for that store: the list of keys, and perhaps the books, are older than the
/// shop's.
struct ReceiptKeys {
    std::vector<PublicKey> good, revoked;
};
Result<std::optional<ReportReceipt>> readReceipt(const std::string& text, ShopNumber shop,
                                                 const std::string& store, const ReceiptKeys& keys,
                                                 const SignatureVerifier& verifier);

struct ReportOutcome {
    ReportReceipt receipt;
    std::vector<BusinessDay> differing;
    bool hasFallenBack = false;  // found out by this report
    JournalVerdict journal = {};
};
Result<ReportOutcome> takeReport(Database& database, ShopNumber shop, const ShopReport& report,
                                 const std::optional<ReportReceipt>& shown, Instant now);

/// The moment up to which a shop has reported everything; none when it never did, reports no more, or two
/// sales files report for it: then only time tells.
std::string watermarkSql(const std::string& shopColumn);

}  // namespace kazasu::center
