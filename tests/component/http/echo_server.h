// The server under test with a handler that says what it was asked, or keeps the answer back.
#pragma once

#include "core/check.h"
#include "platform/http/server.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace kazasu::test {

/// "/hold" keeps its reply until the test answers it; "/drop" forgets it; "/x" names the values of the header
/// X; everything else answers at once with method, path, query and body in one line.
class EchoServer {
public:
    explicit EchoServer(const HttpServerOptions& options = {}) {
        auto server = HttpServer::listen(options, [this](HttpRequest request, HttpReply reply) {
            handle(std::move(request), std::move(reply));
        });
        KAZASU_CHECK(server.isOk());
        m_server = *std::move(server);
    }

    [[nodiscard]] std::uint16_t port() const { return m_server->port(); }
    [[nodiscard]] int served() const { return m_served; }
    void stop() { m_server.reset(); }

    /// Waits until so many replies are held and gives them to the test.
    std::vector<HttpReply> takeHeld(std::size_t count) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_held.size() >= count; });
        return std::exchange(m_held, {});
    }

private:
    void handle(HttpRequest request, HttpReply reply) {
        ++m_served;
        if (request.path == "/drop") return;
        if (request.path == "/hold") {
            const std::lock_guard lock(m_mutex);
            m_held.push_back(std::move(reply));
            m_changed.notify_all();
            return;
        }
        HttpResponse response{200, {{"content-type", "text/plain"}}, {}};
        response.body = request.method + " " + request.path + " [" + request.query + "] " + request.body;
        if (request.path == "/x") {
            for (const auto& [name, value] : request.headers) {
                if (name == "x") response.body += "{" + value + "}";
            }
        }
        if (request.path == "/large") response.body.assign(16U << 20U, 'x');
        if (request.path == "/empty") response = HttpResponse::empty(204);
        if (request.path == "/cacheable") response.headers.emplace_back("cache-control", "max-age=60");
        if (request.path == "/cookies") {
            response.headers.emplace_back("set-cookie", "a=1");
            response.headers.emplace_back("set-cookie", "b=2");
        }
        if (request.path == "/injection")
            response.headers.emplace_back("location", "/\r\nset-cookie: evil=1");
        reply.send(std::move(response));
    }

    std::atomic<int> m_served{0};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<HttpReply> m_held;
    std::unique_ptr<HttpServer> m_server;  // ends first: its thread uses what stands above
};

}  // namespace kazasu::test
