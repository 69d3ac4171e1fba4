// TLS 1.3 between two programs that know each other's keys: who else calls, and who else answers, gets
// nothing.
#include "echo_server.h"
#include "platform/http/client.h"
#include "tests/support/raw_peer.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace kazasu;
using namespace kazasu::test;

namespace {

struct Identity {
    TlsIdentityFiles files;
    TlsKeyHash key;
};

Result<HttpResponse> ask(HttpTransport& transport, const std::string& url, const std::string& body = {}) {
    std::promise<Result<HttpResponse>> promise;
    auto future = promise.get_future();
    transport.send({body.empty() ? "GET" : "POST", url, {}, body, Milliseconds{5'000}},
                   [&promise](Result<HttpResponse> result) { promise.set_value(std::move(result)); });
    return future.get();
}

}  // namespace

class TestHttpTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothSidesKnowEachOther();
    void theServedRequestNamesTheKey();
    void aStrangerIsNotAdmitted_data();
    void aStrangerIsNotAdmitted();
    void anotherServerHearsNothing();
    void theNextKeyIsExpectedAlready();
    void whoSpeaksPlainHttpGetsNothing();
    void aCallerWithTlsSendsNothingInTheClear();
    void olderTlsIsRefused();
    void aDoorForEverybodyAsksForNoKey();
    void aRefusalReachesAClientThatIsStillSending();
    void filesThatAreNoPairAreRefused();
    void aKeyIsNotOverwritten();

private:
    Identity makeIdentity(const std::string& name);
    HttpServerOptions doorFor(const std::vector<TlsKeyHash>& admitted) const;
    [[nodiscard]] static std::string urlOf(const EchoServer& server, const std::string& path = "/x") {
        return "https://127.0.0.1:" + std::to_string(server.port()) + path;
    }

    QTemporaryDir m_folder;
    Identity m_center, m_shop, m_stranger;
};

Identity TestHttpTls::makeIdentity(const std::string& name) {
    const std::string path = m_folder.filePath(QString::fromStdString(name)).toStdString();
    const TlsIdentityFiles files{path + ".pem", path + ".key"};
    const Status made = createTlsIdentity(files, name);
    KAZASU_CHECK(made.isOk());
    const auto key = checkTlsIdentity(files);
    KAZASU_CHECK(key.isOk());
    return {files, *key};
}

void TestHttpTls::initTestCase() {
    m_center = makeIdentity("center");
    m_shop = makeIdentity("shop");
    m_stranger = makeIdentity("stranger");
    QVERIFY(m_center.key != m_shop.key);
}

HttpServerOptions TestHttpTls::doorFor(const std::vector<TlsKeyHash>& admitted) const {
    HttpServerOptions options;
    options.tls = TlsDoor{m_center.files, [admitted](const TlsKeyHash& key) {
                              return std::find(admitted.begin(), admitted.end(), key) != admitted.end();
                          }};
    return options;
}

void TestHttpTls::bothSidesKnowEachOther() {
    EchoServer server(doorFor({m_shop.key}));
    CurlTransport transport(1U << 25U, TlsCaller{{m_center.key}, m_shop.files});
    const auto answer = ask(transport, urlOf(server, "/a"), "body");
    QVERIFY2(answer.isOk(), answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->body, std::string("POST /a [] body"));
    QCOMPARE(ask(transport, urlOf(server, "/large"))->body.size(), std::size_t{16U << 20U});
}

void TestHttpTls::theServedRequestNamesTheKey() {
    std::optional<TlsKeyHash> seen;
    const auto server = HttpServer::listen(doorFor({m_shop.key, m_stranger.key}),
                                           [&seen](HttpRequest request, HttpReply reply) {
                                               seen = request.clientKey;
                                               reply.send(HttpResponse::empty(204));
                                           });
    QVERIFY(server.isOk());
    const std::string url = "https://127.0.0.1:" + std::to_string((*server)->port()) + "/";
    for (const Identity* caller : {&m_shop, &m_stranger}) {
        CurlTransport transport(1'000, TlsCaller{{m_center.key}, caller->files});
        QCOMPARE(ask(transport, url)->status, 204);
        QVERIFY(seen == caller->key);
    }
}

void TestHttpTls::aStrangerIsNotAdmitted_data() {
    QTest::addColumn<bool>("showsAKey");
    QTest::newRow("another key") << true;
    QTest::newRow("no key") << false;
}

void TestHttpTls::aStrangerIsNotAdmitted() {
    QFETCH(const bool, showsAKey);
    EchoServer server(doorFor({m_shop.key}));
    TlsCaller caller{{m_center.key}, {}};
    if (showsAKey) caller.identity = m_stranger.files;
    CurlTransport transport(1'000, caller);
    QCOMPARE(ask(transport, urlOf(server), "secret").code(), ErrorCode::Unauthorized);
    server.stop();
    QCOMPARE(server.served(), 0);
}

void TestHttpTls::anotherServerHearsNothing() {
    HttpServerOptions options = doorFor({m_shop.key});
    options.tls->identity = m_stranger.files;
    EchoServer server(options);
    CurlTransport transport(1'000, TlsCaller{{m_center.key}, m_shop.files});
    QCOMPARE(ask(transport, urlOf(server), "secret").code(), ErrorCode::NetworkPeerUnknown);
    server.stop();
    QCOMPARE(server.served(), 0);
}

void TestHttpTls::theNextKeyIsExpectedAlready() {
    EchoServer server(doorFor({m_shop.key}));
    CurlTransport transport(1'000, TlsCaller{{m_stranger.key, m_center.key}, m_shop.files});
    QCOMPARE(ask(transport, urlOf(server))->status, 200);
}

void TestHttpTls::whoSpeaksPlainHttpGetsNothing() {
    EchoServer server(doorFor({m_shop.key}));
    CurlTransport transport;
    const auto answer = ask(transport, "http://127.0.0.1:" + std::to_string(server.port()) + "/");
    QVERIFY(!answer.isOk());
    server.stop();
    QCOMPARE(server.served(), 0);
}

void TestHttpTls::aCallerWithTlsSendsNothingInTheClear() {
    EchoServer server;
    CurlTransport transport(1'000, TlsCaller{{m_center.key}, m_shop.files});
    QCOMPARE(ask(transport, "http://127.0.0.1:" + std::to_string(server.port()) + "/").code(),
             ErrorCode::InvalidArgument);
    QCOMPARE(ask(transport, urlOf(server)).code(), ErrorCode::NetworkConnectFailed);
    server.stop();
    QCOMPARE(server.served(), 0);
}

void TestHttpTls::olderTlsIsRefused() {
    EchoServer server(doorFor({m_shop.key}));
    RawPeer peer = RawPeer::connectTo(server.port());
    // A ClientHello of TLS 1.2 without supported_versions, as RFC 5246 lays it out.
    peer.send(*fromHex("160301002f0100002b0303" + std::string(64, '7') + "000004c02bc02f01000000"));
    const Bytes answer = peer.readSome();
    QVERIFY(!answer.empty());
    QCOMPARE(int(answer[0]), 0x15);  // an alert and nothing else
}

void TestHttpTls::aDoorForEverybodyAsksForNoKey() {
    HttpServerOptions options;
    options.tls = TlsDoor{m_center.files, {}};
    EchoServer server(options);
    CurlTransport transport(1'000, TlsCaller{{m_center.key}, {}});
    QCOMPARE(ask(transport, urlOf(server))->status, 200);
}

void TestHttpTls::aRefusalReachesAClientThatIsStillSending() {
    HttpServerOptions options = doorFor({m_shop.key});
    options.bodyLimit = 1'000;
    EchoServer server(options);
    CurlTransport transport(1'000, TlsCaller{{m_center.key}, m_shop.files});
    const auto answer = ask(transport, urlOf(server), std::string(1U << 20U, 'x'));
    QVERIFY2(answer.isOk(), answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->status, 413);
}

void TestHttpTls::filesThatAreNoPairAreRefused() {
    const TlsIdentityFiles mixed{m_center.files.certificate, m_shop.files.key};
    QCOMPARE(checkTlsIdentity(mixed).code(), ErrorCode::ConfigInvalid);
    QFile open(QString::fromStdString(m_stranger.files.key));
    QVERIFY(open.setPermissions(open.permissions() | QFileDevice::ReadOther));
    QCOMPARE(checkTlsIdentity(m_stranger.files).code(), ErrorCode::ConfigInvalid);
    QVERIFY(open.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QCOMPARE(checkTlsIdentity(
                 {m_center.files.certificate, m_folder.filePath(QStringLiteral("none")).toStdString()})
                 .code(),
             ErrorCode::NotFound);
    HttpServerOptions options;
    options.tls = TlsDoor{mixed, {}};
    QVERIFY(!HttpServer::listen(options, [](HttpRequest, HttpReply) {}).isOk());
}

void TestHttpTls::aKeyIsNotOverwritten() {
    QCOMPARE(createTlsIdentity(m_center.files, "again").code(), ErrorCode::AlreadyExists);
    QCOMPARE(createTlsIdentity({m_center.files.certificate + "2", m_center.files.key}, "again").code(),
             ErrorCode::AlreadyExists);
    QVERIFY(!QFile::exists(QString::fromStdString(m_center.files.certificate + "2")));
    QCOMPARE(checkTlsIdentity(m_center.files)->hex, m_center.key.hex);
}

QTEST_GUILESS_MAIN(TestHttpTls)
#include "test_http_tls.moc"
