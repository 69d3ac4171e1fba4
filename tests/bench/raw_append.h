// RawAppend: the disk itself. 4 KiB appended to a file and made durable, again and again: no program that
// commits one thing after the other is faster.
#pragma once

#include "core/result.h"

#include <chrono>
#include <string>

namespace kazasu::bench {

class RawAppend {
public:
    static constexpr std::size_t kBlockBytes = 4096;

    static Result<RawAppend> open(const std::string& path);
    RawAppend(RawAppend&& other) noexcept;
    RawAppend& operator=(RawAppend&&) = delete;
    ~RawAppend();

    /// Durable appends per second, measured for about that long.
    Result<double> perSecond(std::chrono::milliseconds duration);

private:
    explicit RawAppend(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

}  // namespace kazasu::bench
