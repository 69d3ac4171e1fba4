#include "platform/system/open_file.h"

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace kazasu {

OpenFile::OpenFile(const std::string& path, int flags)
    : m_descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}

OpenFile::~OpenFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

bool syncFolderOf(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    const OpenFile open(folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY);
    return open.isOpen() && ::fsync(open.descriptor()) == 0;
}

}  // namespace kazasu
