#include "platform/sql/disk_reserve.h"

#include <QLoggingCategory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kazasu {
namespace {

Q_LOGGING_CATEGORY(reserveLog, "kazasu.sql.reserve")

}  // namespace

DiskReserve::DiskReserve(std::string path, std::int64_t bytes) : m_path(std::move(path)), m_bytes(bytes) {}

void DiskReserve::take() {
    if (m_bytes == 0) return;
    const int descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return;
    struct stat held {};
    const bool isHeld = ::fstat(descriptor, &held) == 0 && held.st_size == m_bytes;  // since an earlier start
    const int problem = isHeld ? 0 : ::posix_fallocate(descriptor, 0, static_cast<off_t>(m_bytes));
    ::close(descriptor);
    if (problem == 0) return;
    ::unlink(m_path.c_str());
    qCWarning(reserveLog, "%s: no room for a reserve of %lld bytes; make room on this disk", m_path.c_str(),
              static_cast<long long>(m_bytes));
}

bool DiskReserve::giveUp() {
    if (m_bytes == 0 || ::unlink(m_path.c_str()) != 0) return false;
    qCWarning(reserveLog, "%s: the disk is full and the reserve was given up; make room on it",
              m_path.c_str());
    return true;
}

}  // namespace kazasu
