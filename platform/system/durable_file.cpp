#include "platform/system/durable_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace kazasu {
namespace {

class Descriptor {
public:
    Descriptor(const std::string& path, int flags)
        : m_number(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

Error failed(const std::string& path) {
    const auto code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::StorageIo;
    return {code, path + ": " + std::strerror(errno)};
}

bool syncFolderOf(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    const Descriptor open(folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY);
    return open.isOpen() && ::fsync(open.number()) == 0;
}

}  // namespace

Status replaceDurably(const std::string& path, std::string_view content) {
    const std::string part = path + ".part";
    {
        const Descriptor file(part, O_WRONLY | O_CREAT | O_TRUNC);
        if (!file.isOpen()) return failed(part);
        const ssize_t written = ::write(file.number(), content.data(), content.size());
        if (written != static_cast<ssize_t>(content.size()) || ::fsync(file.number()) != 0)
            return failed(part);
    }
    if (::rename(part.c_str(), path.c_str()) != 0 || !syncFolderOf(path)) return failed(path);
    return {};
}

Result<std::string> readSmallFile(const std::string& path, std::size_t maxBytes) {
    const Descriptor file(path, O_RDONLY);
    if (!file.isOpen()) return failed(path);
    std::string text(maxBytes + 1, '\0');
    const ssize_t count = ::read(file.number(), text.data(), text.size());
    if (count < 0) return failed(path);
    if (static_cast<std::size_t>(count) > maxBytes) return Error{ErrorCode::TooLong, path};
    text.resize(static_cast<std::size_t>(count));
    return text;
}

}  // namespace kazasu
