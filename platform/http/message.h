// HTTP requests and answers as values, the same for server and client.
#pragma once

#include "core/error.h"
#include "core/tls_key_hash.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kazasu {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;  // names in lower case

struct HttpRequest {
    std::string method;  // upper case
    std::string path;    // percent-decoded, begins with '/', no dot segments
    std::string query;   // as sent, without '?'
    HttpHeaders headers;
    std::string body;
    std::string peer;                     // address of the client, for limits and logs
    std::optional<TlsKeyHash> clientKey;  // on a door that admits by key

    [[nodiscard]] std::optional<std::string> header(std::string_view lowerCaseName) const;
    /// The first value of that name in the query, percent-decoded.
    [[nodiscard]] std::optional<std::string> queryValue(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;
};

struct HttpResponse {
    int status = 200;
    HttpHeaders headers;
    std::string body;

    static HttpResponse json(int status, std::string body);
    static HttpResponse empty(int status) { return {status, {}, {}}; }
    /// {"error": {"code": 305, "name": "CodeExpired", "message": ...}} with the status of that error.
    static HttpResponse error(const Error& error);
};

}  // namespace kazasu
