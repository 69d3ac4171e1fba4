#include "center/issue/code.h"

#include "center/base/rows.h"
#include "center/ledger/transition.h"

#include <algorithm>
#include <array>

namespace kazasu::center {
namespace {

struct CodeStateName {
    CodeState state;
    std::string_view name;
};
constexpr std::array kCodeStates{
    CodeStateName{CodeState::Issued, "issued"}, CodeStateName{CodeState::Delivered, "delivered"},
    CodeStateName{CodeState::Redeemed, "redeemed"}, CodeStateName{CodeState::Expired, "expired"},
    CodeStateName{CodeState::Revoked, "revoked"}};

constexpr const char* kCodeColumns =
    "SELECT c.issue_number, c.authorisation_id, c.client_id, c.institution, c.reference, c.text, "
    "c.amount_minor, "
    "c.currency, c.shop_number, c.state, c.issued_at, c.expires_at, c.return_at, c.used_minor, "
    "c.returned_minor, "
    "c.used_at, s.name, "
    "(SELECT COALESCE(SUM(r.amount_minor), 0) FROM refund r WHERE r.issue_number = c.issue_number AND "
    "r.state = 'accepted' AND r.failed_at IS NULL), "
    "(SELECT COALESCE(SUM(r.amount_minor), 0) FROM refund r WHERE r.issue_number = c.issue_number AND "
    "r.state = 'accepted' AND r.paid_at IS NOT NULL), c.undebited_at FROM code c LEFT JOIN shop s ON "
    "s.number = "
    "c.used_by_shop ";

CodeState codeStateFrom(const std::string& name) {
    for (const auto& row : kCodeStates)
        if (row.name == name) return row.state;
    checkFailed("a state that the table refuses", __FILE__, __LINE__);
}

Code codeAt(const SqlRow& row) {
    return {idAt<IssueNumber>(row, 0),
            idAt<AuthorisationId>(row, 1),
            idAt<ClientId>(row, 2),
            idAt<InstitutionId>(row, 3),
            row.text(4),
            row.text(5),
            moneyAt(row, 6, 7),
            optShopAt(row, 8),
            codeStateFrom(row.text(9)),
            instantAt(row, 10),
            instantAt(row, 11),
            instantAt(row, 12),
            moneyAt(row, 13, 7),
            moneyAt(row, 14, 7),
            optInstantAt(row, 15),
            row.optText(16),
            moneyAt(row, 17, 7),
            moneyAt(row, 18, 7),
            optInstantAt(row, 19)};
}

Result<std::optional<Code>> findOneCode(Database& database, const char* condition, const SqlValue& value) {
    KAZASU_TRY(const auto found, database.run(std::string(kCodeColumns) + condition, {value}));
    if (found.rows.empty()) return std::optional<Code>{};
    return std::optional{codeAt(found.rows[0])};
}

}  // namespace

std::string_view nameOf(CodeState state) {
    for (const auto& row : kCodeStates)
        if (row.state == state) return row.name;
    return "revoked";
}

Json toJson(const Code& code) {
    Json body = Json::object()
                    .set("issue_number", code.number.toString())
                    .set("authorisation_id", code.authorisation.toString())
                    .set("state", nameOf(code.state))
                    .set("amount_minor", code.amount.minor())
                    .set("currency", code.amount.currency().numeric)
                    .set("issued_at", toRfc3339(code.issuedAt))
                    .set("expires_at", toRfc3339(code.expiresAt))
                    .set("shop_number", Json{})
                    .set("digits", code.reference)
                    .set("text", code.text)
                    .set("used_minor", code.used.minor())
                    .set("returned_minor", code.returned.minor())
                    .set("refunded_minor", code.refunded.minor())
                    .set("refund_paid_minor", code.refundPaid.minor())
                    .set("used_at", Json{})
                    .set("shop_name", Json{});
    if (code.shop) body.set("shop_number", static_cast<std::int64_t>(code.shop->value()));
    if (code.usedAt) body.set("used_at", toRfc3339(*code.usedAt));
    if (code.usedIn) body.set("shop_name", *code.usedIn);
    return body;
}

Result<std::optional<Code>> findCode(Database& database, const IssueNumber& number) {
    return findOneCode(database, "WHERE c.issue_number = ?", sqlOf(number));
}

Result<std::optional<Code>> findCodeByReference(Database& database, const std::string& reference) {
    return findOneCode(database, "WHERE c.reference = ?", reference);
}

Result<std::optional<Code>> findCodeOfAuthorisation(Database& database,
                                                    const AuthorisationId& authorisation) {
    return findOneCode(database, "WHERE c.authorisation_id = ?", sqlOf(authorisation));
}

Result<Code> codeOf(Database& database, const ClientId& client, const IssueNumber& number) {
    KAZASU_TRY(auto found, findCode(database, number));
    if (!found || found->client != client) return Error{ErrorCode::NotFound, "no such code"};
    return *std::move(found);
}

Result<std::vector<Code>> codesOf(Database& database, const ClientId& client) {
    KAZASU_TRY(const auto found,
               database.run(std::string(kCodeColumns) + "WHERE c.client_id = ? ORDER BY c.issued_at DESC, "
                                                        "c.issue_number LIMIT 100",
                            {sqlOf(client)}));
    std::vector<Code> codes;
    std::transform(found.rows.begin(), found.rows.end(), std::back_inserter(codes), codeAt);
    return codes;
}

Status insertCode(Database& database, const Code& code, Instant now) {
    KAZASU_TRY(
        const auto inserted,
        database.run(
            "INSERT INTO code (issue_number, authorisation_id, client_id, institution, reference, "
            "text, amount_minor, currency, shop_number, state, issued_at, expires_at, return_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'issued', ?, ?, ?)",
            {sqlOf(code.number), sqlOf(code.authorisation), sqlOf(code.client), sqlOf(code.institution),
             code.reference, code.text, code.amount.minor(), sqlOf(code.amount.currency()), sqlOf(code.shop),
             sqlOf(code.issuedAt), sqlOf(code.expiresAt), sqlOf(code.returnAt)}));
    return recordTransition(database, now,
                            {code.authorisation, "code", "", "issued", "A code information made"});
}

Status moveCode(Database& database, const Code& code, CodeState from, CodeState to, std::string_view cause,
                Instant now) {
    KAZASU_TRY(const auto moved,
               database.run("UPDATE code SET state = ? WHERE issue_number = ? AND state = ?",
                            {std::string(nameOf(to)), sqlOf(code.number), std::string(nameOf(from))}));
    if (moved.changedRows != 1)
        return Error{ErrorCode::CodeAlreadyUsed, "it is not " + std::string(nameOf(from)) + " any more"};
    return recordTransition(database, now, {code.authorisation, "code", nameOf(from), nameOf(to), cause});
}

Status storeReturn(Database& database, const Code& code, Money returned) {
    KAZASU_TRY(const auto stored, database.run("UPDATE code SET returned_minor = ? WHERE issue_number = ?",
                                               {returned.minor(), sqlOf(code.number)}));
    return {};
}

Status storeUse(Database& database, const Code& code, Money used, Instant usedAt, ShopNumber shop) {
    KAZASU_TRY(
        const auto stored,
        database.run(
            "UPDATE code SET used_minor = ?, returned_minor = ?, used_at = ?, used_by_shop = ? "
            "WHERE issue_number = ?",
            {used.minor(), (code.amount - used).minor(), sqlOf(usedAt), sqlOf(shop), sqlOf(code.number)}));
    return {};
}

Result<bool> hasGrantedClaim(Database& database, const IssueNumber& number) {
    KAZASU_TRY(
        const auto granted,
        database.run("SELECT 1 FROM claim WHERE issue_number = ? AND state = 'granted'", {sqlOf(number)}));
    return !granted.rows.empty();
}

Error whyNotLive(const Code& code) {
    switch (code.state) {
        case CodeState::Expired:
            return {ErrorCode::CodeReturned, "it expired and the money went back"};
        case CodeState::Revoked:
            return {ErrorCode::CodeRevoked, "it was taken back and the money with it"};
        case CodeState::Redeemed:
            return {ErrorCode::CodeAlreadyUsed, "it has paid already"};
        case CodeState::Issued:
        case CodeState::Delivered:
            break;
    }
    return {ErrorCode::Internal, "it is live"};
}

}  // namespace kazasu::center
