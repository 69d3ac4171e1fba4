// Frames over real sockets: the server against peers that misbehave, the client against peers that vanish.
#include "core/iso8583/frame.h"
#include "platform/net/frame_client.h"
#include "platform/net/frame_server.h"
#include "tests/support/raw_peer.h"

#include <QTest>

#include <atomic>
#include <future>
#include <mutex>
#include <set>

using namespace kazasu;
using namespace kazasu::test;

namespace {

/// Answers each frame with itself.
struct EchoServer {
    explicit EchoServer(FrameServerOptions options = {}) {
        server = std::move(FrameServer::listen(io, options, [this](Bytes frame, const FrameReply& reply) {
                     ++frames;
                     reply.send(std::move(frame));
                 })).value();
    }
    [[nodiscard]] RawPeer connect() const { return RawPeer::connectTo(server->port()); }

    IoThread io;
    std::atomic<int> frames = 0;
    std::unique_ptr<FrameServer> server;
};

Bytes framed(std::string_view payload) { return iso8583::encodeFrame(viewOf(payload)).value(); }

bool isAlive(const RawPeer& peer) {
    return peer.send(framed("still there")) && textOf(peer.readFrame()) == "still there";
}

/// What a client reported, to be waited for.
struct ClientLog {
    FrameClient::Events events() {
        FrameClient::Events events;
        events.connecting = [this] { ++attempts; };
        events.connected = [this] { ++connected; };
        events.received = [this](const Bytes& frame) {
            const std::lock_guard lock{mutex};
            received.insert(textOf(frame));
        };
        events.disconnected = [this](const Error& reason) {
            lastReason = static_cast<int>(reason.code);
            ++disconnected;
        };
        return events;
    }
    bool has(const std::string& text) {
        const std::lock_guard lock{mutex};
        return received.contains(text);
    }

    std::atomic<int> attempts = 0, connected = 0, disconnected = 0, lastReason = 0;
    std::mutex mutex;
    std::set<std::string> received;
};

FrameClientOptions hurriedClient(std::uint16_t port) {
    FrameClientOptions options;
    options.host = "127.0.0.1";
    options.port = port;
    options.firstPause = Milliseconds{10};
    options.longestPause = Milliseconds{40};
    return options;
}

}  // namespace

class TestFrames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tasksRunInTheOrderOfTheirPosting();
    void aCancelledTimerDoesNotRun();
    void framesComeBackWhateverTheSplit();
    void aKeepAliveIsNoFrame();
    void anOversizedFrameEndsOnlyItsConnection();
    void garbageEndsOnlyItsConnection();
    void halfAFrameIsCutOffAtItsDeadline();
    void bytesThatDripDoNotMoveTheDeadline();
    void anIdlePeerIsCutOff();
    void aPeerThatDoesNotReadIsCutOff();
    void connectionsAboveTheLimitAreClosed();
    void aSilentStrangerMakesWay();
    void anAnswerToAVanishedPeerIsHarmless();
    void aTakenPortIsReported();
    void theServerClosesItsConnectionsWhenItEnds();
    void theClientComesBackWhenThePeerDoes();
    void theClientReportsARefusedConnection();
    void sendingWithoutALineIsRefused();
    void aStoppedClientStaysSilent();
};

void TestFrames::tasksRunInTheOrderOfTheirPosting() {
    IoThread io;
    std::vector<int> order;
    for (int i = 0; i < 100; ++i) io.post([&order, i] { order.push_back(i); });
    io.runAndWait([&] { io.runAndWait([&] { order.push_back(100); }); });
    QCOMPARE(order.size(), std::size_t{101});
    QVERIFY(std::is_sorted(order.begin(), order.end()));
    QVERIFY(!io.isCurrent());
}

void TestFrames::aCancelledTimerDoesNotRun() {
    IoThread io;
    std::atomic<int> runs = 0;
    std::promise<void> late;
    io.runAndWait([&] {
        const TimerId cancelled = io.after(Milliseconds{1}, [&] { runs += 100; });
        io.after(Milliseconds{1}, [&] { ++runs; });
        io.after(Milliseconds{30}, [&] { late.set_value(); });
        io.cancel(cancelled);
        io.cancel(987654);
    });
    late.get_future().wait();
    QCOMPARE(runs.load(), 1);
}

void TestFrames::framesComeBackWhateverTheSplit() {
    const EchoServer server;
    const RawPeer peer = server.connect();
    Bytes stream = framed("first");
    const Bytes second = framed(std::string(4096, 'x'));
    stream.insert(stream.end(), second.begin(), second.end());
    for (std::size_t at = 0; at < stream.size(); at += 1000)
        QVERIFY(peer.send(ByteView{stream}.subspan(at, std::min<std::size_t>(1000, stream.size() - at))));
    QCOMPARE(textOf(peer.readFrame()), std::string("first"));
    QCOMPARE(textOf(peer.readFrame()), std::string(4096, 'x'));
}

void TestFrames::aKeepAliveIsNoFrame() {
    const EchoServer server;
    const RawPeer peer = server.connect();
    QVERIFY(peer.send(framed("")));
    QVERIFY(isAlive(peer));
    QCOMPARE(server.frames.load(), 1);
}

void TestFrames::anOversizedFrameEndsOnlyItsConnection() {
    const EchoServer server;
    const RawPeer good = server.connect();
    const RawPeer bad = server.connect();
    QVERIFY(bad.send(Bytes{0x10, 0x01, 0, 0}));
    QVERIFY(bad.isClosedByPeer());
    QVERIFY(isAlive(good));
    QCOMPARE(server.frames.load(), 1);
}

void TestFrames::garbageEndsOnlyItsConnection() {
    const EchoServer server;
    const RawPeer good = server.connect();
    const RawPeer bad = server.connect();
    static_cast<void>(bad.send("GET / HTTP/1.1\r\nHost: bank\r\n\r\n"));
    QVERIFY(bad.isClosedByPeer());
    QVERIFY(isAlive(good));
}

void TestFrames::halfAFrameIsCutOffAtItsDeadline() {
    FrameServerOptions options;
    options.frameDeadline = Milliseconds{50};
    const EchoServer server{options};
    const RawPeer peer = server.connect();
    QVERIFY(peer.send(Bytes{0, 10, 'h', 'a', 'l', 'f'}));
    QVERIFY(peer.isClosedByPeer());
    QCOMPARE(server.frames.load(), 0);
}

void TestFrames::bytesThatDripDoNotMoveTheDeadline() {
    FrameServerOptions options;
    options.frameDeadline = Milliseconds{100};
    const EchoServer server{options};
    const RawPeer peer = server.connect();
    QVERIFY(peer.send(Bytes{0x0F, 0xFF}));
    int dripped = 0;
    constexpr int kBetweenDripsMs = 10;
    while (dripped < 4000 && !peer.hasNews(kBetweenDripsMs) && peer.send("x")) ++dripped;
    QVERIFY(dripped < 200);
    QCOMPARE(server.frames.load(), 0);
}

void TestFrames::anIdlePeerIsCutOff() {
    FrameServerOptions options;
    options.idleLimit = Milliseconds{50};
    const EchoServer server{options};
    const RawPeer peer = server.connect();
    QVERIFY(peer.isClosedByPeer());
}

void TestFrames::aPeerThatDoesNotReadIsCutOff() {
    FrameServerOptions options;
    options.frameDeadline = Milliseconds{300};
    options.maxOutgoingBytes = 64 * 1024;
    const EchoServer server{options};
    const RawPeer slow = server.connect();
    const Bytes frame = framed(std::string(4096, 'x'));
    int sent = 0;
    while (sent < 20'000 && slow.send(frame)) ++sent;
    QVERIFY(sent < 20'000);
    QVERIFY(isAlive(server.connect()));
}

void TestFrames::connectionsAboveTheLimitAreClosed() {
    FrameServerOptions options;
    options.maxConnections = 2;
    const EchoServer server{options};
    const RawPeer first = server.connect();
    QVERIFY(isAlive(first));
    RawPeer second = server.connect();
    QVERIFY(isAlive(second));
    QVERIFY(server.connect().isClosedByPeer());
    second.close();
    QTRY_VERIFY(isAlive(server.connect()));
    QVERIFY(isAlive(first));
}

void TestFrames::aSilentStrangerMakesWay() {
    FrameServerOptions options;
    options.maxConnections = 3;
    const EchoServer server{options};
    const RawPeer silent = server.connect();
    const RawPeer silentToo = server.connect();
    const RawPeer bank = server.connect();
    QVERIFY(isAlive(bank));
    QVERIFY(isAlive(server.connect()));
    QVERIFY(silent.isClosedByPeer());
    QVERIFY(isAlive(bank));
    QVERIFY(isAlive(silentToo));
}

void TestFrames::anAnswerToAVanishedPeerIsHarmless() {
    IoThread io;
    std::promise<FrameReply> asked;
    const auto server =
        FrameServer::listen(io, {}, [&](const Bytes&, const FrameReply& reply) { asked.set_value(reply); });
    QVERIFY(server.isOk());
    RawPeer peer = RawPeer::connectTo((*server)->port());
    QVERIFY(peer.send(framed("question")));
    const FrameReply reply = asked.get_future().get();
    peer.close();
    for (int i = 0; i < 10; ++i) reply.send(bytesOf("answer"));
    reply.close("no more");
    io.runAndWait([] {});
}

void TestFrames::aTakenPortIsReported() {
    const EchoServer server;
    FrameServerOptions options;
    options.port = server.server->port();
    IoThread io;
    QCOMPARE(FrameServer::listen(io, options, {}).code(), ErrorCode::NetworkConnectFailed);
    options.address = "not an address";
    QCOMPARE(FrameServer::listen(io, options, {}).code(), ErrorCode::InvalidArgument);
}

void TestFrames::theServerClosesItsConnectionsWhenItEnds() {
    auto server = std::make_unique<EchoServer>();
    const RawPeer peer = server->connect();
    QVERIFY(isAlive(peer));
    server.reset();
    QVERIFY(peer.isClosedByPeer());
}

void TestFrames::theClientComesBackWhenThePeerDoes() {
    IoThread io;
    ClientLog log;
    auto listener = std::make_unique<RawListener>();
    const std::uint16_t port = listener->port();
    FrameClient client{io, hurriedClient(port), log.events()};
    RawPeer peer = listener->accept();
    QVERIFY(peer.send(framed("one")));
    QTRY_VERIFY(log.has("one"));
    listener.reset();
    peer.close();
    QTRY_COMPARE(log.disconnected.load() >= 3, true);
    QCOMPARE(log.lastReason.load(), static_cast<int>(ErrorCode::NetworkConnectFailed));
    const RawListener again{port};
    const RawPeer back = again.accept();
    QVERIFY(back.send(framed("two")));
    QTRY_VERIFY(log.has("two"));
    io.runAndWait([&] { QVERIFY(client.send(viewOf("hello")).isOk()); });
    QCOMPARE(textOf(back.readFrame()), std::string("hello"));
    QCOMPARE(log.connected.load(), 2);
}

void TestFrames::theClientReportsARefusedConnection() {
    std::uint16_t port = 0;
    {
        const RawListener listener;
        port = listener.port();
    }
    IoThread io;
    ClientLog log;
    const FrameClient client{io, hurriedClient(port), log.events()};
    QTRY_VERIFY(log.disconnected.load() >= 2);
    QCOMPARE(log.lastReason.load(), static_cast<int>(ErrorCode::NetworkConnectFailed));
    QCOMPARE(log.connected.load(), 0);
}

void TestFrames::sendingWithoutALineIsRefused() {
    IoThread io;
    ClientLog log;
    FrameClient client{io, hurriedClient(1), log.events()};
    QTRY_VERIFY(log.disconnected.load() >= 1);
    io.runAndWait([&] { QCOMPARE(client.send(viewOf("x")).code(), ErrorCode::NetworkConnectFailed); });
}

void TestFrames::aStoppedClientStaysSilent() {
    IoThread io;
    ClientLog log;
    const RawListener listener;
    auto client = std::make_unique<FrameClient>(io, hurriedClient(listener.port()), log.events());
    const RawPeer peer = listener.accept();
    client.reset();
    const int attempts = log.attempts;
    QVERIFY(peer.isClosedByPeer());
    QCOMPARE(log.disconnected.load(), 0);
    io.runAndWait([] {});
    QCOMPARE(log.attempts.load(), attempts);
}

QTEST_GUILESS_MAIN(TestFrames)
#include "test_frames.moc"
