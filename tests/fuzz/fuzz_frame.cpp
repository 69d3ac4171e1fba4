// The reader gives the same payloads and the same end however the stream is split, and what it gave can be
// framed again.
#include "core/check.h"
#include "core/iso8583/frame.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace kazasu;
using namespace kazasu::iso8583;

namespace {

struct FramesRead {
    std::vector<Bytes> payloads;
    bool isWhole = true;
};

FramesRead readInSteps(ByteView stream, std::size_t step) {
    FramesRead read;
    FrameReader reader;
    for (std::size_t at = 0; at < stream.size(); at += step) {
        const auto piece = stream.subspan(at, std::min(step, stream.size() - at));
        const auto status =
            reader.feed(piece, [&](Bytes payload) { read.payloads.push_back(std::move(payload)); });
        read.isWhole = status.isOk();
        if (!read.isWhole) break;
    }
    return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const ByteView stream{data + 1, size - 1};
    const FramesRead inSteps = readInSteps(stream, std::size_t{1} + data[0]);
    const FramesRead atOnce = readInSteps(stream, std::max<std::size_t>(stream.size(), 1));
    KAZASU_CHECK(inSteps.payloads == atOnce.payloads && inSteps.isWhole == atOnce.isWhole);
    Bytes again;
    for (const auto& payload : atOnce.payloads) {
        const auto frame = encodeFrame(payload);
        KAZASU_CHECK(frame.isOk());
        again.insert(again.end(), frame->begin(), frame->end());
    }
    KAZASU_CHECK(again.size() <= stream.size() && std::equal(again.begin(), again.end(), stream.begin()));
    return 0;
}
