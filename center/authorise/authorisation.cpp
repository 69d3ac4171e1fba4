#include "center/authorise/authorisation.h"

#include "center/base/body_digest.h"
#include "center/base/rows.h"
#include "center/ledger/transition.h"
#include "core/wire/shop_api.h"

#include <array>

namespace kazasu::center {
namespace {

constexpr int kMostInstalments = 60;
constexpr std::array<std::pair<AuthorisationState, std::string_view>, 6> kAuthorisationStates{
    {{AuthorisationState::Pending, "pending"},
     {AuthorisationState::Approved, "approved"},
     {AuthorisationState::Refused, "refused"},
     {AuthorisationState::Confirmed, "confirmed"},
     {AuthorisationState::Cancelled, "cancelled"},
     {AuthorisationState::Lapsed, "lapsed"}}};

AuthorisationState authorisationStateFrom(const std::string& name) {
    for (const auto& [state, known] : kAuthorisationStates)
        if (known == name) return state;
    checkFailed("a state that the table refuses", __FILE__, __LINE__);
}

template <class Id>
Result<Id> requiredId(const Json& body, std::string_view key) {
    KAZASU_TRY(const auto text, body.getText(key));
    auto id = Id::parse(text);
    if (!id) return Error{ErrorCode::InvalidArgument, "'" + std::string(key) + "': not an id"};
    return id;
}

Authorisation authorisationAt(const SqlRow& row) {
    Authorisation found{idAt<AuthorisationId>(row, 0),
                        idAt<ClientId>(row, 1),
                        idAt<MeansId>(row, 2),
                        idAt<InstitutionId>(row, 3),
                        moneyAt(row, 4, 5),
                        static_cast<int>(row.number(6)),
                        optShopAt(row, 7),
                        authorisationStateFrom(row.text(8)),
                        {},
                        row.text(10),
                        static_cast<std::uint32_t>(row.number(11)),
                        instantAt(row, 12),
                        row.optText(13).value_or(""),
                        optInstantAt(row, 14),
                        row.blob(15)};
    if (const auto reason = row.optText(9)) found.reason = errorByName(*reason);
    return found;
}

}  // namespace

std::string_view nameOf(AuthorisationState state) {
    for (const auto& [known, name] : kAuthorisationStates)
        if (known == state) return name;
    return "refused";
}

Result<AuthorisationRequest> authorisationRequestFrom(const Json& body) {
    AuthorisationRequest request;
    KAZASU_TRY(request.id, requiredId<AuthorisationId>(body, "id"));
    KAZASU_TRY(request.means, requiredId<MeansId>(body, "means_id"));
    KAZASU_TRY(request.amount, amountIn(body, "amount_minor"));
    if (!request.amount.isPositive())
        return Error{ErrorCode::InvalidArgument, "'amount_minor' must be positive"};
    if (request.amount.currency() != kYen)
        return Error{ErrorCode::CodeWrongCurrency, "'currency': this center settles yen (392)"};
    KAZASU_TRY(const auto instalments, body.optNumber("instalments"));
    if (instalments.value_or(1) < 1 || instalments.value_or(1) > kMostInstalments)
        return Error{ErrorCode::InvalidArgument, "'instalments': 1 to 60"};
    request.instalments = static_cast<int>(instalments.value_or(1));
    KAZASU_TRY(const auto shop, body.optNumber("shop_number"));
    if (!shop) return request;
    const auto number = ShopNumber::from(*shop);
    if (!number) return Error{ErrorCode::InvalidArgument, "'shop_number': out of range"};
    request.shop = *number;
    return request;
}

Bytes digestOf(const AuthorisationRequest& request) {
    const std::string text = request.means.toString() + '|' + std::to_string(request.amount.minor()) + '|' +
                             std::to_string(request.amount.currency().numeric) + '|' +
                             std::to_string(request.instalments) + '|' +
                             (request.shop ? std::to_string(request.shop->value()) : std::string{"any"});
    return bodyDigest(text);
}

Json toJson(const Authorisation& authorisation, const Means& means, const BankDirectory& banks) {
    Json body = Json::object()
                    .set("id", authorisation.id.toString())
                    .set("state", nameOf(authorisation.state))
                    .set("amount_minor", authorisation.amount.minor())
                    .set("currency", authorisation.amount.currency().numeric)
                    .set("means", toJson(means, banks))
                    .set("instalments", authorisation.instalments)
                    .set("shop_number", Json{})
                    .set("reason", Json{})
                    .set("expires_at", Json{});
    if (authorisation.shop) body.set("shop_number", static_cast<std::int64_t>(authorisation.shop->value()));
    if (authorisation.reason) body.set("reason", errorName(*authorisation.reason));
    if (authorisation.expiresAt) body.set("expires_at", toRfc3339(*authorisation.expiresAt));
    return body;
}

Result<std::optional<Authorisation>> findAuthorisation(Database& database, const AuthorisationId& id) {
    KAZASU_TRY(
        const auto found,
        database.run("SELECT id, client_id, means_id, institution, amount_minor, currency, instalments, "
                     "shop_number, state, reason, retrieval_reference, trace_number, requested_at, "
                     "approval, expires_at, body_digest FROM authorisation WHERE id = ?",
                     {sqlOf(id)}));
    if (found.rows.empty()) return std::optional<Authorisation>{};
    return std::optional{authorisationAt(found.rows[0])};
}

Result<Authorisation> authorisationOf(Database& database, const ClientId& client, const AuthorisationId& id) {
    KAZASU_TRY(auto found, findAuthorisation(database, id));
    if (!found || found->client != client) return Error{ErrorCode::NotFound, "no such authorisation"};
    return *std::move(found);
}

Status insertAuthorisation(Database& database, const Authorisation& authorisation) {
    KAZASU_TRY(
        const auto inserted,
        database.run(
            "INSERT INTO authorisation (id, client_id, means_id, institution, amount_minor, currency, "
            "instalments, shop_number, body_digest, state, retrieval_reference, trace_number, "
            "requested_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?)",
            {sqlOf(authorisation.id), sqlOf(authorisation.client), sqlOf(authorisation.means),
             sqlOf(authorisation.institution), authorisation.amount.minor(),
             sqlOf(authorisation.amount.currency()), static_cast<std::int64_t>(authorisation.instalments),
             sqlOf(authorisation.shop), authorisation.digest, authorisation.reference,
             static_cast<std::int64_t>(authorisation.trace), sqlOf(authorisation.requestedAt)}));
    return recordTransition(
        database, authorisation.requestedAt,
        {authorisation.id, "authorisation", "", "pending", "605 means and amount received"});
}

Status moveAuthorisation(Database& database, const AuthorisationId& id, AuthorisationState from,
                         AuthorisationState to, std::string_view cause, Instant now) {
    KAZASU_TRY(const auto moved,
               database.run("UPDATE authorisation SET state = ? WHERE id = ? AND state = ?",
                            {std::string(nameOf(to)), sqlOf(id), std::string(nameOf(from))}));
    if (moved.changedRows != 1)
        return Error{ErrorCode::AuthorisationStateInvalid,
                     "it is not " + std::string(nameOf(from)) + " any more"};
    return recordTransition(database, now, {id, "authorisation", nameOf(from), nameOf(to), cause});
}

Status storeApproval(Database& database, const AuthorisationId& id, const std::string& approval,
                     Instant expiresAt) {
    KAZASU_TRY(const auto stored,
               database.run("UPDATE authorisation SET approval = ?, expires_at = ? WHERE id = ?",
                            {approval, sqlOf(expiresAt), sqlOf(id)}));
    return {};
}

Status storeReason(Database& database, const AuthorisationId& id, ErrorCode reason) {
    KAZASU_TRY(const auto stored, database.run("UPDATE authorisation SET reason = ? WHERE id = ?",
                                               {std::string(errorName(reason)), sqlOf(id)}));
    return {};
}

}  // namespace kazasu::center
