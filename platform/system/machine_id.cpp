#include "platform/system/machine_id.h"

#include "core/bytes.h"
#include "platform/crypto/crypto.h"
#include "platform/system/whole_file.h"

#include <array>
#include <unistd.h>

namespace kazasu {

std::string machineId() {
    constexpr std::size_t kMaxBytes = 100;
    constexpr std::size_t kIdBytes = 16;
    std::string name = "kazasu machine ";
    if (const auto id = readWholeFile("/etc/machine-id", kMaxBytes); id && !id->empty()) {
        name += *id;
    } else {
        std::array<char, 256> host{};
        ::gethostname(host.data(), host.size() - 1);
        name += host.data();
    }
    return toHex(ByteView(sha256(viewOf(name))).first(kIdBytes));
}

}  // namespace kazasu
