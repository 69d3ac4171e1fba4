#include "core/iso8583/codec.h"

#include "core/iso8583/field_table.h"

namespace kazasu::iso8583 {
namespace {

constexpr std::size_t kTypeBytes = 4;
constexpr std::size_t kBitmapBytes = 8;
constexpr int kFieldsPerBitmap = 64;
constexpr int kThirdBitmapField = 65;

/// Takes bytes from the front; never past the end.
class IsoReader {
public:
    explicit IsoReader(ByteView bytes) : m_rest(bytes) {}

    Result<std::string> take(std::size_t count, std::string_view what) {
        if (m_rest.size() < count) return Error{ErrorCode::IsoTruncated, "in " + std::string(what)};
        std::string taken = textOf(m_rest.first(count));
        m_rest = m_rest.subspan(count);
        return taken;
    }
    [[nodiscard]] std::size_t remaining() const { return m_rest.size(); }

private:
    ByteView m_rest;
};

std::size_t lengthDigits(LengthForm form) {
    if (form == LengthForm::TwoDigits) return 2;
    return form == LengthForm::ThreeDigits ? 3 : 0;
}

void setBit(Bytes& bitmap, int number) {
    const auto bit = static_cast<unsigned>(number - 1);
    bitmap[bit / 8] = static_cast<std::uint8_t>(bitmap[bit / 8] | (0x80U >> (bit % 8)));
}

bool hasBit(std::string_view bitmap, int number) {
    const auto bit = static_cast<unsigned>(number - 1);
    return (static_cast<std::uint8_t>(bitmap[bit / 8]) & (0x80U >> (bit % 8))) != 0;
}

Status appendField(Bytes& bytes, int number, const std::string& value) {
    KAZASU_TRY(const FieldFormat format, fieldFormat(number));
    KAZASU_TRY_STATUS(checkFieldValue(format, value));
    const std::size_t width = lengthDigits(format.lengthForm);
    if (width > 0) {
        std::string length = std::to_string(value.size());
        length.insert(0, width - length.size(), '0');
        bytes.insert(bytes.end(), length.begin(), length.end());
    }
    bytes.insert(bytes.end(), value.begin(), value.end());
    return {};
}

Result<std::size_t> takeLength(IsoReader& reader, const FieldFormat& format) {
    const std::size_t width = lengthDigits(format.lengthForm);
    if (width == 0) return format.length;
    KAZASU_TRY(const std::string digits, reader.take(width, format.name));
    std::size_t length = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return Error{ErrorCode::IsoFieldInvalid,
                         "DE" + std::to_string(format.number) + ": length is no number"};
        length = length * 10 + static_cast<std::size_t>(c - '0');
    }
    if (length > format.length)
        return Error{ErrorCode::IsoFieldInvalid,
                     "DE" + std::to_string(format.number) + ": length above its limit"};
    return length;
}

Result<std::string> takeField(IsoReader& reader, int number) {
    KAZASU_TRY(const FieldFormat format, fieldFormat(number));
    KAZASU_TRY(const std::size_t length, takeLength(reader, format));
    KAZASU_TRY(std::string value, reader.take(length, format.name));
    KAZASU_TRY_STATUS(checkFieldValue(format, value));
    return value;
}

/// 8 bytes, or 16 when the first bit says that a second bitmap follows.
Result<std::string> takeBitmap(IsoReader& reader) {
    KAZASU_TRY(std::string bitmap, reader.take(kBitmapBytes, "bitmap"));
    if (!hasBit(bitmap, 1)) return bitmap;
    KAZASU_TRY(const std::string second, reader.take(kBitmapBytes, "secondary bitmap"));
    bitmap += second;
    if (hasBit(bitmap, kThirdBitmapField))
        return Error{ErrorCode::IsoBitmapInvalid, "a third bitmap is announced"};
    return bitmap;
}

}  // namespace

Result<Bytes> encode(const Message& message) {
    const auto& fields = message.fields();
    const bool needsSecond = !fields.empty() && fields.rbegin()->first > kFieldsPerBitmap;
    Bytes bitmap(needsSecond ? 2 * kBitmapBytes : kBitmapBytes, 0);
    if (needsSecond) setBit(bitmap, 1);
    Bytes body;
    for (const auto& [number, value] : fields) {
        setBit(bitmap, number);
        KAZASU_TRY_STATUS(appendField(body, number, value));
    }
    Bytes bytes = bytesOf(message.type());
    bytes.insert(bytes.end(), bitmap.begin(), bitmap.end());
    bytes.insert(bytes.end(), body.begin(), body.end());
    return bytes;
}

Result<Message> decode(ByteView bytes) {
    IsoReader reader{bytes};
    KAZASU_TRY(const std::string type, reader.take(kTypeBytes, "type indicator"));
    KAZASU_TRY(Message message, Message::ofType(type));
    KAZASU_TRY(const std::string bitmap, takeBitmap(reader));
    const int highest = bitmap.size() > kBitmapBytes ? kHighestField : kFieldsPerBitmap;
    for (int number = kLowestField; number <= highest; ++number) {
        if (!hasBit(bitmap, number)) continue;
        KAZASU_TRY(std::string value, takeField(reader, number));
        message.set(number, std::move(value));
    }
    if (reader.remaining() > 0)
        return Error{ErrorCode::IsoTrailingBytes,
                     std::to_string(reader.remaining()) + " bytes after the last field"};
    return message;
}

}  // namespace kazasu::iso8583
