// Words for errors of people, shifts and cash.
#include "app/error_words/error_words.h"

#include <QCoreApplication>

#include <array>

namespace kazasu::app {
namespace {

constexpr std::array kPeopleRows{
    WordsRow{ErrorCode::PinInvalid, QT_TRANSLATE_NOOP("ErrorTexts", "This PIN is not right."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Enter it again. After ten tries it is locked for 30 minutes.")},
    WordsRow{ErrorCode::PinLocked,
             QT_TRANSLATE_NOOP("ErrorTexts", "This PIN is locked after too many tries."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Wait 30 minutes, or have a manager set a new PIN.")},
    WordsRow{ErrorCode::PinWeak, QT_TRANSLATE_NOOP("ErrorTexts", "This PIN is too easy to guess."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Use at least 4 digits, a manager 6, that are no row or date.")},
    WordsRow{ErrorCode::RightMissing, QT_TRANSLATE_NOOP("ErrorTexts", "You may not do this alone."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Ask a supervisor or manager to enter a PIN.")},
    WordsRow{ErrorCode::StaffUnknown, QT_TRANSLATE_NOOP("ErrorTexts", "Nobody has this staff number."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Check the number, or ask the manager.")},
    WordsRow{ErrorCode::SignInNeeded, QT_TRANSLATE_NOOP("ErrorTexts", "Nobody is signed in at this till."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Sign in with your staff number and PIN.")},
    WordsRow{ErrorCode::StaffNumberTaken, QT_TRANSLATE_NOOP("ErrorTexts", "This staff number is taken."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Choose another number.")},
    WordsRow{ErrorCode::LastManager, QT_TRANSLATE_NOOP("ErrorTexts", "This is the last manager."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Name another manager first.")},
    WordsRow{ErrorCode::ShiftNotOpen, QT_TRANSLATE_NOOP("ErrorTexts", "No shift is open at this till."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Open the shift with its float first.")},
    WordsRow{ErrorCode::ShiftAlreadyOpen,
             QT_TRANSLATE_NOOP("ErrorTexts", "A shift is already open at this till."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Go on selling, or close it first.")},
    WordsRow{ErrorCode::ShiftHasHeldSales, QT_TRANSLATE_NOOP("ErrorTexts", "Sales are still held."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Resume or void them, or close and say so.")},
    WordsRow{ErrorCode::ShiftHasUnsentWork,
             QT_TRANSLATE_NOOP("ErrorTexts", "The center does not have all payments of this shift yet."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Wait until they are sent, or close and say so.")},
    WordsRow{ErrorCode::CashCountInvalid, QT_TRANSLATE_NOOP("ErrorTexts", "The cash count is not right."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Count each coin and note again.")},
    WordsRow{ErrorCode::CashExceedsDrawer,
             QT_TRANSLATE_NOOP("ErrorTexts", "There is not that much cash in the drawer."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Enter a smaller amount.")},
    WordsRow{ErrorCode::TrainingOnly, QT_TRANSLATE_NOOP("ErrorTexts", "This is not possible while training."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Leave the training mode first.")},
};

}  // namespace

std::span<const WordsRow> peopleErrorWords() { return kPeopleRows; }

}  // namespace kazasu::app
