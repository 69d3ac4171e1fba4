#include "drivers/device_uri.h"

#include "core/bytes.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>

namespace kazasu {
namespace {

Error uriError(std::string reason) { return {ErrorCode::DeviceUriInvalid, std::move(reason)}; }

bool isLowerLetter(char c) { return c >= 'a' && c <= 'z'; }
bool isDecimal(char c) { return c >= '0' && c <= '9'; }

bool isScheme(std::string_view text) {
    return !text.empty() && isLowerLetter(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
        return isLowerLetter(c) || isDecimal(c) || c == '+' || c == '-';
    });
}

bool isOptionKey(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return isLowerLetter(c) || isDecimal(c) || c == '-'; });
}

Result<std::string> percentDecoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const auto byte = fromHex(text.substr(i + 1, 2));
        if (!byte || byte->size() != 1) return uriError("% needs two hex digits");
        decoded += static_cast<char>(byte->front());
        i += 2;
    }
    if (!isPlainText(decoded, DeviceUri::kMaxBytes)) return uriError("not plain UTF-8");
    return decoded;
}

Result<int> decimalIn(std::string_view text, std::string_view what, int least, int most) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc{} && end == text.data() + text.size();
    if (!isWhole || number < least || number > most)
        return uriError(std::string(what) + ": expected " + std::to_string(least) + " to " +
                        std::to_string(most));
    return number;
}

/// Cuts what stands before the separator off `text`; all of it when there is none.
std::string_view cutAt(std::string_view& text, char separator) {
    const auto position = std::min(text.find(separator), text.size());
    const auto part = text.substr(0, position);
    text.remove_prefix(std::min(position + 1, text.size()));
    return part;
}

}  // namespace

Result<DeviceUri> DeviceUri::parse(std::string_view text) {
    if (text.size() > kMaxBytes) return uriError("longer than " + std::to_string(kMaxBytes) + " bytes");
    if (text.find(':') == std::string_view::npos) return uriError("no scheme");
    DeviceUri uri;
    uri.m_scheme = cutAt(text, ':');
    if (!isScheme(uri.m_scheme)) return uriError("scheme: lower case letters, digits, + and -");
    if (!text.empty() && text.back() == '?') return uriError("no option after ?");
    KAZASU_TRY(uri.m_rest, percentDecoded(cutAt(text, '?')));
    if (!text.empty() && text.back() == '&') return uriError("no option after &");
    while (!text.empty()) {
        auto option = cutAt(text, '&');
        if (option.find('=') == std::string_view::npos) return uriError("an option is key=value");
        const std::string key{cutAt(option, '=')};
        if (!isOptionKey(key)) return uriError("an option's key is lower case");
        KAZASU_TRY(auto value, percentDecoded(option));
        if (!uri.m_options.emplace(key, std::move(value)).second) return uriError(key + " stands twice");
    }
    return uri;
}

Result<std::string> DeviceUri::name() const {
    if (m_rest.empty()) return uriError(m_scheme + ": says not which");
    return m_rest;
}

Status DeviceUri::allowNoName() const {
    if (m_rest.empty()) return {};
    return uriError(m_scheme + ": takes no name");
}

Status DeviceUri::allowOnly(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, value] : m_options) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            return uriError(m_scheme + " has no option " + key);
    }
    return {};
}

std::string DeviceUri::optionOr(std::string_view key, std::string_view fallback) const {
    const auto found = m_options.find(key);
    return found == m_options.end() ? std::string(fallback) : found->second;
}

Result<int> DeviceUri::numberOr(std::string_view key, int fallback, int least, int most) const {
    const auto found = m_options.find(key);
    if (found == m_options.end()) return fallback;
    return decimalIn(found->second, key, least, most);
}

Result<HostAndPort> DeviceUri::hostAndPort(std::uint16_t fallbackPort) const {
    if (const auto named = name(); !named) return named.error();
    std::string_view rest = m_rest;
    std::string_view host;
    if (rest.front() == '[') {
        rest.remove_prefix(1);
        if (rest.find(']') == std::string_view::npos) return uriError("] is missing");
        host = cutAt(rest, ']');
        if (host.empty()) return uriError("no host");
        if (rest.empty()) return HostAndPort{std::string(host), fallbackPort};
        if (rest.front() != ':') return uriError("expected : after ]");
        rest.remove_prefix(1);
    } else {
        const bool hasPort = rest.find(':') != std::string_view::npos;
        host = cutAt(rest, ':');
        if (host.empty()) return uriError("no host");
        if (!hasPort) return HostAndPort{std::string(host), fallbackPort};
    }
    KAZASU_TRY(const int port, decimalIn(rest, "port", 1, 65535));
    return HostAndPort{std::string(host), static_cast<std::uint16_t>(port)};
}

}  // namespace kazasu
