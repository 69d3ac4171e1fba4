// What a member may register as a means of payment.
#include "center/base/text_fields.h"
#include "center/means/means.h"
#include "core/code/check_digit.h"
#include "core/text/card_number.h"

namespace kazasu::center {
namespace {

constexpr std::size_t kMaxLabelBytes = 100;

Status checkDigits(const std::string& number, std::size_t fewest, std::size_t most) {
    if (number.size() < fewest || number.size() > most || !isDigits(number))
        return Error{ErrorCode::InvalidArgument, "'number': between " + std::to_string(fewest) + " and " +
                                                     std::to_string(most) + " digits"};
    return {};
}

Status checkExpiry(const std::string& expiry) {
    const bool hasShape = expiry.size() == 4 && isDigits(expiry);
    const int month = hasShape ? (expiry[2] - '0') * 10 + (expiry[3] - '0') : 0;
    if (month < 1 || month > 12) return Error{ErrorCode::InvalidArgument, "'expiry': YYMM"};
    return {};
}

}  // namespace

Result<NewMeans> newMeansFrom(const Json& body) {
    KAZASU_TRY(const auto institutionText, body.getText("institution"));
    const auto institution = InstitutionId::parse(institutionText);
    if (!institution) return Error{ErrorCode::InvalidArgument, "'institution': 8 digits"};
    NewMeans means{*institution, MeansKind::Card, {}, {}, {}};
    KAZASU_TRY(const auto kind, body.getText("kind"));
    if (kind != "card" && kind != "account")
        return Error{ErrorCode::InvalidArgument, "'kind': card or account"};
    means.kind = kind == "card" ? MeansKind::Card : MeansKind::Account;
    KAZASU_TRY(means.number, body.getText("number"));
    KAZASU_TRY(means.label, lineIn(body, "label", kMaxLabelBytes));
    if (means.kind == MeansKind::Account) {
        KAZASU_TRY_STATUS(checkDigits(means.number, 4, 20));
        return means;
    }
    KAZASU_TRY_STATUS(checkDigits(means.number, 12, 19));
    if (!hasLuhnCheckDigit(means.number))
        return Error{ErrorCode::CheckDigitInvalid, "'number': the check digit does not fit"};
    KAZASU_TRY(means.expiry, body.getText("expiry"));
    KAZASU_TRY_STATUS(checkExpiry(means.expiry));
    return means;
}

}  // namespace kazasu::center
