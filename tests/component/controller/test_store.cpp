#include "tests/component/controller/test_store.h"

#include "controller/catalogue/catalogue.h"
#include "core/code/code_reference.h"
#include "platform/crypto/crypto.h"

#include <QDir>
#include <QFileInfo>

namespace kazasu::test {
namespace {

controller::CatalogueItem itemOf(const char* code, const char* name, const char* reading, std::int64_t yen,
                                 TaxRate rate) {
    return {code, name, reading, "食品", Money::yen(yen), rate, std::nullopt};
}

}  // namespace

TestStore::TestStore(const QString& folderTemplate) : folder(folderTemplate) {
    settings.profile.name = "かざす商店 本店";
    settings.registerName = "レジ1";
    KAZASU_CHECK(powerOn());
    controller::Catalogue catalogue(*database);
    KAZASU_CHECK(
        catalogue
            .update({itemOf(kTeaCode, "緑茶 500ml", "リョクチャ", kTea, TaxRate::reduced()),
                     itemOf(kPenCode, "ボールペン 黒", "ボールペン クロ", kPen, TaxRate::standard())})
            .isOk());
    executor.runReady();
}

QString TestStore::memoryFolder() {
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
           QStringLiteral("/kazasu-store-XXXXXX");
}

bool TestStore::powerOn() {
    auto opened = controller::openStoreDatabase(path(), true);
    KAZASU_CHECK(opened.isOk());
    seen = std::make_unique<RecordingObserver>();
    database = std::make_unique<FailingDatabase>(*std::move(opened), plan);
    client = std::make_unique<controller::CenterClient>(
        center, executor, controller::CenterAddress{"http://center.example", "token", {}, root});
    people = std::make_unique<controller::StaffDesk>(
        controller::StaffDoors{*database, clock, executor, random, settings, isPasswordOf});
    desk = std::make_unique<controller::TillDesk>(
        controller::TillDoors{*database, clock, executor, random, verifier, printer, settings, *people,
                              nullptr, machineKey},
        *client, *seen);
    const bool isStarted = people->start().isOk() && desk->start().isOk();
    executor.runReady();
    return isStarted;
}

void TestStore::powerOff() {
    desk.reset();
    people.reset();
    client.reset();
    database.reset();
    executor.dropAll();
}

std::string TestStore::makeCode(std::int64_t yen, const std::function<void(SettlementClaims&)>& change) {
    SettlementClaims claims{IssuerId::parse("99990001").value(),
                            Instant::fromSeconds(clock.now().seconds()),
                            Instant::fromSeconds(clock.now().seconds() + 300),
                            IssueNumber::make(random),
                            Money::yen(yen),
                            CodeKind::Payment,
                            std::nullopt,
                            std::nullopt};
    if (change) change(claims);
    const std::string text = encodeSettlementCode(claims, signer.keyId(), signer).value();
    center.worth[text] = yen;
    center.issueNumbers[text] = claims.number.toString();
    return text;
}

std::string TestStore::makeReference(std::int64_t yen) {
    const std::string text = CodeReference::make(IssuerId::parse("99990001").value(), random).toString();
    center.worth[text] = yen;
    center.issueNumbers[text] = IssueNumber::make(random).toString();
    return text;
}

std::int64_t TestStore::count(const std::string& sql) {
    const auto found = database->run(sql);
    return found->rows[0].number(0);
}

std::string TestStore::claimStates() {
    std::string states;
    const auto found = database->run("SELECT state FROM claims ORDER BY created_at, claim_id");
    for (const auto& row : found->rows) {
        states += (states.empty() ? "" : " ") + row.text(0);
    }
    return states;
}

bool TestStore::journalVerifies() { return controller::Journal(*database).verify().isOk(); }

void TestStore::tamper(const std::string& sql) {
    auto opened = controller::openStoreDatabase(path(), false);
    KAZASU_CHECK(opened.isOk());
    const auto triggers = (*opened)->run("SELECT name FROM sqlite_master WHERE type = 'trigger'");
    for (const auto& row : triggers->rows) KAZASU_CHECK((*opened)->run("DROP TRIGGER " + row.text(0)).isOk());
    KAZASU_CHECK((*opened)->run(sql).isOk());
}

}  // namespace kazasu::test
