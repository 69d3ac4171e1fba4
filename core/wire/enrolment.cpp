#include "core/wire/enrolment.h"

#include "core/code/signed_text.h"
#include "core/text/clean_text.h"
#include "core/wire/request_origin.h"

#include <algorithm>

namespace kazasu {
namespace {

constexpr std::size_t kSecretCharacters = 22;
constexpr std::size_t kMaxUrlBytes = 200;
constexpr std::size_t kMaxMachineNameBytes = 100;

bool isUrlSafeBase64(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
}

/// "https://" and a host with or without a port.
bool isDoorUrl(std::string_view url) {
    constexpr std::string_view kScheme = "https://";
    if (!url.starts_with(kScheme) || url.size() == kScheme.size() || url.size() > kMaxUrlBytes) return false;
    return std::all_of(url.begin() + kScheme.size(), url.end(),
                       [](char c) { return c > ' ' && c < '\x7F' && c != '/' && c != '?' && c != '@'; });
}

}  // namespace

Result<EnrolmentCode> EnrolmentCode::parse(std::string_view text) {
    const Error wrong{ErrorCode::EnrolmentCodeInvalid, "not an enrolment code: copy the whole line"};
    const auto hash = text.find('#');
    const auto dot = text.rfind('.');
    if (hash == std::string_view::npos || dot == std::string_view::npos || dot < hash) return wrong;
    const auto door = TlsKeyHash::parse(text.substr(hash + 1, dot - hash - 1));
    const std::string_view url = text.substr(0, hash), secret = text.substr(dot + 1);
    if (!door || !isDoorUrl(url) || secret.size() != kSecretCharacters || !isUrlSafeBase64(secret))
        return wrong;
    return EnrolmentCode{std::string(url), *door, std::string(secret)};
}

Json toJson(const EnrolmentRequest& request) {
    return Json::object()
        .set("secret", request.secret)
        .set("name", request.name)
        .set("machine", request.machine);
}

Result<EnrolmentRequest> enrolmentRequestFrom(const Json& body) {
    EnrolmentRequest request;
    KAZASU_TRY(request.secret, body.getText("secret"));
    if (request.secret.size() != kSecretCharacters || !isUrlSafeBase64(request.secret))
        return Error{ErrorCode::EnrolmentCodeInvalid, "'secret': not of an enrolment code"};
    KAZASU_TRY(const auto name, body.getText("name"));
    KAZASU_TRY(request.name, cleanText(name, kMaxMachineNameBytes));
    if (request.name.empty()) return Error{ErrorCode::InvalidArgument, "'name': is empty"};
    KAZASU_TRY(request.machine, body.getText("machine"));
    if (!RequestOrigin::isMachine(request.machine))
        return Error{ErrorCode::InvalidArgument, "'machine': 32 hex digits"};
    return request;
}

Json toJson(const EnrolmentAnswer& answer) {
    Json body = Json::object()
                    .set("shop_number", static_cast<std::int64_t>(answer.shop.value()))
                    .set("shop_name", answer.shopName)
                    .set("door", answer.door.hex);
    if (answer.root) body.set("root", toHex(*answer.root));
    return body;
}

Result<EnrolmentAnswer> enrolmentAnswerFrom(const Json& body) {
    KAZASU_TRY(const auto number, body.getNumber("shop_number"));
    KAZASU_TRY(const auto shop, ShopNumber::from(number));
    KAZASU_TRY(auto name, body.getText("shop_name"));
    KAZASU_TRY(const auto hash, body.getText("door"));
    KAZASU_TRY(auto door, TlsKeyHash::parse(hash));
    EnrolmentAnswer answer{shop, std::move(name), std::move(door), {}};
    KAZASU_TRY(const auto root, body.optText("root"));
    if (!root) return answer;
    KAZASU_TRY(answer.root, publicKeyFromHex(*root));
    return answer;
}

}  // namespace kazasu
