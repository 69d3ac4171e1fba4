#include "tests/bench/raw_append.h"

#include <array>
#include <cstdint>
#include <fcntl.h>
#include <unistd.h>

namespace kazasu::bench {

Result<RawAppend> RawAppend::open(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor < 0) return Error{ErrorCode::StorageOpenFailed, path};
    return RawAppend(descriptor);
}

RawAppend::RawAppend(RawAppend&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

RawAppend::~RawAppend() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

Result<double> RawAppend::perSecond(std::chrono::milliseconds duration) {
    std::array<std::uint8_t, kBlockBytes> block{};
    const auto start = std::chrono::steady_clock::now();
    int count = 0;
    std::chrono::duration<double> elapsed{0};
    while (elapsed < duration) {
        block[0] = static_cast<std::uint8_t>(count);
        const bool isDurable =
            ::write(m_descriptor, block.data(), block.size()) == static_cast<ssize_t>(block.size()) &&
            ::fdatasync(m_descriptor) == 0;
        if (!isDurable) return Error{ErrorCode::StorageIo, "append and fdatasync"};
        ++count;
        elapsed = std::chrono::steady_clock::now() - start;
    }
    return count / elapsed.count();
}

}  // namespace kazasu::bench
