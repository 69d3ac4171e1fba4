// Paths, queries and cookies as they come off the wire.
#include "core/json.h"
#include "platform/http/message.h"
#include "platform/http/percent.h"

#include <QTest>

using namespace kazasu;

class TestHttpMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pathsAreDecodedOrRefused_data();
    void pathsAreDecodedOrRefused();
    void theFirstValueOfANameIsFound();
    void cookiesAreFoundByTheirWholeName();
    void anErrorCarriesItsStatusCodeAndName();
};

void TestHttpMessage::pathsAreDecodedOrRefused_data() {
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("expected");  // null: refused
    const auto row = [](const char* target, const QByteArray& expected) {
        QTest::newRow(target) << QByteArray(target) << expected;
    };
    row("/", "/");
    row("/a/b", "/a/b");
    row("/a/", "/a/");
    row("/a%20b/%E3%81%8B", "/a b/\xE3\x81\x8B");
    row("/a+b", "/a+b");
    row("/...", "/...");
    for (const char* refused :
         {"",         "a",      "*",  "//",  "/a//b", "/.",   "/..",  "/a/../b", "/%2e",  "/%2E%2e/x",
          "/a%2fb",   "/a%2Fb", "/%", "/%1", "/%zz",  "/%00", "/%0a", "/%7f",    "/\x01", "/\xE3\x81\x8B",
          "http://h/"}) {
        row(refused, {});
    }
}

void TestHttpMessage::pathsAreDecodedOrRefused() {
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, expected);
    const auto path = decodedPath(target.toStdString());
    QCOMPARE(path.has_value(), !expected.isNull());
    if (path) QCOMPARE(QByteArray::fromStdString(*path), expected);
}

void TestHttpMessage::theFirstValueOfANameIsFound() {
    HttpRequest request;
    request.query = "a=1&a=2&b&c=&%64=x%20y&e=a=b";
    QCOMPARE(request.queryValue("a").value(), std::string("1"));
    QCOMPARE(request.queryValue("b").value(), std::string());
    QCOMPARE(request.queryValue("c").value(), std::string());
    QCOMPARE(request.queryValue("d").value(), std::string("x y"));
    QCOMPARE(request.queryValue("e").value(), std::string("a=b"));
    QVERIFY(!request.queryValue("f").has_value());
    QVERIFY(!HttpRequest{}.queryValue("").has_value());
}

void TestHttpMessage::cookiesAreFoundByTheirWholeName() {
    HttpRequest request;
    request.headers = {{"cookie", "xsession=1; session=abc=; other=2"}};
    QCOMPARE(request.cookie("session").value(), std::string("abc="));
    QCOMPARE(request.cookie("other").value(), std::string("2"));
    QVERIFY(!request.cookie("sess").has_value());
    QVERIFY(!HttpRequest{}.cookie("session").has_value());
}

void TestHttpMessage::anErrorCarriesItsStatusCodeAndName() {
    const auto response = HttpResponse::error({ErrorCode::StorageBusy, "later"});
    QCOMPARE(response.status, httpStatusOf(ErrorCode::StorageBusy));
    const auto error = Json::parse(response.body).value().getObject("error").value();
    QCOMPARE(error.getNumber("code").value(), std::int64_t{104});
    QCOMPARE(error.getText("name").value(), std::string("StorageBusy"));
    const auto unavailable = HttpResponse::error({ErrorCode::Unavailable, ""});
    const std::pair<std::string, std::string> retry{"retry-after", "1"};
    QVERIFY(std::find(unavailable.headers.begin(), unavailable.headers.end(), retry) !=
            unavailable.headers.end());
}

QTEST_APPLESS_MAIN(TestHttpMessage)
#include "test_http_message.moc"
