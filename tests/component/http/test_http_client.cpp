// The client against our own server and against peers that stall, break off and talk nonsense: what it says
// decides whether a till may believe that nothing happened.
#include "echo_server.h"
#include "platform/http/client.h"
#include "tests/support/raw_peer.h"

#include <QTest>

#include <future>
#include <thread>

using namespace kazasu;
using namespace kazasu::test;

namespace {

std::string urlOf(std::uint16_t port, const std::string& path) {
    return "http://127.0.0.1:" + std::to_string(port) + path;
}

HttpCall callOf(std::uint16_t port, const std::string& path, const std::string& body = {}) {
    return {body.empty() ? "GET" : "POST", urlOf(port, path), {}, body, Milliseconds{5'000}};
}

std::future<Result<HttpResponse>> begin(HttpTransport& transport, HttpCall call) {
    auto promise = std::make_shared<std::promise<Result<HttpResponse>>>();
    auto future = promise->get_future();
    transport.send(std::move(call),
                   [promise](Result<HttpResponse> result) { promise->set_value(std::move(result)); });
    return future;
}

Result<HttpResponse> ask(HttpTransport& transport, HttpCall call) {
    return begin(transport, std::move(call)).get();
}

/// Reads the head of a request and the two bytes of its body.
std::string readRequest(const RawPeer& peer) {
    std::string request;
    while (request.find("\r\n\r\n") == std::string::npos) {
        const Bytes bytes = peer.readSome();
        if (bytes.empty()) return {};
        request.append(bytes.begin(), bytes.end());
    }
    return request;
}

}  // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsAndAnswersComeThroughWhole();
    void manyAtOnceGetEachItsOwnAnswer();
    void aConnectionIsUsedAgain();
    void anErrorStatusAndARedirectAreValues();
    void brokenAnswersAreToldApart_data();
    void brokenAnswersAreToldApart();
    void nobodyThereMeansNothingWasSent();
    void whatIsNoHttpRequestIsNotSent_data();
    void whatIsNoHttpRequestIsNotSent();
    void theEndCancelsWhatIsUnderWay();
};

void TestHttpClient::requestsAndAnswersComeThroughWhole() {
    EchoServer server;
    CurlTransport transport;
    const auto answer = ask(transport, callOf(server.port(), "/a%20b?c=d", std::string("x\0y", 3)));
    QVERIFY(answer.isOk());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, std::string("POST /a b [c=d] x\0y", 19));
    const std::pair<std::string, std::string> expected{"content-type", "text/plain"};
    QVERIFY(std::find(answer->headers.begin(), answer->headers.end(), expected) != answer->headers.end());
    HttpCall remove = callOf(server.port(), "/a");
    remove.method = "DELETE";
    QCOMPARE(ask(transport, remove)->body, std::string("DELETE /a [] "));
    HttpCall head = callOf(server.port(), "/a");
    head.method = "HEAD";
    QCOMPARE(ask(transport, head)->status, 200);
    HttpCall empty = callOf(server.port(), "/a");
    empty.method = "POST";
    QCOMPARE(ask(transport, empty)->body, std::string("POST /a [] "));
    QCOMPARE(ask(transport, callOf(server.port(), "/empty"))->status, 204);
}

void TestHttpClient::manyAtOnceGetEachItsOwnAnswer() {
    EchoServer server;
    CurlTransport transport;
    std::vector<std::future<Result<HttpResponse>>> answers;
    for (int i = 0; i < 200; ++i)
        answers.push_back(begin(transport, callOf(server.port(), "/a", std::to_string(i))));
    for (int i = 0; i < 200; ++i) {
        const auto answer = answers[static_cast<std::size_t>(i)].get();
        QVERIFY(answer.isOk());
        QCOMPARE(answer->body, "POST /a [] " + std::to_string(i));
    }
}

void TestHttpClient::aConnectionIsUsedAgain() {
    RawListener listener;
    CurlTransport transport;
    std::thread serving([&] {
        const RawPeer peer = listener.accept();
        for (int i = 0; i < 3; ++i) {
            readRequest(peer);
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + std::to_string(i));
        }
    });
    for (int i = 0; i < 3; ++i) {
        const auto answer = ask(transport, callOf(listener.port(), "/"));
        if (answer) QCOMPARE(answer->body, std::to_string(i));
        QVERIFY(answer.isOk());
    }
    serving.join();
}

void TestHttpClient::anErrorStatusAndARedirectAreValues() {
    RawListener listener;
    CurlTransport transport;
    for (const char* head :
         {"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n", "HTTP/1.1 503 Later\r\nRetry-After: 1\r\n",
          "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\n"}) {
        auto answer = begin(transport, callOf(listener.port(), "/"));
        {
            const RawPeer peer = listener.accept();
            readRequest(peer);
            peer.send(std::string(head) + "Connection: close\r\nContent-Length: 0\r\n\r\n");
        }
        const auto result = answer.get();
        QVERIFY(result.isOk());
        QCOMPARE(result->status, std::atoi(head + 9));
        QCOMPARE(result->headers.size(), std::size_t{3});
    }
}

void TestHttpClient::brokenAnswersAreToldApart_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, const QByteArray& answer, bool closes, ErrorCode expected) {
        QTest::newRow(name) << answer << closes << static_cast<int>(expected);
    };
    row("nothing, closed", "", true, ErrorCode::NetworkClosed);
    row("half a head, closed", "HTTP/1.1 200 OK\r\nContent-", true, ErrorCode::NetworkClosed);
    row("half a body, closed", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", true,
        ErrorCode::NetworkClosed);
    row("half a chunk, closed", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", true,
        ErrorCode::NetworkClosed);
    row("nothing, stalled", "", false, ErrorCode::Timeout);
    row("half a head, stalled", "HTTP/1.1 200 OK\r\n", false, ErrorCode::Timeout);
    row("half a body, stalled", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", false,
        ErrorCode::Timeout);
    row("garbage", "\x15\x03\x01 this is no HTTP\r\n\r\n", true, ErrorCode::NetworkProtocol);
    row("another version", "HTTP/7.7 200 OK\r\n\r\n", true, ErrorCode::NetworkProtocol);
    row("too large a body", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + QByteArray(5'000, 'x'), true,
        ErrorCode::NetworkProtocol);
    row("an endless body", "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(5'000, 'x'), false,
        ErrorCode::NetworkProtocol);
    row("too many headers", "HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(200) + "\r\n", true,
        ErrorCode::NetworkProtocol);
    row("chunk size is no number", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab", true,
        ErrorCode::NetworkClosed);
}

void TestHttpClient::brokenAnswersAreToldApart() {
    QFETCH(QByteArray, answer);
    QFETCH(bool, closes);
    QFETCH(int, expected);
    RawListener listener;
    CurlTransport transport(4'096);
    HttpCall call = callOf(listener.port(), "/", "{}");
    call.timeout = closes ? Milliseconds{10'000} : Milliseconds{300};
    auto result = begin(transport, call);
    RawPeer peer = listener.accept();
    QVERIFY(!readRequest(peer).empty());
    peer.send(answer.toStdString());
    if (closes) peer.close();
    const auto outcome = result.get();
    QVERIFY(!outcome.isOk());
    QCOMPARE(std::string(errorName(outcome.code())),
             std::string(errorName(static_cast<ErrorCode>(expected))));
}

void TestHttpClient::nobodyThereMeansNothingWasSent() {
    std::uint16_t port = 0;
    {
        const RawListener gone;
        port = gone.port();
    }
    CurlTransport transport;
    QCOMPARE(ask(transport, callOf(port, "/")).code(), ErrorCode::NetworkConnectFailed);
    HttpCall unresolvable = callOf(port, "/");
    unresolvable.url = "http://no-such-host.invalid/";
    QCOMPARE(ask(transport, unresolvable).code(), ErrorCode::NetworkConnectFailed);
}

void TestHttpClient::whatIsNoHttpRequestIsNotSent_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("file") << QByteArray("GET") << QByteArray("file:///etc/passwd") << QByteArray("v");
    QTest::newRow("ftp") << QByteArray("GET") << QByteArray("ftp://127.0.0.1/") << QByteArray("v");
    QTest::newRow("no url") << QByteArray("GET") << QByteArray("") << QByteArray("v");
    QTest::newRow("port is no number")
        << QByteArray("GET") << QByteArray("http://127.0.0.1:x/") << QByteArray("v");
    QTest::newRow("blank in url") << QByteArray("GET") << QByteArray("http://127.0.0.1/a b")
                                  << QByteArray("v");
    QTest::newRow("line end in a header")
        << QByteArray("GET") << QByteArray("http://127.0.0.1/") << QByteArray("a\r\nX: b");
    QTest::newRow("line end in the method")
        << QByteArray("GET /\r\nX: ") << QByteArray("http://127.0.0.1/") << QByteArray("v");
}

void TestHttpClient::whatIsNoHttpRequestIsNotSent() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, header);
    CurlTransport transport;
    const HttpCall call{
        method.toStdString(), url.toStdString(), {{"x-test", header.toStdString()}}, {}, Milliseconds{5'000}};
    QCOMPARE(ask(transport, call).code(), ErrorCode::InvalidArgument);
}

void TestHttpClient::theEndCancelsWhatIsUnderWay() {
    RawListener listener;
    auto transport = std::make_unique<CurlTransport>();
    std::vector<std::future<Result<HttpResponse>>> answers;
    for (int i = 0; i < 10; ++i) answers.push_back(begin(*transport, callOf(listener.port(), "/")));
    transport.reset();
    for (auto& answer : answers) QCOMPARE(answer.get().code(), ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "test_http_client.moc"
