#include "tests/bench/recorded_sales.h"

#include "controller/sales_file/store_database.h"
#include "controller/till/store_till.h"
#include "platform/crypto/crypto.h"
#include "platform/http/client.h"
#include "platform/net/io_thread.h"
#include "platform/system/system_clock.h"
#include "tests/bench/till_drive.h"

#include <algorithm>

namespace kazasu::bench {
namespace {

/// Paper that is never short.
class QuietPrinter final : public controller::PrintQueue {
public:
    explicit QuietPrinter(Executor& executor) : m_executor(executor) {}
    void print(Receipt, Done done) override {
        m_executor.post([done = std::move(done)] { done({}); });
    }

private:
    Executor& m_executor;
};

/// A till's rooms as EmbeddedController puts them together, on a database that is recorded. Lives on its io
/// thread, all but io itself.
struct RecordedTill {
    SystemClock clock;
    SystemRandom random;
    Ed25519Verifier verifier;
    IoThread io;
    CurlTransport transport;
    QuietPrinter printer{io};
    controller::StoreSettings settings;
    controller::StoreTill till{io};
    Recording recording;
    std::unique_ptr<Database> inner;
    std::optional<RecordingDatabase> database;
    std::unique_ptr<controller::CenterClient> center;
    std::unique_ptr<controller::StaffDesk> people;
    std::unique_ptr<controller::TillDesk> desk;

    Status start(const std::string& path) {
        KAZASU_TRY(inner, controller::openStoreDatabase(path, false));
        database.emplace(*inner, recording);
        center = std::make_unique<controller::CenterClient>(transport, io, controller::CenterAddress{});
        people = std::make_unique<controller::StaffDesk>(
            controller::StaffDoors{*database, clock, io, random, settings, isPasswordOf});
        KAZASU_TRY_STATUS(people->start());
        desk = std::make_unique<controller::TillDesk>(
            controller::TillDoors{*database, clock, io, random, verifier, printer, settings, *people},
            *center, till.gate());
        till.attach(desk.get());
        KAZASU_TRY_STATUS(desk->start());
        recording = {};  // what a start writes belongs to no sale
        return {};
    }
    void stop() {
        till.attach(nullptr);
        desk.reset();
        people.reset();
        center.reset();
        inner.reset();
    }
};

bool makesSaleDurable(const RecordedTransaction& transaction) {
    return std::any_of(transaction.begin(), transaction.end(), [](const RecordedStatement& statement) {
        return statement.sql.starts_with("INSERT INTO sales ");
    });
}

Status sellMany(api::Till& till, const std::array<std::string, 3>& goods, std::size_t count) {
    TillDrive drive(till, goods);
    for (std::size_t i = 0; i < count; ++i) KAZASU_TRY_STATUS(drive.sellOne());
    return {};
}

}  // namespace

Result<RecordedSales> recordSales(const std::string& path, const std::array<std::string, 3>& goods,
                                  std::size_t count) {
    RecordedTill till;
    Status outcome;
    till.io.runAndWait([&] { outcome = till.start(path); });
    if (outcome) outcome = sellMany(till.till, goods, count);
    till.io.runAndWait([&] { till.stop(); });
    KAZASU_TRY_STATUS(outcome);
    RecordedSales sales;
    sales.all = std::move(till.recording.transactions);
    std::copy_if(sales.all.begin(), sales.all.end(), std::back_inserter(sales.own), makesSaleDurable);
    const bool isEven = sales.own.size() == count && sales.all.size() % count == 0;
    if (!isEven) return Error{ErrorCode::Internal, "the sales did not all write alike"};
    return sales;
}

}  // namespace kazasu::bench
