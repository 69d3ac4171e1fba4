// Signing in at a till: PINs that cannot be tried out, locks that survive, sales that carry their cashier.
#include "controller/staff/exceptions.h"
#include "controller/staff/pin_rules.h"
#include "controller/staff/staff_office.h"
#include "platform/crypto/crypto.h"
#include "tests/component/controller/hired_people.h"
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::controller;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

ErrorCode codeOf(const Status& status) { return status ? ErrorCode::Internal : status.code(); }

}  // namespace

class TestPeople : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }

    void aShopWithoutPeopleSellsWithoutSigningIn() {
        TestStore store;
        QCOMPARE(store.people->view().phase, api::SignInPhase::NobodyKnown);
        store.sellTea();
        store.payCash(200);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
    }

    void nobodySellsBeforeSigningIn() {
        TestStore store;
        hire(store);
        store.sellTea();
        QVERIFY(store.seen->sale.lines.empty());
        QCOMPARE(*store.seen->lastNotice(), ErrorCode::SignInNeeded);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
        store.sellTea();
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{1});
    }

    void theEleventhTryIsRefusedEvenWithTheRightPin() {
        TestStore store;
        hire(store);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(codeOf(store.people->signIn(kCashier, "9999")), ErrorCode::PinInvalid);
        QCOMPARE(codeOf(store.people->signIn(kCashier, kCashierPin)), ErrorCode::PinLocked);
        store.restart();
        QCOMPARE(codeOf(store.people->signIn(kCashier, kCashierPin)), ErrorCode::PinLocked);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'pin_locked'"),
                 2);  // person, register
        store.advance(std::chrono::minutes{30});
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
    }

    void aTryIsCountedBeforeItIsLookedAt() {
        TestStore store;
        hire(store);
        std::int64_t countedWhenLookedAt = -1;
        PinGuard guard(*store.database, store.clock, store.random, [&](std::string_view, std::string_view) {
            countedWhenLookedAt = store.count("SELECT SUM(wrong) FROM pin_tries");
            return false;
        });
        QVERIFY(!guard.identify(kCashier, kCashierPin, 1));
        QCOMPARE(countedWhenLookedAt, 1);
    }

    void aManagerEndsALockWithANewPin() {
        TestStore store;
        hire(store);
        for (int i = 0; i < 10; ++i) QVERIFY(!store.people->signIn(kCashier, "9999"));
        QVERIFY(StaffOffice(*store.database, store.clock, {}).setPin(kCashier, "5180").isOk());
        QCOMPARE(codeOf(store.people->signIn(kCashier, kCashierPin)), ErrorCode::PinInvalid);
        QVERIFY(store.people->signIn(kCashier, "5180").isOk());
    }

    void triesAreCountedForTheRegisterWhoeverIsTried() {
        TestStore store;
        hire(store);
        for (int number = 101; number <= 110; ++number)
            QCOMPARE(codeOf(store.people->signIn(number, "9999")), ErrorCode::PinInvalid);
        QCOMPARE(codeOf(store.people->signIn(kManager, kManagerPin)), ErrorCode::PinLocked);
    }

    void triesAreCountedForThePersonAtWhateverRegister() {
        TestStore store;
        hire(store);
        PinGuard guard(*store.database, store.clock, store.random, isPasswordOf);
        for (int registerNumber = 1; registerNumber <= 10; ++registerNumber)
            QVERIFY(!guard.identify(kCashier, "9999", registerNumber));
        const auto last = guard.identify(kCashier, kCashierPin, 11);
        QVERIFY(!last);
        QCOMPARE(last.code(), ErrorCode::PinLocked);
        QVERIFY(guard.identify(kManager, kManagerPin, 11).isOk());
    }

    void aClockPutBackGivesNoGuessAndNoLongerLock() {
        TestStore store;
        hire(store);
        store.clock.setWall(store.clock.now() + 48h);
        for (int i = 0; i < 10; ++i) QVERIFY(!store.people->signIn(kCashier, "9999"));
        for (const auto back : {Milliseconds{1s}, Milliseconds{1s}, Milliseconds{48h}}) {
            store.clock.setWall(store.clock.now() - back);
            QCOMPARE(codeOf(store.people->signIn(kCashier, kCashierPin)), ErrorCode::PinLocked);
        }
        store.advance(controller::kPinLock);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
    }

    void anUnknownNumberIsLikeAWrongPin_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("known") << kCashier;
        QTest::newRow("unknown") << 55;
        QTest::newRow("removed") << 8;
        QTest::newRow("no number") << -1;
    }
    void anUnknownNumberIsLikeAWrongPin() {
        QFETCH(int, number);
        TestStore store;
        hire(store);
        StaffOffice office(*store.database, store.clock, {});
        QVERIFY(office.add({8, "元店員", "", Role::Cashier}, "7350").isOk());
        QVERIFY(office.remove(8).isOk());
        std::vector<std::string> settings;
        PinGuard guard(*store.database, store.clock, store.random,
                       [&](std::string_view hash, std::string_view pin) {
                           settings.emplace_back(hash.substr(0, hash.find("p=") + 3));  // cost, not salt
                           return isPasswordOf(hash, pin);
                       });
        for (int i = 0; i < 10; ++i) {
            const auto answer = guard.identify(number, "9999", 1);
            QVERIFY(!answer);
            QCOMPARE(answer.code(), ErrorCode::PinInvalid);
            QVERIFY(answer.error().detail.empty());
        }
        QCOMPARE(guard.identify(number, "9999", 1).code(), ErrorCode::PinLocked);
        QCOMPARE(settings.size(), std::size_t{10});
        for (const auto& one : settings) QCOMPARE(one, std::string("$argon2id$v=19$m=19456,t=2,p=1"));
    }

    void aSaleCarriesItsCashierAndTheReceiptNamesThem() {
        TestStore store;
        hire(store);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
        store.sellTea();
        store.payCash(200);
        const auto sale = SalesFile(*store.database).last(1);
        QCOMPARE((*sale)->header().cashierNumber, kCashier);
        QVERIFY(store.printer.receipts.back().find("佐藤 一") != std::string::npos);
        QCOMPARE(store.count("SELECT json_extract(body, '$.content.staff') FROM journal WHERE kind = 'sale'"),
                 kCashier);
        QVERIFY(store.journalVerifies());
    }

    void whoeverSignsInGoesOnWithTheSale() {
        TestStore store;
        hire(store);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
        store.sellTea();
        QVERIFY(store.people->signIn(kManager, kManagerPin).isOk());
        store.desk->takeOver();
        store.payCash(200);
        const auto sale = SalesFile(*store.database).last(1);
        QCOMPARE((*sale)->header().cashierNumber, kManager);
        QCOMPARE((*sale)->header().cashier, std::string("店長 花子"));
    }

    void anIdleTillLocksAndKeepsTheSale() {
        TestStore store;
        hire(store);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
        store.sellTea();
        store.advance(std::chrono::minutes{4});
        store.sellTea();
        store.advance(std::chrono::minutes{4});
        QCOMPARE(store.people->view().phase, api::SignInPhase::SignedIn);
        store.advance(std::chrono::minutes{1});
        QCOMPARE(store.people->view().phase, api::SignInPhase::Locked);
        store.payCash(1000);
        QCOMPARE(*store.seen->lastNotice(), ErrorCode::SignInNeeded);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{2});
        store.payCash(1000);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
    }

    void aPinStandsNowhere() {
        TestStore store;
        hire(store);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
        QVERIFY(!store.people->signIn(kManager, "70258813"));
        const auto tables = store.database->run("SELECT name FROM sqlite_master WHERE type = 'table'");
        for (const auto& table : tables->rows) {
            const auto rows = store.database->run("SELECT * FROM \"" + table.text(0) + "\"");
            for (const auto& row : rows->rows) {
                for (std::size_t i = 0; i < row.size(); ++i) {
                    const auto* text = std::get_if<std::string>(&row[i]);
                    if (text == nullptr) continue;
                    for (const char* pin : {"70258813", kManagerPin}) {
                        QVERIFY2(text->find(pin) == std::string::npos, table.text(0).c_str());
                    }
                    QVERIFY2(*text != kCashierPin, table.text(0).c_str());
                }
            }
        }
    }

    void theFirstPersonIsAManagerAndOneStays() {
        TestStore store;
        StaffOffice office(*store.database, store.clock, {});
        QCOMPARE(codeOf(office.add({kCashier, "佐藤", "", Role::Cashier}, kCashierPin)),
                 ErrorCode::LastManager);
        QVERIFY(office.add({kManager, "店長", "", Role::Manager}, kManagerPin).isOk());
        QCOMPARE(codeOf(office.remove(kManager)), ErrorCode::LastManager);
        QCOMPARE(codeOf(office.add({kManager, "他人", "", Role::Cashier}, kCashierPin)),
                 ErrorCode::StaffNumberTaken);
        QVERIFY(office.add({2, "副店長", "", Role::Manager}, "915046").isOk());
        QVERIFY(office.remove(kManager).isOk());
        QCOMPARE(codeOf(office.add({kManager, "他人", "", Role::Cashier}, kCashierPin)),
                 ErrorCode::StaffNumberTaken);  // the journal knows this number as somebody else
        QCOMPARE(codeOf(office.setPin(kManager, "915047")), ErrorCode::StaffUnknown);
    }

    void aPinThatEverybodyTriesFirstIsRefused_data() {
        QTest::addColumn<QString>("pin");
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char* pin, Role role, bool isGood) {
            QTest::addRow("%s %d", pin, int(role)) << QString::fromLatin1(pin) << int(role) << isGood;
        };
        for (const char* weak : {"", "407", "1234", "4321", "0123", "7890", "2468", "0000", "1212", "1231",
                                 "3112", "1999", "2026", "0229", "4512", "04512", "12a4", "4071836027519"})
            row(weak, Role::Cashier, false);
        for (const char* weak : {"40718", "123456", "123123", "990104", "040199", "121299", "19990104"})
            row(weak, Role::Manager, false);
        row("40718", Role::Supervisor, false);
        row("4071", Role::Cashier, true);
        row("407183", Role::Supervisor, true);
        row("836027", Role::Manager, true);
        row("407183602751", Role::Manager, true);
    }
    void aPinThatEverybodyTriesFirstIsRefused() {
        QFETCH(QString, pin);
        QFETCH(int, role);
        QFETCH(bool, isGood);
        const auto checked = checkPinStrength(pin.toStdString(), static_cast<Role>(role), 4512);
        QCOMPARE(checked.isOk(), isGood);
        if (!isGood) QCOMPARE(checked.code(), ErrorCode::PinWeak);
    }
};

QTEST_GUILESS_MAIN(TestPeople)
#include "test_people.moc"
