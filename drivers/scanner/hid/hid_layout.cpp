#include "drivers/scanner/hid/hid_layout.h"

#include <algorithm>
#include <string>
#include <vector>

namespace kazasu {
namespace {

constexpr std::uint32_t kScannerPage = 0x8C;
constexpr std::uint32_t usageOf(std::uint32_t page, std::uint32_t id) { return page << 16 | id; }
constexpr std::uint32_t kScanner = usageOf(kScannerPage, 0x02);
constexpr std::uint32_t kFirstSymbology = usageOf(kScannerPage, 0xFB);
constexpr std::uint32_t kDecodedData = usageOf(kScannerPage, 0xFE);
constexpr std::uint32_t kDataContinued = usageOf(kScannerPage, 0xFF);
constexpr std::uint32_t kByteCount = usageOf(0x01, 0x3B);  // Generic Desktop

// Prefixes without their size bits (HID 1.11, 6.2.2.2).
constexpr std::uint8_t kInput = 0x80, kOutput = 0x90, kFeature = 0xB0, kCollection = 0xA0,
                       kEndCollection = 0xC0;
constexpr std::uint8_t kUsagePage = 0x04, kReportSize = 0x74, kReportId = 0x84, kReportCount = 0x94;
constexpr std::uint8_t kPush = 0xA4, kPop = 0xB4, kUsage = 0x08, kUsageMinimum = 0x18, kUsageMaximum = 0x28;
constexpr std::uint8_t kLongItem = 0xFE;
constexpr std::uint32_t kConstant = 1;    // of an Input item's bits: padding
constexpr std::size_t kMaxDepth = 32;     // of collections and of Push
constexpr std::size_t kMaxUsages = 1024;  // of one item; its range may claim 2^32
constexpr std::size_t kMaxReportBits = HidLayout::kMaxReportBytes * 8;

Error broken(const char* why) {
    return {ErrorCode::DeviceFrameInvalid, std::string("HID descriptor: ") + why};
}

struct Globals {
    std::uint32_t page = 0, size = 0, count = 0, reportId = 0;
};

struct InputField {
    std::uint32_t reportId, usage;
    std::size_t bitOffset, bitSize, count;
};

class Reader {
public:
    explicit Reader(ByteView descriptor) : m_rest(descriptor) {}

    Status read() {
        while (!m_rest.empty()) KAZASU_TRY_STATUS(readItem());
        return {};
    }
    std::vector<InputField> fields;
    std::vector<std::size_t> bits = std::vector<std::size_t>(256);  // of each report id's input
    bool hasIds = false;

private:
    Status readItem() {
        const std::uint8_t prefix = m_rest[0];
        if (prefix == kLongItem) return skipLong();
        const std::size_t sizeBits = prefix & 3;
        const std::size_t size = sizeBits == 3 ? 4 : sizeBits;
        if (m_rest.size() < 1 + size) return broken("it ends inside an item");
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) value |= std::uint32_t{m_rest[1 + i]} << (8 * i);
        m_rest = m_rest.subspan(1 + size);
        return take(prefix & 0xFC, value, size);
    }

    Status skipLong() {
        if (m_rest.size() < 3 || m_rest.size() < 3U + m_rest[1]) return broken("it ends inside an item");
        m_rest = m_rest.subspan(3U + m_rest[1]);
        return {};
    }

    Status take(std::uint8_t tag, std::uint32_t value, std::size_t size) {
        switch (tag) {
            case kUsagePage:
                m_now.page = value & 0xFFFF;
                return {};
            case kReportSize:
                m_now.size = value;
                return {};
            case kReportCount:
                m_now.count = value;
                return {};
            case kReportId:
                if (value == 0 || value > 255) return broken("a report id of 1 to 255");
                m_now.reportId = value;
                hasIds = true;
                return {};
            case kPush:
            case kPop:
                return pushOrPop(tag);
            case kUsage:
            case kUsageMinimum:
            case kUsageMaximum:
                return takeUsage(tag, size == 4 ? value : usageOf(m_now.page, value));
            case kCollection:
            case kEndCollection:
                return openOrClose(tag);
            case kInput:
                return takeInput(value);
            case kOutput:
            case kFeature:
                m_usages.clear();
                return {};
            default:
                return {};  // units, limits, strings: not about where something stands
        }
    }

    Status pushOrPop(std::uint8_t tag) {
        if (tag == kPush) {
            if (m_pushed.size() == kMaxDepth) return broken("too deep");
            m_pushed.push_back(m_now);
            return {};
        }
        if (m_pushed.empty()) return broken("Pop without Push");
        m_now = m_pushed.back();
        m_pushed.pop_back();
        return {};
    }

    Status takeUsage(std::uint8_t tag, std::uint32_t usage) {
        if (tag == kUsageMinimum) {
            m_minimum = usage;
            return {};
        }
        const std::uint32_t first = tag == kUsage ? usage : m_minimum;
        if (usage < first || usage - first >= kMaxUsages || m_usages.size() + (usage - first) >= kMaxUsages)
            return broken("too many usages");
        const std::uint32_t span = usage - first;  // the range may end with the last number there is
        for (std::uint32_t i = 0; i <= span; ++i) m_usages.push_back(first + i);
        return {};
    }

    Status openOrClose(std::uint8_t tag) {
        if (tag == kCollection) {
            if (m_isScanner.size() == kMaxDepth) return broken("too deep");
            const bool isInside = !m_isScanner.empty() && m_isScanner.back();
            m_isScanner.push_back(isInside || (!m_usages.empty() && m_usages.front() == kScanner));
        } else {
            if (m_isScanner.empty()) return broken("a collection ends that did not begin");
            m_isScanner.pop_back();
        }
        m_usages.clear();
        return {};
    }

    /// Each of `count` fields has the usage of its place; the last one given stands for all that follow.
    Status takeInput(std::uint32_t flags) {
        std::size_t& used = bits[m_now.reportId];
        const std::uint64_t needed = std::uint64_t{m_now.size} * m_now.count;
        if (used + needed > kMaxReportBits) return broken("a report is too long");
        const bool isNamed =
            (flags & kConstant) == 0 && !m_usages.empty() && !m_isScanner.empty() && m_isScanner.back();
        for (std::size_t i = 0; isNamed && i < m_now.count; ++i) {
            const bool isLast = i + 1 >= m_usages.size();
            const std::size_t count = isLast ? m_now.count - i : 1;
            fields.push_back({m_now.reportId, m_usages[std::min(i, m_usages.size() - 1)],
                              used + i * m_now.size, m_now.size, count});
            if (isLast) break;
        }
        used += static_cast<std::size_t>(needed);
        m_usages.clear();
        return {};
    }

    ByteView m_rest;
    Globals m_now;
    std::vector<Globals> m_pushed;
    std::vector<bool> m_isScanner;
    std::vector<std::uint32_t> m_usages;
    std::uint32_t m_minimum = 0;
};

}  // namespace

Result<HidLayout> HidLayout::parse(ByteView descriptor) {
    if (descriptor.size() > kMaxDescriptorBytes) return broken("too long");
    Reader reader(descriptor);
    KAZASU_TRY_STATUS(reader.read());
    const InputField* data = nullptr;
    for (const auto& field : reader.fields) {
        if (field.usage == kDecodedData && data == nullptr) data = &field;
    }
    if (data == nullptr) return Error{ErrorCode::Unsupported, "no bar code scanner's descriptor"};
    if (data->bitSize != 8 || data->bitOffset % 8 != 0) return broken("decoded data that are no bytes");
    const std::size_t before = reader.hasIds ? 1 : 0;
    HidLayout layout;
    if (reader.hasIds) layout.reportId = static_cast<std::uint8_t>(data->reportId);
    layout.reportBytes = before + (reader.bits[data->reportId] + 7) / 8;
    layout.data = {before + data->bitOffset / 8, data->count};
    for (const auto& field : reader.fields) {
        if (field.reportId != data->reportId) continue;
        const std::size_t offset = before + field.bitOffset / 8;
        const bool isByte = field.bitSize == 8 && field.bitOffset % 8 == 0;
        if (field.usage == kByteCount && isByte) layout.byteCount = offset;
        if (field.usage == kFirstSymbology && isByte) layout.aimId = Field{offset, 3};
        if (field.usage != kDataContinued || field.bitSize == 0) continue;
        layout.continued = offset;
        layout.continuedMask =
            field.bitSize >= 8 ? 0xFF : static_cast<std::uint8_t>(1U << (field.bitOffset % 8));
    }
    if (layout.aimId && layout.aimId->offset + 3 > layout.reportBytes) layout.aimId.reset();
    return layout;
}

}  // namespace kazasu
