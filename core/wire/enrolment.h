// How a machine of a shop becomes known to the center (docs/protocols.md): the code that an operator hands
// over, and what is said at the center's enrolment door.
#pragma once

#include "core/ids.h"
#include "core/json.h"
#include "core/signature.h"
#include "core/tls_key_hash.h"

#include <optional>
#include <string>
#include <string_view>

namespace kazasu {

/// One line, to be copied: where to enrol, who must answer there, and what may be said once.
/// "https://pay.example:8144#<64 hex digits>.<secret>".
struct EnrolmentCode {
    std::string url;  // https, without a path
    TlsKeyHash door;
    std::string secret;  // 128 random bits in URL-safe base64

    [[nodiscard]] std::string toString() const { return url + '#' + door.hex + '.' + secret; }
    /// EnrolmentCodeInvalid for anything else.
    static Result<EnrolmentCode> parse(std::string_view text);
};

/// POST /enrolment/v1/devices, over a TLS line that shows the machine's new key.
struct EnrolmentRequest {
    std::string secret;
    std::string name;     // what the operator's list calls this machine
    std::string machine;  // RequestOrigin::machine
};
Json toJson(const EnrolmentRequest& request);
Result<EnrolmentRequest> enrolmentRequestFrom(const Json& body);

struct EnrolmentAnswer {
    ShopNumber shop;
    std::string shopName;
    TlsKeyHash door;                     // the key of the center's door for shops
    std::optional<PublicKey> root = {};  // that signs its key lists; absent in files of before
};
Json toJson(const EnrolmentAnswer& answer);
Result<EnrolmentAnswer> enrolmentAnswerFrom(const Json& body);

}  // namespace kazasu
