#include "platform/http/message.h"

#include "core/wire/shop_api.h"
#include "platform/http/percent.h"

namespace kazasu {

std::optional<std::string> HttpRequest::header(std::string_view lowerCaseName) const {
    for (const auto& [name, value] : headers) {
        if (name == lowerCaseName) return value;
    }
    return std::nullopt;
}

std::optional<std::string> HttpRequest::queryValue(std::string_view name) const {
    std::string_view rest = query;
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const auto pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        const auto equals = pair.find('=');
        if (percentDecoded(pair.substr(0, equals)) != name) continue;
        return percentDecoded(equals == std::string_view::npos ? std::string_view{}
                                                               : pair.substr(equals + 1));
    }
    return std::nullopt;
}

std::optional<std::string> HttpRequest::cookie(std::string_view name) const {
    const auto cookies = header("cookie");
    if (!cookies) return std::nullopt;
    std::string_view rest = *cookies;
    while (!rest.empty()) {
        const auto end = rest.find(';');
        auto pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name)
            return std::string(pair.substr(equals + 1));
    }
    return std::nullopt;
}

HttpResponse HttpResponse::json(int status, std::string body) {
    return {status, {{"content-type", "application/json"}}, std::move(body)};
}

HttpResponse HttpResponse::error(const Error& error) {
    HttpResponse response = json(httpStatusOf(error.code), toJson(error).dump());
    if (error.code == ErrorCode::Unavailable || error.code == ErrorCode::RateLimited) {
        response.headers.emplace_back("retry-after", "1");
    }
    return response;
}

}  // namespace kazasu
