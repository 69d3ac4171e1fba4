// A small till without a cashier: sells through the production SalesFile as fast as it can, and says on
// stdout what it would tell a customer. Faults happen around it.
//
//   sell FILE COUNT [WAY]       half of them, closes, opens, the other half; every second one paid by a code.
//                               relaxed: with synchronous=NORMAL, boastful: says so before it writes; both to
//                               show that a loss would be seen
//   act FILE                    opens and names every sale that it sees, as an outbox would send it
//   act-unsafely FILE           the same with no boot barrier: as a program without our rules would
//   queue FILE COUNT            writes through the CommitQueue, several at once
#include "controller/sales_file/sales_file.h"
#include "controller/sales_file/store_database.h"
#include "platform/crypto/crypto.h"
#include "platform/sql/commit_queue.h"
#include "platform/sql/read_only_sqlite.h"
#include "platform/system/system_clock.h"
#include "tests/support/sample_sale.h"

#include <QCoreApplication>

#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <mutex>

using namespace kazasu;
using namespace kazasu::controller;

namespace {

constexpr int kTries = 40;  // as often as a cashier would wait for the disk
constexpr int kOpenings = 3;

void say(const std::string& word, const std::string& what) {
    std::printf("%s %s\n", word.c_str(), what.c_str());
    std::fflush(stdout);
}

struct Doors {
    SystemClock clock;
    SystemRandom random;
};

Sale nextSale(Doors& doors, bool isPaidByCode) {
    SaleHeader header = test::sampleHeader();
    header.id = SaleId::make(doors.clock, doors.random);
    Sale sale{header};
    KAZASU_CHECK(sale.addLine(test::lineOf("おにぎり 鮭", 150, 2, TaxRate::reduced())).isOk());
    KAZASU_CHECK(sale.addLine(test::lineOf("タオル", 540, 1, TaxRate::standard())).isOk());
    const Money due = sale.totals().due;
    if (!isPaidByCode) {
        KAZASU_CHECK(sale.addCash(due).isOk());
        return sale;
    }
    std::array<std::uint8_t, 8> number{};
    doors.random.fill(number);
    number[0] &= 0x7f;
    KAZASU_CHECK(sale.addSettlement(test::useOf(due.minor(), due.minor(), toHex(number))).isOk());
    return sale;
}

/// Bytes 18 and 19 of the file are its format for writing and reading; 2 is WAL.
bool isInWalMode(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    char head[20] = {};
    return file.read(head, sizeof head) && head[18] == 2 && head[19] == 2;
}

Result<std::unique_ptr<Database>> openPatiently(const std::string& path) {
    for (int opening = 1;; ++opening) {
        auto database = openStoreDatabase(path, true);
        if (database && !isInWalMode(path)) say("unsafe", path);
        if (database || opening == kOpenings) return database;
        say("closed", describe(database.error()));
    }
}

/// False: the disk did not take the sale in all the tries, and nobody was told that it is complete.
bool sellOne(Database& database, Doors& doors, bool isPaidByCode, const std::string& way) {
    const Sale sale = nextSale(doors, isPaidByCode);
    const SettlementOrigin origin{.shop = ShopNumber::from(1001).value(),
                                  .shopName = "かざす商店",
                                  .registerName = "01",
                                  .code = "KZ1:CODE",
                                  .acceptedAt = doors.clock.now()};
    if (way == "boastful") say("sold", sale.id().toString());
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const auto completed = SalesFile(database).complete(sale, std::optional{origin}, doors.clock.now());
        if (completed) {
            if (way != "boastful") say("sold", sale.id().toString());
            return true;
        }
        say("open", sale.id().toString() + ' ' + describe(completed.error()));
    }
    return false;
}

int sell(const std::string& path, int count, const std::string& way) {
    Doors doors;
    for (const int part : {count / 2, count - count / 2}) {
        const auto database = openPatiently(path);
        if (!database) return 2;
        if (way == "relaxed" && !(*database)->run("PRAGMA synchronous = NORMAL")) return 2;
        for (int i = 0; i < part; ++i) {
            if (!sellOne(**database, doors, i % 2 == 1, way)) return 3;
        }
    }
    return 0;
}

int act(const std::string& path, bool isSafe) {
    const auto database = isSafe ? openStoreDatabase(path, false) : openSqliteReadOnly(path);
    if (!database) return 2;
    const auto sales = (*database)->run("SELECT sale_id FROM sales");
    if (!sales) return 2;
    for (const SqlRow& row : sales->rows) say("sold", row.text(0));
    std::_Exit(0);  // it would run on: closing would sync what this is about
}

/// Ends when every job has had its answer.
int writeThroughQueue(const std::string& path, int count) {
    std::mutex mutex;
    std::condition_variable answered;
    int waiting = count;
    bool isSound = true;
    auto queue = ThreadedCommitQueue::start([&] { return openPatiently(path); });
    if (!queue) return 2;
    for (std::int64_t number = 1; number <= count; ++number) {
        const auto job = [number](Database& database) -> Status {
            KAZASU_TRY_STATUS(database.run(
                "INSERT INTO receipt_counters (register_number, last_number) VALUES (?, 1)", {number}));
            return {};
        };
        (*queue)->submit(job, [&, number](const Status& status) {
            const std::lock_guard lock(mutex);
            if (status) say("sold", std::to_string(number));
            isSound = isSound && status;
            --waiting;
            answered.notify_one();
        });
        if (number % 3 != 0) continue;  // three at once
        std::unique_lock lock(mutex);
        answered.wait(lock, [&] { return waiting == count - number; });
    }
    std::unique_lock lock(mutex);
    answered.wait(lock, [&] { return waiting == 0; });
    return isSound ? 0 : 3;
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    KAZASU_CHECK(initialiseCrypto().isOk());
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() >= 3 && words[0] == "sell") {
        return sell(words[1], std::atoi(words[2].c_str()), words.size() > 3 ? words[3] : std::string());
    }
    if (words.size() == 3 && words[0] == "queue") {
        return writeThroughQueue(words[1], std::atoi(words[2].c_str()));
    }
    if (words.size() == 2 && words[0].starts_with("act")) return act(words[1], words[0] == "act");
    std::fputs("see the head of seller.cpp\n", stderr);
    return 2;
}
