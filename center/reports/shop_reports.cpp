#include "center/reports/shop_reports.h"

#include "center/base/rows.h"
#include "center/issue/code.h"
#include "center/redemption/claims.h"
#include "center/reports/epoch.h"
#include "core/text/whole_number.h"
#include "platform/crypto/crypto.h"

#include <algorithm>
#include <set>

namespace kazasu::center {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

struct KnownStore {
    std::int64_t number = 0;
    std::optional<Instant> receivedAt;
    bool isAlone = true;  // no other sales file reports for this shop
};

std::string receiptWords(const ReportReceipt& receipt, ShopNumber shop, const std::string& store) {
    return "kazasu report receipt|" + std::to_string(shop.value()) + '|' + store + '|' +
           std::to_string(receipt.number) + '|' + std::to_string(receipt.epoch);
}

Result<KnownStore> knownStore(Database& database, ShopNumber shop, const std::string& store, Instant now) {
    KAZASU_TRY(const auto found,
               database.run("SELECT store_id, number, received_at FROM shop_report WHERE shop_number = ?",
                            {sqlOf(shop)}));
    KnownStore known;
    for (const SqlRow& row : found.rows) {
        if (row.text(0) == store) {
            known.number = row.number(1);
            known.receivedAt = instantAt(row, 2);
        } else if (instantAt(row, 2) > silentSince(now)) {
            known.isAlone = false;
        }
    }
    return known;
}

/// A claim that was granted before the last report came, and that the shop does not name any more, will
/// never be settled. Reports are counted: a clock may have been wrong.
Status freeForgottenClaims(Database& database, ShopNumber shop, const ShopReport& report,
                           std::int64_t lastReport, Instant now) {
    if (!report.openClaims) return {};
    const std::set<ClaimId> open(report.openClaims->begin(), report.openClaims->end());
    KAZASU_TRY(const auto granted,
               database.run("SELECT claim_id FROM claim WHERE shop_number = ? AND state = 'granted' AND "
                            "is_settled = 0 AND after_report < ?",
                            {sqlOf(shop), lastReport}));
    for (const SqlRow& row : granted.rows) {
        const auto id = idAt<ClaimId>(row, 0);
        if (open.contains(id)) continue;
        KAZASU_TRY(const auto freed, reverseClaim(database, shop, id, now));
    }
    return {};
}

Result<DayDigest> digestOf(Database& database, ShopNumber shop, const BusinessDay& day) {
    const CivilTime civil{day.year(), day.month(), day.day(), 0, 0, 0};
    const Instant begin = instantOf(civil, kJapanOffset);
    KAZASU_TRY(const auto found,
               database.run("SELECT record_id, issue_number, amount_used_minor FROM settlement "
                            "WHERE shop_number = ? AND state = 'accepted' AND used_at >= ? AND used_at < ? "
                            "ORDER BY record_id",
                            {sqlOf(shop), sqlOf(begin), sqlOf(begin + Milliseconds{kMsPerDay})}));
    DayDigest digest{day, 0, 0, {}};
    std::string lines;
    for (const SqlRow& row : found.rows) {
        lines += digestLineOf(row.text(0), row.text(1), row.number(2));
        digest.sumMinor += row.number(2);
        ++digest.count;
    }
    digest.hash = toHex(sha256(viewOf(lines)));
    return digest;
}

/// `isWhole`: these books know all that this store was told before.
Status storeReport(Database& database, ShopNumber shop, const ShopReport& report, std::int64_t number,
                   std::int64_t epoch, bool isWhole, Instant now) {
    const std::int64_t completed = report.isComplete && report.epoch == epoch ? epoch : -1;
    KAZASU_TRY(
        const auto stored,
        database.run("INSERT INTO shop_report (shop_number, store_id, reported_until, number, received_at, "
                     "completed_epoch, is_whole) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (shop_number, "
                     "store_id) DO UPDATE "
                     "SET reported_until = CASE WHEN excluded.reported_until > shop_report.reported_until "
                     "THEN excluded.reported_until ELSE shop_report.reported_until END, "
                     "number = excluded.number, received_at = excluded.received_at, "
                     "is_whole = MAX(excluded.is_whole, shop_report.is_whole), "
                     "completed_epoch = CASE WHEN excluded.completed_epoch > shop_report.completed_epoch "
                     "THEN excluded.completed_epoch ELSE shop_report.completed_epoch END",
                     {sqlOf(shop), report.storeId, sqlOf(report.reportedUntil), number, sqlOf(now), completed,
                      isWhole ? std::int64_t{1} : std::int64_t{0}}));
    return {};
}

}  // namespace

std::string signReceipt(const ReportReceipt& receipt, ShopNumber shop, const std::string& store,
                        const Signer& signer) {
    const Signature signature = signer.sign(viewOf(receiptWords(receipt, shop, store)));
    return std::to_string(receipt.number) + '.' + std::to_string(receipt.epoch) + '.' + toHex(signature);
}

Result<std::optional<ReportReceipt>> readReceipt(const std::string& text, ShopNumber shop,
                                                 const std::string& store, const ReceiptKeys& keys,
                                                 const SignatureVerifier& verifier) {
    if (text.empty()) return std::optional<ReportReceipt>{};
    const Error unknown{ErrorCode::Unavailable,
                        "a receipt that no listed key signed: books or key list are older than this shop's"};
    const auto first = text.find('.');
    const auto second = first == std::string::npos ? first : text.find('.', first + 1);
    if (second == std::string::npos) return unknown;
    const auto number = wholeNumber<std::int64_t>(std::string_view(text).substr(0, first), 0);
    const auto epoch =
        wholeNumber<std::int64_t>(std::string_view(text).substr(first + 1, second - first - 1), 0);
    const auto bytes = fromHex(std::string_view(text).substr(second + 1));
    Signature signature{};
    if (!number || !epoch || !bytes || bytes->size() != signature.size()) return unknown;
    std::copy(bytes->begin(), bytes->end(), signature.begin());
    const ReportReceipt receipt{*number, *epoch};
    const std::string words = receiptWords(receipt, shop, store);
    const auto isSignedBy = [&](const std::vector<PublicKey>& some) {
        return std::any_of(some.begin(), some.end(), [&](const PublicKey& key) {
            return verifier.isValid(viewOf(words), signature, key);
        });
    };
    if (isSignedBy(keys.good)) return std::optional{receipt};
    if (isSignedBy(keys.revoked)) return std::optional<ReportReceipt>{};
    return unknown;
}

Result<ReportOutcome> takeReport(Database& database, ShopNumber shop, const ShopReport& report,
                                 const std::optional<ReportReceipt>& shown, Instant now) {
    ReportOutcome outcome;
    KAZASU_TRY(const KnownStore known, knownStore(database, shop, report.storeId, now));
    KAZASU_TRY(const Epoch before, epochOf(database));
    const std::int64_t shownNumber = shown ? shown->number : 0;
    // A receipt of an earlier epoch is of the time before a fall that is known already.
    outcome.hasFallenBack = shownNumber > known.number && shown->epoch >= before.number;
    if (outcome.hasFallenBack) {
        KAZASU_TRY_STATUS(raiseEpoch(
            database, shown->epoch + 1,
            "shop " + std::to_string(shop.value()) + " has reported more than these books know", now));
    }
    KAZASU_TRY(const Epoch epoch, epochOf(database));
    outcome.receipt = {std::max(known.number, shownNumber) + 1, epoch.number};
    // What is ahead of these books has raised the epoch by now; what is behind them was delayed or doubled.
    const bool isWhole = shownNumber >= known.number;
    KAZASU_TRY_STATUS(
        storeReport(database, shop, report, outcome.receipt.number, epoch.number, isWhole, now));
    for (const DayDigest& day : report.days) {
        KAZASU_TRY(const auto ours, digestOf(database, shop, day.day));
        if (ours != day) outcome.differing.push_back(day.day);
    }
    KAZASU_TRY(const bool isCalm, mayReturn(database, now));
    // It follows the last one taken: a report that was delayed or doubled knows less than the books.
    const bool isNext = known.receivedAt && shownNumber == known.number;
    KAZASU_TRY(outcome.journal, takeJournalHead(database, shop, report, isNext, now));
    const bool mayFree = isCalm && known.isAlone && isNext;
    if (mayFree) KAZASU_TRY_STATUS(freeForgottenClaims(database, shop, report, known.number, now));
    return outcome;
}

std::string watermarkSql(const std::string& shopColumn) {
    return "(SELECT CASE WHEN COUNT(*) = 1 THEN MIN(r.reported_until) END FROM shop_report r "
           "WHERE r.shop_number = " +
           shopColumn + " AND r.received_at > ?)";
}

}  // namespace kazasu::center
