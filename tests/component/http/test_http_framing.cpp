// Where a request ends (RFC 9112, section 6): whoever stands between the phone and us must never see another
// end than we do, or one client's bytes become another client's request. What may be read in two ways is
// refused and closed.
#include "echo_server.h"
#include "tests/support/http_peer.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestHttpFraming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEndThatCouldBeDoubtedIsRefused_data();
    void anEndThatCouldBeDoubtedIsRefused();
    void whatIsPlainIsServed_data();
    void whatIsPlainIsServed();
    void aTrailerIsNoHeader();
};

void TestHttpFraming::anEndThatCouldBeDoubtedIsRefused_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    // Read one way this is one request; read the other, its body is a second one.
    const QByteArray hidden("GET /hidden HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto row = [](const char* name, const QByteArray& request, int status = 400) {
        QTest::newRow(name) << request << status;
    };
    const auto post = [&](const char* name, const QByteArray& headers, int status = 400) {
        // Whole as a chunked body and as none.
        row(name, "POST /a HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n\r\n0\r\n\r\n" + hidden, status);
    };
    // RFC 9110, 8.6: equal lengths may be taken for one or refused; only refusing leaves no doubt.
    post("equal lengths in a list", "Content-Length: 3, 3");
    post("equal lengths in two lines", "Content-Length: 3\r\nContent-Length: 3");
    post("unequal lengths in a list", "Content-Length: 3, 4");
    post("length and a comma", "Content-Length: 3,");
    post("empty length", "Content-Length: ");
    post("length with a blank inside", "Content-Length: 3 0");
    post("length in quotes", "Content-Length: \"3\"");
    post("length as a fraction", "Content-Length: 3.0");
    post("length in other digits", "Content-Length: \xEF\xBC\x93");
    // RFC 9112, 6.1 and 6.3: a length beside a coding, or a coding that does not end in chunked.
    post("length before chunked", "Content-Length: 3\r\nTransfer-Encoding: chunked");
    post("length behind chunked", "Transfer-Encoding: chunked\r\nContent-Length: 3");
    post("length before a coding", "Content-Length: 0\r\nTransfer-Encoding: gzip");
    post("length behind a coding", "Transfer-Encoding: gzip\r\nContent-Length: 0");
    post("not chunked", "Transfer-Encoding: gzip");
    post("chunked not last", "Transfer-Encoding: chunked, gzip");
    post("chunked twice", "Transfer-Encoding: chunked, chunked");
    post("chunked in two lines", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
    post("identity", "Transfer-Encoding: identity");
    post("no coding named", "Transfer-Encoding: ");
    post("a word that ends in chunked", "Transfer-Encoding: xchunked");
    post("chunked with a parameter", "Transfer-Encoding: chunked;q=1");
    post("chunked in quotes", "Transfer-Encoding: \"chunked\"");
    post("chunked behind a tab and a control",
         "Transfer-Encoding: \x0B"
         "chunked");
    post("a coding that we do not have", "Transfer-Encoding: gzip, chunked");
    post("a coding in a line of its own", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked");
    row("chunked in HTTP/1.0", "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);
    // RFC 9112, 5.1 and 5.2: folded lines, blanks before the colon and before the first header.
    post("folded header", "X: a\r\n b");
    post("folded length", "Content-Length:\r\n 3");
    post("folded coding", "Transfer-Encoding:\r\n\tchunked");
    post("blank before the colon", "Content-Length : 3");
    post("tab before the colon", "Transfer-Encoding\t: chunked");
    row("blank before the first header",
        "POST /a HTTP/1.1\r\n Content-Length: 3\r\nHost: h\r\n\r\n" + hidden);
    // RFC 9112, 2.2: a bare CR or LF is no end of a line.
    row("lines that end in LF", "GET /a HTTP/1.1\nHost: h\n\n" + hidden);
    row("request line that ends in LF", "GET /a HTTP/1.1\nHost: h\r\n\r\n" + hidden);
    row("header that ends in LF", "POST /a HTTP/1.1\r\nHost: h\nContent-Length: 33\r\n\r\n" + hidden);
    row("head that ends in LF LF", "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 33\n\n" + hidden);
    post("bare CR in a value", "X: a\rContent-Length: 33");
    post("bare LF in a value", "X: a\nContent-Length: 33");
    post("CR CR LF", "X: a\r\r\nContent-Length: 33");
    // RFC 9112, 7.1: chunks.
    const auto chunks = [&](const char* name, const QByteArray& body) {
        row(name, "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + body + hidden);
    };
    chunks("chunk size with a sign", "+3\r\nabc\r\n0\r\n\r\n");
    chunks("chunk size with 0x", "0x3\r\nabc\r\n0\r\n\r\n");
    chunks("chunk size beyond 64 bit", "10000000000000003\r\nabc\r\n0\r\n\r\n");
    chunks("chunk size that ends in LF", "3\nabc\r\n0\r\n\r\n");
    chunks("chunk that ends in LF", "3\r\nabc\n0\r\n\r\n");
    chunks("blank before a chunk size", " 3\r\nabc\r\n0\r\n\r\n");
    chunks("bare LF in a chunk extension", "3;a\nb\r\nabc\r\n0\r\n\r\n");
    // RFC 9112, 3.2: forms of the target that an origin does not serve.
    row("absolute form", "GET http://other/a HTTP/1.1\r\nHost: h\r\n\r\n" + hidden);
    row("authority form", "CONNECT other:443 HTTP/1.1\r\nHost: h\r\n\r\n" + hidden);
    row("asterisk form", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n" + hidden);
    row("two blanks in the request line", "GET  /a HTTP/1.1\r\nHost: h\r\n\r\n" + hidden);
    row("blank in the target", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n" + hidden);
    row("tab in the request line", "GET\t/a\tHTTP/1.1\r\nHost: h\r\n\r\n" + hidden);
    row("lower case version", "GET /a http/1.1\r\nHost: h\r\n\r\n" + hidden);
    row("host in a list of two lines", "GET /a HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n" + hidden);
    // Sizes: more in test_http_limits.cpp.
    row("a head that is too long",
        "GET /a HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n" + hidden, 431);
    row("a header name that is too long",
        "GET /a HTTP/1.1\r\nHost: h\r\n" + QByteArray(20'000, 'x') + ": x\r\n\r\n" + hidden, 431);
    row("more than 64 headers",
        "GET /a HTTP/1.1\r\nHost: h\r\n" + QByteArray("X: y\r\n").repeated(64) + "\r\n" + hidden);
}

void TestHttpFraming::anEndThatCouldBeDoubtedIsRefused() {
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    peer.send(request.toStdString());  // may not go out to its end
    peer.finishSending();
    const auto answer = peer.read();
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->header("connection"), std::string("close"));
    QVERIFY(!peer.read().has_value());  // nothing behind it is taken for a request
    QCOMPARE(server.served(), 0);
}

void TestHttpFraming::whatIsPlainIsServed_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("echo");
    const auto post = [](const char* name, const QByteArray& headers, const QByteArray& body,
                         const QByteArray& echo) {
        QTest::newRow(name) << "POST /a HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n\r\n" + body
                            << "POST /a [] " + echo;
    };
    post("one length", "Content-Length: 3", "abc", "abc");
    post("leading noughts", "Content-Length: 0003", "abc", "abc");
    post("name in other letters", "cOnTeNt-LeNgTh:3", "abc", "abc");
    post("blanks around the value", "Content-Length: \t 3 \t ", "abc", "abc");
    post("length of nothing", "Content-Length: 0", "", "");
    post("chunked", "Transfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n", "abc");
    post("Chunked", "transfer-encoding: Chunked", "3\r\nabc\r\n0\r\n\r\n", "abc");
    post("chunk extension", "Transfer-Encoding: chunked", "3;a=b\r\nabc\r\n0\r\n\r\n", "abc");
    post("trailers", "Transfer-Encoding: chunked", "3\r\nabc\r\n0\r\nX: y\r\n\r\n", "abc");
    post("a body that looks like a request", "Content-Length: 18", "GET / HTTP/1.1\r\n\r\n",
         "GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("no body") << QByteArray("POST /a HTTP/1.1\r\nHost: h\r\n\r\n")
                             << QByteArray("POST /a [] ");
    QTest::newRow("length in HTTP/1.0")
        << QByteArray("POST /a HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nabc")
        << QByteArray("POST /a [] abc");
}

void TestHttpFraming::whatIsPlainIsServed() {
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, echo);
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    // The next request shows that this one ended where it should.
    QVERIFY(peer.send(request.toStdString() + "GET /next HTTP/1.1\r\nHost: h\r\n\r\n"));
    const auto answer = peer.read();
    QVERIFY(answer.has_value());
    QCOMPARE(QByteArray::fromStdString(answer->body), echo);
    const auto next = peer.read();
    QVERIFY(next.has_value());
    QCOMPARE(next->body, std::string("GET /next [] "));
}

/// RFC 9110, section 6.5: else a client could add what a proxy in front of us takes away from its headers.
void TestHttpFraming::aTrailerIsNoHeader() {
    EchoServer server;
    auto peer = HttpPeer::connectTo(server.port());
    const auto answer = peer.ask(
        "POST /x HTTP/1.1\r\nHost: h\r\nX: head\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n0\r\nX: trailer\r\n\r\n");
    QVERIFY(answer.has_value());
    QCOMPARE(answer->body, std::string("POST /x [] abc{head}"));
}

QTEST_GUILESS_MAIN(TestHttpFraming)
#include "test_http_framing.moc"
