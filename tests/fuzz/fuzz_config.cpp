// Any bytes as a configuration file: an object or ConfigInvalid; a member that nobody knows is refused by its
// name, whatever that name holds.
#include "core/check.h"
#include "platform/system/config_file.h"

#include <algorithm>

using namespace kazasu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<std::string_view> kKnown{"shop", "register", "database", "printers"};
    const auto root = parseConfigText({reinterpret_cast<const char*>(data), size});
    if (!root) {
        KAZASU_CHECK(root.code() == ErrorCode::ConfigInvalid);
        return 0;
    }
    KAZASU_CHECK(root->isObject());
    const auto members = root->keys();
    const bool isAllKnown = std::all_of(members.begin(), members.end(), [](const std::string& member) {
        return std::find(kKnown.begin(), kKnown.end(), member) != kKnown.end();
    });
    const Status allowed = allowOnlyMembers(*root, "", kKnown);
    KAZASU_CHECK(allowed.isOk() == isAllKnown);
    if (!allowed) KAZASU_CHECK(describe(allowed.error()).find('\n') == std::string::npos);
    for (const auto& member : members)
        KAZASU_CHECK(pathFromFolder("/etc/kazasu", member).find("/./") == std::string::npos);
    return 0;
}
