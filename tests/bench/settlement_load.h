// Many shops at once: keep-alive connections on loopback, each sending its next settlement record as soon as
// the answer to the last has come. Bounded in count and time.
#pragma once

#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kazasu::bench {

/// A whole HTTP/1.1 request, as it goes onto the wire.
std::string postRequest(const std::string& path, const std::string& token, const std::string& body);

struct LoadAnswer {
    unsigned status = 0;
    std::string body;
    double milliseconds = 0;
};

struct LoadResult {
    double seconds = 0;               // from the first byte sent to the last answer read
    std::vector<LoadAnswer> answers;  // of the first answers.size() requests, in their order
};

/// Sends the requests over `connections` connections, each request once; begins no new one after `timeLimit`.
/// Timeout when an answer does not come, NetworkClosed when a connection ends, NetworkConnectFailed.
Result<LoadResult> sendLoad(std::uint16_t port, std::span<const std::string> requests,
                            std::size_t connections, std::chrono::milliseconds timeLimit);

}  // namespace kazasu::bench
