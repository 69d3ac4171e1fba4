#include "tests/bench/settlement_bench.h"

#include "center/books/books.h"
#include "center/redemption/settlements.h"
#include "platform/crypto/crypto.h"
#include "platform/sql/read_only_sqlite.h"
#include "tests/bench/approving_bank.h"
#include "tests/bench/center_process.h"
#include "tests/bench/code_mint.h"
#include "tests/bench/plain_sqlite.h"
#include "tests/bench/raw_append.h"
#include "tests/bench/settlement_load.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace kazasu::bench {
namespace {

constexpr std::size_t kRecordBatch = 256;  // as the center's own writer takes at most

/// What was prepared before anything is measured.
struct PreparedSettlements {
    CenterFolder folder;
    std::string templateDatabase;  // the books before the first settlement
    std::vector<SettlementRecord> records;
    std::vector<std::string> requests;
    std::vector<RecordedTransaction> transactions;  // of the first records
};

Status recordSettlements(PreparedSettlements& prepared, const std::string& path, std::size_t count) {
    KAZASU_TRY(const auto config, prepared.folder.readConfig());
    std::error_code problem;
    std::filesystem::copy_file(prepared.templateDatabase, path, problem);
    if (problem) return Error{ErrorCode::StorageOpenFailed, path + ": " + problem.message()};
    KAZASU_TRY(const auto inner, openSqlite({path, "", false}));
    Recording recording;
    RecordingDatabase database(*inner, recording);
    for (std::size_t i = 0; i < count;) {
        KAZASU_TRY(auto transaction, Transaction::begin(database));
        for (const std::size_t end = std::min(count, i + kRecordBatch); i < end; ++i) {
            const SettlementRecord& record = prepared.records[i];
            KAZASU_TRY(const auto outcome,
                       center::settle(database, config.issuer, record,
                                      center::PresentedCode{record.issueNumber, {}}, record.usedAt));
            if (outcome.answer.state != SettlementState::Accepted)
                return Error{ErrorCode::Internal, "a prepared record was not accepted"};
            recording.endTransaction();
        }
        KAZASU_TRY_STATUS(transaction.commit());
    }
    prepared.transactions = std::move(recording.transactions);
    return {};
}

Result<PreparedSettlements> prepare(const BenchScale& scale, const std::string& folder,
                                    std::uint16_t bankPort) {
    KAZASU_TRY(auto made, CenterFolder::make(folder, bankPort));
    PreparedSettlements prepared{std::move(made), folder + "/template.sqlite", {}, {}, {}};
    const auto rounds = static_cast<std::size_t>(scale.rounds);
    const std::size_t recorded = std::max(scale.singleCommits, scale.batchedCommits) * rounds;
    const std::size_t count = std::max(scale.recordsPerRound() * rounds, recorded);
    {
        KAZASU_TRY(const auto config, prepared.folder.readConfig());
        KAZASU_TRY(const auto mint, CodeMint::start(config));
        KAZASU_TRY(prepared.records, mint->claimedSales(count, prepared.folder.shop));
        KAZASU_TRY_STATUS(mint->settleWithBanks());
    }
    std::error_code problem;
    std::filesystem::copy_file(prepared.folder.database, prepared.templateDatabase, problem);
    if (problem) return Error{ErrorCode::StorageOpenFailed, problem.message()};
    for (const SettlementRecord& record : prepared.records)
        prepared.requests.push_back(
            postRequest("/shop/v1/settlements", prepared.folder.token, toJson(record).dump()));
    KAZASU_TRY_STATUS(recordSettlements(prepared, folder + "/recording.sqlite", recorded));
    return prepared;
}

Status checkAccepted(std::span<const SettlementRecord> records, const std::vector<LoadAnswer>& answers) {
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto refuse = [&](const std::string& why) {
            return Error{ErrorCode::Internal,
                         "record " + records[i].sale.toString() + ": " + why + ": " + answers[i].body};
        };
        if (answers[i].status != 200) return refuse("status " + std::to_string(answers[i].status));
        const auto body = Json::parse(answers[i].body);
        if (!body) return refuse("no JSON");
        const auto answer = settlementAnswerFrom(*body);
        if (!answer) return refuse("no answer to a record");
        const bool isOurs = answer->sale == records[i].sale &&
                            answer->issueNumber == records[i].issueNumber &&
                            answer->amountUsed == records[i].amountUsed;
        if (!isOurs) return refuse("another record's answer");
        if (answer->state != SettlementState::Accepted) return refuse("not accepted");
    }
    return {};
}

/// The books balance and hold exactly `accepted` settlements of `amount` in all.
Status checkBooks(const Json& books, std::int64_t accepted, Money amount) {
    KAZASU_TRY(const auto isBalanced, books.getFlag("is_balanced"));
    KAZASU_TRY(const auto sum, books.getNumber("ledger_sum"));
    KAZASU_TRY(const auto shops, books.getArray("shops"));
    KAZASU_TRY(const auto codes, books.getObject("codes"));
    KAZASU_TRY(const auto redeemed, codes.optNumber("redeemed"));
    KAZASU_TRY(const auto conflicts, books.getNumber("settlement_conflicts"));
    if (shops.size() != 1) return Error{ErrorCode::BooksDisagree, "there is not one shop"};
    KAZASU_TRY(const auto settlements, shops.at(0).getNumber("settlements"));
    KAZASU_TRY(const auto settled, shops.at(0).getNumber("settled_minor"));
    const bool isRight = isBalanced && sum == 0 && conflicts == 0 && settlements == accepted &&
                         redeemed.value_or(0) == accepted && settled == amount.minor();
    if (isRight) return {};
    return Error{ErrorCode::BooksDisagree, "expected " + std::to_string(accepted) + " settlements of " +
                                               std::to_string(amount.minor()) + " in all: " + books.dump()};
}

Money amountOf(std::span<const SettlementRecord> records) {
    Money sum = Money::zero();
    for (const SettlementRecord& record : records) sum += record.amountUsed;
    return sum;
}

/// The things that are measured in turn, and their rows in the table.
class SettlementRounds {
public:
    SettlementRounds(const BenchScale& scale, const PreparedSettlements& prepared);
    Status open(const std::string& folder);
    Status runRound(int round);
    Status checkEnd();
    [[nodiscard]] const Comparison& table() const { return m_table; }
    [[nodiscard]] std::size_t accepted() const { return m_accepted; }

private:
    Status load(std::size_t step);
    Status replay(PlainSqlite& plain, std::size_t& next, std::size_t count, std::size_t perCommit,
                  std::size_t row);
    Status verifySignatures();

    const BenchScale& m_scale;
    const PreparedSettlements& m_prepared;
    Comparison m_table{"Settlement records taken by kazasu-center over HTTP, durable before the answer",
                       "records/s"};
    std::array<std::size_t, 4> m_loadRows{};
    std::size_t m_singleRow, m_batchedRow, m_diskRow, m_signatureRow;
    std::unique_ptr<CenterProcess> m_process;
    std::string m_singlePath, m_batchedPath;
    std::unique_ptr<PlainSqlite> m_single, m_batched;
    std::optional<RawAppend> m_disk;
    std::size_t m_accepted = 0, m_singleNext = 0, m_batchedNext = 0;
};

SettlementRounds::SettlementRounds(const BenchScale& scale, const PreparedSettlements& prepared)
    : m_scale(scale), m_prepared(prepared) {
    for (std::size_t i = 0; i < scale.load.size(); ++i)
        m_loadRows[i] =
            m_table.row("kazasu-center, connections: " + std::to_string(scale.load[i].connections),
                        Comparison::Role::Product);
    m_singleRow = m_table.row("plain SQLite, one record a commit", Comparison::Role::Peer);
    m_batchedRow = m_table.row("plain SQLite, 256 records a commit", Comparison::Role::Peer);
    m_diskRow = m_table.row("4 KiB append + fdatasync", Comparison::Role::Peer);
    m_signatureRow = m_table.row("Ed25519 verified by one core", Comparison::Role::Peer);
}

Status SettlementRounds::open(const std::string& folder) {
    m_singlePath = folder + "/single.sqlite";
    m_batchedPath = folder + "/batched.sqlite";
    KAZASU_TRY(m_single, PlainSqlite::openCopy(m_prepared.templateDatabase, m_singlePath));
    KAZASU_TRY(m_batched, PlainSqlite::openCopy(m_prepared.templateDatabase, m_batchedPath));
    KAZASU_TRY(auto disk, RawAppend::open(folder + "/append"));
    m_disk.emplace(std::move(disk));
    KAZASU_TRY(m_process, CenterProcess::start(m_prepared.folder));
    return {};
}

Status SettlementRounds::load(std::size_t step) {
    const auto [connections, maxRecords] = m_scale.load[step];
    const std::span requests(m_prepared.requests);
    const std::span records(m_prepared.records);
    const double cpuBefore = cpuSecondsOf(m_process->processId());
    KAZASU_TRY(const auto result, sendLoad(m_process->shopPort(), requests.subspan(m_accepted, maxRecords),
                                           connections, m_scale.slot));
    const double cpuUsed = cpuSecondsOf(m_process->processId()) - cpuBefore;
    KAZASU_TRY_STATUS(checkAccepted(records.subspan(m_accepted), result.answers));
    m_accepted += result.answers.size();
    m_process->takeLog();
    const auto count = static_cast<double>(result.answers.size());
    m_table.add(m_loadRows[step], count / result.seconds);
    std::vector<double> latencies;
    for (const LoadAnswer& answer : result.answers) latencies.push_back(answer.milliseconds);
    m_table.addExtra(m_loadRows[step], "p50 ms", shareOf(latencies, 0.50));
    m_table.addExtra(m_loadRows[step], "p99 ms", shareOf(latencies, 0.99));
    m_table.addExtra(m_loadRows[step], "CPU us", cpuUsed * 1e6 / count);
    return {};
}

Status SettlementRounds::replay(PlainSqlite& plain, std::size_t& next, std::size_t count,
                                std::size_t perCommit, std::size_t row) {
    KAZASU_TRY(const double seconds,
               plain.replay(std::span(m_prepared.transactions).subspan(next, count), perCommit));
    next += count;
    m_table.add(row, static_cast<double>(count) / seconds);
    return {};
}

Status SettlementRounds::verifySignatures() {
    SystemRandom random;
    const auto key = SigningKey::generate(random);
    const Bytes message(96, 0x5a);
    const Signature signature = key.sign(message);
    const Ed25519Verifier verifier;
    const auto start = std::chrono::steady_clock::now();
    std::chrono::duration<double> elapsed{0};
    std::size_t count = 0;
    for (; elapsed < m_scale.slot / 8; ++count) {
        if (!verifier.isValid(message, signature, key.publicKey()))
            return Error{ErrorCode::CodeSignatureInvalid, "a good signature was refused"};
        elapsed = std::chrono::steady_clock::now() - start;
    }
    m_table.add(m_signatureRow, static_cast<double>(count) / elapsed.count());
    return {};
}

Status SettlementRounds::runRound(int round) {
    const std::vector<std::function<Status()>> slots{
        [this] { return load(0); },
        [this] { return replay(*m_single, m_singleNext, m_scale.singleCommits, 1, m_singleRow); },
        [this] { return load(1); },
        [this]() -> Status {
            KAZASU_TRY(const double rate, m_disk->perSecond(m_scale.slot / 8));
            m_table.add(m_diskRow, rate);
            return {};
        },
        [this] { return load(2); },
        [this] {
            return replay(*m_batched, m_batchedNext, m_scale.batchedCommits, kRecordBatch, m_batchedRow);
        },
        [this] { return load(3); },
        [this] { return verifySignatures(); },
    };
    // Each round begins elsewhere, so that nobody always comes after the same neighbour.
    for (std::size_t i = 0; i < slots.size(); ++i)
        KAZASU_TRY_STATUS(slots[(i + static_cast<std::size_t>(round) * 3) % slots.size()]());
    return {};
}

Status SettlementRounds::checkEnd() {
    KAZASU_TRY_STATUS(m_process->stop());
    KAZASU_TRY(const auto books, m_prepared.folder.books());
    const std::span records(m_prepared.records);
    KAZASU_TRY_STATUS(
        checkBooks(books, static_cast<std::int64_t>(m_accepted), amountOf(records.first(m_accepted))));
    // The peers wrote the same rows, or they are no peers.
    for (const auto& [path, count] :
         {std::pair{m_singlePath, m_singleNext}, std::pair{m_batchedPath, m_batchedNext}}) {
        KAZASU_TRY(const auto database, openSqliteReadOnly(path));
        KAZASU_TRY(const auto peerBooks, center::booksOf(*database));
        KAZASU_TRY_STATUS(
            checkBooks(peerBooks, static_cast<std::int64_t>(count), amountOf(records.first(count))));
    }
    return {};
}

}  // namespace

Result<std::vector<Comparison>> compareSettlements(const BenchScale& scale, const std::string& folder) {
    KAZASU_TRY(auto bankPort, ReservedPort::reserve());
    KAZASU_TRY(const auto prepared, prepare(scale, folder, bankPort.number()));
    SettlementRounds rounds(scale, prepared);
    KAZASU_TRY_STATUS(rounds.open(folder));
    for (int round = 0; round < scale.rounds; ++round) KAZASU_TRY_STATUS(rounds.runRound(round));
    KAZASU_TRY_STATUS(rounds.checkEnd());
    return std::vector{rounds.table()};
}

}  // namespace kazasu::bench
