#include "controller/center_link/claim_store.h"

namespace kazasu::controller {
namespace {

Result<ClaimStep> stepOf(std::string_view name) {
    for (const ClaimStep step : kClaimSteps) {
        if (nameOf(step) == name) return step;
    }
    return Error{ErrorCode::StorageCorrupt, "claims: unknown state"};
}

constexpr std::string_view kSelectClaims =
    "SELECT claim_id, sale_id, code, entry, register, amount_minor, currency, state, issuer, issue_number,"
    " granted_minor, code_amount_minor, created_at, doubt_since FROM claims ";

Result<ClaimRequest> requestIn(const SqlRow& row) {
    ClaimRequest request;
    KAZASU_TRY(request.id, ClaimId::parse(row.text(0)));
    KAZASU_TRY(request.sale, SaleId::parse(row.text(1)));
    request.code = row.text(2);
    request.entry = row.text(3) == "typed" ? CodeEntry::Typed : CodeEntry::Scanned;
    request.registerName = row.text(4);
    KAZASU_TRY(request.amount, moneyFrom(row.number(5), row.number(6)));
    return request;
}

Result<ClaimRow> claimIn(const SqlRow& row) {
    ClaimRow claim;
    KAZASU_TRY(claim.request, requestIn(row));
    KAZASU_TRY(claim.step, stepOf(row.text(7)));
    if (const auto issuer = row.optText(8)) {
        KAZASU_TRY(claim.issuer, IssuerId::parse(*issuer));
    }
    if (const auto number = row.optText(9)) {
        KAZASU_TRY(claim.issueNumber, IssueNumber::parse(*number));
    }
    const Currency currency = claim.request.amount.currency();
    if (const auto granted = row.optNumber(10)) claim.granted = Money(*granted, currency);
    if (const auto worth = row.optNumber(11)) claim.codeAmount = Money(*worth, currency);
    claim.createdAt = Instant{row.number(12)};
    if (const auto since = row.optNumber(13)) claim.doubtSince = Instant{*since};
    return claim;
}

template <class Id>
SqlValue textOrNull(const std::optional<Id>& id) {
    return id ? SqlValue{id->toString()} : SqlValue{};
}

SqlValue minorOrNull(const std::optional<Money>& amount) {
    return amount ? SqlValue{amount->minor()} : SqlValue{};
}

}  // namespace

Status ClaimStore::add(const ClaimRow& row) {
    const auto& request = row.request;
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO claims (claim_id, sale_id, code, entry, register, amount_minor, currency, state, issuer,"
        " issue_number, code_amount_minor, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?)"
        " ON CONFLICT (claim_id) DO NOTHING",
        {request.id.toString(), request.sale.toString(), request.code,
         std::string(request.entry == CodeEntry::Typed ? "typed" : "scanned"), request.registerName,
         request.amount.minor(), std::int64_t{request.amount.currency().numeric},
         std::string(nameOf(row.step)), textOrNull(row.issuer), textOrNull(row.issueNumber),
         minorOrNull(row.codeAmount), row.createdAt.msSinceEpoch, row.createdAt.msSinceEpoch}));
    return {};
}

Status ClaimStore::update(const ClaimRow& row, const std::optional<Error>& error, Instant now) {
    const SqlValue reason = error ? SqlValue{std::string(errorName(error->code))} : SqlValue{};
    KAZASU_TRY_STATUS(m_database.run(
        "UPDATE claims SET state = ?, issuer = ?, issue_number = ?, granted_minor = ?, code_amount_minor = ?,"
        " error_code = ?, doubt_since = ?, updated_at = ? WHERE claim_id = ?",
        {std::string(nameOf(row.step)), textOrNull(row.issuer), textOrNull(row.issueNumber),
         minorOrNull(row.granted), minorOrNull(row.codeAmount), reason,
         row.doubtSince ? SqlValue{row.doubtSince->msSinceEpoch} : SqlValue{}, now.msSinceEpoch,
         row.request.id.toString()}));
    return {};
}

Result<std::optional<ClaimRow>> ClaimStore::find(const ClaimId& id) const {
    KAZASU_TRY(const auto found,
               m_database.run(std::string(kSelectClaims) + "WHERE claim_id = ?", {id.toString()}));
    if (found.rows.empty()) return std::optional<ClaimRow>{};
    KAZASU_TRY(auto claim, claimIn(found.rows[0]));
    return std::optional{std::move(claim)};
}

Result<std::vector<ClaimRow>> ClaimStore::unfinished() const {
    KAZASU_TRY(const auto found,
               m_database.run(std::string(kSelectClaims) +
                              "WHERE state IN ('claiming', 'reversing', 'in_doubt') OR (state = 'granted' AND"
                              " NOT EXISTS (SELECT 1 FROM spent_codes WHERE spent_codes.claim_id ="
                              " claims.claim_id)) ORDER BY created_at, claim_id"));
    std::vector<ClaimRow> claims;
    for (const auto& row : found.rows) {
        KAZASU_TRY(auto claim, claimIn(row));
        claims.push_back(std::move(claim));
    }
    return claims;
}

Result<bool> ClaimStore::hasUnresolved(const SaleId& sale) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT claim_id FROM claims WHERE sale_id = ? AND state IN ('claiming',"
                              " 'reversing', 'in_doubt') LIMIT 1",
                              {sale.toString()}));
    return !found.rows.empty();
}

Result<Instant> ClaimStore::lastChange(const SaleId& sale) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT COALESCE(MAX(updated_at), 0) FROM claims WHERE sale_id = ?",
                              {sale.toString()}));
    return Instant{found.rows.front().number(0)};
}

}  // namespace kazasu::controller
