// ErrorCode: one append-only list of everything that can go wrong, shared by programs, logs, wire and
// screens. A number is never reused and never changes its meaning; a new one goes to the end of its hundred.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace kazasu {

enum class ErrorCode : int {
    // General
    InvalidArgument = 1,
    ParseFailed = 2,
    TooLong = 3,
    NotFound = 4,
    AlreadyExists = 5,
    Conflict = 6,  // the same idempotency key came with another body
    Timeout = 7,
    Unavailable = 8,
    Unauthorized = 9,
    Forbidden = 10,
    RateLimited = 11,
    Internal = 12,
    Cancelled = 13,
    OutcomeUnknown = 14,  // it may have happened: look the same id up before trying again
    Unsupported = 15,
    ConfigInvalid = 16,
    CardNumberRefused = 17,  // a text holds what looks like a card number; none may enter our books
    TextRefused = 18,        // a text holds control or direction marks that no name or note needs
    // Storage
    StorageOpenFailed = 100,
    StorageIo = 101,
    StorageFull = 102,
    StorageCorrupt = 103,
    StorageBusy = 104,
    StorageConstraint = 105,
    StorageNewer = 106,  // the schema was written by a newer program
    StorageMigrationFailed = 107,
    StorageUnsafe = 108,  // a durability setting was not honoured
    // Network
    NetworkConnectFailed = 200,  // nothing was sent
    NetworkClosed = 201,
    NetworkProtocol = 203,
    NetworkFrameTooLong = 204,
    HttpStatus = 205,
    NetworkPeerUnknown =
        206,  // the other side showed another key than the one we were told; nothing was sent
    // Settlement code
    CodeNotSettlement = 300,
    CodeMalformed = 301,
    CodeTooLong = 302,
    CodeSignatureInvalid = 303,
    CodeKeyUnknown = 304,
    CodeExpired = 305,
    CodeNotYetValid = 306,
    CodeIssuerUnknown = 307,
    CodeWrongShop = 308,
    CodeWrongCurrency = 309,
    CodeAlreadyUsed = 310,
    CodeUnknown = 311,
    CodeRevoked = 312,
    CodeReturned = 313,  // expired unused, the money is back with the member
    CodeCheckDigit = 314,
    CodeKindUnsupported = 315,
    CodeNotDelivered = 316,
    CodeAmountExceeded = 317,
    CodeForeignWallet = 318,
    CodeTypedNeedsConfirmation = 319,
    CodeOnlineOnly = 320,
    CodeAlgorithmUnsupported = 321,
    CodeKeyOutOfDate = 322,        // the code's life is not within its key's: fetch the key list again
    OfflineAmountTooLarge = 323,   // without the center: more than one code may be used for
    OfflineLimitReached = 324,     // as many codes, or as much money, as the shop risks without the center
    OfflineTooLong = 325,          // the center was not heard of for too long
    OfflineClockWrong = 326,       // this clock and the center's are too far apart to judge an expiry
    OfflineKeysTooOld = 327,       // a key may have been revoked meanwhile
    CodeKeyRevoked = 328,          // signed by a key that its issuer has called back
    KeyListOutdated = 329,         // an older list of keys than the one already known
    KeyListUntrusted = 330,        // a list of keys that the root key did not sign
    CodeConfirmationWrong = 331,   // the number on the phone that confirms a large code is another one
    CodeConfirmationNeeded = 332,  // above this amount the number shown on the phone must be entered, too
    // Sale
    SaleEmpty = 400,
    SaleClosed = 401,
    SaleLineUnknown = 402,
    SaleItemUnknown = 403,
    SaleQuantityInvalid = 404,
    SalePriceInvalid = 405,
    SaleTenderExceedsDue = 406,
    SaleTenderMissing = 407,
    SaleTenderInProgress = 408,
    MoneyOverflow = 409,
    MoneyCurrencyMismatch = 410,
    TaxRateUnknown = 411,
    SaleHasTenders = 412,
    DiscountInvalid = 413,
    AgeNotConfirmed = 414,
    SaleUnknown = 415,  // no sale has this receipt number
    ReturnExceedsSold = 416,
    ReasonMissing = 417,  // what is done needs a stated reason
    // ISO 8583
    IsoTruncated = 501,
    IsoBitmapInvalid = 502,
    IsoFieldInvalid = 503,
    IsoFieldUnsupported = 504,
    IsoFieldMissing = 505,
    IsoTypeInvalid = 506,
    IsoTrailingBytes = 507,
    IsoMacInvalid = 508,  // DE64 or DE128 is missing or is not what the shared key gives
    // Bank
    BankRefused = 600,
    InsufficientFunds = 601,
    AccountUnknown = 602,
    MeansExpired = 603,
    BankUnreachable = 604,
    BankDuplicate = 605,
    AmountLimitExceeded = 606,
    // Member
    MemberNameTaken = 700,
    CredentialsInvalid = 701,
    MemberLocked = 702,
    SessionExpired = 703,
    MeansUnknown = 704,
    AuthorisationStateInvalid = 705,
    PasswordWeak = 706,
    InstitutionUnknown = 707,
    ShopUnknown = 708,
    TooManyOpenCodes = 709,  // a member has as many unused codes as one may have
    DisputeClosed = 710,
    PasskeyInvalid = 711,  // a passkey or device key did not sign what it was asked to
    ChallengeExpired = 712,
    DestinationUnknown = 713,
    // Devices
    DeviceUriInvalid = 800,
    DeviceNotFound = 801,
    DevicePermission = 802,
    DeviceDisconnected = 803,
    DeviceIo = 804,
    DeviceFrameTooLong = 805,
    DeviceFrameInvalid = 806,
    ImageUnreadable = 807,
    ImageTooLarge = 808,
    PrinterNotReady = 809,
    BarcodeNotFound = 810,
    // Catalogue
    CsvHeaderInvalid = 900,
    CsvRowInvalid = 901,
    CatalogueDuplicate = 902,
    CheckDigitInvalid = 903,
    // Ledger
    LedgerUnbalanced = 1000,
    LedgerOverdrawn = 1001,
    BooksDisagree = 1002,
    ChainBroken = 1003,  // an entry is not what its hash chain says
    ChainCutOff = 1004,  // the chain ends before a head that somebody else has seen
    // A shop's machines
    EnrolmentCodeInvalid = 1100,  // unknown, used by another machine, or too old
    DeviceFrozen = 1101,          // two machines used one key: neither may until a person has looked
    // People at the till
    PinInvalid = 1200,
    PinLocked = 1201,     // ten wrong tries; survives restarts
    PinWeak = 1202,       // too short for the role, or one that everybody tries first
    RightMissing = 1203,  // the person signed in may not do this; another one's PIN grants it once
    StaffUnknown = 1204,
    SignInNeeded = 1205,  // nobody is signed in at this register
    StaffNumberTaken = 1206,
    LastManager = 1207,  // without a manager nobody could grant anything any more
    // Shifts and cash
    ShiftNotOpen = 1300,
    ShiftAlreadyOpen = 1301,
    ShiftHasHeldSales = 1302,
    ShiftHasUnsentWork = 1303,
    CashCountInvalid = 1304,
    CashExceedsDrawer = 1305,
    TrainingOnly = 1306,
};

/// Transient: the same call may succeed later. Final: it will not, whatever one waits.
enum class ErrorClass { Transient, Final };

struct Error {
    ErrorCode code;
    std::string detail;  // for the log and support, never shown as the only words to a person

    Error(ErrorCode errorCode, std::string errorDetail = {})  // NOLINT(google-explicit-constructor)
        : code(errorCode), detail(std::move(errorDetail)) {}
};

/// Every code, in the order of the enum.
std::span<const ErrorCode> allErrorCodes();
/// Stable name as it stands in the enum, e.g. "CodeExpired".
std::string_view errorName(ErrorCode code);
ErrorClass errorClass(ErrorCode code);
inline bool isTransient(const Error& error) { return errorClass(error.code) == ErrorClass::Transient; }
/// The code of that name as it came over the wire; none if this program does not know it.
std::optional<ErrorCode> errorByName(std::string_view name);
/// "CodeExpired(305): detail" for logs.
std::string describe(const Error& error);
/// The HTTP status that carries this error between the center and its clients (RFC 9110).
int httpStatusOf(ErrorCode code);

}  // namespace kazasu
