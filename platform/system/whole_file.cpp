#include "platform/system/whole_file.h"

#include "platform/system/open_file.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace kazasu {
namespace {

Error unreadableFile(const std::string& path) {
    return {ErrorCode::NotFound, path + ": cannot be read: " + std::generic_category().message(errno)};
}

Result<std::string> readToEnd(int descriptor, const std::string& path, std::size_t maxBytes) {
    std::string text;
    std::array<char, 65'536> chunk{};
    for (;;) {
        const ssize_t count = ::read(descriptor, chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadableFile(path);
        if (count == 0) return text;
        text.append(chunk.data(), static_cast<std::size_t>(count));
        if (text.size() > maxBytes)
            return Error{ErrorCode::TooLong, path + ": more than " + std::to_string(maxBytes) + " bytes"};
    }
}

}  // namespace

Result<std::string> readWholeFile(const std::string& path, std::size_t maxBytes) {
    const OpenFile file(path, O_RDONLY);
    if (!file.isOpen()) return unreadableFile(path);
    return readToEnd(file.descriptor(), path, maxBytes);
}

}  // namespace kazasu
