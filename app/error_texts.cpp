#include "app/error_texts.h"

#include "app/error_words/error_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kazasu::app {
namespace {

constexpr const char* kContext = "ErrorTexts";

// Offices, banks and the phone page meet these; a till shows the general words should one ever slip through.
constexpr std::array kNeverAtTheTill{
    ErrorCode::IsoTruncated,
    ErrorCode::IsoBitmapInvalid,
    ErrorCode::IsoFieldInvalid,
    ErrorCode::IsoFieldUnsupported,
    ErrorCode::IsoFieldMissing,
    ErrorCode::IsoTypeInvalid,
    ErrorCode::IsoTrailingBytes,
    ErrorCode::MemberNameTaken,
    ErrorCode::CredentialsInvalid,
    ErrorCode::MemberLocked,
    ErrorCode::SessionExpired,
    ErrorCode::MeansUnknown,
    ErrorCode::AuthorisationStateInvalid,
    ErrorCode::PasswordWeak,
    ErrorCode::InstitutionUnknown,
    ErrorCode::ImageUnreadable,
    ErrorCode::ImageTooLarge,
    ErrorCode::CsvHeaderInvalid,
    ErrorCode::CsvRowInvalid,
    ErrorCode::CatalogueDuplicate,
    ErrorCode::LedgerUnbalanced,
    ErrorCode::LedgerOverdrawn,
    ErrorCode::BooksDisagree,
    ErrorCode::ChainBroken,
    ErrorCode::ChainCutOff,
    ErrorCode::KeyListOutdated,
    ErrorCode::KeyListUntrusted,
    ErrorCode::EnrolmentCodeInvalid,
    ErrorCode::IsoMacInvalid,
    ErrorCode::TooManyOpenCodes,
    ErrorCode::DisputeClosed,
    ErrorCode::PasskeyInvalid,
    ErrorCode::ChallengeExpired,
    ErrorCode::DestinationUnknown,
};

const WordsRow* wordsRowOf(ErrorCode code) {
    for (const auto rows : {machineErrorWords(), codeErrorWords(), saleErrorWords(), bankErrorWords(),
                            deviceErrorWords(), peopleErrorWords()}) {
        const auto row =
            std::find_if(rows.begin(), rows.end(), [code](const WordsRow& r) { return r.code == code; });
        if (row != rows.end()) return &*row;
    }
    return nullptr;
}

}  // namespace

ErrorWords wordsFor(ErrorCode code) {
    const QString number = QLatin1Char('E') + QString::number(static_cast<int>(code));
    if (const WordsRow* row = wordsRowOf(code))
        return {QCoreApplication::translate(kContext, row->happened),
                QCoreApplication::translate(kContext, row->next), number};
    return {QCoreApplication::translate("ErrorTexts", "Something unexpected happened."),
            QCoreApplication::translate("ErrorTexts", "Call support with this number."), number};
}

bool hasOwnWords(ErrorCode code) { return wordsRowOf(code) != nullptr; }

bool isNeverAtTheTill(ErrorCode code) {
    return std::find(kNeverAtTheTill.begin(), kNeverAtTheTill.end(), code) != kNeverAtTheTill.end();
}

}  // namespace kazasu::app
