// Whatever a serial line sends, in whatever pieces and pauses: frames are bounded, and pieces without pauses
// make the same frames as the whole.
#include "core/check.h"
#include "drivers/scanner/scan_event.h"
#include "drivers/scanner/scan_frame.h"

using namespace kazasu;

namespace {

void checkFrames(const std::vector<Bytes>& frames) {
    for (const auto& frame : frames) {
        KAZASU_CHECK(!frame.empty() && frame.size() <= ScanFrameParser::kMaxFrameBytes);
        const ScanEvent event = scanEventOfFrame(frame);
        KAZASU_CHECK(event.scanData.size() == frame.size() && !event.scanDataLabel.empty());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes{data, size};
    ScanFrameParser whole;
    const auto expected = whole.feed(bytes, Milliseconds{0});
    checkFrames(expected);
    ScanFrameParser single;
    std::vector<Bytes> frames;
    for (std::size_t i = 0; i < size; ++i) {
        for (auto& frame : single.feed(bytes.subspan(i, 1), Milliseconds{0}))
            frames.push_back(std::move(frame));
    }
    KAZASU_CHECK(frames == expected);
    // The bytes themselves decide how long the line pauses.
    for (const FrameEnd end : {FrameEnd::Suffix, FrameEnd::Silence}) {
        ScanFrameParser pausing{end};
        Milliseconds now{0};
        for (std::size_t i = 0; i < size; ++i) {
            now += Milliseconds{data[i] * 2};
            checkFrames(pausing.feed(bytes.subspan(i, 1), now));
            if (const auto deadline = pausing.nextDeadline(); deadline && data[i] % 7 == 0)
                checkFrames(pausing.tick(*deadline));
        }
    }
    return 0;
}
