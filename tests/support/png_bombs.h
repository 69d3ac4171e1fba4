// Pictures made to exhaust whoever decodes them: few bytes that say, or really are, very many pixels.
#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>

namespace kazasu::test {

inline void appendBigEndian(QByteArray& bytes, std::uint32_t number) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes.append(static_cast<char>((number >> shift) & 0xFFU));
}

/// A PNG chunk with its length and its CRC-32 (W3C PNG 5.3).
inline QByteArray pngChunk(const char* type, const QByteArray& data) {
    const QByteArray content = type + data;
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : content) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    QByteArray chunk;
    appendBigEndian(chunk, static_cast<std::uint32_t>(data.size()));
    chunk += content;
    appendBigEndian(chunk, ~crc);
    return chunk;
}

/// That many zero bytes as a zlib stream (RFC 1950, 1951): one literal, then copies of 258 bytes, 13 bits
/// each.
class ZeroStream {
public:
    explicit ZeroStream(std::uint64_t count) {
        m_bytes = QByteArray::fromHex("7801");
        put(0b011, 3);     // the last block, with the fixed codes
        putCode(0x30, 8);  // literal 0
        std::uint64_t left = count - 1;
        for (; left >= 258; left -= 258) {
            putCode(0b11000101, 8);  // length 258
            putCode(0, 5);           // distance 1
        }
        for (; left > 0; --left) putCode(0x30, 8);
        putCode(0, 7);  // the end of the block
        if (m_used > 0) m_bytes.append(static_cast<char>(m_pending));
        appendBigEndian(m_bytes, (static_cast<std::uint32_t>(count % 65521) << 16U) | 1U);  // Adler-32
    }
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    void put(unsigned bits, int count) {
        for (int i = 0; i < count; ++i) {
            m_pending |= ((bits >> static_cast<unsigned>(i)) & 1U) << static_cast<unsigned>(m_used);
            if (++m_used < 8) continue;
            m_bytes.append(static_cast<char>(m_pending));
            m_pending = 0;
            m_used = 0;
        }
    }
    /// Huffman codes come with their highest bit first.
    void putCode(unsigned code, int count) {
        for (int i = count - 1; i >= 0; --i) put(code >> static_cast<unsigned>(i), 1);
    }

    QByteArray m_bytes;
    unsigned m_pending = 0;
    int m_used = 0;
};

struct PngShape {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint8_t bitDepth = 1;
    std::uint8_t colourType = 0;  // 0 grey, 2 RGB, 6 RGBA
};

inline QByteArray pngOf(const PngShape& shape, const QByteArray& imageData) {
    QByteArray header;
    appendBigEndian(header, shape.width);
    appendBigEndian(header, shape.height);
    header.append(static_cast<char>(shape.bitDepth));
    header.append(static_cast<char>(shape.colourType));
    header.append(QByteArray(3, 0));
    return QByteArray::fromHex("89504e470d0a1a0a") + pngChunk("IHDR", header) + pngChunk("IDAT", imageData) +
           pngChunk("IEND", {});
}

/// A whole, valid picture of that shape, all black.
inline QByteArray blackPng(const PngShape& shape) {
    const unsigned samples = shape.colourType == 6 ? 4 : shape.colourType == 2 ? 3 : 1;
    const std::uint64_t row = 1 + (std::uint64_t{shape.width} * shape.bitDepth * samples + 7) / 8;
    return pngOf(shape, ZeroStream(row * shape.height).bytes());
}

}  // namespace kazasu::test
