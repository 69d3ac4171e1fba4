#include "platform/sql/renewed_log.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace kazasu {
namespace {

constexpr std::size_t kPieceBytes = 64UL * 1024;

/// Of one file, closed at the end. SQLite's locks are on other files: closing drops none of them.
class LogFile {
public:
    explicit LogFile(const std::string& path)
        : m_descriptor(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW)) {}
    ~LogFile() {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] bool sync() const { return ::fsync(m_descriptor) == 0; }

    /// Every byte where it is; false with errno set.
    [[nodiscard]] bool rewrite() const {
        std::array<char, kPieceBytes> piece{};
        for (off_t offset = 0;;) {
            const ssize_t count = ::pread(m_descriptor, piece.data(), piece.size(), offset);
            if (count == 0) return true;
            if (count < 0 || !writeAt(piece.data(), static_cast<std::size_t>(count), offset)) return false;
            offset += count;
        }
    }

private:
    [[nodiscard]] bool writeAt(const char* bytes, std::size_t count, off_t offset) const {
        while (count > 0) {
            const ssize_t written = ::pwrite(m_descriptor, bytes, count, offset);
            if (written <= 0) return false;
            bytes += written;
            count -= static_cast<std::size_t>(written);
            offset += written;
        }
        return true;
    }

    int m_descriptor;
};

}  // namespace

Status renewLog(const std::string& databasePath) {
    const std::string path = databasePath + "-wal";
    const LogFile log(path);
    const bool isAbsent = !log.isOpen() && errno == ENOENT;
    if (isAbsent || (log.isOpen() && log.rewrite() && log.sync())) return {};
    const int problem = errno;
    const ErrorCode code = log.isOpen() ? ErrorCode::StorageIo : ErrorCode::StorageOpenFailed;
    return Error{code, path + ": " + std::generic_category().message(problem)};
}

}  // namespace kazasu
