#include "drivers/printer/file_printer.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kazasu {
namespace {

class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor) : m_descriptor(descriptor) {}
    ~FileDescriptor() {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

Error errnoError(int number, const std::string& path) {
    const std::string detail = path + ": " + std::strerror(number);
    switch (number) {
        case ENOENT:
        case ENODEV:
        case ENXIO:
            return {ErrorCode::DeviceNotFound, detail};
        case EACCES:
        case EPERM:
            return {ErrorCode::DevicePermission, detail};
        case EBUSY:
            return {ErrorCode::PrinterNotReady, detail};
        default:
            return {ErrorCode::DeviceIo, detail};
    }
}

int openForPrinting(const std::string& path) {
    const bool isDevice = path.rfind("/dev/", 0) == 0;  // a missing device must not become a file
    const int flags = O_WRONLY | O_APPEND | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (isDevice ? 0 : O_CREAT);
    return ::open(path.c_str(), flags, 0640);
}

}  // namespace

Status FilePrinter::print(const Receipt& receipt) {
    KAZASU_TRY(const Bytes bytes, encodeEscPos(receipt, m_options));
    return write(bytes);
}

Status FilePrinter::openDrawer() {
    if (!hasDrawer()) return ReceiptSink::openDrawer();
    return write(escPosDrawerKick(*m_options.drawerPin));
}

Status FilePrinter::write(ByteView bytes) const {
    const FileDescriptor file{openForPrinting(m_path)};
    if (file.get() < 0) return errnoError(errno, m_path);
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) return errnoError(errno, m_path);
    // A pipe whose reader leaves would end this process by SIGPIPE.
    if (!S_ISREG(info.st_mode) && !S_ISCHR(info.st_mode))
        return Error{ErrorCode::DeviceUriInvalid, m_path + ": neither a file nor a device"};
    using Steady = std::chrono::steady_clock;
    const auto deadline = Steady::now() + std::chrono::milliseconds(kWriteDeadlineMs);
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
        if (written > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            continue;
        }
        if (written < 0 && errno != EAGAIN && errno != EINTR) return errnoError(errno, m_path);
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now()).count();
        pollfd waiting{file.get(), POLLOUT, 0};
        if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) == 0)
            return Error{ErrorCode::PrinterNotReady, m_path + ": takes nothing more"};
    }
    return {};
}

}  // namespace kazasu
