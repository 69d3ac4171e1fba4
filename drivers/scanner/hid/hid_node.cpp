#include "drivers/scanner/hid/hid_node.h"

#include "drivers/scanner/hid/hid_layout.h"

#include <QDir>

#include <cerrno>
#include <fcntl.h>
#include <linux/hidraw.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace kazasu {
namespace {

Error hidNodeError(const std::string& path) {
    switch (errno) {
        case ENOENT:
        case ENODEV:
        case ENXIO:
            return {ErrorCode::DeviceNotFound, path};
        case EACCES:
        case EPERM:
            return {ErrorCode::DevicePermission, path};
        default:
            return {ErrorCode::DeviceIo, path};
    }
}

}  // namespace

HidNode::~HidNode() {
    if (m_file >= 0) ::close(m_file);
}

HidNode& HidNode::operator=(HidNode&& other) noexcept {
    std::swap(m_file, other.m_file);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Result<Bytes> HidNode::read() {
    Bytes report(HidLayout::kMaxReportBytes);
    const ssize_t length = ::read(m_file, report.data(), report.size());
    if (length < 0 && (errno == EAGAIN || errno == EINTR)) return Bytes{};
    if (length <= 0) return Error{ErrorCode::DeviceDisconnected, "HID scanner"};
    report.resize(static_cast<std::size_t>(length));
    return report;
}

Result<HidNode> openHidNode(const std::string& path) {
    const int file =
        ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (file < 0) return hidNodeError(path);
    HidNode node(file, {});
    int size = 0;
    hidraw_report_descriptor descriptor{};
    if (::ioctl(file, HIDIOCGRDESCSIZE, &size) < 0 || size < 0 || size > HID_MAX_DESCRIPTOR_SIZE)
        return Error{ErrorCode::DeviceIo, path + ": no hidraw node"};
    descriptor.size = static_cast<std::uint32_t>(size);
    if (::ioctl(file, HIDIOCGRDESC, &descriptor) < 0) return hidNodeError(path);
    node.setReportDescriptor(Bytes(descriptor.value, descriptor.value + size));
    return node;
}

Result<HidNode> openFirstHidScanner() {
    Error why{ErrorCode::DeviceNotFound, "no HID bar code scanner"};
    const QDir nodes(QStringLiteral("/dev"));
    for (const auto& name : nodes.entryList({QStringLiteral("hidraw*")}, QDir::System, QDir::Name)) {
        auto node = openHidNode(nodes.filePath(name).toStdString());
        if (!node && node.code() == ErrorCode::DevicePermission) why = node.error();
        if (node && HidLayout::parse(node->reportDescriptor())) return node;
    }
    return why;
}

}  // namespace kazasu
