// A settlement code as the center keeps it (A): issued -> delivered -> redeemed, or expired or revoked from
// either before that. Every change of its state is one row of the transition table.
#pragma once

#include "core/ids.h"
#include "core/json.h"
#include "core/money.h"
#include "platform/sql/database.h"

#include <optional>
#include <string>
#include <vector>

namespace kazasu::center {

/// How long a shop may accept bound codes without a line to the center, and how long it then has to report
/// them. The money of an unused bound code goes back when its shop has reported everything up to its expiry,
/// or after both when it reports no more: the shop may have accepted it unseen.
inline constexpr Milliseconds kOfflineWindow = std::chrono::hours{72};
inline constexpr Milliseconds kReportingTime = std::chrono::hours{36};

enum class CodeState { Issued, Delivered, Redeemed, Expired, Revoked };
std::string_view nameOf(CodeState state);

struct Code {
    IssueNumber number;
    AuthorisationId authorisation;
    ClientId client;
    InstitutionId institution;  // 109
    std::string reference;      // 24 digits of the 1D form
    std::string text;           // of the 2D form
    Money amount;
    std::optional<ShopNumber> shop;  // bound to it
    CodeState state = CodeState::Issued;
    Instant issuedAt, expiresAt, returnAt;
    Money used, returned;
    std::optional<Instant> usedAt;
    std::optional<std::string> usedIn;        // name of the shop
    Money refunded = {};                      // given back by the shop after it was used
    Money refundPaid = {};                    // and of this, with the member again
    std::optional<Instant> undebitedAt = {};  // its bank refused the debit

    [[nodiscard]] bool isLive() const { return state == CodeState::Issued || state == CodeState::Delivered; }
};
Json toJson(const Code& code);

Result<std::optional<Code>> findCode(Database& database, const IssueNumber& number);
Result<std::optional<Code>> findCodeByReference(Database& database, const std::string& reference);
Result<std::optional<Code>> findCodeOfAuthorisation(Database& database, const AuthorisationId& authorisation);
/// NotFound when it is another member's, too.
Result<Code> codeOf(Database& database, const ClientId& client, const IssueNumber& number);
/// Newest first, at most 100.
Result<std::vector<Code>> codesOf(Database& database, const ClientId& client);
Status insertCode(Database& database, const Code& code, Instant now);
/// CodeAlreadyUsed when it is not in `from` any more.
Status moveCode(Database& database, const Code& code, CodeState from, CodeState to, std::string_view cause,
                Instant now);
Status storeReturn(Database& database, const Code& code, Money returned);
Status storeUse(Database& database, const Code& code, Money used, Instant usedAt, ShopNumber shop);
/// Whether a sale has reserved it.
Result<bool> hasGrantedClaim(Database& database, const IssueNumber& number);

/// Why a code that is not live cannot be used: CodeAlreadyUsed, CodeReturned or CodeRevoked.
Error whyNotLive(const Code& code);

}  // namespace kazasu::center
