// HttpTransport: requests to another program, answered later. The real one is libcurl; a simulator has its
// own.
#pragma once

#include "core/result.h"
#include "core/time.h"
#include "platform/http/message.h"
#include "platform/http/tls_door.h"

#include <functional>
#include <memory>
#include <string>

namespace kazasu {

struct HttpCall {
    std::string method;
    std::string url;
    HttpHeaders headers;
    std::string body;
    Milliseconds timeout{5'000};  // for the whole exchange
    std::string unixSocket = {};  // connects there instead of to the host of the URL
};

class HttpTransport {
public:
    /// NetworkConnectFailed, NetworkPeerUnknown: nothing reached the other side. Unauthorized: it did not let
    /// us in. Timeout, NetworkClosed: it may have. Any HTTP status is a value.
    using Done = std::function<void(Result<HttpResponse>)>;

    virtual ~HttpTransport() = default;
    /// Never blocks. Called back exactly once, on the transport's own thread.
    virtual void send(HttpCall call, Done done) = 0;
};

/// libcurl's multi interface on a thread of its own; answers are bounded at `maxBody` bytes (NetworkProtocol
/// beyond).
class CurlTransport final : public HttpTransport {
public:
    explicit CurlTransport(std::size_t maxBody = 1U << 20U) : CurlTransport(maxBody, std::nullopt) {}
    /// With `tls` it speaks https only, TLS 1.3, and only with whoever has one of those keys.
    CurlTransport(std::size_t maxBody, std::optional<TlsCaller> tls);
    /// Calls still under way end with Cancelled.
    ~CurlTransport() override;
    void send(HttpCall call, Done done) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu
