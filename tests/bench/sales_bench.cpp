#include "tests/bench/sales_bench.h"

#include "controller/assembly.h"
#include "controller/catalogue/catalogue.h"
#include "controller/catalogue/catalogue_file.h"
#include "controller/sales_file/journal.h"
#include "controller/sales_file/store_database.h"
#include "tests/bench/plain_sqlite.h"
#include "tests/bench/raw_append.h"
#include "tests/bench/recorded_sales.h"
#include "tests/bench/till_drive.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace kazasu::bench {
namespace {

using Goods = std::array<std::string, TillDrive::kGoods>;

/// A printer that takes everything at once.
class QuietSink final : public ReceiptSink {
public:
    Status print(const Receipt&) override { return {}; }
};

struct PreparedStore {
    std::string templateDatabase;  // a catalogue and no sales
    Goods goods;
    RecordedSales recorded;
};

Status copyFile(const std::string& from, const std::string& to) {
    std::error_code problem;
    std::filesystem::copy_file(from, to, problem);
    if (problem) return Error{ErrorCode::StorageOpenFailed, to + ": " + problem.message()};
    return {};
}

/// The store's database with the sample catalogue in it.
Result<Goods> stockStore(const std::string& path) {
    std::ifstream file(KAZASU_SAMPLE_CATALOGUE, std::ios::binary);
    KAZASU_TRY(const auto catalogue,
               controller::readCatalogueFile(std::string(std::istreambuf_iterator<char>(file), {})));
    if (catalogue.items.size() < TillDrive::kGoods)
        return Error{ErrorCode::Internal, std::string("no goods in ") + KAZASU_SAMPLE_CATALOGUE};
    KAZASU_TRY(const auto database, controller::openStoreDatabase(path, true));
    KAZASU_TRY_STATUS(controller::Catalogue(*database).update(catalogue.items));
    Goods goods;
    for (std::size_t i = 0; i < goods.size(); ++i) goods[i] = catalogue.items[i].code;
    return goods;
}

Result<PreparedStore> prepareStore(const BenchScale& scale, const std::string& folder) {
    PreparedStore prepared{folder + "/store-template.sqlite", {}, {}};
    KAZASU_TRY(prepared.goods, stockStore(prepared.templateDatabase));
    const std::string path = folder + "/store-recording.sqlite";
    KAZASU_TRY_STATUS(copyFile(prepared.templateDatabase, path));
    KAZASU_TRY(prepared.recorded,
               recordSales(path, prepared.goods, scale.sales * static_cast<std::size_t>(scale.rounds)));
    return prepared;
}

/// As many sales as were counted, each as its journal entry says.
Status checkSales(const std::string& path, std::size_t expected) {
    KAZASU_TRY(const auto database, controller::openStoreDatabase(path, false));
    KAZASU_TRY(const auto report, controller::Journal(*database).verify());
    if (report.sales == static_cast<std::int64_t>(expected)) return {};
    return Error{ErrorCode::BooksDisagree,
                 path + " holds " + std::to_string(report.sales) + " sales, not " + std::to_string(expected)};
}

class SalesRounds {
public:
    SalesRounds(const BenchScale& scale, const PreparedStore& prepared);
    Status open(const std::string& folder);
    Status runRound(int round);
    Status checkEnd();
    [[nodiscard]] const Comparison& table() const { return m_table; }

private:
    Status sell();
    Status replay(PlainSqlite& plain, std::span<const RecordedTransaction> all, int round, std::size_t row);

    const BenchScale& m_scale;
    const PreparedStore& m_prepared;
    Comparison m_table{"Sales of three goods paid in cash at one till, each durable before its receipt",
                       "sales/s"};
    std::size_t m_tillRow, m_ownRow, m_allRow, m_diskRow;
    std::string m_tillPath, m_ownPath, m_allPath;
    QuietSink m_sink;
    std::unique_ptr<controller::EmbeddedController> m_controller;
    std::optional<TillDrive> m_drive;
    std::unique_ptr<PlainSqlite> m_own, m_all;
    std::optional<RawAppend> m_disk;
    std::size_t m_sold = 0, m_rounds = 0;
};

SalesRounds::SalesRounds(const BenchScale& scale, const PreparedStore& prepared)
    : m_scale(scale), m_prepared(prepared) {
    const std::string commits = std::to_string(prepared.recorded.commitsPerSale());
    m_tillRow = m_table.row("store controller (" + commits + " commits a sale)", Comparison::Role::Product);
    m_allRow = m_table.row("plain SQLite, the same " + commits + " commits", Comparison::Role::Peer);
    m_ownRow = m_table.row("plain SQLite, the last of them alone", Comparison::Role::Peer);
    m_diskRow = m_table.row("4 KiB append + fdatasync", Comparison::Role::Peer);
}

Status SalesRounds::open(const std::string& folder) {
    m_tillPath = folder + "/store.sqlite";
    m_ownPath = folder + "/store-own.sqlite";
    m_allPath = folder + "/store-all.sqlite";
    KAZASU_TRY_STATUS(copyFile(m_prepared.templateDatabase, m_tillPath));
    KAZASU_TRY(m_own, PlainSqlite::openCopy(m_prepared.templateDatabase, m_ownPath));
    KAZASU_TRY(m_all, PlainSqlite::openCopy(m_prepared.templateDatabase, m_allPath));
    KAZASU_TRY(auto disk, RawAppend::open(folder + "/append"));
    m_disk.emplace(std::move(disk));
    controller::ControllerConfig config;
    config.store.profile.name = "かざすストア 神田店";
    config.database = m_tillPath;
    KAZASU_TRY(m_controller, controller::EmbeddedController::start(config, m_sink));
    m_drive.emplace(m_controller->till(), m_prepared.goods);
    return {};
}

Status SalesRounds::sell() {
    std::vector<double> milliseconds;
    const auto start = std::chrono::steady_clock::now();
    auto before = start;
    while (milliseconds.size() < m_scale.sales && before - start < m_scale.slot) {
        KAZASU_TRY_STATUS(m_drive->sellOne());
        const auto now = std::chrono::steady_clock::now();
        milliseconds.push_back(std::chrono::duration<double, std::milli>(now - before).count());
        before = now;
    }
    const double seconds = std::chrono::duration<double>(before - start).count();
    m_sold += milliseconds.size();
    m_table.add(m_tillRow, static_cast<double>(milliseconds.size()) / seconds);
    m_table.addExtra(m_tillRow, "p50 ms", shareOf(milliseconds, 0.50));
    m_table.addExtra(m_tillRow, "p99 ms", shareOf(milliseconds, 0.99));
    return {};
}

Status SalesRounds::replay(PlainSqlite& plain, std::span<const RecordedTransaction> all, int round,
                           std::size_t row) {
    const std::size_t count = all.size() / static_cast<std::size_t>(m_scale.rounds);
    KAZASU_TRY(const double seconds,
               plain.replay(all.subspan(count * static_cast<std::size_t>(round), count), 1));
    m_table.add(row, static_cast<double>(m_scale.sales) / seconds);
    return {};
}

Status SalesRounds::runRound(int round) {
    const std::vector<std::function<Status()>> slots{
        [this] { return sell(); },
        [this, round] { return replay(*m_all, m_prepared.recorded.all, round, m_allRow); },
        [this]() -> Status {
            KAZASU_TRY(const double rate, m_disk->perSecond(m_scale.slot / 8));
            m_table.add(m_diskRow, rate);
            return {};
        },
        [this, round] { return replay(*m_own, m_prepared.recorded.own, round, m_ownRow); },
    };
    for (std::size_t i = 0; i < slots.size(); ++i)
        KAZASU_TRY_STATUS(slots[(i + static_cast<std::size_t>(round)) % slots.size()]());
    ++m_rounds;
    return {};
}

Status SalesRounds::checkEnd() {
    m_drive.reset();
    m_controller.reset();
    m_own.reset();
    m_all.reset();
    KAZASU_TRY_STATUS(checkSales(m_tillPath, m_sold));
    KAZASU_TRY_STATUS(checkSales(m_ownPath, m_scale.sales * m_rounds));
    return checkSales(m_allPath, m_scale.sales * m_rounds);
}

}  // namespace

Result<std::vector<Comparison>> compareSales(const BenchScale& scale, const std::string& folder) {
    KAZASU_TRY(const auto prepared, prepareStore(scale, folder));
    SalesRounds rounds(scale, prepared);
    KAZASU_TRY_STATUS(rounds.open(folder));
    for (int round = 0; round < scale.rounds; ++round) KAZASU_TRY_STATUS(rounds.runRound(round));
    KAZASU_TRY_STATUS(rounds.checkEnd());
    return std::vector{rounds.table()};
}

}  // namespace kazasu::bench
