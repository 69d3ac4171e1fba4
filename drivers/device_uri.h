// DeviceUri: how a device is named in settings, "scheme:rest?key=value&key=value", e.g.
// serial:/dev/ttyUSB0?baud=9600 or escpos+tcp:192.0.2.7:9100. Strict: DeviceUriInvalid says what is wrong.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace kazasu {

struct HostAndPort {
    std::string host;
    std::uint16_t port = 0;
};

class DeviceUri {
public:
    static constexpr std::size_t kMaxBytes = 1024;

    /// %XX stands for a byte in the rest and in values, so that a path may hold '?', '&' or '%'.
    static Result<DeviceUri> parse(std::string_view text);

    [[nodiscard]] const std::string& scheme() const { return m_scheme; }
    /// What stands after the scheme; empty for a device of which there is one only ("clipboard:").
    [[nodiscard]] const std::string& rest() const { return m_rest; }
    /// The rest of a device that must have one.
    [[nodiscard]] Result<std::string> name() const;
    [[nodiscard]] Status allowNoName() const;
    /// Names every key that is not in the list: a misspelt option is never ignored silently.
    [[nodiscard]] Status allowOnly(std::initializer_list<std::string_view> keys) const;
    [[nodiscard]] std::string optionOr(std::string_view key, std::string_view fallback) const;
    [[nodiscard]] Result<int> numberOr(std::string_view key, int fallback, int least, int most) const;
    /// The rest as HOST:PORT; an IPv6 address stands in brackets. A missing port is `fallbackPort`.
    [[nodiscard]] Result<HostAndPort> hostAndPort(std::uint16_t fallbackPort) const;

private:
    std::string m_scheme;
    std::string m_rest;
    std::map<std::string, std::string, std::less<>> m_options;
};

}  // namespace kazasu
