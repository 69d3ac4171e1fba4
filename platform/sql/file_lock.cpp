#include "platform/sql/file_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace kazasu {

Result<std::unique_ptr<FileLock>> FileLock::acquire(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return Error{ErrorCode::StorageOpenFailed, path + ": " + std::generic_category().message(errno)};
    }
    std::unique_ptr<FileLock> lock(new FileLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno == EWOULDBLOCK) {
        return Error{ErrorCode::StorageBusy, path + " is held: another program has this file open"};
    }
    return Error{ErrorCode::StorageOpenFailed, path + ": " + std::generic_category().message(errno)};
}

// The lock file stays: removing it could take the name away from under a new owner.
FileLock::~FileLock() { ::close(m_descriptor); }

}  // namespace kazasu
