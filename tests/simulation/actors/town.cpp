#include "tests/simulation/actors/town.h"

#include "center/keys/first_keys.h"
#include "center/means/means.h"
#include "center/member/member.h"
#include "center/shop/shop.h"
#include "controller/catalogue/catalogue.h"
#include "tests/simulation/disk/crash_vfs.h"
#include "tests/simulation/world/machine.h"

#include <cstdio>

namespace kazasu::sim {
namespace {

template <class T>
T sure(Result<T> result) {
    if (!result) std::fprintf(stderr, "%s\n", describe(result.error()).c_str());
    KAZASU_CHECK(result.isOk());
    return *std::move(result);
}
void surely(const Status& status) {
    if (!status) std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
    KAZASU_CHECK(status.isOk());
}

class MorningClock final : public Clock {
public:
    Instant now() override { return kWorldBegins - std::chrono::hours{24}; }
    Milliseconds monotonic() override { return Milliseconds{1}; }
};

/// What is on a disk after the work, nothing of it unsynced.
DiskImage prepare(Dice& dice, const std::string& program, const std::function<Status(Database&)>& work) {
    CrashDisk disk(dice);
    attachDisk("prepared", disk);
    {
        auto database = sure(openSqlite({"prepared/main.db", migrationsOf(program), true, kCrashVfs}));
        auto transaction = sure(Transaction::begin(*database));
        surely(work(*database));
        surely(transaction.commit());
    }
    detachDisk("prepared");
    return disk.image();
}

Status fillBank(Database& database, const Town& town, std::size_t bank, Instant now) {
    bank::Accounts accounts(database);
    for (std::size_t i = 0; i < town.members.size(); ++i) {
        const bank::Account account{"100" + std::to_string(bank) + "00" + std::to_string(i),
                                    bank::AccountKind::Member,
                                    "Member",
                                    "メンバー",
                                    Money::zero(),
                                    std::nullopt,
                                    false};
        KAZASU_TRY_STATUS(accounts.add(account, Money::yen(kDepositYen), now));
    }
    for (const TownShop& shop : town.shops) {
        if (shop.bank != town.banks[bank]) continue;
        const bank::Account account{
            shop.account, bank::AccountKind::Shop, "Shop", "ショップ", Money::zero(), std::nullopt, false};
        KAZASU_TRY_STATUS(accounts.add(account, Money::zero(), now));
    }
    return {};
}

/// A list with the key of the morning, and for later one with that of the afternoon, too.
Status listKeys(Database& database, Town& town, Random& random, Instant now) {
    const auto root = SigningKey::generate(random);
    const center::KeyTerms terms{std::chrono::hours{24 * 40}, std::chrono::hours{24}};
    KAZASU_TRY(const auto first,
               center::standingList(database, town.issuer, root, town.signers[0]->publicKey(), terms, now));
    const center::KeyWish next{town.signers[1]->publicKey(), kWorldBegins + kRotation};
    KAZASU_TRY(const auto both,
               center::nextKeyList(first.list, town.issuer, root.publicKey(), next, terms, now));
    town.laterKeyList = signKeyList(both, root);
    return {};
}

Status fillCenter(Database& database, Town& town, Random& random, Instant now) {
    KAZASU_TRY_STATUS(listKeys(database, town, random, now));
    for (const TownShop& shop : town.shops)
        KAZASU_TRY_STATUS(
            center::insertShop(database,
                               {{shop.number, "Shop " + std::to_string(shop.number.value()), shop.bank},
                                shop.account,
                                shop.token},
                               now));
    for (std::size_t i = 0; i < town.members.size(); ++i) {
        TownMember& member = town.members[i];
        KAZASU_TRY_STATUS(
            center::insertMember(database, member.client,
                                 {"花子", "はなこ", "m" + std::to_string(i) + "@example.jp", ""}, "-", now));
        for (std::size_t bank = 0; bank < town.banks.size(); ++bank) {
            const center::NewMeans account{town.banks[bank],
                                           center::MeansKind::Account,
                                           "100" + std::to_string(bank) + "00" + std::to_string(i),
                                           {},
                                           "account"};
            KAZASU_TRY_STATUS(center::registerMeans(database, member.client, member.means[bank], account,
                                                    town.box, random, now));
        }
    }
    return {};
}

Town makeTown() {
    Dice dice(1);
    test::SeededRandom random(1);
    MorningClock clock;
    Town town{sure(IssuerId::parse("99990001")),
              {sure(InstitutionId::parse("99990109")), sure(InstitutionId::parse("99990110"))},
              {std::make_shared<SigningKey>(SigningKey::generate(random)),
               std::make_shared<SigningKey>(SigningKey::generate(random))},
              SecretBox({}),
              {},
              {},
              {},
              {},
              {},
              {}};
    for (int i = 0; i < kStoreCount; ++i)
        town.shops.push_back({sure(ShopNumber::from(1001 + i)), "token-of-shop-" + std::to_string(i),
                              "765432" + std::to_string(i), town.banks[i == 0 ? 0 : 1]});
    for (int i = 0; i < kMemberCount; ++i)
        town.members.push_back(
            {ClientId::make(clock, random), {MeansId::make(clock, random), MeansId::make(clock, random)}});
    town.centerDisk = prepare(
        dice, "center", [&](Database& database) { return fillCenter(database, town, random, clock.now()); });
    for (std::size_t i = 0; i < town.banks.size(); ++i)
        town.bankDisks.push_back(prepare(
            dice, "bank", [&](Database& database) { return fillBank(database, town, i, clock.now()); }));
    return town;
}

DiskImage storeDisk() {
    Dice dice(1);
    CrashDisk disk(dice);
    attachDisk("prepared", disk);
    {
        auto database = sure(openSqlite({"prepared/main.db", migrationsOf("controller"), true, kCrashVfs}));
        controller::Catalogue catalogue(*database);
        surely(catalogue.update({{kTeaCode, "緑茶 500ml", "リョクチャ", "食品", Money::yen(kTeaYen),
                                  TaxRate::reduced(), std::nullopt}}));
    }
    detachDisk("prepared");
    return disk.image();
}

}  // namespace

const Town& Town::get() {
    static const Town town = [] {
        Town made = makeTown();
        for (int i = 0; i < kStoreCount; ++i) made.storeDisks.push_back(storeDisk());
        return made;
    }();
    return town;
}

std::string migrationsOf(const std::string& program) {
    return std::string(KAZASU_SOURCE_FOLDER) + "/resources/migrations/" + program;
}

}  // namespace kazasu::sim
