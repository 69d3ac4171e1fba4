// Words for errors of the till itself, its storage and its line to the center.
#include "app/error_words/error_words.h"

#include <QCoreApplication>

#include <array>

namespace kazasu::app {
namespace {

constexpr std::array kMachineRows{
    WordsRow{ErrorCode::InvalidArgument, QT_TRANSLATE_NOOP("ErrorTexts", "This entry cannot be used."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Check what was typed and enter it again.")},
    WordsRow{ErrorCode::ParseFailed, QT_TRANSLATE_NOOP("ErrorTexts", "This entry could not be read."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Scan it again, or type the number below the bars.")},
    WordsRow{ErrorCode::TooLong, QT_TRANSLATE_NOOP("ErrorTexts", "This entry is too long."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Clear it and enter it again.")},
    WordsRow{ErrorCode::NotFound, QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was found for this."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Check the number, or search by name (F2).")},
    WordsRow{ErrorCode::AlreadyExists, QT_TRANSLATE_NOOP("ErrorTexts", "This was already recorded."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Nothing more to do. Go on.")},
    WordsRow{ErrorCode::Conflict,
             QT_TRANSLATE_NOOP("ErrorTexts", "The center has another record for this sale."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Do not repeat the payment. Call the manager.")},
    WordsRow{ErrorCode::Timeout, QT_TRANSLATE_NOOP("ErrorTexts", "The center has not answered yet."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Ask the customer to wait, or park this sale (F7).")},
    WordsRow{ErrorCode::Unavailable, QT_TRANSLATE_NOOP("ErrorTexts", "The service is busy."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Wait a moment and try again.")},
    WordsRow{ErrorCode::Unauthorized, QT_TRANSLATE_NOOP("ErrorTexts", "The center does not know this till."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take cash (F8) and call the manager.")},
    WordsRow{ErrorCode::Forbidden, QT_TRANSLATE_NOOP("ErrorTexts", "This till may not do that."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Call the manager.")},
    WordsRow{ErrorCode::RateLimited, QT_TRANSLATE_NOOP("ErrorTexts", "Too many tries in a short time."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Wait a minute and try again.")},
    WordsRow{ErrorCode::Internal, QT_TRANSLATE_NOOP("ErrorTexts", "Something went wrong inside the till."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Try again. If it comes back, call support with this number.")},
    WordsRow{ErrorCode::Cancelled, QT_TRANSLATE_NOOP("ErrorTexts", "Stopped."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Choose how the customer pays.")},
    WordsRow{ErrorCode::OutcomeUnknown,
             QT_TRANSLATE_NOOP("ErrorTexts", "It is not known yet whether this went through."),
             QT_TRANSLATE_NOOP("ErrorTexts", "The till is finding out by itself. Wait a moment.")},
    WordsRow{ErrorCode::Unsupported, QT_TRANSLATE_NOOP("ErrorTexts", "This till cannot do that."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Choose another way.")},
    WordsRow{ErrorCode::ConfigInvalid, QT_TRANSLATE_NOOP("ErrorTexts", "The till's settings are not right."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Call the manager: the settings file needs mending.")},
    WordsRow{
        ErrorCode::CardNumberRefused,
        QT_TRANSLATE_NOOP("ErrorTexts", "This looks like a card number. Card numbers are not kept here."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Leave the number out.")},
    WordsRow{ErrorCode::TextRefused,
             QT_TRANSLATE_NOOP("ErrorTexts", "This text holds characters that are not allowed here."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Type it again without them.")},
    WordsRow{ErrorCode::StorageOpenFailed,
             QT_TRANSLATE_NOOP("ErrorTexts", "The sales file cannot be opened."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Stop selling on this till and call support.")},
    WordsRow{
        ErrorCode::StorageIo, QT_TRANSLATE_NOOP("ErrorTexts", "The sale could not be saved."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was charged. Try again; if it fails, use another till.")},
    WordsRow{ErrorCode::StorageFull, QT_TRANSLATE_NOOP("ErrorTexts", "The disk is full."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Stop selling on this till and call support.")},
    WordsRow{ErrorCode::StorageCorrupt, QT_TRANSLATE_NOOP("ErrorTexts", "The sales file is damaged."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Stop selling on this till and call support.")},
    WordsRow{ErrorCode::StorageBusy, QT_TRANSLATE_NOOP("ErrorTexts", "The sales file is busy."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Wait a moment and try again.")},
    WordsRow{ErrorCode::StorageConstraint, QT_TRANSLATE_NOOP("ErrorTexts", "This was recorded before."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Look at the receipt before trying again.")},
    WordsRow{ErrorCode::StorageNewer,
             QT_TRANSLATE_NOOP("ErrorTexts", "The sales file belongs to a newer version."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Update this till, then start it again.")},
    WordsRow{ErrorCode::StorageMigrationFailed,
             QT_TRANSLATE_NOOP("ErrorTexts", "The sales file could not be updated."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Stop selling on this till and call support.")},
    WordsRow{ErrorCode::StorageUnsafe,
             QT_TRANSLATE_NOOP("ErrorTexts", "This disk does not keep sales safely."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Stop selling on this till and call support.")},
    WordsRow{ErrorCode::NetworkConnectFailed,
             QT_TRANSLATE_NOOP("ErrorTexts", "The center cannot be reached."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take cash (F8). Selling goes on without the center.")},
    WordsRow{ErrorCode::NetworkClosed, QT_TRANSLATE_NOOP("ErrorTexts", "The connection to the center broke."),
             QT_TRANSLATE_NOOP("ErrorTexts", "The till asks again by itself. Wait a moment.")},
    WordsRow{ErrorCode::NetworkProtocol,
             QT_TRANSLATE_NOOP("ErrorTexts", "The center's answer made no sense."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take cash (F8) and call support.")},
    WordsRow{ErrorCode::NetworkFrameTooLong,
             QT_TRANSLATE_NOOP("ErrorTexts", "The center's answer was too long."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take cash (F8) and call support.")},
    WordsRow{ErrorCode::NetworkPeerUnknown,
             QT_TRANSLATE_NOOP("ErrorTexts", "Something else than the center answers on the line."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was sent. Call the manager: the line may be tapped.")},
    WordsRow{ErrorCode::HttpStatus, QT_TRANSLATE_NOOP("ErrorTexts", "The center refused the request."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take cash (F8) and call support.")},
};

}  // namespace

std::span<const WordsRow> machineErrorWords() { return kMachineRows; }

}  // namespace kazasu::app
