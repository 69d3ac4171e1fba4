// Our codec for a test in another language: each input line is a message, as JSON or as hex of its bytes; the
// answer line is the other form, or "error NAME". A JSON message with "mac_key" is sent under that key.
#include "core/iso8583/field_table.h"
#include "core/json.h"
#include "platform/crypto/line_mac.h"

#include <algorithm>
#include <iostream>
#include <string>

using namespace kazasu;
using namespace kazasu::iso8583;

namespace {

Result<std::string> hexOfJson(const std::string& line) {
    KAZASU_TRY(const Json json, Json::parse(line));
    KAZASU_TRY(const std::string type, json.getText("0"));
    KAZASU_TRY(Message message, Message::ofType(type));
    for (int number = kLowestField; number <= kHighestField; ++number) {
        KAZASU_TRY(const auto value, json.optText(std::to_string(number)));
        if (value) message.set(number, *value);
    }
    KAZASU_TRY(const auto key, json.optText("mac_key"));
    if (!key) {
        KAZASU_TRY(const Bytes bytes, encode(message));
        return toHex(bytes);
    }
    KAZASU_TRY(const Bytes keyBytes, fromHex(*key));
    std::array<std::uint8_t, LineMac::kKeyBytes> lineKey{};
    if (keyBytes.size() != lineKey.size()) return Error{ErrorCode::InvalidArgument, "mac_key"};
    std::copy(keyBytes.begin(), keyBytes.end(), lineKey.begin());
    const LineMac mac(lineKey);
    KAZASU_TRY(const Bytes bytes, seal(message, &mac));
    return toHex(bytes);
}

Result<std::string> jsonOfHex(const std::string& line) {
    KAZASU_TRY(const Bytes bytes, fromHex(line));
    KAZASU_TRY(const Message message, decode(bytes));
    Json json = Json::object();
    json.set("0", message.type());
    for (const auto& [number, value] : message.fields()) json.set(std::to_string(number), value);
    return json.dump();
}

}  // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        const auto answer = line.starts_with('{') ? hexOfJson(line) : jsonOfHex(line);
        std::cout << (answer ? *answer : "error " + std::string(errorName(answer.code()))) << std::endl;
    }
    return 0;
}
