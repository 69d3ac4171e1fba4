#include "drivers/scanner/camera/frame_luma.h"

#include <QImage>

#include <algorithm>

namespace kazasu {

FrameLuma::FrameLuma(const QVideoFrame& frame) : m_frame(frame) {
    using Format = QVideoFrameFormat;
    constexpr int kPacked = 2;  // bytes from one pixel's luma to the next
    switch (m_frame.pixelFormat()) {
        case Format::Format_YUV420P:
        case Format::Format_YUV422P:
        case Format::Format_YV12:
        case Format::Format_NV12:
        case Format::Format_NV21:
        case Format::Format_IMC1:
        case Format::Format_IMC2:
        case Format::Format_IMC3:
        case Format::Format_IMC4:
        case Format::Format_Y8:
            if (m_frame.map(QVideoFrame::ReadOnly))
                m_view = {m_frame.bits(0), m_frame.width(), m_frame.height(), m_frame.bytesPerLine(0)};
            return;
        case Format::Format_YUYV:
            gather(kPacked, 0);
            return;
        case Format::Format_Y16:
        case Format::Format_P010:
        case Format::Format_P016:
        case Format::Format_UYVY:
            gather(kPacked, 1);
            return;
        default:
            convert();
            return;
    }
}

FrameLuma::~FrameLuma() {
    if (m_frame.isMapped()) m_frame.unmap();
}

void FrameLuma::gather(int pixelStride, int offset) {
    if (!m_frame.map(QVideoFrame::ReadOnly)) return;
    const int width = m_frame.width();
    const int height = m_frame.height();
    m_own = {std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)),
             width, height};
    auto* out = m_own.pixels.data();
    for (int y = 0; y < height; ++y) {
        const auto* in = m_frame.bits(0) + static_cast<std::ptrdiff_t>(y) * m_frame.bytesPerLine(0) + offset;
        for (int x = 0; x < width; ++x, in += pixelStride) *out++ = *in;
    }
    m_view = m_own.view();
}

/// Colours in one plane, as QImage knows them, and JPEG. (QVideoFrame::toImage() wants a graphics context.)
void FrameLuma::convert() {
    if (!m_frame.map(QVideoFrame::ReadOnly)) return;
    const auto format = QVideoFrameFormat::imageFormatFromPixelFormat(m_frame.pixelFormat());
    QImage picture;
    if (m_frame.pixelFormat() == QVideoFrameFormat::Format_Jpeg)
        picture = QImage::fromData(m_frame.bits(0), m_frame.mappedBytes(0), "JPEG");
    else if (format != QImage::Format_Invalid)
        picture = QImage(m_frame.bits(0), m_frame.width(), m_frame.height(), m_frame.bytesPerLine(0), format);
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    if (grey.isNull()) return;
    m_own = {{}, grey.width(), grey.height()};
    for (int y = 0; y < grey.height(); ++y)
        m_own.pixels.insert(m_own.pixels.end(), grey.constScanLine(y), grey.constScanLine(y) + grey.width());
    m_view = m_own.view();
}

}  // namespace kazasu
