#include "tests/bench/settlement_load.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <memory>
#include <optional>

namespace kazasu::bench {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Moment = std::chrono::steady_clock;

constexpr std::chrono::seconds kAnswerLimit{20};

double millisecondsSince(Moment::time_point start) {
    return std::chrono::duration<double, std::milli>(Moment::now() - start).count();
}

/// What all connections share: the next request, the answers, and the first thing that went wrong.
struct LoadState {
    std::span<const std::string> requests;
    Moment::time_point end;
    std::size_t next = 0;
    std::size_t underWay = 0;
    std::vector<LoadAnswer> answers;
    std::optional<Error> failure;
    asio::io_context io{1};

    [[nodiscard]] bool isOver() const { return next == requests.size() || Moment::now() >= end || failure; }
    void fail(ErrorCode code, std::string detail) {
        if (!failure) failure = Error{code, std::move(detail)};
        io.stop();
    }
};

class LoadConnection {
public:
    explicit LoadConnection(LoadState& state) : m_state(state), m_socket(state.io) {}

    Status connect(std::uint16_t port) {
        boost::system::error_code error;
        m_socket.connect({asio::ip::address_v4::loopback(), port}, error);
        if (error) return Error{ErrorCode::NetworkConnectFailed, error.message()};
        m_socket.set_option(asio::ip::tcp::no_delay(true), error);
        return {};
    }

    void sendNext() {
        if (m_state.isOver()) return;
        m_index = m_state.next++;
        ++m_state.underWay;
        m_sentAt = Moment::now();
        asio::async_write(m_socket, asio::buffer(m_state.requests[m_index]),
                          [this](boost::system::error_code error, std::size_t) {
                              if (error) return m_state.fail(ErrorCode::NetworkClosed, error.message());
                              readAnswer();
                          });
    }

private:
    void readAnswer() {
        m_parser.emplace();
        http::async_read(m_socket, m_buffer, *m_parser, [this](boost::system::error_code error, std::size_t) {
            if (error) return m_state.fail(ErrorCode::NetworkClosed, error.message());
            LoadAnswer& answer = m_state.answers[m_index];
            answer.milliseconds = millisecondsSince(m_sentAt);
            answer.status = m_parser->get().result_int();
            answer.body = std::move(m_parser->get().body());
            --m_state.underWay;
            sendNext();
        });
    }

    LoadState& m_state;
    asio::ip::tcp::socket m_socket;
    boost::beast::flat_buffer m_buffer;
    std::optional<http::response_parser<http::string_body>> m_parser;
    std::size_t m_index = 0;
    Moment::time_point m_sentAt;
};

}  // namespace

std::string postRequest(const std::string& path, const std::string& token, const std::string& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

Result<LoadResult> sendLoad(std::uint16_t port, std::span<const std::string> requests,
                            std::size_t connections, std::chrono::milliseconds timeLimit) {
    LoadState state;
    state.requests = requests;
    state.answers.resize(requests.size());
    std::vector<std::unique_ptr<LoadConnection>> open;
    for (std::size_t i = 0; i < connections; ++i) {
        open.push_back(std::make_unique<LoadConnection>(state));
        KAZASU_TRY_STATUS(open.back()->connect(port));
    }
    const auto start = Moment::now();
    state.end = start + timeLimit;
    for (const auto& connection : open) connection->sendNext();
    state.io.run_for(timeLimit + kAnswerLimit);
    if (state.failure) return *state.failure;
    if (state.underWay > 0)
        return Error{ErrorCode::Timeout, std::to_string(state.underWay) + " requests were never answered"};
    LoadResult result;
    result.seconds = millisecondsSince(start) / 1000;
    state.answers.resize(state.next);
    result.answers = std::move(state.answers);
    return result;
}

}  // namespace kazasu::bench
