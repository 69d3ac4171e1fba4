#include "core/error.h"

#include "core/check.h"
#include "core/text/one_line.h"

#include <algorithm>
#include <array>

namespace kazasu {
namespace {

struct ErrorRow {
    ErrorCode code;
    std::string_view name;
    ErrorClass kind;
    int httpStatus;
};

constexpr auto T = ErrorClass::Transient;
constexpr auto F = ErrorClass::Final;

constexpr std::array kErrors{
    ErrorRow{ErrorCode::InvalidArgument, "InvalidArgument", F, 400},
    ErrorRow{ErrorCode::ParseFailed, "ParseFailed", F, 400},
    ErrorRow{ErrorCode::TooLong, "TooLong", F, 413},
    ErrorRow{ErrorCode::NotFound, "NotFound", F, 404},
    ErrorRow{ErrorCode::AlreadyExists, "AlreadyExists", F, 409},
    ErrorRow{ErrorCode::Conflict, "Conflict", F, 409},
    ErrorRow{ErrorCode::Timeout, "Timeout", T, 504},
    ErrorRow{ErrorCode::Unavailable, "Unavailable", T, 503},
    ErrorRow{ErrorCode::Unauthorized, "Unauthorized", F, 401},
    ErrorRow{ErrorCode::Forbidden, "Forbidden", F, 403},
    ErrorRow{ErrorCode::RateLimited, "RateLimited", T, 429},
    ErrorRow{ErrorCode::Internal, "Internal", F, 500},
    ErrorRow{ErrorCode::Cancelled, "Cancelled", F, 400},
    ErrorRow{ErrorCode::OutcomeUnknown, "OutcomeUnknown", T, 503},
    ErrorRow{ErrorCode::Unsupported, "Unsupported", F, 501},
    ErrorRow{ErrorCode::ConfigInvalid, "ConfigInvalid", F, 500},
    ErrorRow{ErrorCode::CardNumberRefused, "CardNumberRefused", F, 422},
    ErrorRow{ErrorCode::TextRefused, "TextRefused", F, 422},
    ErrorRow{ErrorCode::StorageOpenFailed, "StorageOpenFailed", F, 503},
    ErrorRow{ErrorCode::StorageIo, "StorageIo", T, 503},
    ErrorRow{ErrorCode::StorageFull, "StorageFull", T, 503},
    ErrorRow{ErrorCode::StorageCorrupt, "StorageCorrupt", F, 503},
    ErrorRow{ErrorCode::StorageBusy, "StorageBusy", T, 503},
    ErrorRow{ErrorCode::StorageConstraint, "StorageConstraint", F, 503},
    ErrorRow{ErrorCode::StorageNewer, "StorageNewer", F, 503},
    ErrorRow{ErrorCode::StorageMigrationFailed, "StorageMigrationFailed", F, 503},
    ErrorRow{ErrorCode::StorageUnsafe, "StorageUnsafe", F, 503},
    ErrorRow{ErrorCode::NetworkConnectFailed, "NetworkConnectFailed", T, 503},
    ErrorRow{ErrorCode::NetworkClosed, "NetworkClosed", T, 503},
    ErrorRow{ErrorCode::NetworkProtocol, "NetworkProtocol", F, 503},
    ErrorRow{ErrorCode::NetworkFrameTooLong, "NetworkFrameTooLong", F, 503},
    ErrorRow{ErrorCode::HttpStatus, "HttpStatus", F, 503},
    ErrorRow{ErrorCode::NetworkPeerUnknown, "NetworkPeerUnknown", T, 503},
    ErrorRow{ErrorCode::CodeNotSettlement, "CodeNotSettlement", F, 422},
    ErrorRow{ErrorCode::CodeMalformed, "CodeMalformed", F, 422},
    ErrorRow{ErrorCode::CodeTooLong, "CodeTooLong", F, 422},
    ErrorRow{ErrorCode::CodeSignatureInvalid, "CodeSignatureInvalid", F, 422},
    ErrorRow{ErrorCode::CodeKeyUnknown, "CodeKeyUnknown", F, 422},
    ErrorRow{ErrorCode::CodeExpired, "CodeExpired", F, 410},
    ErrorRow{ErrorCode::CodeNotYetValid, "CodeNotYetValid", F, 422},
    ErrorRow{ErrorCode::CodeIssuerUnknown, "CodeIssuerUnknown", F, 422},
    ErrorRow{ErrorCode::CodeWrongShop, "CodeWrongShop", F, 422},
    ErrorRow{ErrorCode::CodeWrongCurrency, "CodeWrongCurrency", F, 422},
    ErrorRow{ErrorCode::CodeAlreadyUsed, "CodeAlreadyUsed", F, 409},
    ErrorRow{ErrorCode::CodeUnknown, "CodeUnknown", F, 404},
    ErrorRow{ErrorCode::CodeRevoked, "CodeRevoked", F, 410},
    ErrorRow{ErrorCode::CodeReturned, "CodeReturned", F, 410},
    ErrorRow{ErrorCode::CodeCheckDigit, "CodeCheckDigit", F, 422},
    ErrorRow{ErrorCode::CodeKindUnsupported, "CodeKindUnsupported", F, 422},
    ErrorRow{ErrorCode::CodeNotDelivered, "CodeNotDelivered", F, 422},
    ErrorRow{ErrorCode::CodeAmountExceeded, "CodeAmountExceeded", F, 422},
    ErrorRow{ErrorCode::CodeForeignWallet, "CodeForeignWallet", F, 422},
    ErrorRow{ErrorCode::CodeTypedNeedsConfirmation, "CodeTypedNeedsConfirmation", F, 422},
    ErrorRow{ErrorCode::CodeOnlineOnly, "CodeOnlineOnly", F, 422},
    ErrorRow{ErrorCode::CodeAlgorithmUnsupported, "CodeAlgorithmUnsupported", F, 422},
    ErrorRow{ErrorCode::CodeKeyOutOfDate, "CodeKeyOutOfDate", F, 422},
    ErrorRow{ErrorCode::OfflineAmountTooLarge, "OfflineAmountTooLarge", T, 503},
    ErrorRow{ErrorCode::OfflineLimitReached, "OfflineLimitReached", T, 503},
    ErrorRow{ErrorCode::OfflineTooLong, "OfflineTooLong", T, 503},
    ErrorRow{ErrorCode::OfflineClockWrong, "OfflineClockWrong", T, 503},
    ErrorRow{ErrorCode::OfflineKeysTooOld, "OfflineKeysTooOld", T, 503},
    ErrorRow{ErrorCode::CodeKeyRevoked, "CodeKeyRevoked", F, 410},
    ErrorRow{ErrorCode::KeyListOutdated, "KeyListOutdated", F, 409},
    ErrorRow{ErrorCode::KeyListUntrusted, "KeyListUntrusted", F, 403},
    ErrorRow{ErrorCode::CodeConfirmationWrong, "CodeConfirmationWrong", F, 422},
    ErrorRow{ErrorCode::CodeConfirmationNeeded, "CodeConfirmationNeeded", F, 422},
    ErrorRow{ErrorCode::SaleEmpty, "SaleEmpty", F, 422},
    ErrorRow{ErrorCode::SaleClosed, "SaleClosed", F, 422},
    ErrorRow{ErrorCode::SaleLineUnknown, "SaleLineUnknown", F, 422},
    ErrorRow{ErrorCode::SaleItemUnknown, "SaleItemUnknown", F, 422},
    ErrorRow{ErrorCode::SaleQuantityInvalid, "SaleQuantityInvalid", F, 422},
    ErrorRow{ErrorCode::SalePriceInvalid, "SalePriceInvalid", F, 422},
    ErrorRow{ErrorCode::SaleTenderExceedsDue, "SaleTenderExceedsDue", F, 422},
    ErrorRow{ErrorCode::SaleTenderMissing, "SaleTenderMissing", F, 422},
    ErrorRow{ErrorCode::SaleTenderInProgress, "SaleTenderInProgress", T, 409},
    ErrorRow{ErrorCode::MoneyOverflow, "MoneyOverflow", F, 422},
    ErrorRow{ErrorCode::MoneyCurrencyMismatch, "MoneyCurrencyMismatch", F, 422},
    ErrorRow{ErrorCode::TaxRateUnknown, "TaxRateUnknown", F, 422},
    ErrorRow{ErrorCode::SaleHasTenders, "SaleHasTenders", F, 422},
    ErrorRow{ErrorCode::DiscountInvalid, "DiscountInvalid", F, 422},
    ErrorRow{ErrorCode::AgeNotConfirmed, "AgeNotConfirmed", F, 422},
    ErrorRow{ErrorCode::SaleUnknown, "SaleUnknown", F, 404},
    ErrorRow{ErrorCode::ReturnExceedsSold, "ReturnExceedsSold", F, 422},
    ErrorRow{ErrorCode::ReasonMissing, "ReasonMissing", F, 422},
    ErrorRow{ErrorCode::IsoTruncated, "IsoTruncated", F, 422},
    ErrorRow{ErrorCode::IsoBitmapInvalid, "IsoBitmapInvalid", F, 422},
    ErrorRow{ErrorCode::IsoFieldInvalid, "IsoFieldInvalid", F, 422},
    ErrorRow{ErrorCode::IsoFieldUnsupported, "IsoFieldUnsupported", F, 422},
    ErrorRow{ErrorCode::IsoFieldMissing, "IsoFieldMissing", F, 422},
    ErrorRow{ErrorCode::IsoTypeInvalid, "IsoTypeInvalid", F, 422},
    ErrorRow{ErrorCode::IsoTrailingBytes, "IsoTrailingBytes", F, 422},
    ErrorRow{ErrorCode::IsoMacInvalid, "IsoMacInvalid", F, 422},
    ErrorRow{ErrorCode::BankRefused, "BankRefused", F, 402},
    ErrorRow{ErrorCode::InsufficientFunds, "InsufficientFunds", F, 402},
    ErrorRow{ErrorCode::AccountUnknown, "AccountUnknown", F, 402},
    ErrorRow{ErrorCode::MeansExpired, "MeansExpired", F, 402},
    ErrorRow{ErrorCode::BankUnreachable, "BankUnreachable", T, 503},
    ErrorRow{ErrorCode::BankDuplicate, "BankDuplicate", F, 402},
    ErrorRow{ErrorCode::AmountLimitExceeded, "AmountLimitExceeded", F, 402},
    ErrorRow{ErrorCode::MemberNameTaken, "MemberNameTaken", F, 409},
    ErrorRow{ErrorCode::CredentialsInvalid, "CredentialsInvalid", F, 401},
    ErrorRow{ErrorCode::MemberLocked, "MemberLocked", F, 423},
    ErrorRow{ErrorCode::SessionExpired, "SessionExpired", F, 401},
    ErrorRow{ErrorCode::MeansUnknown, "MeansUnknown", F, 404},
    ErrorRow{ErrorCode::AuthorisationStateInvalid, "AuthorisationStateInvalid", F, 409},
    ErrorRow{ErrorCode::PasswordWeak, "PasswordWeak", F, 422},
    ErrorRow{ErrorCode::InstitutionUnknown, "InstitutionUnknown", F, 404},
    ErrorRow{ErrorCode::ShopUnknown, "ShopUnknown", F, 404},
    ErrorRow{ErrorCode::TooManyOpenCodes, "TooManyOpenCodes", T, 429},
    ErrorRow{ErrorCode::DisputeClosed, "DisputeClosed", F, 409},
    ErrorRow{ErrorCode::PasskeyInvalid, "PasskeyInvalid", F, 401},
    ErrorRow{ErrorCode::ChallengeExpired, "ChallengeExpired", F, 410},
    ErrorRow{ErrorCode::DestinationUnknown, "DestinationUnknown", F, 404},
    ErrorRow{ErrorCode::DeviceUriInvalid, "DeviceUriInvalid", F, 422},
    ErrorRow{ErrorCode::DeviceNotFound, "DeviceNotFound", T, 422},
    ErrorRow{ErrorCode::DevicePermission, "DevicePermission", F, 422},
    ErrorRow{ErrorCode::DeviceDisconnected, "DeviceDisconnected", T, 422},
    ErrorRow{ErrorCode::DeviceIo, "DeviceIo", T, 422},
    ErrorRow{ErrorCode::DeviceFrameTooLong, "DeviceFrameTooLong", F, 422},
    ErrorRow{ErrorCode::DeviceFrameInvalid, "DeviceFrameInvalid", F, 422},
    ErrorRow{ErrorCode::ImageUnreadable, "ImageUnreadable", F, 422},
    ErrorRow{ErrorCode::ImageTooLarge, "ImageTooLarge", F, 422},
    ErrorRow{ErrorCode::PrinterNotReady, "PrinterNotReady", T, 422},
    ErrorRow{ErrorCode::BarcodeNotFound, "BarcodeNotFound", F, 422},
    ErrorRow{ErrorCode::CsvHeaderInvalid, "CsvHeaderInvalid", F, 422},
    ErrorRow{ErrorCode::CsvRowInvalid, "CsvRowInvalid", F, 422},
    ErrorRow{ErrorCode::CatalogueDuplicate, "CatalogueDuplicate", F, 422},
    ErrorRow{ErrorCode::CheckDigitInvalid, "CheckDigitInvalid", F, 422},
    ErrorRow{ErrorCode::LedgerUnbalanced, "LedgerUnbalanced", F, 500},
    ErrorRow{ErrorCode::LedgerOverdrawn, "LedgerOverdrawn", F, 500},
    ErrorRow{ErrorCode::BooksDisagree, "BooksDisagree", F, 500},
    ErrorRow{ErrorCode::ChainBroken, "ChainBroken", F, 500},
    ErrorRow{ErrorCode::ChainCutOff, "ChainCutOff", F, 500},
    ErrorRow{ErrorCode::EnrolmentCodeInvalid, "EnrolmentCodeInvalid", F, 403},
    ErrorRow{ErrorCode::DeviceFrozen, "DeviceFrozen", T, 403},
    ErrorRow{ErrorCode::PinInvalid, "PinInvalid", F, 403},
    ErrorRow{ErrorCode::PinLocked, "PinLocked", T, 423},
    ErrorRow{ErrorCode::PinWeak, "PinWeak", F, 422},
    ErrorRow{ErrorCode::RightMissing, "RightMissing", F, 403},
    ErrorRow{ErrorCode::StaffUnknown, "StaffUnknown", F, 404},
    ErrorRow{ErrorCode::SignInNeeded, "SignInNeeded", F, 401},
    ErrorRow{ErrorCode::StaffNumberTaken, "StaffNumberTaken", F, 409},
    ErrorRow{ErrorCode::LastManager, "LastManager", F, 409},
    ErrorRow{ErrorCode::ShiftNotOpen, "ShiftNotOpen", F, 409},
    ErrorRow{ErrorCode::ShiftAlreadyOpen, "ShiftAlreadyOpen", F, 409},
    ErrorRow{ErrorCode::ShiftHasHeldSales, "ShiftHasHeldSales", F, 409},
    ErrorRow{ErrorCode::ShiftHasUnsentWork, "ShiftHasUnsentWork", F, 409},
    ErrorRow{ErrorCode::CashCountInvalid, "CashCountInvalid", F, 422},
    ErrorRow{ErrorCode::CashExceedsDrawer, "CashExceedsDrawer", F, 422},
    ErrorRow{ErrorCode::TrainingOnly, "TrainingOnly", F, 403},
};

const ErrorRow& rowOf(ErrorCode code) {
    const auto* row =
        std::find_if(kErrors.begin(), kErrors.end(), [code](const ErrorRow& r) { return r.code == code; });
    KAZASU_CHECK(row != kErrors.end());
    return *row;
}

}  // namespace

std::span<const ErrorCode> allErrorCodes() {
    static const auto kCodes = [] {
        std::array<ErrorCode, kErrors.size()> codes{};
        std::transform(kErrors.begin(), kErrors.end(), codes.begin(),
                       [](const ErrorRow& row) { return row.code; });
        return codes;
    }();
    return kCodes;
}

std::string_view errorName(ErrorCode code) { return rowOf(code).name; }

ErrorClass errorClass(ErrorCode code) { return rowOf(code).kind; }

std::optional<ErrorCode> errorByName(std::string_view name) {
    const auto* row =
        std::find_if(kErrors.begin(), kErrors.end(), [name](const ErrorRow& r) { return r.name == name; });
    if (row == kErrors.end()) return std::nullopt;
    return row->code;
}

std::string describe(const Error& error) {
    std::string text{errorName(error.code)};
    text += '(' + std::to_string(static_cast<int>(error.code)) + ')';
    if (!error.detail.empty()) text += ": " + oneLine(error.detail);
    return text;
}

int httpStatusOf(ErrorCode code) { return rowOf(code).httpStatus; }

}  // namespace kazasu
