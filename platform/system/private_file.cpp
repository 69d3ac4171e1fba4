#include "platform/system/private_file.h"

#include "platform/system/open_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace kazasu {
namespace {

Error errorOfNow(ErrorCode code, const std::string& path) {
    return {code, path + ": " + std::strerror(errno)};
}

/// The name appears with the whole content, or not at all, and never instead of another file.
Status takeName(const std::string& part, const std::string& path) {
    int outcome = ::link(part.c_str(), path.c_str());
    const bool hasLinks = outcome == 0 || (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS);
    if (!hasLinks) outcome = ::rename(part.c_str(), path.c_str());  // the file system has one name a file
    const auto code = errno == EEXIST ? ErrorCode::AlreadyExists : ErrorCode::ConfigInvalid;
    if (outcome != 0) return errorOfNow(code, path);
    if (hasLinks) ::unlink(part.c_str());
    return syncFolderOf(path) ? Status{} : Status{errorOfNow(ErrorCode::ConfigInvalid, path)};
}

}  // namespace

Status createPrivateFile(const std::string& path, std::string_view content) {
    if (std::filesystem::exists(path)) return Error{ErrorCode::AlreadyExists, path + " exists"};
    const std::string part = path + ".part";
    ::unlink(part.c_str());  // of an attempt that was cut off
    const OpenFile file(part, O_WRONLY | O_CREAT | O_EXCL);
    if (!file.isOpen()) return errorOfNow(ErrorCode::ConfigInvalid, part);
    const ssize_t written = ::write(file.descriptor(), content.data(), content.size());
    const bool isWhole = written == static_cast<ssize_t>(content.size()) && ::fsync(file.descriptor()) == 0;
    if (!isWhole) return errorOfNow(ErrorCode::ConfigInvalid, part);
    return takeName(part, path);
}

Result<std::string> readPrivateFile(const std::string& path, std::size_t maxBytes) {
    const OpenFile file(path, O_RDONLY);
    if (!file.isOpen())
        return errorOfNow(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::ConfigInvalid, path);
    struct stat facts {};
    if (::fstat(file.descriptor(), &facts) != 0) return errorOfNow(ErrorCode::ConfigInvalid, path);
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error{ErrorCode::ConfigInvalid, path + ": others may read this secret: chmod 600"};
    std::string text(maxBytes + 1, '\0');
    const ssize_t count = ::read(file.descriptor(), text.data(), text.size());
    if (count < 0) return errorOfNow(ErrorCode::ConfigInvalid, path);
    if (static_cast<std::size_t>(count) > maxBytes)
        return Error{ErrorCode::ConfigInvalid, path + ": longer than a secret"};
    text.resize(static_cast<std::size_t>(count));
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace kazasu
