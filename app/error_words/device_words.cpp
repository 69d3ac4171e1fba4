// Words for errors of devices and the till's own enrolment.
#include "app/error_words/error_words.h"

#include <QCoreApplication>

#include <array>

namespace kazasu::app {
namespace {

constexpr std::array kDeviceRows{
    WordsRow{ErrorCode::DeviceUriInvalid,
             QT_TRANSLATE_NOOP("ErrorTexts", "The address of a device is not right."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Call the manager: the settings need mending.")},
    WordsRow{ErrorCode::DeviceNotFound, QT_TRANSLATE_NOOP("ErrorTexts", "A device was not found."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Check its cable and its power.")},
    WordsRow{ErrorCode::DevicePermission, QT_TRANSLATE_NOOP("ErrorTexts", "This till may not use a device."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Call support: the device needs permission.")},
    WordsRow{ErrorCode::DeviceDisconnected, QT_TRANSLATE_NOOP("ErrorTexts", "A device was disconnected."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Plug it in again. It goes on by itself.")},
    WordsRow{ErrorCode::DeviceIo, QT_TRANSLATE_NOOP("ErrorTexts", "A device does not answer properly."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Switch it off and on again.")},
    WordsRow{ErrorCode::DeviceFrameTooLong,
             QT_TRANSLATE_NOOP("ErrorTexts", "The scanner sent too much at once."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Scan again, one code at a time.")},
    WordsRow{ErrorCode::DeviceFrameInvalid,
             QT_TRANSLATE_NOOP("ErrorTexts", "The scanner sent something unreadable."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Scan again.")},
    WordsRow{ErrorCode::PrinterNotReady,
             QT_TRANSLATE_NOOP("ErrorTexts", "The printer is not ready. The sale stands."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Check paper and cover, then reprint (F9).")},
    WordsRow{ErrorCode::BarcodeNotFound, QT_TRANSLATE_NOOP("ErrorTexts", "No code was found."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Hold the code still in front of the reader.")},
    WordsRow{ErrorCode::DeviceFrozen,
             QT_TRANSLATE_NOOP("ErrorTexts", "The center has locked this till: its key is used twice."),
             QT_TRANSLATE_NOOP("ErrorTexts", "Take cash. Call the manager: it has to be enrolled again.")},
};

}  // namespace

std::span<const WordsRow> deviceErrorWords() { return kDeviceRows; }

}  // namespace kazasu::app
