// Whatever a USB device says of itself and sends: a descriptor that is taken never points outside a report,
// and labels are bounded. The first byte is the descriptor's length.
#include "core/check.h"
#include "drivers/scanner/hid/hid_labels.h"

using namespace kazasu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const ByteView rest{data + 1, size - 1};
    const ByteView descriptor = rest.first(std::min<std::size_t>(data[0], rest.size()));
    const auto layout = HidLayout::parse(descriptor);
    if (!layout) return 0;
    KAZASU_CHECK(layout->reportBytes <= HidLayout::kMaxReportBytes + 1);
    KAZASU_CHECK(layout->data.offset + layout->data.length <= layout->reportBytes);
    KAZASU_CHECK(!layout->aimId || layout->aimId->offset + 3 <= layout->reportBytes);
    KAZASU_CHECK(!layout->byteCount || *layout->byteCount < layout->reportBytes);
    KAZASU_CHECK(!layout->continued || *layout->continued < layout->reportBytes);
    HidLabels labels(*layout);
    ByteView reports = rest.subspan(descriptor.size());
    Milliseconds now{0};
    while (!reports.empty()) {
        const std::size_t length = std::min(reports.size(), layout->reportBytes);
        now += Milliseconds{reports[0] * 8};
        const auto label = labels.feed(reports.first(length), now);
        KAZASU_CHECK(!label || (!label->empty() && label->size() <= HidLabels::kMaxLabelBytes + 3));
        reports = reports.subspan(std::max<std::size_t>(length, 1));
    }
    return 0;
}
