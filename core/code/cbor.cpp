#include "core/code/cbor.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <limits>

namespace kazasu {
namespace {

enum class CborMajor : std::uint8_t { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Other };

constexpr std::uint8_t kCborOneByteFollows = 24;

Error cborError(const char* reason) { return Error{ErrorCode::ParseFailed, std::string("cbor: ") + reason}; }

void appendCborHead(Bytes& out, CborMajor major, std::uint64_t argument) {
    const auto type = static_cast<std::uint8_t>(static_cast<unsigned>(major) << 5U);
    if (argument < kCborOneByteFollows) {
        out.push_back(static_cast<std::uint8_t>(type | argument));
        return;
    }
    unsigned widthLog = 0;  // 1, 2, 4 or 8 bytes follow
    while (widthLog < 3 && argument >> (8U << widthLog) != 0) ++widthLog;
    out.push_back(static_cast<std::uint8_t>(type | (kCborOneByteFollows + widthLog)));
    for (unsigned shift = 8U << widthLog; shift > 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(argument >> (shift - 8U)));
}

void appendCborInteger(Bytes& out, std::int64_t value) {
    if (value >= 0) return appendCborHead(out, CborMajor::Unsigned, static_cast<std::uint64_t>(value));
    appendCborHead(out, CborMajor::Negative, ~static_cast<std::uint64_t>(value));
}

void appendCborString(Bytes& out, CborMajor major, ByteView content) {
    appendCborHead(out, major, content.size());
    out.insert(out.end(), content.begin(), content.end());
}

}  // namespace

CborValue CborValue::integer(std::int64_t value) { return {std::in_place_type<std::int64_t>, value}; }
CborValue CborValue::bytes(ByteView value) {
    return {std::in_place_type<Bytes>, Bytes(value.begin(), value.end())};
}
CborValue CborValue::text(std::string_view value) {
    return {std::in_place_type<std::string>, std::string(value)};
}
CborValue CborValue::array(std::vector<CborValue> items) {
    return {std::in_place_type<std::vector<CborValue>>, std::move(items)};
}

CborValue CborValue::map(std::vector<Entry> entries) {
    std::vector<std::pair<Bytes, Entry>> sorted;
    for (auto& entry : entries) {
        Bytes key = encodeCbor(entry.first);
        sorted.emplace_back(std::move(key), std::move(entry));
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Map map;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        KAZASU_CHECK(i == 0 || sorted[i - 1].first != sorted[i].first);
        map.keys.push_back(std::move(sorted[i].second.first));
        map.values.push_back(std::move(sorted[i].second.second));
    }
    return {std::in_place_type<Map>, std::move(map)};
}

CborValue CborValue::tagged(std::uint64_t tag, CborValue content) {
    Tagged tagged{tag, {}};
    tagged.content.push_back(std::move(content));
    return {std::in_place_type<Tagged>, std::move(tagged)};
}

Result<std::int64_t> CborValue::asInteger() const {
    if (const auto* value = std::get_if<std::int64_t>(&m_data)) return *value;
    return cborError("expected an integer");
}

Result<ByteView> CborValue::asBytes() const {
    if (const auto* value = std::get_if<Bytes>(&m_data)) return ByteView{*value};
    return cborError("expected a byte string");
}

Result<std::string_view> CborValue::asText() const {
    if (const auto* value = std::get_if<std::string>(&m_data)) return std::string_view{*value};
    return cborError("expected a text string");
}

Result<const std::vector<CborValue>*> CborValue::asArrayOf(std::size_t count) const {
    const auto* items = std::get_if<std::vector<CborValue>>(&m_data);
    if (items == nullptr) return cborError("expected an array");
    if (items->size() != count) return cborError("array of another length than expected");
    return items;
}

Result<const CborValue*> CborValue::asTagged(std::uint64_t tag) const {
    const auto* tagged = std::get_if<Tagged>(&m_data);
    if (tagged == nullptr || tagged->tag != tag) return cborError("expected another tag");
    return &tagged->content.front();
}

std::size_t CborValue::entryCount() const {
    const auto* map = std::get_if<Map>(&m_data);
    return map == nullptr ? 0 : map->keys.size();
}

const CborValue* CborValue::find(std::int64_t key) const {
    const auto* map = std::get_if<Map>(&m_data);
    if (map == nullptr) return nullptr;
    for (std::size_t i = 0; i < map->keys.size(); ++i) {
        const auto* candidate = std::get_if<std::int64_t>(&map->keys[i].m_data);
        if (candidate != nullptr && *candidate == key) return &map->values[i];
    }
    return nullptr;
}

void appendCbor(Bytes& out, const CborValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value.m_data)) return appendCborInteger(out, *number);
    if (const auto* bytes = std::get_if<Bytes>(&value.m_data))
        return appendCborString(out, CborMajor::Bytes, *bytes);
    if (const auto* text = std::get_if<std::string>(&value.m_data))
        return appendCborString(out, CborMajor::Text, viewOf(*text));
    if (const auto* items = std::get_if<std::vector<CborValue>>(&value.m_data)) {
        appendCborHead(out, CborMajor::Array, items->size());
        for (const auto& item : *items) appendCbor(out, item);
        return;
    }
    if (const auto* tagged = std::get_if<CborValue::Tagged>(&value.m_data)) {
        appendCborHead(out, CborMajor::Tag, tagged->tag);
        return appendCbor(out, tagged->content.front());
    }
    const auto& map = std::get<CborValue::Map>(value.m_data);
    appendCborHead(out, CborMajor::Map, map.keys.size());
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
        appendCbor(out, map.keys[i]);
        appendCbor(out, map.values[i]);
    }
}

Bytes encodeCbor(const CborValue& value) {
    Bytes out;
    appendCbor(out, value);
    return out;
}

/// Reads items from the front of its bytes; every length is checked against what is left before it is used.
class CborReader {
public:
    explicit CborReader(ByteView bytes) : m_rest(bytes) {}

    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }

    Result<CborValue> readItem(std::size_t depth) {
        if (depth > kCborMaxDepth) return cborError("nested too deeply");
        KAZASU_TRY(const Head head, readHead());
        switch (head.major) {
            case CborMajor::Unsigned:
            case CborMajor::Negative:
                return readInteger(head);
            case CborMajor::Bytes:
                return readBytes(head.argument);
            case CborMajor::Text:
                return readText(head.argument);
            case CborMajor::Array:
                return readArray(head.argument, depth);
            case CborMajor::Map:
                return readMap(head.argument, depth);
            case CborMajor::Tag:
                return readTagged(head.argument, depth);
            case CborMajor::Other:
                break;
        }
        return cborError("floats and simple values are not expected");
    }

private:
    struct Head {
        CborMajor major;
        std::uint64_t argument;
    };

    Result<Head> readHead() {
        KAZASU_TRY(const ByteView first, take(1));
        const auto major = static_cast<CborMajor>(first[0] >> 5U);
        const auto information = static_cast<std::uint8_t>(first[0] & 31U);
        if (information < kCborOneByteFollows) return Head{major, information};
        if (information > kCborOneByteFollows + 3) return cborError("indefinite length or reserved form");
        const unsigned widthLog = information - kCborOneByteFollows;
        KAZASU_TRY(const ByteView following, take(std::size_t{1} << widthLog));
        std::uint64_t argument = 0;
        for (const auto byte : following) argument = argument << 8U | byte;
        const std::uint64_t smallest =
            widthLog == 0 ? kCborOneByteFollows : std::uint64_t{1} << (4U << widthLog);
        if (argument < smallest) return cborError("not the shortest form");
        return Head{major, argument};
    }

    static Result<CborValue> readInteger(const Head& head) {
        if (head.argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return cborError("integer out of range");
        const auto value = static_cast<std::int64_t>(head.argument);
        return CborValue::integer(head.major == CborMajor::Negative ? ~value : value);
    }

    Result<CborValue> readBytes(std::uint64_t size) {
        KAZASU_TRY(const ByteView content, take(size));
        return CborValue::bytes(content);
    }

    Result<CborValue> readText(std::uint64_t size) {
        KAZASU_TRY(const ByteView content, take(size));
        std::string text = textOf(content);
        if (!isUtf8(text)) return cborError("text is not UTF-8");
        return CborValue::text(text);
    }

    Result<CborValue> readArray(std::uint64_t count, std::size_t depth) {
        if (count > m_rest.size()) return cborError("array longer than the data");
        std::vector<CborValue> items;
        for (std::uint64_t i = 0; i < count; ++i) {
            KAZASU_TRY(auto item, readItem(depth + 1));
            items.push_back(std::move(item));
        }
        return CborValue::array(std::move(items));
    }

    Result<CborValue> readMap(std::uint64_t count, std::size_t depth) {
        if (count > m_rest.size() / 2) return cborError("map longer than the data");
        CborValue::Map map;
        ByteView previousKey;
        for (std::uint64_t i = 0; i < count; ++i) {
            const ByteView before = m_rest;
            KAZASU_TRY(auto key, readItem(depth + 1));
            const ByteView keyBytes = before.first(before.size() - m_rest.size());
            if (i > 0 && !std::lexicographical_compare(previousKey.begin(), previousKey.end(),
                                                       keyBytes.begin(), keyBytes.end()))
                return cborError("keys out of order or twice");
            previousKey = keyBytes;
            KAZASU_TRY(auto value, readItem(depth + 1));
            map.keys.push_back(std::move(key));
            map.values.push_back(std::move(value));
        }
        return CborValue{std::in_place_type<CborValue::Map>, std::move(map)};
    }

    Result<CborValue> readTagged(std::uint64_t tag, std::size_t depth) {
        KAZASU_TRY(auto content, readItem(depth + 1));
        return CborValue::tagged(tag, std::move(content));
    }

    Result<ByteView> take(std::uint64_t size) {
        if (size > m_rest.size()) return cborError("ends too early");
        const ByteView taken = m_rest.first(static_cast<std::size_t>(size));
        m_rest = m_rest.subspan(static_cast<std::size_t>(size));
        return taken;
    }

    ByteView m_rest;
};

Result<CborValue> decodeCbor(ByteView bytes) {
    if (bytes.size() > kCborMaxBytes) return cborError("longer than the limit");
    CborReader reader{bytes};
    KAZASU_TRY(auto value, reader.readItem(1));
    if (!reader.isAtEnd()) return cborError("bytes after the end");
    return value;
}

}  // namespace kazasu
