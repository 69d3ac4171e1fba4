// A code pays: the whole line with a center that answers, and every refusal of the code check, which leaves
// the sale open and is told with its code.
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestPayment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodePaysAndTheRecordReachesTheCenter() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(1000));
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::Accepted);
        QCOMPARE(store.seen->settlement.amount.minor(), TestStore::kTea);
        QCOMPARE(store.seen->settlement.returned.minor(), 1000 - TestStore::kTea);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QCOMPARE(store.seen->completed[0].change.minor(), 0);
        QCOMPARE(store.printer.receipts.size(), std::size_t{1});
        QCOMPARE(store.claimStates(), std::string("granted"));
        QCOMPARE(store.count("SELECT count(*) FROM spent_codes"), 1);
        QCOMPARE(store.center.settlements.size(), std::size_t{1});
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'accepted'"), 1);
        QCOMPARE(store.seen->status.unsentRecords, 0);
        QCOMPARE(store.seen->status.center, api::ConnectionState::Online);
        QVERIFY(store.journalVerifies());
    }

    void theRecordSaysWhatThePatentAsksFor() {
        TestStore store;
        store.sellTea();
        const std::string code = store.makeCode(1000);
        store.scan(code);
        const auto body = Json::parse(store.center.settlements.begin()->second).value();
        const auto record = settlementRecordFrom(body).value();
        QCOMPARE(record.issuer.toString(), std::string("99990001"));
        QCOMPARE(record.issueNumber.toString(), store.center.issueNumbers[code]);
        QCOMPARE(record.amountUsed.minor(), TestStore::kTea);
        QCOMPARE(record.usedAt, store.clock.now());
        QCOMPARE(record.shopName, std::string("かざす商店 本店"));
        QCOMPARE(record.goods, (std::vector<SoldGood>{{"緑茶 500ml", 1, Money::yen(TestStore::kTea)}}));
        QCOMPARE(record.code, code);
        QVERIFY(record.claim.has_value());
        QCOMPARE(record.receiptNumber, std::string("0001-000001"));
    }

    void aSmallCodePaysAPartAndCashTheRest() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(100));
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Tendering);
        QCOMPARE(store.seen->sale.due.minor(), TestStore::kTea - 100);
        QVERIFY(store.center.settlements.empty());
        store.payCash(50);
        QCOMPARE(store.seen->completed[0].change.minor(), 50 - (TestStore::kTea - 100));
        QCOMPARE(store.center.settlements.size(), std::size_t{1});
    }

    void twentyFourDigitsPayToo_data() {
        QTest::addColumn<bool>("isTyped");
        QTest::newRow("scanned") << false;
        QTest::newRow("typed") << true;
    }
    void twentyFourDigitsPayToo() {
        QFETCH(bool, isTyped);
        TestStore store;
        store.sellTea();
        const std::string digits = store.makeReference(500);
        if (isTyped) {
            store.desk->enter(digits);
            store.executor.runReady();
        } else {
            store.scan("]C0" + digits);
        }
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
        QCOMPARE(store.count("SELECT count(*) FROM claims WHERE entry = 'typed'"), isTyped ? 1 : 0);
    }

    void digitsWorthLessThanIsDuePayWhatTheyAreWorth() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeReference(100));
        QCOMPARE(store.seen->sale.due.minor(), TestStore::kTea - 100);
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::Accepted);
        QCOMPARE(store.center.granted(), 1);
        store.payCash(28);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
    }

    void aRefusedCodeLeavesTheSaleOpen_data() {
        QTest::addColumn<int>("code");
        QTest::newRow("tampered") << int(ErrorCode::CodeSignatureInvalid);
        QTest::newRow("expired") << int(ErrorCode::CodeExpired);
        QTest::newRow("not yet valid") << int(ErrorCode::CodeNotYetValid);
        QTest::newRow("other shop") << int(ErrorCode::CodeWrongShop);
        QTest::newRow("coupon") << int(ErrorCode::CodeKindUnsupported);
        QTest::newRow("dollars") << int(ErrorCode::CodeWrongCurrency);
        QTest::newRow("foreign key") << int(ErrorCode::CodeKeyUnknown);
        QTest::newRow("malformed") << int(ErrorCode::CodeMalformed);
        QTest::newRow("too long") << int(ErrorCode::CodeTooLong);
        QTest::newRow("digits wrong") << int(ErrorCode::CodeCheckDigit);
        QTest::newRow("center unknown") << int(ErrorCode::CodeUnknown);
        QTest::newRow("center revoked") << int(ErrorCode::CodeRevoked);
        QTest::newRow("center says used") << int(ErrorCode::CodeAlreadyUsed);
        QTest::newRow("replayed") << int(ErrorCode::CodeAlreadyUsed);
    }
    void aRefusedCodeLeavesTheSaleOpen() {
        QFETCH(int, code);
        TestStore store;
        store.sellTea();
        store.scan(hostileCode(store, QTest::currentDataTag()));
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::Refused);
        QCOMPARE(int(store.seen->refusal().value()), code);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Open);
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{1});
        QCOMPARE(store.center.granted(), store.seen->completed.empty() ? 0 : 1);
        const auto before = store.seen->completed.size();
        store.payCash(128);  // the sale goes on with another tender
        QCOMPARE(store.seen->completed.size(), before + 1);
    }

    void aNewKeyIsFetchedWhenACodeNamesIt() {
        TestStore store;
        const auto calls = store.center.countOf("GET keys");
        const SodiumSigner other = SodiumSigner::countingFrom(77);
        store.sellTea();
        store.scan(signedBy(other));
        QCOMPARE(store.center.countOf("GET keys"), calls + 1);
    }

    void keysAreKnownAfterARestartWithoutTheCenter() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::NotSent;
        store.restart();
        store.scan(store.makeCode(
            1000, [](SettlementClaims& claims) { claims.shop = ShopNumber::from(8).value(); }));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::CodeWrongShop);  // verified, so the key was known
        QCOMPARE(store.seen->status.center, api::ConnectionState::Offline);
    }

    void keysAreRefreshedHourly() {
        TestStore store;
        const auto calls = store.center.countOf("GET keys");
        store.advance(std::chrono::hours{3});
        QCOMPARE(store.center.countOf("GET keys"), calls + 3);
    }

    void aCodeBoundToThisShopPays() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(
            1000, [](SettlementClaims& claims) { claims.shop = ShopNumber::from(7).value(); }));
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
    }

    void aCodeWithoutASaleIsRefused() {
        TestStore store;
        store.scan(store.makeCode(1000));
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleEmpty);
        QVERIFY(store.center.claims.empty());
    }

    void aSecondCodeInOneSaleIsRefused() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(100));
        store.scan(store.makeCode(100));
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleHasTenders);
        QCOMPARE(store.center.granted(), 1);
    }

    void nothingElseHappensWhileACodeIsChecked() {
        TestStore store;
        store.sellTea();
        store.center.spoils = {Spoil::Late};
        store.scan(store.makeCode(1000));
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::Checking);
        QCOMPARE(store.seen->settlement.secondsLeft, 30);
        const auto refusedBy = [&](const std::function<void()>& command) {
            store.seen->notices.clear();
            command();
            return store.seen->lastNotice() == ErrorCode::SaleTenderInProgress;
        };
        QVERIFY(refusedBy([&] { store.sellTea(); }));
        QVERIFY(refusedBy([&] { store.payCash(1000); }));
        QVERIFY(refusedBy([&] { store.desk->voidLine(1); }));
        QVERIFY(refusedBy([&] { store.desk->voidSale(); }));
        QVERIFY(refusedBy([&] { store.scan(store.makeCode(1000)); }));
        store.advance(std::chrono::seconds{4});
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
    }

    void voidingASalePaidInPartGivesTheMoneyBack() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(100));
        store.desk->voidSale();
        store.executor.runReady();
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Voided);
        QCOMPARE(store.center.granted(), 0);
        QCOMPARE(store.claimStates(), std::string("reversed"));
        QCOMPARE(store.seen->status.paymentsInDoubt, 0);
    }

    void aSpentCodeIsRefusedWithoutAskingTheCenter() {
        TestStore store;
        const std::string code = store.makeCode(1000);
        store.sellTea();
        store.scan(code);
        const auto claims = store.center.countOf("PUT claim");
        store.sellTea();
        store.scan(code);
        QCOMPARE(store.seen->refusal().value(), ErrorCode::CodeAlreadyUsed);
        QCOMPARE(store.center.countOf("PUT claim"), claims);
        const auto& used = store.seen->settlement.used;
        QVERIFY(used && used->isHere);
        QCOMPARE(used->receiptNumber, store.seen->completed.back().receiptNumber);
        QCOMPARE(used->at, store.clock.now());
    }

    void theCashierIsToldWhereACodeWasUsed() {
        TestStore store;
        store.sellTea();
        const std::string code = store.makeCode(1000);
        const Instant at = store.clock.now();
        store.center.refuseClaims = Error{ErrorCode::CodeAlreadyUsed};
        store.center.use = CodeUse{at, "となりの店", {}, {}};
        store.scan(code);
        QVERIFY(store.seen->settlement.used.has_value());
        QCOMPARE(store.seen->settlement.used->shopName, std::string("となりの店"));
        QVERIFY(!store.seen->settlement.used->isHere);
        store.restart();
        store.scan(code);  // asked again, it says the same
        QCOMPARE(store.seen->settlement.used->shopName, std::string("となりの店"));
        QCOMPARE(store.seen->settlement.used->at, at);
        store.center.refuseClaims.reset();
        store.scan(store.makeCode(1000));
        QVERIFY(!store.seen->settlement.used.has_value());
    }

    void aReferenceToASpentCodeIsGivenBack() {
        TestStore store;
        const std::string code = store.makeCode(1000);
        const std::string digits = store.makeReference(1000);
        store.center.issueNumbers[digits] = store.center.issueNumbers[code];
        store.sellTea();
        store.scan(code);
        store.sellTea();
        store.scan(digits);  // this center would let it be used twice
        QCOMPARE(store.seen->refusal().value(), ErrorCode::CodeAlreadyUsed);
        QCOMPARE(store.claimStates(), std::string("granted reversed"));
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 1);
    }

private:
    static std::string signedBy(const SodiumSigner& signer) {
        const SettlementClaims claims{IssuerId::parse("99990001").value(),
                                      Instant::fromSeconds(1795305600),
                                      Instant::fromSeconds(1795305900),
                                      IssueNumber{},
                                      Money::yen(1000),
                                      CodeKind::Payment,
                                      std::nullopt,
                                      std::nullopt};
        return encodeSettlementCode(claims, signer.keyId(), signer).value();
    }

    static std::string hostileCode(TestStore& store, const std::string& kind) {
        const auto at = [](std::int64_t shift) {
            return [shift](SettlementClaims& claims) {
                claims.issuedAt = claims.issuedAt + std::chrono::seconds{shift};
                claims.expiresAt = claims.expiresAt + std::chrono::seconds{shift};
            };
        };
        if (kind == "tampered") return tampered(store);
        if (kind == "expired") return store.makeCode(1000, at(-400));
        if (kind == "not yet valid") return store.makeCode(1000, at(100));
        if (kind == "other shop") {
            return store.makeCode(1000, [](SettlementClaims& c) { c.shop = ShopNumber::from(8).value(); });
        }
        if (kind == "coupon")
            return store.makeCode(1000, [](SettlementClaims& c) { c.kind = CodeKind::Coupon; });
        if (kind == "dollars") {
            return store.makeCode(1000, [](SettlementClaims& c) { c.amount = Money(1000, {840, 2}); });
        }
        if (kind == "foreign key") return signedBy(SodiumSigner::countingFrom(99));
        if (kind == "malformed") return "KZ1:NOT A CODE";
        if (kind == "too long") return "KZ1:" + std::string(300, 'A');
        if (kind == "digits wrong") {
            std::string digits = store.makeReference(1000);
            digits.back() = digits.back() == '0' ? '1' : '0';
            return digits;
        }
        if (kind == "replayed") return replayed(store);
        std::string code = store.makeCode(1000);
        if (kind == "center unknown") store.center.worth.clear();
        if (kind == "center revoked") store.center.refuseClaims = Error{ErrorCode::CodeRevoked};
        if (kind == "center says used") store.center.refuseClaims = Error{ErrorCode::CodeAlreadyUsed};
        return code;
    }

    /// The payload of one code under the signature of another.
    static std::string tampered(TestStore& store) {
        std::string code = store.makeCode(1000);
        code[code.size() - 20] = code[code.size() - 20] == 'A' ? 'B' : 'A';
        return code;
    }

    static std::string replayed(TestStore& store) {
        const std::string code = store.makeCode(1000);
        store.scan(code);
        store.sellTea();
        return code;
    }
};

QTEST_GUILESS_MAIN(TestPayment)
#include "test_payment.moc"
