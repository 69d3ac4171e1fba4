#include "platform/http/percent.h"

#include <algorithm>

namespace kazasu {
namespace {

int hexValueOf(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<std::string> percentDecoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;  // has to be escaped
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hexValueOf(text[i + 1]);
            const int low = hexValueOf(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) return std::nullopt;
        decoded += c;
    }
    return decoded;
}

std::optional<std::string> decodedPath(std::string_view target) {
    if (target.empty() || target.front() != '/') return std::nullopt;
    std::string path;
    std::size_t start = 1;
    while (start <= target.size()) {
        const std::size_t end = std::min(target.find('/', start), target.size());
        const auto segment = percentDecoded(target.substr(start, end - start));
        const bool isLast = end == target.size();
        if (!segment || *segment == "." || *segment == ".." || segment->find('/') != std::string::npos)
            return std::nullopt;
        if (segment->empty() && !isLast) return std::nullopt;
        path += '/' + *segment;
        start = end + 1;
    }
    return path;
}

}  // namespace kazasu
