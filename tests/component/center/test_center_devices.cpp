// Machines of shops at the center: enrolled once, known by their keys, frozen when two of them are one.
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const TlsKeyHash kKey{std::string(64, '1')}, kOtherKey{std::string(64, '2')};
const std::string kSecret(22, 's'), kMachine(32, 'a'), kOtherMachine(32, 'b');
const std::string kRun(32, '1'), kNextRun(32, '2'), kCopiesRun(32, '3');
constexpr Milliseconds kQuarter = std::chrono::minutes{15};

EnrolmentRequest requestWith(const std::string& secret) { return {secret, "till", kMachine}; }

RequestOrigin origin(std::int64_t boot, const std::string& run, std::int64_t number,
                     const std::string& nonce = std::string(32, 'e'), const std::string& machine = kMachine) {
    return {machine, boot, run, number, nonce};
}

}  // namespace

class TestCenterDevices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<CenterBench>(); }
    void cleanup() { m_callers.reset(); }
    void aCodeMakesOneMachineKnown();
    void aCodeIsGoodForMinutes();
    void aMachineMayAskAgain();
    void aCodeForNoShopIsNotMade();
    void aKeyBelongsToOneShop();
    void oneMachineFitsItself();
    void aSecondMachineIsNoticed_data();
    void aSecondMachineIsNoticed();
    void aLateRequestOfTheRunBeforeIsForgiven();
    void whoeverIsFrozenStaysSo();
    void aRevokedMachineIsNotAdmitted();
    void aRequestSaysWhereItComesFrom();
    void theOperatorsWishesAreCheckedWhole_data();
    void theOperatorsWishesAreCheckedWhole();
    void withoutADoorNobodyIsEnrolled();

private:
    Status offer(const std::string& secret, ShopNumber shop = kShop) {
        const Instant now = m_bench->clock.now();
        const auto done = m_bench->inBooks([&](Database& database) -> Result<bool> {
            KAZASU_TRY_STATUS(insertEnrolment(database, secret, shop, now, now + kQuarter));
            return true;
        });
        return done ? Status{} : Status{done.error()};
    }
    Result<Device> enrolWith(const std::string& secret, const TlsKeyHash& key) {
        return m_bench->inBooks([&](Database& database) {
            return enrol(database, requestWith(secret), key, m_bench->clock.now());
        });
    }
    Result<Shop> ask(const RequestOrigin& from, const TlsKeyHash& key = kKey);
    /// What is on record of machines now is what the door knows.
    void openDoor();
    void enrolOne();

    std::unique_ptr<CenterBench> m_bench;
    std::unique_ptr<Callers> m_callers;
};

/// The shop that a request of that machine is taken for at the shops' door, or why it is refused.
Result<Shop> TestCenterDevices::ask(const RequestOrigin& from, const TlsKeyHash& key) {
    HttpRequest request;
    request.clientKey = key;
    request.headers = {{std::string(RequestOrigin::kHeader), from.toString()}};
    auto caller = m_callers->callerOf(request);
    m_bench->drain();
    return caller;
}

void TestCenterDevices::openDoor() {
    auto records = m_bench->inBooks([](Database& database) { return readCallerRecords(database); });
    KAZASU_CHECK(records.isOk());
    m_callers = std::make_unique<Callers>(m_bench->parts(), *std::move(records));
}

void TestCenterDevices::enrolOne() {
    QVERIFY(offer(kSecret).isOk());
    QVERIFY(enrolWith(kSecret, kKey).isOk());
    openDoor();
}

void TestCenterDevices::aCodeMakesOneMachineKnown() {
    QVERIFY(offer(kSecret).isOk());
    openDoor();
    QVERIFY(!m_callers->admits(kKey));
    const auto device = enrolWith(kSecret, kKey);
    QVERIFY(device.isOk());
    QVERIFY(device->shop == kShop);
    QCOMPARE(enrolWith(kSecret, kOtherKey).code(), ErrorCode::EnrolmentCodeInvalid);
    openDoor();
    QVERIFY(m_callers->admits(kKey));
    QVERIFY(!m_callers->admits(kOtherKey));
    QVERIFY(ask(origin(1, kRun, 1))->number == kShop);
}

void TestCenterDevices::aCodeIsGoodForMinutes() {
    QVERIFY(offer(kSecret).isOk());
    m_bench->advance(kQuarter);
    QCOMPARE(enrolWith(kSecret, kKey).code(), ErrorCode::EnrolmentCodeInvalid);
    QCOMPARE(enrolWith(std::string(22, 'x'), kKey).code(), ErrorCode::EnrolmentCodeInvalid);
}

void TestCenterDevices::aMachineMayAskAgain() {
    enrolOne();
    m_bench->advance(kQuarter * 2);  // the answer was lost, and it took its time
    QVERIFY(enrolWith(kSecret, kKey).isOk());
    QCOMPARE(m_bench->number("SELECT COUNT(*) FROM shop_device"), 1);
}

void TestCenterDevices::aCodeForNoShopIsNotMade() {
    QCOMPARE(offer(kSecret, *ShopNumber::from(4711)).code(), ErrorCode::ShopUnknown);
}

void TestCenterDevices::aKeyBelongsToOneShop() {
    enrolOne();
    const std::string second(22, 't');
    QVERIFY(offer(second, kOtherShop).isOk());
    QCOMPARE(enrolWith(second, kKey).code(), ErrorCode::EnrolmentCodeInvalid);
}

void TestCenterDevices::oneMachineFitsItself() {
    enrolOne();
    QVERIFY(ask(origin(3, kRun, 2)).isOk());  // out of order
    QVERIFY(ask(origin(3, kRun, 1)).isOk());
    QVERIFY(ask(origin(3, kRun, 2)).isOk());  // the transport said it twice
    QVERIFY(ask(origin(4, kNextRun, 1)).isOk());
    m_bench->restart();
    openDoor();
    QVERIFY(ask(origin(4, kNextRun, 2)).isOk());
    QVERIFY(ask(origin(9, kRun, 1)).isOk());
}

void TestCenterDevices::aSecondMachineIsNoticed_data() {
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const RequestOrigin& second) {
        QTest::newRow(name) << QString::fromStdString(second.toString());
    };
    row("another machine", origin(6, kCopiesRun, 1, std::string(32, 'e'), kOtherMachine));
    row("the same start", origin(5, kCopiesRun, 1));
    row("an earlier start", origin(4, kCopiesRun, 1));
    row("the same request number", origin(5, kRun, 1, std::string(32, 'f')));
}

void TestCenterDevices::aSecondMachineIsNoticed() {
    QFETCH(const QString, text);
    const RequestOrigin second = *RequestOrigin::parse(text.toStdString());
    enrolOne();
    QVERIFY(ask(origin(5, kRun, 1)).isOk());
    QCOMPARE(ask(second).code(), ErrorCode::DeviceFrozen);
    QCOMPARE(ask(origin(5, kRun, 2)).code(), ErrorCode::DeviceFrozen);  // nobody knows which is the real one
    QCOMPARE(m_bench->number("SELECT COUNT(*) FROM shop_device WHERE frozen_at IS NOT NULL"), 1);
}

void TestCenterDevices::aLateRequestOfTheRunBeforeIsForgiven() {
    enrolOne();
    QVERIFY(ask(origin(5, kRun, 1)).isOk());
    QVERIFY(ask(origin(6, kNextRun, 1)).isOk());
    QVERIFY(ask(origin(5, kRun, 2)).isOk());
    m_bench->advance(DeviceHistory::kLateRequests);
    QCOMPARE(ask(origin(5, kRun, 3)).code(), ErrorCode::DeviceFrozen);
}

void TestCenterDevices::whoeverIsFrozenStaysSo() {
    enrolOne();
    QVERIFY(ask(origin(5, kRun, 1)).isOk());
    QVERIFY(!ask(origin(5, kCopiesRun, 1)).isOk());
    m_bench->restart();
    openDoor();
    QCOMPARE(ask(origin(6, kNextRun, 1)).code(), ErrorCode::DeviceFrozen);
}

void TestCenterDevices::aRevokedMachineIsNotAdmitted() {
    enrolOne();
    const auto revoked = m_bench->inBooks([&](Database& database) {
        return operate(database, {}, m_bench->random, m_bench->clock.now(),
                       {"device revoke", Json::object().set("key", kKey.hex)});
    });
    QVERIFY(revoked.isOk());
    auto records = m_bench->inBooks([](Database& database) { return readCallerRecords(database); });
    m_callers->replace(*std::move(records));
    QVERIFY(!m_callers->admits(kKey));
    QCOMPARE(ask(origin(1, kRun, 1)).code(), ErrorCode::Unauthorized);  // on a line that was open already
    QCOMPARE(enrolWith(kSecret, kKey)->revokedAt.has_value(), true);
}

void TestCenterDevices::aRequestSaysWhereItComesFrom() {
    enrolOne();
    HttpRequest request;
    request.clientKey = kKey;
    QCOMPARE(m_callers->callerOf(request).code(), ErrorCode::InvalidArgument);
}

void TestCenterDevices::theOperatorsWishesAreCheckedWhole_data() {
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<int>("error");
    const auto row = [](const char* command, const char* options, ErrorCode error) {
        QTest::addRow("%s %s", command, options) << QByteArray(command) << QByteArray(options) << int(error);
    };
    row("shop close", "{}", ErrorCode::InvalidArgument);
    row("shop add", "{}", ErrorCode::InvalidArgument);
    row("shop add", R"({"number": 7, "name": "x", "institution": "11111111", "account": "1234567"})",
        ErrorCode::InstitutionUnknown);
    row("shop enrol", "{}", ErrorCode::InvalidArgument);
    row("shop enrol", R"({"number": 1001, "minutes": 0})", ErrorCode::InvalidArgument);
    row("shop enrol", R"({"number": 1001, "minutes": 1441})", ErrorCode::InvalidArgument);
    row("shop enrol", R"({"number": 4711})", ErrorCode::ShopUnknown);
    row("device revoke", "{}", ErrorCode::InvalidArgument);
    row("device revoke", R"({"key": "12"})", ErrorCode::InvalidArgument);
}

void TestCenterDevices::theOperatorsWishesAreCheckedWhole() {
    QFETCH(const QByteArray, command);
    QFETCH(const QByteArray, options);
    QFETCH(const int, error);
    const OperatorSettings settings{{kShopBank}, "https://a:1", kKey};
    const auto done = m_bench->inBooks([&](Database& database) {
        return operate(database, settings, m_bench->random, m_bench->clock.now(),
                       {command.toStdString(), *Json::parse(options.toStdString())});
    });
    QCOMPARE(int(done.code()), error);
}

void TestCenterDevices::withoutADoorNobodyIsEnrolled() {
    const auto done = m_bench->inBooks([&](Database& database) {
        return operate(database, {}, m_bench->random, m_bench->clock.now(),
                       {"shop enrol", Json::object().set("number", 1001)});
    });
    QCOMPARE(done.code(), ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestCenterDevices)
#include "test_center_devices.moc"
