// Response codes (DE39) as what they mean to this product: success or an ErrorCode, and a plain name for
// logs.
#pragma once

#include "core/iso8583/message.h"

#include <optional>
#include <span>
#include <string_view>

namespace kazasu::iso8583 {

namespace response {
inline constexpr std::string_view kApproved = "00", kInvalidShop = "03", kInvalidTransaction = "12",
                                  kInvalidAmount = "13", kInvalidAccount = "14", kNoSuchInstitution = "15",
                                  kNotFound = "25", kFormatError = "30", kInsufficientFunds = "51",
                                  kExpired = "54", kNotPermittedToHolder = "57",
                                  kNotPermittedToTerminal = "58", kOverAmountLimit = "61", kRestricted = "62",
                                  kInoperative = "91", kCannotRoute = "92", kDuplicate = "94",
                                  kMalfunction = "96";
}  // namespace response

struct ResponseCodeRow {
    std::string_view code;
    std::string_view name;
    std::optional<ErrorCode> error;  // none: success
};

std::span<const ResponseCodeRow> allResponseCodes();
/// Whether the table has it. ISO 8583 has approvals among the others (08, 10, 11, 16).
bool isKnownResponseCode(std::string_view code);
/// "insufficient funds"; "unknown response code" for one that the table does not have.
std::string_view responseCodeName(std::string_view code);
/// Success for 00, the mapped error otherwise (BankRefused for a code we do not know).
Status statusOfResponseCode(std::string_view code);
/// The same for an answer: IsoFieldMissing when it has no DE39.
Status statusOfResponse(const Message& answer);
/// What a host answers for an error of its own: 96 unless the table has the error.
std::string_view responseCodeFor(ErrorCode error);

}  // namespace kazasu::iso8583
