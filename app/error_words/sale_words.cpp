// Words for errors of sales and the catalogue.
#include "app/error_words/error_words.h"

#include <QCoreApplication>

#include <array>

namespace kazasu::app {
namespace {

constexpr std::array kSaleRows{
    WordsRow{ErrorCode::SaleEmpty, QT_TRANSLATE_NOOP("ErrorTexts", "Nothing has been scanned yet."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Scan the goods first.")},
    WordsRow{ErrorCode::SaleClosed, QT_TRANSLATE_NOOP("ErrorTexts", "This sale is already finished."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Scan the next customer's goods.")},
    WordsRow{ErrorCode::SaleLineUnknown, QT_TRANSLATE_NOOP("ErrorTexts", "There is no such line."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Choose the line in the list again.")},
    WordsRow{ErrorCode::SaleItemUnknown,
             QT_TRANSLATE_NOOP("ErrorTexts", "This item is not in the catalogue."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Search by name (F2), or set the item aside.")},
    WordsRow{ErrorCode::SaleQuantityInvalid,
             QT_TRANSLATE_NOOP("ErrorTexts", "This quantity is not possible."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Enter a number from 1 to 999.")},
    WordsRow{ErrorCode::SalePriceInvalid,
             QT_TRANSLATE_NOOP("ErrorTexts", "The price in this label is not right."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Have the item labelled again.")},
    WordsRow{ErrorCode::SaleTenderExceedsDue,
             QT_TRANSLATE_NOOP("ErrorTexts", "That is more than what is due."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Enter the amount again.")},
    WordsRow{ErrorCode::SaleTenderMissing,
             QT_TRANSLATE_NOOP("ErrorTexts", "The sale is not paid in full yet."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take the rest in cash (F8) or by phone (F12).")},
    WordsRow{ErrorCode::SaleTenderInProgress, QT_TRANSLATE_NOOP("ErrorTexts", "A payment is being checked."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Wait for the answer, or park this sale (F7).")},
    WordsRow{ErrorCode::MoneyOverflow, QT_TRANSLATE_NOOP("ErrorTexts", "The amount is too large."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Check the quantity, or split the sale in two.")},
    WordsRow{ErrorCode::MoneyCurrencyMismatch,
             QT_TRANSLATE_NOOP("ErrorTexts", "The amounts are in different currencies."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take the payment in yen.")},
    WordsRow{ErrorCode::TaxRateUnknown, QT_TRANSLATE_NOOP("ErrorTexts", "The item's tax rate is not known."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Set the item aside and call the manager.")},
    WordsRow{ErrorCode::SaleHasTenders, QT_TRANSLATE_NOOP("ErrorTexts", "Part of this sale is already paid."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Finish the payment first, then correct the sale.")},
    WordsRow{ErrorCode::DiscountInvalid, QT_TRANSLATE_NOOP("ErrorTexts", "This discount is not possible."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Enter less than the price, or at most 100 percent.")},
    WordsRow{ErrorCode::AgeNotConfirmed,
             QT_TRANSLATE_NOOP("ErrorTexts", "The customer's age has to be confirmed for this item."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Confirm the age, or set the item aside.")},
    WordsRow{ErrorCode::SaleUnknown, QT_TRANSLATE_NOOP("ErrorTexts", "No sale has this receipt number."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Check the number, or search by day and amount.")},
    WordsRow{ErrorCode::ReturnExceedsSold,
             QT_TRANSLATE_NOOP("ErrorTexts", "More is given back than was sold."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Look at what was returned before, and enter less.")},
    WordsRow{ErrorCode::ReasonMissing, QT_TRANSLATE_NOOP("ErrorTexts", "A reason is needed for this."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Choose or type the reason.")},
    WordsRow{ErrorCode::CheckDigitInvalid,
             QT_TRANSLATE_NOOP("ErrorTexts", "A digit of the item number is wrong."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Scan again, or type the number once more.")},
};

}  // namespace

std::span<const WordsRow> saleErrorWords() { return kSaleRows; }

}  // namespace kazasu::app
