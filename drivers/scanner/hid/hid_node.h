// HidNode: a /dev/hidraw node, opened, with what the device says of its reports. One report a read.
#pragma once

#include "core/bytes.h"
#include "core/result.h"

#include <functional>
#include <string>
#include <utility>

namespace kazasu {

class HidNode {
public:
    HidNode(int descriptorOfFile, Bytes reportDescriptor)
        : m_file(descriptorOfFile), m_descriptor(std::move(reportDescriptor)) {}
    ~HidNode();
    HidNode(HidNode&& other) noexcept
        : m_file(std::exchange(other.m_file, -1)), m_descriptor(std::move(other.m_descriptor)) {}
    HidNode& operator=(HidNode&& other) noexcept;
    HidNode(const HidNode&) = delete;
    HidNode& operator=(const HidNode&) = delete;

    [[nodiscard]] int file() const { return m_file; }
    [[nodiscard]] const Bytes& reportDescriptor() const { return m_descriptor; }
    void setReportDescriptor(Bytes descriptor) { m_descriptor = std::move(descriptor); }
    /// The next report; empty when there is none now. DeviceDisconnected when the device is gone.
    Result<Bytes> read();

private:
    int m_file;
    Bytes m_descriptor;
};

using OpenHidNode = std::function<Result<HidNode>()>;

/// DeviceNotFound, DevicePermission, DeviceIo for what is no hidraw node.
Result<HidNode> openHidNode(const std::string& path);
/// The first node that is a bar code scanner's. DevicePermission when there are nodes, but none may be
/// opened.
Result<HidNode> openFirstHidScanner();

}  // namespace kazasu
