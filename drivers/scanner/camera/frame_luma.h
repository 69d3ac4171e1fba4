// FrameLuma: the grey picture in a camera's frame. Where the frame has a plane of its own for it (YUV420P,
// NV12 and their kin, Y8) that plane is looked at in place; packed formats are gathered; others are
// converted.
#pragma once

#include "drivers/barcode/luminance.h"

#include <QVideoFrame>

namespace kazasu {

class FrameLuma {
public:
    /// A frame that cannot be mapped has no pixels.
    explicit FrameLuma(const QVideoFrame& frame);
    ~FrameLuma();
    FrameLuma(const FrameLuma&) = delete;
    FrameLuma& operator=(const FrameLuma&) = delete;

    /// Valid as long as this.
    [[nodiscard]] const LuminanceView& view() const { return m_view; }
    [[nodiscard]] bool isInPlace() const { return m_own.pixels.empty(); }

private:
    void gather(int pixelStride, int offset);
    void convert();

    QVideoFrame m_frame;
    LuminanceImage m_own;
    LuminanceView m_view;
};

}  // namespace kazasu
