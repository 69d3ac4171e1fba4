#include "platform/system/durable_file.h"

#include "platform/system/open_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace kazasu {
namespace {

Error failed(const std::string& path) {
    const auto code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::StorageIo;
    return {code, path + ": " + std::strerror(errno)};
}

}  // namespace

Status replaceDurably(const std::string& path, std::string_view content) {
    const std::string part = path + ".part";
    {
        const OpenFile file(part, O_WRONLY | O_CREAT | O_TRUNC);
        if (!file.isOpen()) return failed(part);
        const ssize_t written = ::write(file.descriptor(), content.data(), content.size());
        if (written != static_cast<ssize_t>(content.size()) || ::fsync(file.descriptor()) != 0)
            return failed(part);
    }
    if (::rename(part.c_str(), path.c_str()) != 0 || !syncFolderOf(path)) return failed(path);
    return {};
}

}  // namespace kazasu
