// Words for errors of banks and shops as the center knows them.
#include "app/error_words/error_words.h"

#include <QCoreApplication>

#include <array>

namespace kazasu::app {
namespace {

constexpr std::array kBankRows{
    WordsRow{ErrorCode::BankRefused, QT_TRANSLATE_NOOP("ErrorTexts", "The customer's bank refused."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Ask for another payment.")},
    WordsRow{ErrorCode::InsufficientFunds,
             QT_TRANSLATE_NOOP("ErrorTexts", "The customer's account does not cover this."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Ask for another payment.")},
    WordsRow{ErrorCode::AccountUnknown,
             QT_TRANSLATE_NOOP("ErrorTexts", "The customer's account was not found."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Ask for another payment.")},
    WordsRow{ErrorCode::MeansExpired, QT_TRANSLATE_NOOP("ErrorTexts", "The customer's card has expired."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Ask for another payment.")},
    WordsRow{ErrorCode::BankUnreachable,
             QT_TRANSLATE_NOOP("ErrorTexts", "The customer's bank cannot be reached."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Wait a moment and try again, or take cash (F8).")},
    WordsRow{ErrorCode::BankDuplicate, QT_TRANSLATE_NOOP("ErrorTexts", "The bank has this payment already."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Do not charge again. Call the manager.")},
    WordsRow{ErrorCode::AmountLimitExceeded,
             QT_TRANSLATE_NOOP("ErrorTexts", "The amount is above the limit."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take a part in cash (F8), or ask for another payment.")},
    WordsRow{ErrorCode::ShopUnknown, QT_TRANSLATE_NOOP("ErrorTexts", "The center does not know this shop."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take cash (F8) and call the manager.")},
};

}  // namespace

std::span<const WordsRow> bankErrorWords() { return kBankRows; }

}  // namespace kazasu::app
