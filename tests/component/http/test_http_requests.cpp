// What the server makes of requests: good, pipelined, strange and hostile ones.
#include "echo_server.h"
#include "platform/http/router.h"
#include "platform/system/worker_pool.h"
#include "tests/support/http_peer.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const char* const kGet = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

std::string postOf(const std::string& path, const std::string& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

}  // namespace

class TestHttpRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestReachesTheHandlerWhole();
    void aChunkedBodyIsPutTogether();
    void expectContinueIsAnsweredBeforeTheBody();
    void everyAnswerForbidsSniffingAndCachingUnlessTheHandlerSaysOtherwise();
    void headAndEmptyAnswersHaveNoBody();
    void aHeaderValueCannotSmuggleAnotherHeader();
    void aDroppedReplyAnswers500();
    void closingIsHonoured_data();
    void closingIsHonoured();
    void pipelinedAnswersKeepTheirOrder();
    void aMalformedRequestGets400AndIsClosed_data();
    void aMalformedRequestGets400AndIsClosed();
    void fuzzedRequestsNeverStopTheServer();
    void theRouterFindsTheServingFunction_data();
    void theRouterFindsTheServingFunction();
};

void TestHttpRequests::aRequestReachesTheHandlerWhole() {
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    const auto answer =
        peer.ask("POST /a/%E3%81%8B%20b?x=1&y=%20 HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody");
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, std::string("POST /a/\xE3\x81\x8B b [x=1&y=%20] body"));
    QCOMPARE(answer->header("content-type"), std::string("text/plain"));
    QCOMPARE(peer.ask(kGet)->body, std::string("GET /a [] "));  // the connection is kept
}

void TestHttpRequests::aChunkedBodyIsPutTogether() {
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    const auto answer = peer.ask(
        "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n5;x=y\r\ndefgh\r\n0\r\n\r\n");
    QCOMPARE(answer->body, std::string("POST /a [] abcdefgh"));
    QCOMPARE(peer.ask(kGet)->status, 200);
}

void TestHttpRequests::expectContinueIsAnsweredBeforeTheBody() {
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    const auto interim =
        peer.ask("POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    QCOMPARE(interim->status, 100);
    QCOMPARE(peer.ask("abc")->body, std::string("POST /a [] abc"));
    auto large = HttpPeer::connectTo(server.port());
    QCOMPARE(
        large.ask("POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 9999999\r\n\r\n")
            ->status,
        413);
}

void TestHttpRequests::everyAnswerForbidsSniffingAndCachingUnlessTheHandlerSaysOtherwise() {
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    const auto plain = peer.ask(kGet);
    QCOMPARE(plain->header("x-content-type-options"), std::string("nosniff"));
    QCOMPARE(plain->header("cache-control"), std::string("no-store"));
    QCOMPARE(peer.ask("GET /cacheable HTTP/1.1\r\nHost: h\r\n\r\n")->header("cache-control"),
             std::string("max-age=60"));
    const auto cookies = peer.ask("GET /cookies HTTP/1.1\r\nHost: h\r\n\r\n");
    QVERIFY(cookies->head.find("set-cookie: a=1") != std::string::npos);
    QVERIFY(cookies->head.find("set-cookie: b=2") != std::string::npos);
}

void TestHttpRequests::headAndEmptyAnswersHaveNoBody() {
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    QVERIFY(peer.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n"));
    const auto head = peer.read(false);
    QCOMPARE(head->status, 200);
    QCOMPARE(head->header("content-length"), std::string("11"));
    const auto empty = peer.ask("GET /empty HTTP/1.1\r\nHost: h\r\n\r\n");
    QCOMPARE(empty->status, 204);
    QCOMPARE(empty->header("content-length"), std::string());
    QCOMPARE(peer.ask(kGet)->body, std::string("GET /a [] "));
}

void TestHttpRequests::aHeaderValueCannotSmuggleAnotherHeader() {
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    const auto answer = peer.ask("GET /injection HTTP/1.1\r\nHost: h\r\n\r\n");
    QCOMPARE(answer->status, 500);
    QVERIFY(answer->head.find("evil") == std::string::npos);
}

void TestHttpRequests::aDroppedReplyAnswers500() {
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    QCOMPARE(peer.ask("GET /drop HTTP/1.1\r\nHost: h\r\n\r\n")->status, 500);
    auto first = HttpPeer::connectTo(server.port());
    auto second = HttpPeer::connectTo(server.port());
    QVERIFY(first.send("GET /hold HTTP/1.1\r\nHost: h\r\n\r\n"));
    auto held = server.takeHeld(1);
    QVERIFY(second.send("GET /hold HTTP/1.1\r\nHost: h\r\n\r\n"));
    held[0] = std::move(server.takeHeld(1)[0]);  // what it held before is dropped
    QCOMPARE(first.read()->status, 500);
    held[0].send(HttpResponse::empty(204));
    QCOMPARE(second.read()->status, 204);
    held[0].send(HttpResponse::empty(204));  // the second one goes nowhere
    QCOMPARE(second.ask(kGet)->status, 200);
}

void TestHttpRequests::closingIsHonoured_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("1.1") << QByteArray(kGet) << true;
    QTest::newRow("1.1 close") << QByteArray("GET /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                               << false;
    QTest::newRow("1.0") << QByteArray("GET /a HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                                    << true;
}

void TestHttpRequests::closingIsHonoured() {
    QFETCH(QByteArray, request);
    QFETCH(bool, isKept);
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    QCOMPARE(peer.ask(request.toStdString())->body, std::string("GET /a [] "));
    if (isKept) {
        QCOMPARE(peer.ask(kGet)->status, 200);
    } else {
        QVERIFY(peer.isClosedByPeer());
    }
}

void TestHttpRequests::pipelinedAnswersKeepTheirOrder() {
    constexpr int kPeers = 6, kRequests = 60;
    WorkerPool pool(4);
    HttpServerOptions options;
    auto server = HttpServer::listen(options, [&](HttpRequest request, HttpReply reply) {
        auto shared = std::make_shared<HttpReply>(std::move(reply));
        const auto work = std::hash<std::string>{}(request.path + request.body) % 20'000;
        QVERIFY(pool.post([shared, work, body = request.body] {
                        std::atomic<std::size_t> spent = 0;  // some answers take longer than others
                        while (spent < work) ++spent;
                        shared->send({200, {}, body});
                    })
                    .isOk());
    });
    std::vector<HttpPeer> peers;
    for (int peer = 0; peer < kPeers; ++peer) {
        peers.push_back(HttpPeer::connectTo((*server)->port()));
        std::string requests;
        for (int i = 0; i < kRequests; ++i)
            requests += postOf("/" + std::to_string(peer), std::to_string(peer * 1000 + i));
        QVERIFY(peers.back().send(requests));
    }
    for (int peer = 0; peer < kPeers; ++peer) {
        for (int i = 0; i < kRequests; ++i) {
            QCOMPARE(peers[static_cast<std::size_t>(peer)].read()->body, std::to_string(peer * 1000 + i));
        }
    }
}

void TestHttpRequests::aMalformedRequestGets400AndIsClosed_data() {
    QTest::addColumn<QByteArray>("request");
    const auto row = [](const char* name, const QByteArray& request) { QTest::newRow(name) << request; };
    const auto withHeader = [&](const char* name, const char* headers, const char* body = "") {
        row(name, QByteArray("POST /a HTTP/1.1\r\nHost: h\r\n") + headers + "\r\n\r\n" + body);
    };
    const auto withTarget = [&](const char* target) {
        row(target, QByteArray("GET ") + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
    };
    withHeader("length and chunked", "Content-Length: 3\r\nTransfer-Encoding: chunked",
               "0\r\n\r\nGET /b HTTP/1.1\r\nHost: h\r\n\r\n");
    withHeader("two lengths", "Content-Length: 0\r\nContent-Length: 30",
               "GET /b HTTP/1.1\r\nHost: h\r\n\r\n");
    withHeader("space before colon", "Content-Length : 30", "GET /b HTTP/1.1\r\nHost: h\r\n\r\n");
    withHeader("negative length", "Content-Length: -1");
    withHeader("length with sign", "Content-Length: +3", "abc");
    withHeader("length with hex", "Content-Length: 0x3", "abc");
    withHeader("length beyond 64 bit", "Content-Length: 99999999999999999999999");
    withHeader("chunk size is no number", "Transfer-Encoding: chunked", "zz\r\nabc\r\n0\r\n\r\n");
    withHeader("chunk longer than said", "Transfer-Encoding: chunked", "2\r\nabcdef\r\n0\r\n\r\n");
    withHeader("header without name", ": x");
    withHeader("header without colon", "nonsense");
    row("NUL in header", QByteArray("GET /a HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n", 36));
    withHeader("two hosts", "Host: other");
    row("no host", "GET /a HTTP/1.1\r\n\r\n");
    row("no version", "GET /a\r\nHost: h\r\n\r\n");
    row("version 2", "GET /a HTTP/2.0\r\nHost: h\r\n\r\n");
    row("version 0.9", "GET /a HTTP/0.9\r\nHost: h\r\n\r\n");
    row("garbage", "\x16\x03\x01\x02 this is TLS\r\n\r\n");
    withTarget("/a/../b");
    withTarget("/./a");
    withTarget("/a/%2e%2E/b");
    withTarget("/a%2Fb");
    withTarget("/a//b");
    withTarget("/a%00");
    withTarget("/a%0d%0aX:1");
    withTarget("/a%4");
    withTarget("/a%zz");
    withTarget("/a?x=%zz");
    withTarget("/a#b");
    withTarget("a");
    withTarget("*");
    withTarget("http://h/a");
    row("raw bytes in path", "GET /\xE3\x81\x8B HTTP/1.1\r\nHost: h\r\n\r\n");
}

void TestHttpRequests::aMalformedRequestGets400AndIsClosed() {
    QFETCH(QByteArray, request);
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    const auto answer = peer.ask(request.toStdString());
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 400);
    QCOMPARE(answer->header("connection"), std::string("close"));
    QVERIFY(!peer.read().has_value());  // nothing behind it is taken for a request
    QCOMPARE(server.served(), 0);
}

void TestHttpRequests::fuzzedRequestsNeverStopTheServer() {
    const std::vector<std::string> seeds{kGet, postOf("/a/b?c=d", "0123456789"),
                                         "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
                                         "chunked\r\nCookie: a=b\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                                         "PUT /%41 HTTP/1.1\r\nHost: h\r\nExpect: "
                                         "100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab"};
    HttpServerOptions options;
    options.requestDeadline = Milliseconds{2'000};
    EchoServer server(options);
    SeededRandom random(2026);
    for (int round = 0; round < 2'000; ++round) {
        std::string request = seeds[random.next() % seeds.size()];
        for (auto changes = random.next() % 6; changes > 0; --changes) {
            const auto at = random.next() % request.size();
            if (random.next() % 3 == 0) {
                request.insert(at, request.substr(random.next() % request.size(), random.next() % 40));
            } else {
                request[at] = static_cast<char>(random.next());
            }
        }
        auto peer = HttpPeer::connectTo(server.port());
        QVERIFY(peer.send(request));
        peer.finishSending();
        while (const auto answer = peer.read(false)) QVERIFY2(answer->status >= 100, request.c_str());
    }
    QCOMPARE(HttpPeer::connectTo(server.port()).ask(kGet)->status, 200);
}

void TestHttpRequests::theRouterFindsTheServingFunction_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* line, int status, const char* said) {
        QTest::newRow(line) << QByteArray(line) << status << QByteArray(said);
    };
    row("GET /items", 200, "list");
    row("GET /items/7", 200, "item 7");
    row("GET /items/a%20b", 200, "item a b");
    row("GET /items/new", 200, "new");
    row("PUT /items/7/lines/2", 200, "line 7 2");
    row("GET /items/", 404, "");
    row("GET /other", 404, "");
    row("GET /items/7/lines", 404, "");
    row("POST /items/7", 405, "GET, DELETE");
    row("GET /", 200, "root");
}

void TestHttpRequests::theRouterFindsTheServingFunction() {
    QFETCH(QByteArray, line);
    QFETCH(int, status);
    QFETCH(QByteArray, said);
    HttpRouter router;
    const auto says = [](const char* word) {
        return [word](RouteCall call, HttpReply reply) {
            std::string text = word;
            for (const auto& [name, value] : call.captures) text += " " + value;
            reply.send({200, {}, text});
        };
    };
    router.add("GET", "/", says("root"));
    router.add("GET", "/items", says("list"));
    router.add("GET", "/items/new", says("new"));
    router.add("GET", "/items/{id}", says("item"));
    router.add("DELETE", "/items/{id}", says("removed"));
    router.add("PUT", "/items/{id}/lines/{number}", says("line"));
    const auto server = HttpServer::listen({}, [&](HttpRequest request, HttpReply reply) {
        router.route(std::move(request), std::move(reply));
    });
    auto peer = HttpPeer::connectTo((*server)->port());
    const auto answer = peer.ask(line.toStdString() + " HTTP/1.1\r\nHost: h\r\n\r\n");
    QCOMPARE(answer->status, status);
    if (status == 200) QCOMPARE(QByteArray::fromStdString(answer->body), said);
    if (status == 405) QCOMPARE(QByteArray::fromStdString(answer->header("allow")), said.toLower());
}

QTEST_GUILESS_MAIN(TestHttpRequests)
#include "test_http_requests.moc"
