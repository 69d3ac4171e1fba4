#include "core/iso8583/response_code.h"

#include <algorithm>
#include <array>

namespace kazasu::iso8583 {
namespace {

// Where several codes mean the same error, the first row of that error is the one a host answers with.
constexpr std::array kResponseCodes{
    ResponseCodeRow{"00", "approved", std::nullopt},
    ResponseCodeRow{"05", "do not honour", ErrorCode::BankRefused},
    ResponseCodeRow{"01", "refer to issuer", ErrorCode::BankRefused},
    ResponseCodeRow{"03", "invalid merchant", ErrorCode::ShopUnknown},
    ResponseCodeRow{"04", "pick up", ErrorCode::BankRefused},
    ResponseCodeRow{"12", "invalid transaction", ErrorCode::Unsupported},
    ResponseCodeRow{"13", "invalid amount", ErrorCode::MoneyOverflow},
    ResponseCodeRow{"14", "invalid number", ErrorCode::AccountUnknown},
    ResponseCodeRow{"15", "no such issuer", ErrorCode::InstitutionUnknown},
    ResponseCodeRow{"25", "record not found", ErrorCode::NotFound},
    ResponseCodeRow{"30", "format error", ErrorCode::IsoFieldInvalid},
    ResponseCodeRow{"41", "lost card", ErrorCode::BankRefused},
    ResponseCodeRow{"43", "stolen card", ErrorCode::BankRefused},
    ResponseCodeRow{"51", "insufficient funds", ErrorCode::InsufficientFunds},
    ResponseCodeRow{"54", "expired", ErrorCode::MeansExpired},
    ResponseCodeRow{"55", "wrong PIN", ErrorCode::CredentialsInvalid},
    ResponseCodeRow{"57", "not permitted to cardholder", ErrorCode::BankRefused},
    ResponseCodeRow{"58", "not permitted to terminal", ErrorCode::Forbidden},
    ResponseCodeRow{"61", "over amount limit", ErrorCode::AmountLimitExceeded},
    ResponseCodeRow{"62", "restricted", ErrorCode::BankRefused},
    ResponseCodeRow{"63", "security violation", ErrorCode::Unauthorized},
    ResponseCodeRow{"65", "over frequency limit", ErrorCode::AmountLimitExceeded},
    ResponseCodeRow{"68", "response too late", ErrorCode::OutcomeUnknown},
    ResponseCodeRow{"75", "PIN tries exceeded", ErrorCode::MemberLocked},
    ResponseCodeRow{"90", "cut-off running", ErrorCode::Unavailable},
    ResponseCodeRow{"91", "issuer or switch inoperative", ErrorCode::BankUnreachable},
    ResponseCodeRow{"92", "cannot route", ErrorCode::InstitutionUnknown},
    ResponseCodeRow{"94", "duplicate transmission", ErrorCode::BankDuplicate},
    ResponseCodeRow{"96", "system malfunction", ErrorCode::Unavailable},
};

const ResponseCodeRow* responseRowOf(std::string_view code) {
    const auto* row = std::find_if(kResponseCodes.begin(), kResponseCodes.end(),
                                   [code](const ResponseCodeRow& r) { return r.code == code; });
    return row == kResponseCodes.end() ? nullptr : row;
}

}  // namespace

std::span<const ResponseCodeRow> allResponseCodes() { return kResponseCodes; }

bool isKnownResponseCode(std::string_view code) { return responseRowOf(code) != nullptr; }

std::string_view responseCodeName(std::string_view code) {
    const auto* row = responseRowOf(code);
    return row == nullptr ? "unknown response code" : row->name;
}

Status statusOfResponseCode(std::string_view code) {
    const auto* row = responseRowOf(code);
    const std::string detail = "DE39 " + std::string(code) + ", " + std::string(responseCodeName(code));
    if (row == nullptr) return Error{ErrorCode::BankRefused, detail};
    if (row->error) return Error{*row->error, detail};
    return {};
}

Status statusOfResponse(const Message& answer) {
    KAZASU_TRY(const std::string code, answer.require(field::kResponseCode));
    return statusOfResponseCode(code);
}

std::string_view responseCodeFor(ErrorCode error) {
    switch (error) {
        case ErrorCode::MoneyCurrencyMismatch:
            return response::kInvalidAmount;
        case ErrorCode::IsoFieldMissing:
        case ErrorCode::InvalidArgument:
        case ErrorCode::ParseFailed:
        case ErrorCode::TooLong:
            return response::kFormatError;
        case ErrorCode::Conflict:
            return response::kDuplicate;
        case ErrorCode::Unavailable:
            return response::kMalfunction;
        default:
            break;
    }
    const auto* row = std::find_if(kResponseCodes.begin(), kResponseCodes.end(),
                                   [error](const ResponseCodeRow& r) { return r.error == error; });
    return row == kResponseCodes.end() ? response::kMalfunction : row->code;
}

}  // namespace kazasu::iso8583
