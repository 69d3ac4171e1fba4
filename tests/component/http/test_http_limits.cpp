// Sizes, deadlines, numbers of connections and the end of the server: nobody outside can hold it up.
#include "echo_server.h"
#include "tests/support/http_peer.h"

#include <QTest>

#include <algorithm>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const char* const kShortGet = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";
const char* const kHeldGet = "GET /hold HTTP/1.1\r\nHost: h\r\n\r\n";

HttpServerOptions impatient() {
    HttpServerOptions options;
    options.headerLimit = 1'024;
    options.bodyLimit = 4'096;
    options.requestDeadline = Milliseconds{300};
    options.idleLimit = Milliseconds{300};
    return options;
}

/// Asks again when a slow machine let the idle limit pass first.
HttpPeer peerThatWasServed(const EchoServer& server) {
    while (true) {
        auto peer = HttpPeer::connectTo(server.port());
        if (peer.ask(kShortGet)) return peer;
    }
}

}  // namespace

class TestHttpLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTooLargeIsRefusedAndClosed_data();
    void whatIsTooLargeIsRefusedAndClosed();
    void whoeverStallsIsClosed_data();
    void whoeverStallsIsClosed();
    void aHeaderThatDripsIsClosedAtTheDeadline();
    void aRequestBeingServedIsNotIdle();
    void anAnswerThatNeverComesIsAnsweredForTheHandler();
    void aClientThatDoesNotReadIsDropped();
    void clientsThatLeaveBeforeTheAnswerHurtNobody();
    void thousandsOfIdleConnectionsHurtNobody();
    void connectionsAreLimited_data();
    void connectionsAreLimited();
    void theEndAnswersWhatIsInFlight();
    void theEndFinishesAnAnswerThatIsBeingWritten();
    void aReplyMayOutliveTheServer();
    void aPortInUseIsSaidSo();
};

void TestHttpLimits::whatIsTooLargeIsRefusedAndClosed_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray head("POST /a HTTP/1.1\r\nHost: h\r\n");
    QTest::newRow("announced body") << head + "Content-Length: 4097\r\n\r\n" << 413;
    QTest::newRow("sent body") << head + "Content-Length: 1000000\r\n\r\n" + QByteArray(1'000'000, 'x')
                               << 413;
    QTest::newRow("chunked body") << head + "Transfer-Encoding: chunked\r\n\r\n" + "fff0\r\n" +
                                         QByteArray(0xfff0, 'x')
                                  << 413;
    QTest::newRow("many small chunks")
        << head + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray("4\r\nabcd\r\n").repeated(2'000) << 413;
    QTest::newRow("one header") << head + "X: " + QByteArray(5'000, 'x') + "\r\n\r\n" << 431;
    QTest::newRow("many headers") << head + QByteArray("X: y\r\n").repeated(1'000) + "\r\n" << 431;
    QTest::newRow("target") << "GET /" + QByteArray(5'000, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n" << 431;
}

void TestHttpLimits::whatIsTooLargeIsRefusedAndClosed() {
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    EchoServer server(impatient());
    auto peer = HttpPeer::connectTo(server.port());
    peer.send(request.toStdString());  // may not go out to its end
    const auto answer = peer.read();
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, status);
    QVERIFY(peer.isClosedByPeer());
    QCOMPARE(server.served(), 0);
}

void TestHttpLimits::whoeverStallsIsClosed_data() {
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("silent") << QByteArray();
    QTest::newRow("half a line") << QByteArray("GET /a HT");
    QTest::newRow("half a header") << QByteArray("GET /a HTTP/1.1\r\nHost: h\r\nX: ");
    QTest::newRow("half a body") << QByteArray(
        "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
    QTest::newRow("half a chunk") << QByteArray(
        "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab");
}

void TestHttpLimits::whoeverStallsIsClosed() {
    QFETCH(QByteArray, sent);
    EchoServer server(impatient());
    auto fresh = HttpPeer::connectTo(server.port());
    fresh.send(sent.toStdString());
    auto kept = peerThatWasServed(server);
    kept.send(sent.toStdString());
    QVERIFY(!fresh.read().has_value());  // closed without an answer
    QVERIFY(!kept.read().has_value());
    QCOMPARE(server.served(), 1);
}

void TestHttpLimits::aHeaderThatDripsIsClosedAtTheDeadline() {
    EchoServer server(impatient());
    auto peer = HttpPeer::connectTo(server.port());
    constexpr int kBetweenDripsMs = 20;  // never idle, and never as far as the limit of a head
    peer.send("GET /a HTTP/1.1\r\nX: ");
    while (!peer.hasNews(kBetweenDripsMs)) peer.send("x");
    QVERIFY(!peer.read().has_value());  // closed without an answer
    QCOMPARE(server.served(), 0);
}

void TestHttpLimits::aRequestBeingServedIsNotIdle() {
    HttpServerOptions options = impatient();
    EchoServer server(options);
    auto peer = HttpPeer::connectTo(server.port());
    QVERIFY(peer.send(kHeldGet));
    auto held = server.takeHeld(1);
    auto witness = HttpPeer::connectTo(server.port());
    QVERIFY(witness.isClosedByPeer());  // both limits have passed
    held[0].send({200, {}, "late"});
    QCOMPARE(peer.read()->body, std::string("late"));
    QCOMPARE(peer.ask(kShortGet)->status, 200);
}

void TestHttpLimits::anAnswerThatNeverComesIsAnsweredForTheHandler() {
    HttpServerOptions options = impatient();
    options.answerLimit = Milliseconds{300};
    EchoServer server(options);
    auto peer = HttpPeer::connectTo(server.port());
    QVERIFY(peer.send(kHeldGet));
    auto held = server.takeHeld(1);
    const auto answer = peer.read();
    QCOMPARE(answer->status, 503);
    QVERIFY(answer->body.find("OutcomeUnknown") != std::string::npos);
    QVERIFY(peer.isClosedByPeer());
    held[0].send({200, {}, "too late"});
    QCOMPARE(HttpPeer::connectTo(server.port()).ask(kShortGet)->status, 200);
}

void TestHttpLimits::aClientThatDoesNotReadIsDropped() {
    HttpServerOptions options = impatient();
    options.maxConnections = 1;
    EchoServer server(options);
    auto lazy = HttpPeer::connectTo(server.port());
    QVERIFY(lazy.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n"));
    const auto isServed = [&] {
        auto next = HttpPeer::connectTo(server.port());
        const auto answer = next.send(kShortGet) ? next.read() : std::nullopt;
        return answer && answer->status == 200;
    };
    bool wasServed = false;  // QTRY_VERIFY asks again after a success
    QTRY_VERIFY(wasServed = wasServed || isServed());
}

void TestHttpLimits::clientsThatLeaveBeforeTheAnswerHurtNobody() {
    EchoServer server;
    constexpr std::size_t kClients = 500;
    for (std::size_t i = 0; i < kClients; ++i) HttpPeer::connectTo(server.port()).send(kHeldGet);
    std::vector<HttpReply> held;
    while (held.size() < kClients) {
        for (auto& reply : server.takeHeld(1)) held.push_back(std::move(reply));
    }
    std::thread other([&] {
        for (auto& reply : held) reply.send({200, {}, std::string(10'000, 'x')});
    });
    other.join();
    QCOMPARE(HttpPeer::connectTo(server.port()).ask(kShortGet)->status, 200);
}

/// Ten thousand where the limit of descriptors allows both ends of each; a thousand from each address at
/// most.
void TestHttpLimits::thousandsOfIdleConnectionsHurtNobody() {
    rlimit descriptors{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &descriptors), 0);
    descriptors.rlim_cur = descriptors.rlim_max;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &descriptors), 0);
    constexpr rlim_t kWanted = 10'000, kOthers = 200;
    const auto count = static_cast<int>(std::min(kWanted, (descriptors.rlim_cur - kOthers) / 2));
    HttpServerOptions options;
    options.idleLimit = Milliseconds{600'000};
    options.requestDeadline = Milliseconds{600'000};
    options.maxConnections = static_cast<std::size_t>(count) + 1;
    EchoServer server(options);
    std::vector<int> sockets;
    for (int i = 0; i < count; ++i) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in own{}, there{};
        own.sin_family = there.sin_family = AF_INET;
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<std::uint32_t>(1 + i / 900));
        there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        there.sin_port = htons(server.port());
        QCOMPARE(::bind(socket, reinterpret_cast<sockaddr*>(&own), sizeof own), 0);
        QCOMPARE(::connect(socket, reinterpret_cast<sockaddr*>(&there), sizeof there), 0);
        if (i % 3 == 1) QCOMPARE(::send(socket, "GET /a HT", 9, MSG_NOSIGNAL), ssize_t{9});  // half a request
        sockets.push_back(socket);
    }
    auto busy = HttpPeer::connectTo(server.port());
    for (int i = 0; i < 100; ++i) QCOMPARE(busy.ask(kShortGet)->status, 200);
    // All of them were admitted: there is no room for another.
    QVERIFY(HttpPeer::connectTo(server.port()).isClosedByPeer());
    for (const int socket : sockets) ::close(socket);
    bool isAdmitted = false;
    QTRY_VERIFY(isAdmitted = isAdmitted || HttpPeer::connectTo(server.port()).ask(kShortGet).has_value());
    qInfo("%d idle connections", count);
}

void TestHttpLimits::connectionsAreLimited_data() {
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("perPeer");
    QTest::newRow("in all") << 3 << 100;
    QTest::newRow("of one peer") << 100 << 3;
}

void TestHttpLimits::connectionsAreLimited() {
    QFETCH(int, total);
    QFETCH(int, perPeer);
    HttpServerOptions options;
    options.maxConnections = static_cast<std::size_t>(total);
    options.maxConnectionsPerPeer = static_cast<std::size_t>(perPeer);
    EchoServer server(options);
    std::vector<HttpPeer> peers;
    for (int i = 0; i < 3; ++i) {
        peers.push_back(HttpPeer::connectTo(server.port()));
        QCOMPARE(peers.back().ask(kShortGet)->status, 200);
    }
    QVERIFY(HttpPeer::connectTo(server.port()).isClosedByPeer());
    for (auto& peer : peers) QCOMPARE(peer.ask(kShortGet)->status, 200);
    peers.pop_back();
    bool isAdmitted = false;  // QTRY_VERIFY asks again after a success
    QTRY_VERIFY(isAdmitted = isAdmitted || HttpPeer::connectTo(server.port()).ask(kShortGet).has_value());
}

void TestHttpLimits::theEndAnswersWhatIsInFlight() {
    EchoServer server;
    constexpr std::size_t kClients = 40;
    std::vector<HttpPeer> peers;
    for (std::size_t i = 0; i < kClients; ++i) {
        peers.push_back(HttpPeer::connectTo(server.port()));
        QVERIFY(peers.back().send(kHeldGet));
        QVERIFY(peers.back().send(kShortGet));  // pipelined behind it: not begun, so not answered
    }
    std::vector<HttpReply> held;
    while (held.size() < kClients) {
        for (auto& reply : server.takeHeld(1)) held.push_back(std::move(reply));
    }
    auto idle = HttpPeer::connectTo(server.port());
    QCOMPARE(idle.ask(kShortGet)->status, 200);
    std::thread ending([&] { server.stop(); });
    QVERIFY(idle.isClosedByPeer());  // the end has begun
    for (auto& reply : held) reply.send({200, {}, "committed"});
    for (auto& peer : peers) {
        const auto answer = peer.read();
        QVERIFY(answer.has_value());
        QCOMPARE(answer->body, std::string("committed"));
        QCOMPARE(answer->header("connection"), std::string("close"));
        QVERIFY(!peer.read().has_value());
        peer.close();
    }
    ending.join();
    QCOMPARE(server.served(), static_cast<int>(kClients) + 1);
}

void TestHttpLimits::theEndFinishesAnAnswerThatIsBeingWritten() {
    EchoServer server;
    auto reading = HttpPeer::connectTo(server.port());
    QVERIFY(reading.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n"));
    QTRY_COMPARE(server.served(), 1);
    auto idle = HttpPeer::connectTo(server.port());
    QCOMPARE(idle.ask(kShortGet)->status, 200);
    std::thread ending([&] { server.stop(); });
    QVERIFY(idle.isClosedByPeer());
    const auto answer = reading.read();
    reading.close();
    ending.join();
    QVERIFY(answer.has_value());
    QCOMPARE(answer->body.size(), std::size_t{16U << 20U});
}

void TestHttpLimits::aReplyMayOutliveTheServer() {
    HttpServerOptions options;
    options.stopLimit = Milliseconds{300};
    EchoServer server(options);
    auto peer = HttpPeer::connectTo(server.port());
    QVERIFY(peer.send(kHeldGet));
    auto held = server.takeHeld(1);
    server.stop();  // waits for the answer, but not for ever
    QVERIFY(peer.isClosedByPeer());
    held[0].send({200, {}, "nobody is there"});
}

void TestHttpLimits::aPortInUseIsSaidSo() {
    EchoServer server;
    HttpServerOptions options;
    options.port = server.port();
    QCOMPARE(HttpServer::listen(options, [](HttpRequest, HttpReply) {}).code(),
             ErrorCode::NetworkConnectFailed);
    options.address = "nowhere";
    QCOMPARE(HttpServer::listen(options, [](HttpRequest, HttpReply) {}).code(), ErrorCode::ConfigInvalid);
}

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "test_http_limits.moc"
