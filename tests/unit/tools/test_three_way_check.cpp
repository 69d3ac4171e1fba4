// The three-way check finds one yen that differs, wherever it differs.
#include "tools/kazasu/three_way_check.h"

#include <QTest>

#include <algorithm>

using namespace kazasu;
using namespace kazasu::tools;

namespace {

constexpr const char* kCenter = R"({"ledger_sum":0,"is_balanced":true,
  "bank_messages":{"waiting":0,"refused":0,"unsayable":0},
  "accounts":{"receivable":{"99990109":200},"code":-200,"payable":{"1001":0},"clearing":{"99990110":0},"uncollected":{}},
  "shops":[{"number":1001,"name":"A","settlements":2,"settled_minor":1500,"credited_minor":1500,"refused":0,"refused_minor":0,
  "refunded_minor":0,"refund_paid_minor":0,"uncollected_minor":0}]})";
constexpr const char* kPayer = R"({"institution":"99990109","accounts":{"1":8300},"suspense":{"99990001":200},
  "due_to":{"99990110":1500},"due_from":{},"cash_minor":10000,"moved_inside_minor":0,
  "paid_back_minor":0,"paid_back_inside_minor":0,"sum_minor":0,"is_balanced":true})";
constexpr const char* kPayee = R"({"institution":"99990110","accounts":{"2":1500},"suspense":{},
  "due_to":{},"due_from":{"99990109":1500},"cash_minor":0,"moved_inside_minor":0,
  "paid_back_minor":0,"paid_back_inside_minor":0,"sum_minor":0,"is_balanced":true})";
constexpr const char* kStore =
    R"({"settlement_minor":1500,"settlement_count":2,"unsent_records":0,"refused_records":0,"refused_minor":0,
  "refunded_minor":0,"refunds":{"waiting":0,"paid":0,"paid_minor":0,"refused":0,"refused_minor":0}})";

AllBooks booksOf(std::string center, std::string payer, std::string payee, std::string store) {
    return {*Json::parse(center), {*Json::parse(payer), *Json::parse(payee)}, {*Json::parse(store)}};
}

bool doAllAgree(const std::vector<Finding>& findings) {
    return std::all_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.isEqual(); });
}

}  // namespace

class TestThreeWayCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void booksThatAgreeAreFoundToAgree();
    void aLossInBothBooksAgrees();
    void oneBankForThePayerAndTheShopIsEnough();
    void whatAShopGaveBackIsWithTheMember();
    void everyRedemptionMustHaveReachedItsShop();
    void whatNobodyCollectedReachesNoShop();
    void aBankLeftOutOrNamedTwiceIsAnError();
    void everyPlantedDifferenceIsFound_data();
    void everyPlantedDifferenceIsFound();
    void anAnswerOfAnotherShapeIsAnError();
};

void TestThreeWayCheck::booksThatAgreeAreFoundToAgree() {
    const auto findings = compareBooks(booksOf(kCenter, kPayer, kPayee, kStore));
    QVERIFY(findings.isOk());
    QVERIFY(findings->size() >= 12);
    QVERIFY(doAllAgree(*findings));
}

void TestThreeWayCheck::aLossInBothBooksAgrees() {
    std::string center = kCenter;
    std::string store = kStore;
    const auto change = [](std::string& book, const std::string& was, const std::string& becomes) {
        book.replace(book.find(was), was.size(), becomes);
    };
    change(center, "\"refused\":0,\"refused_minor\":0", "\"refused\":1,\"refused_minor\":400");
    change(store, "\"settlement_minor\":1500,\"settlement_count\":2",
           "\"settlement_minor\":1900,\"settlement_count\":3");
    change(store, "\"refused_records\":0,\"refused_minor\":0", "\"refused_records\":1,\"refused_minor\":400");
    const auto findings = compareBooks(booksOf(center, kPayer, kPayee, store));
    QVERIFY(findings.isOk());
    QVERIFY(doAllAgree(*findings));
}

void TestThreeWayCheck::oneBankForThePayerAndTheShopIsEnough() {
    constexpr const char* kOnlyBank = R"({"institution":"99990109","accounts":{"1":8300,"2":1500},
      "suspense":{"99990001":200},"due_to":{},"due_from":{},"cash_minor":10000,"moved_inside_minor":1500,
      "paid_back_minor":0,"paid_back_inside_minor":0,"sum_minor":0,"is_balanced":true})";
    const AllBooks books{*Json::parse(kCenter), {*Json::parse(kOnlyBank)}, {*Json::parse(kStore)}};
    const auto findings = compareBooks(books);
    QVERIFY(findings.isOk());
    QVERIFY(doAllAgree(*findings));
}

void TestThreeWayCheck::whatAShopGaveBackIsWithTheMember() {
    std::string center = kCenter;
    std::string payer = kPayer;
    std::string payee = kPayee;
    const auto replace = [](std::string& text, const std::string& was, const std::string& becomes) {
        text.replace(text.find(was), was.size(), becomes);
    };
    replace(center, "\"refund_paid_minor\":0", "\"refund_paid_minor\":400");
    replace(payer, "\"due_from\":{}", "\"due_from\":{\"99990110\":400}");
    replace(payer, "\"paid_back_minor\":0", "\"paid_back_minor\":400");
    replace(payee, "\"due_to\":{}", "\"due_to\":{\"99990109\":400}");
    std::string store = kStore;
    const auto agree = [&] { return doAllAgree(*compareBooks(booksOf(center, payer, payee, store))); };
    replace(center, "\"refunded_minor\":0", "\"refunded_minor\":400");
    QVERIFY(!agree());  // no sales file knows of it
    replace(store, "\"paid\":0,\"paid_minor\":0", "\"paid\":1,\"paid_minor\":400");
    QVERIFY(!agree());  // on no receipt
    replace(store, "\"refunded_minor\":0", "\"refunded_minor\":400");
    QVERIFY(agree());
    replace(payee, "\"due_to\":{\"99990109\":400}", "\"due_to\":{\"99990109\":401}");
    QVERIFY(!agree());
    replace(payer, "\"99990110\":400", "\"99990110\":401");
    QVERIFY(!agree());  // both banks say so, and the center does not
}

void TestThreeWayCheck::everyRedemptionMustHaveReachedItsShop() {
    std::string center = kCenter;
    std::string payer = kPayer;
    std::string payee = kPayee;
    const auto replace = [](std::string& text, const std::string& was, const std::string& becomes) {
        text.replace(text.find(was), was.size(), becomes);
    };
    // 110 refused the payment: the money is still with 109, and so say all their books.
    replace(center, "\"credited_minor\":1500", "\"credited_minor\":0");
    replace(center, "\"99990109\":200", "\"99990109\":1700");
    replace(payer, "\"99990001\":200", "\"99990001\":1700");
    replace(payer, "\"99990110\":1500", "\"99990110\":0");
    replace(payee, "\"99990109\":1500", "\"99990109\":0");
    const auto findings = compareBooks(booksOf(center, payer, payee, kStore));
    QVERIFY(findings.isOk());
    QVERIFY(!doAllAgree(*findings));
}

void TestThreeWayCheck::whatNobodyCollectedReachesNoShop() {
    std::string center = kCenter;
    std::string store = kStore;
    const auto replace = [](std::string& text, const std::string& was, const std::string& becomes) {
        text.replace(text.find(was), was.size(), becomes);
    };
    const auto agree = [&] { return doAllAgree(*compareBooks(booksOf(center, kPayer, kPayee, store))); };
    // A third sale, whose debit 109 refused: the shop is owed it, and no bank moves anything.
    replace(center, "\"settlements\":2,\"settled_minor\":1500", "\"settlements\":3,\"settled_minor\":1900");
    replace(store, "\"settlement_minor\":1500,\"settlement_count\":2",
            "\"settlement_minor\":1900,\"settlement_count\":3");
    replace(center, "\"uncollected_minor\":0", "\"uncollected_minor\":400");
    QVERIFY(!agree());  // only a column says so
    replace(center, "\"uncollected\":{}", "\"uncollected\":{\"99990109\":900}");
    QVERIFY(agree());  // a code over 500 is still out
    replace(center, "\"uncollected_minor\":400", "\"uncollected_minor\":399");
    QVERIFY(!agree());
}

void TestThreeWayCheck::aBankLeftOutOrNamedTwiceIsAnError() {
    const Json center = *Json::parse(kCenter);
    const Json payer = *Json::parse(kPayer);
    const Json payee = *Json::parse(kPayee);
    const Json store = *Json::parse(kStore);
    QCOMPARE(compareBooks({center, {payee}, {store}}).code(), ErrorCode::InvalidArgument);
    QCOMPARE(compareBooks({center, {payer, payee, payer}, {store}}).code(), ErrorCode::InvalidArgument);
}

void TestThreeWayCheck::everyPlantedDifferenceIsFound_data() {
    QTest::addColumn<int>("book");
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("becomes");
    const auto row = [](int book, const char* was, const char* becomes) {
        QTest::addRow("%d: %s", book, becomes) << book << QByteArray(was) << QByteArray(becomes);
    };
    row(0, "\"ledger_sum\":0", "\"ledger_sum\":1");
    row(0, "\"is_balanced\":true", "\"is_balanced\":false");
    row(0, "\"99990109\":200", "\"99990109\":201");
    row(0, "\"settlements\":2", "\"settlements\":3");
    row(0, "\"settled_minor\":1500", "\"settled_minor\":1499");
    row(0, "\"credited_minor\":1500", "\"credited_minor\":1501");
    row(0, "\"waiting\":0", "\"waiting\":1");
    row(0, "\"unsayable\":0", "\"unsayable\":1");
    row(0, "\"refund_paid_minor\":0", "\"refund_paid_minor\":1");
    row(0, "\"uncollected_minor\":0", "\"uncollected_minor\":1");
    row(1, "\"paid_back_minor\":0", "\"paid_back_minor\":1");
    row(1, "\"paid_back_inside_minor\":0", "\"paid_back_inside_minor\":1");
    row(1, "\"moved_inside_minor\":0", "\"moved_inside_minor\":1");
    row(1, "\"99990001\":200", "\"99990001\":199");
    row(1, "\"99990110\":1500", "\"99990110\":1499");
    row(1, "\"sum_minor\":0", "\"sum_minor\":-1");
    row(2, "\"99990109\":1500", "\"99990109\":1400");
    row(2, "\"is_balanced\":true", "\"is_balanced\":false");
    row(3, "\"settlement_minor\":1500", "\"settlement_minor\":1501");
    row(3, "\"settlement_count\":2", "\"settlement_count\":1");
    row(3, "\"unsent_records\":0", "\"unsent_records\":1");
    row(3, "\"refused_records\":0", "\"refused_records\":1");
    row(3, "\"refused_minor\":0", "\"refused_minor\":1");
    row(0, "\"refused\":0,\"refused_minor\"", "\"refused\":1,\"refused_minor\"");
    row(0, "\"refused_minor\":0", "\"refused_minor\":1");
    row(0, "\"refunded_minor\":0", "\"refunded_minor\":1");
    row(3, "\"refunded_minor\":0", "\"refunded_minor\":1");
    row(3, "\"waiting\":0", "\"waiting\":1");
    row(3, "\"paid_minor\":0", "\"paid_minor\":1");
    row(3, "\"refused\":0", "\"refused\":1");
}

void TestThreeWayCheck::everyPlantedDifferenceIsFound() {
    QFETCH(const int, book);
    QFETCH(const QByteArray, was);
    QFETCH(const QByteArray, becomes);
    std::vector<std::string> books{kCenter, kPayer, kPayee, kStore};
    auto& changed = books[static_cast<std::size_t>(book)];
    const auto position = changed.find(was.toStdString());
    QVERIFY(position != std::string::npos);
    changed.replace(position, static_cast<std::size_t>(was.size()), becomes.toStdString());
    const auto findings = compareBooks(booksOf(books[0], books[1], books[2], books[3]));
    QVERIFY(findings.isOk());
    QVERIFY(!doAllAgree(*findings));
}

void TestThreeWayCheck::anAnswerOfAnotherShapeIsAnError() {
    QCOMPARE(compareBooks(booksOf("{}", kPayer, kPayee, kStore)).code(), ErrorCode::ParseFailed);
    QCOMPARE(compareBooks(booksOf(kCenter, "{}", kPayee, kStore)).code(), ErrorCode::ParseFailed);
    QCOMPARE(compareBooks(booksOf(kCenter, kPayer, kPayee, "[]")).code(), ErrorCode::ParseFailed);
}

QTEST_GUILESS_MAIN(TestThreeWayCheck)
#include "test_three_way_check.moc"
