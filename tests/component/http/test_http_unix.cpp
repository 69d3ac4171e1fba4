// A door in the file system: for programs of the same owner on the same machine.
#include "echo_server.h"
#include "platform/http/client.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace kazasu;
using namespace kazasu::test;

class TestHttpUnix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallComesThrough();
    void onlyItsOwnerMayCall();
    void whoStopsLeavesNothingBehind();
    void aSocketThatIsServedIsNotTaken();
    void aSocketOfADeadProgramIsTaken();
    void aFileIsNotTakenForASocket();
    void aPathThatIsTooLongIsRefused();
    void nobodyThereMeansNothingWasSent();

private:
    [[nodiscard]] std::string path() const { return m_folder.filePath(QStringLiteral("door")).toStdString(); }
    [[nodiscard]] HttpServerOptions door() const {
        HttpServerOptions options;
        options.address = "unix:" + path();
        return options;
    }
    Result<HttpResponse> ask();

    QTemporaryDir m_folder;
    CurlTransport m_transport;
};

Result<HttpResponse> TestHttpUnix::ask() {
    std::promise<Result<HttpResponse>> promise;
    auto future = promise.get_future();
    HttpCall call{"POST", "http://local/a", {}, "body", Milliseconds{5'000}};
    call.unixSocket = path();
    m_transport.send(std::move(call),
                     [&promise](Result<HttpResponse> result) { promise.set_value(std::move(result)); });
    return future.get();
}

void TestHttpUnix::aCallComesThrough() {
    EchoServer server(door());
    const auto answer = ask();
    QVERIFY2(answer.isOk(), answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->body, std::string("POST /a [] body"));
}

void TestHttpUnix::onlyItsOwnerMayCall() {
    EchoServer server(door());
    const auto allowed = QFile::permissions(QString::fromStdString(path()));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(allowed & others));
}

void TestHttpUnix::whoStopsLeavesNothingBehind() {
    { EchoServer server(door()); }
    QVERIFY(!QFile::exists(QString::fromStdString(path())));
}

void TestHttpUnix::aSocketThatIsServedIsNotTaken() {
    EchoServer server(door());
    const auto second = HttpServer::listen(door(), [](HttpRequest, HttpReply) {});
    QCOMPARE(second.code(), ErrorCode::NetworkConnectFailed);
    QVERIFY(ask().isOk());
}

void TestHttpUnix::aSocketOfADeadProgramIsTaken() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path().copy(address.sun_path, sizeof address.sun_path - 1);
    const int dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(dead, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(dead);
    EchoServer server(door());
    QVERIFY(ask().isOk());
}

void TestHttpUnix::aFileIsNotTakenForASocket() {
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(HttpServer::listen(door(), [](HttpRequest, HttpReply) {}).code(), ErrorCode::ConfigInvalid);
    QVERIFY(file.exists());
    QVERIFY(file.remove());
}

void TestHttpUnix::aPathThatIsTooLongIsRefused() {
    HttpServerOptions options;
    options.address = "unix:/" + std::string(200, 'x');
    QCOMPARE(HttpServer::listen(options, [](HttpRequest, HttpReply) {}).code(), ErrorCode::ConfigInvalid);
}

void TestHttpUnix::nobodyThereMeansNothingWasSent() {
    QCOMPARE(ask().code(), ErrorCode::NetworkConnectFailed);
}

QTEST_GUILESS_MAIN(TestHttpUnix)
#include "test_http_unix.moc"
