#include "core/bytes.h"
#include "platform/crypto/crypto.h"
#include "platform/http/call_check.h"
#include "platform/http/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace kazasu {
namespace {

/// One request on its way: what it sends, what has arrived, and whom to tell.
struct Exchange {
    HttpCall call;
    HttpTransport::Done done;
    HttpResponse response;
    std::size_t maxBody = 0;
    bool isTooLarge = false;
    bool isHeadComplete = false;
    std::array<char, CURL_ERROR_SIZE> reason{};
    curl_slist* headers = nullptr;
    CURL* handle = nullptr;

    Exchange() = default;
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;
    ~Exchange() {
        curl_slist_free_all(headers);
        curl_easy_cleanup(handle);
    }
};

std::size_t takeBody(char* data, std::size_t size, std::size_t count, void* context) {
    auto& exchange = *static_cast<Exchange*>(context);
    const std::size_t bytes = size * count;
    if (exchange.response.body.size() + bytes > exchange.maxBody) {
        exchange.isTooLarge = true;
        return 0;
    }
    exchange.response.body.append(data, bytes);
    return bytes;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
    return text;
}

std::size_t takeHeader(char* data, std::size_t size, std::size_t count, void* context) {
    constexpr std::size_t kMaxHeaders = 100;
    auto& exchange = *static_cast<Exchange*>(context);
    auto& response = exchange.response;
    const std::string_view line(data, size * count);
    if (line.starts_with("HTTP/")) response.headers.clear();  // after 100 Continue the real head follows
    exchange.isHeadComplete = trimmed(line).empty();
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return line.size();
    exchange.isTooLarge = response.headers.size() >= kMaxHeaders;
    if (exchange.isTooLarge) return 0;
    std::string name(trimmed(line.substr(0, colon)));
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    response.headers.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
    return line.size();
}

/// What a curl result means for whoever must decide whether the request may have been carried out.
Error errorOf(CURLcode code, bool isTooLarge) {
    if (isTooLarge) return {ErrorCode::NetworkProtocol, "the answer is too large"};
    const std::string words = curl_easy_strerror(code);
    switch (code) {
        case CURLE_COULDNT_CONNECT:
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
            return {ErrorCode::NetworkConnectFailed, words};
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return {ErrorCode::NetworkPeerUnknown, "the other side shows another key than the one we know"};
        case CURLE_OPERATION_TIMEDOUT:
            return {ErrorCode::Timeout, words};
        case CURLE_URL_MALFORMAT:
            return {ErrorCode::InvalidArgument, words};
        case CURLE_UNSUPPORTED_PROTOCOL:  // of the answer; that of the request is looked at before
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_BAD_CONTENT_ENCODING:
            return {ErrorCode::NetworkProtocol, words};
        default:
            return {ErrorCode::NetworkClosed, words};
    }
}

/// In TLS 1.3 a client has sent its first request before the server looked at the client's key; the server
/// drops it unread and says so.
bool wasNotAdmitted(const Exchange& exchange) {
    const std::string_view reason(exchange.reason.data());
    return reason.find("alert bad certificate") != std::string_view::npos ||
           reason.find("alert certificate required") != std::string_view::npos;
}

/// In curl's form: "sha256//BASE64;sha256//BASE64".
std::string pinsOf(const std::vector<TlsKeyHash>& keys) {
    std::string pins;
    for (const TlsKeyHash& key : keys) {
        const auto bytes = fromHex(key.hex);
        pins.append(pins.empty() ? "" : ";").append("sha256//").append(toBase64(*bytes));
    }
    return pins;
}

}  // namespace

struct CurlTransport::Impl {
    Impl(std::size_t bodyLimit, std::optional<TlsCaller> tlsCaller)
        : maxBody(bodyLimit),
          tls(std::move(tlsCaller)),
          pins(tls ? pinsOf(tls->expects) : std::string()),
          multi(curl_multi_init()) {
        thread = std::thread([this] { work(); });
    }

    ~Impl() {
        isStopping = true;
        curl_multi_wakeup(multi);
        thread.join();
        curl_multi_cleanup(multi);
    }

    void work() {
        while (!isStopping) {
            startWaiting();
            int running = 0;
            curl_multi_perform(multi, &running);
            finishDone();
            constexpr int kMaxWaitMs = 1000;
            curl_multi_poll(multi, nullptr, 0, kMaxWaitMs, nullptr);
        }
        cancelAll();
    }

    void startWaiting() {
        std::deque<std::unique_ptr<Exchange>> fresh;
        {
            const std::lock_guard lock(mutex);
            fresh.swap(waiting);
        }
        for (auto& exchange : fresh) {
            if (auto sound = checkCall(exchange->call); !sound) {
                exchange->done(sound.error());
                continue;
            }
            prepare(*exchange);
            curl_multi_add_handle(multi, exchange->handle);
            CURL* handle = exchange->handle;
            active.emplace(handle, std::move(exchange));
        }
    }

    void prepare(Exchange& exchange) const {
        exchange.maxBody = maxBody;
        exchange.handle = curl_easy_init();
        CURL* handle = exchange.handle;
        for (const auto& [name, value] : exchange.call.headers) {
            std::string line = name;
            line.append(": ").append(value);
            exchange.headers = curl_slist_append(exchange.headers, line.c_str());
        }
        exchange.headers =
            curl_slist_append(exchange.headers, "Expect:");  // no extra round trip before small bodies
        curl_easy_setopt(handle, CURLOPT_URL, exchange.call.url.c_str());
        curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, tls ? "https" : "http,https");
        curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, exchange.reason.data());
        if (tls) prepareTls(handle);
        curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, exchange.call.method.c_str());
        if (!exchange.call.unixSocket.empty())
            curl_easy_setopt(handle, CURLOPT_UNIX_SOCKET_PATH, exchange.call.unixSocket.c_str());
        if (exchange.call.method == "HEAD") curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
        if (!exchange.call.body.empty() || exchange.call.method == "POST" || exchange.call.method == "PUT") {
            curl_easy_setopt(handle, CURLOPT_POSTFIELDS, exchange.call.body.data());
            curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                             static_cast<curl_off_t>(exchange.call.body.size()));
        }
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, exchange.headers);
        curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(exchange.call.timeout.count()));
        curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(exchange.call.timeout.count()));
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle, CURLOPT_TCP_NODELAY, 1L);
        curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, takeBody);
        curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
        curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, takeHeader);
        curl_easy_setopt(handle, CURLOPT_HEADERDATA, &exchange);
    }

    /// The key itself is expected, so that nobody needs to vouch for the certificate around it.
    void prepareTls(CURL* handle) const {
        curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
        curl_easy_setopt(handle, CURLOPT_PINNEDPUBLICKEY, pins.c_str());
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
        if (!tls->identity) return;
        curl_easy_setopt(handle, CURLOPT_SSLCERT, tls->identity->certificate.c_str());
        curl_easy_setopt(handle, CURLOPT_SSLKEY, tls->identity->key.c_str());
    }

    void finishDone() {
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            const CURLcode code = message->data.result;
            const auto found = active.find(message->easy_handle);
            auto exchange = std::move(found->second);
            active.erase(found);
            curl_multi_remove_handle(multi, exchange->handle);
            if (code != CURLE_OK) {
                exchange->done(failureOf(*exchange, code));
                continue;
            }
            if (!exchange->isHeadComplete) {  // to curl an answer that breaks off in its head is a whole one
                exchange->done(Error{ErrorCode::NetworkClosed, "the answer broke off"});
                continue;
            }
            long status = 0;
            curl_easy_getinfo(exchange->handle, CURLINFO_RESPONSE_CODE, &status);
            exchange->response.status = static_cast<int>(status);
            exchange->done(std::move(exchange->response));
        }
    }

    /// As long as not a byte of the request has been sent, nothing can have happened on the other side.
    static Error failureOf(const Exchange& exchange, CURLcode code) {
        long sentBytes = 0;
        curl_easy_getinfo(exchange.handle, CURLINFO_REQUEST_SIZE, &sentBytes);
        if (code == CURLE_OPERATION_TIMEDOUT && sentBytes == 0) {
            return {ErrorCode::NetworkConnectFailed, "no connection in time"};
        }
        if (code == CURLE_UNSUPPORTED_PROTOCOL && sentBytes == 0) {
            return {ErrorCode::InvalidArgument, "neither http nor https"};
        }
        if (wasNotAdmitted(exchange))
            return {ErrorCode::Unauthorized, "the other side does not know our key"};
        return errorOf(code, exchange.isTooLarge);
    }

    void cancelAll() {
        for (auto& [handle, exchange] : active) {
            curl_multi_remove_handle(multi, handle);
            exchange->done(Error{ErrorCode::Cancelled, "the program is ending"});
        }
        active.clear();
        const std::lock_guard lock(mutex);
        for (auto& exchange : waiting) exchange->done(Error{ErrorCode::Cancelled, "the program is ending"});
        waiting.clear();
    }

    const std::size_t maxBody;
    const std::optional<TlsCaller> tls;
    const std::string pins;
    CURLM* multi;
    std::map<CURL*, std::unique_ptr<Exchange>> active;  // touched by the thread only
    std::mutex mutex;
    std::deque<std::unique_ptr<Exchange>> waiting;
    std::atomic<bool> isStopping = false;
    std::thread thread;
};

CurlTransport::CurlTransport(std::size_t maxBody, std::optional<TlsCaller> tls) {
    static const CURLcode kInitialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(kInitialised);
    m_impl = std::make_unique<Impl>(maxBody, std::move(tls));
}

CurlTransport::~CurlTransport() = default;

void CurlTransport::send(HttpCall call, Done done) {
    auto exchange = std::make_unique<Exchange>();
    exchange->call = std::move(call);
    exchange->done = std::move(done);
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->waiting.push_back(std::move(exchange));
    }
    curl_multi_wakeup(m_impl->multi);
}

}  // namespace kazasu
