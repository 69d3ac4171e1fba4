#include "tests/bench/code_mint.h"

#include "center/base/boot.h"
#include "center/base/rows.h"
#include "center/delivery/delivery.h"
#include "center/issue/issue.h"
#include "center/keys/first_keys.h"
#include "center/redemption/claims.h"
#include "drivers/barcode/zxing_codec.h"
#include "platform/crypto/crypto.h"
#include "platform/net/io_thread.h"
#include "platform/system/system_clock.h"
#include "platform/system/worker_pool.h"
#include "tests/bench/approving_bank.h"

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace kazasu::bench {
namespace {

using namespace kazasu::center;

constexpr std::size_t kBuyers = 8;
constexpr std::size_t kUnderWayPerBuyer = 16;  // a member may have 20 undecided
constexpr std::int64_t kCodeYen = 5'000;
constexpr std::int64_t kPartYen = 3'240;  // every second code is used in part: the rest goes back
constexpr std::chrono::seconds kMintLimit{120};
const std::string kPassword = "a password of the benchmark";

/// What a request with a callback is answered with.
template <class T, class Ask>
Result<T> answerTo(Ask ask) {
    std::promise<Result<T>> promise;
    auto future = promise.get_future();
    ask([&promise](Result<T> answer) { promise.set_value(std::move(answer)); });
    return future.get();
}

template <class T, class Job>
Result<T> runIn(CommitQueue& queue, Job job) {
    return answerTo<T>([&queue, &job](auto done) { queue.submitFor(job, done); });
}

class MintWorkers final : public Workers {
public:
    explicit MintWorkers(std::size_t threads) : m_pool(threads) {}
    Status post(std::function<void()> task) override { return m_pool.post(std::move(task)); }

private:
    WorkerPool m_pool;
};

struct Buyer {
    std::string token;
    ClientId client;
    MeansId means;
};

Result<NewMeans> cardOf(std::size_t buyer, const InstitutionId& bank) {
    std::string number = "400000000000000" + std::to_string(buyer);
    for (char check = '0'; check <= '9'; ++check) {
        const auto means = newMeansFrom(Json::object()
                                            .set("institution", bank.toString())
                                            .set("kind", "card")
                                            .set("number", number.substr(0, 15) + check)
                                            .set("expiry", "3012")
                                            .set("label", "card " + std::to_string(buyer)));
        if (means) return means;
    }
    return Error{ErrorCode::Internal, "no check digit fits"};
}

}  // namespace

struct CodeMint::Impl {
    explicit Impl(const CenterConfig& given) : config(given), transport(io) {}
    Status open();
    Result<Buyer> signUp(std::size_t number);
    void mintNext(const Buyer& buyer);
    Result<SettlementRecord> deliverAndClaim(Database& database, const Buyer& buyer,
                                             const AuthorisationId& id, std::size_t index);
    void minted(const Buyer& buyer, Result<SettlementRecord> record);

    CenterConfig config;
    SystemClock clock;
    SystemRandom random;
    Ed25519Verifier verifier;
    ZxingWriter barcodes;
    IoThread io;
    ApprovingTransport transport;
    KeyFiles keyFiles{config.signingKey};
    std::optional<SigningKeys> keys;
    std::optional<SecretBox> box;
    std::unique_ptr<BankDirectory> banks;
    std::unique_ptr<ThreadedCommitQueue> queue;
    std::unique_ptr<MintWorkers> workers;
    std::optional<CenterParts> parts;
    std::unique_ptr<Center> center;

    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Buyer> buyers;  // complete before the first code is begun
    std::optional<ShopNumber> shop;
    std::size_t wanted = 0, begun = 0;
    std::vector<SettlementRecord> records;
    std::optional<Error> failure;
};

Status CodeMint::Impl::open() {
    KAZASU_TRY_STATUS(SecretBox::createFile(config.secretKey, random));
    KAZASU_TRY(auto opened, SecretBox::fromFile(config.secretKey));
    box.emplace(std::move(opened));
    std::vector<Bank> lines;
    for (const auto& bank : config.banks)
        lines.push_back({bank.institution, bank.name, bank.reading, &transport});
    banks = std::make_unique<BankDirectory>(std::move(lines));
    KAZASU_TRY(queue, ThreadedCommitQueue::start([path = config.database] {
                   return openSqlite({path, "", false});
               }));
    KAZASU_TRY(auto callers, runIn<CallerRecords>(
                                 *queue, [this](Database& database) { return boot(database, clock.now()); }));
    KAZASU_TRY(const auto list, runIn<StandingList>(*queue, [this](Database& database) {
                   return openStandingList(database, config.issuer, keyFiles, random, clock.now());
               }));
    keys.emplace(list, [this](const PublicKey& key) { return keyFiles.find(key); });
    workers = std::make_unique<MintWorkers>(2);
    CenterLimits limits;
    limits.openCodes = 1'000'000;  // a few buyers stand for all of a day
    parts.emplace(CenterParts{{config.issuer, config.name, config.codeLifetime, config.bankTimeout, limits},
                              clock,
                              random,
                              *queue,
                              *workers,
                              *workers,
                              io,
                              io,
                              *keys,
                              verifier,
                              *box,
                              barcodes,
                              *banks});
    center = std::make_unique<Center>(*parts, std::move(callers), RequestGuard({}), StaticFiles{});
    center->start();
    return {};
}

Result<Buyer> CodeMint::Impl::signUp(std::size_t number) {
    const std::string email = "buyer" + std::to_string(number) + "@example.com";
    KAZASU_TRY(const auto member, answerTo<Member>([&](auto done) {
                   center->members().signUp({"買い手", "カイテ", email, kPassword}, {}, done);
               }));
    KAZASU_TRY(const auto session, answerTo<OpenedSession>([&](auto done) {
                   center->members().logIn({email, kPassword}, {}, done);
               }));
    KAZASU_TRY(const auto card, cardOf(number, config.banks.front().institution));
    KAZASU_TRY(const auto means,
               runIn<Means>(*queue, [&, id = MeansId::make(clock, random)](Database& database) {
                   return registerMeans(database, member.id, id, card, *box, random, clock.now());
               }));
    return Buyer{session.token, member.id, means.id};
}

void CodeMint::Impl::mintNext(const Buyer& buyer) {
    std::size_t index = 0;
    {
        const std::lock_guard lock(mutex);
        if (begun == wanted || failure) return;
        index = begun++;
    }
    const auto id = AuthorisationId::make(clock, random);
    center->authorisations().request(
        buyer.token, {id, buyer.means, Money::yen(kCodeYen), 1, {}},
        [this, &buyer, id, index](const Result<AuthorisationView>& view) {
            if (!view) return minted(buyer, view.error());
            if (view->authorisation.state != AuthorisationState::Approved)
                return minted(buyer, Error{ErrorCode::BankRefused, "the approving bank did not approve"});
            queue->submitFor(
                [this, &buyer, id, index](Database& database) {
                    return deliverAndClaim(database, buyer, id, index);
                },
                [this, &buyer](Result<SettlementRecord> record) { minted(buyer, std::move(record)); });
        });
}

Result<SettlementRecord> CodeMint::Impl::deliverAndClaim(Database& database, const Buyer& buyer,
                                                         const AuthorisationId& id, std::size_t index) {
    const Instant now = clock.now();
    KAZASU_TRY(const Code code, confirmAndIssue(database, *parts, buyer.client, id, now));
    // Embodiment 2: the phone was given the information itself and draws it.
    KAZASU_TRY(const Code delivered,
               confirmDelivery(database, buyer.client, code.number, toHex(sha256(viewOf(code.text))), now));
    const Money used = Money::yen(index % 2 == 0 ? kCodeYen : kPartYen);
    const auto sale = SaleId::make(clock, random);
    const ClaimRequest request{
        ClaimId::make(clock, random), sale, delivered.text, used, "1", CodeEntry::Scanned};
    const auto presented = readPresentedCode(delivered.text, config.issuer, keys->now()->ring, verifier);
    KAZASU_TRY(const auto claim, putClaim(database, config.issuer, *shop, request, presented, now));
    if (claim.state != ClaimState::Granted) return Error{ErrorCode::Internal, "a claim was not granted"};
    const Money first = Money::yen(158 * 2), second = Money::yen(250 * 2);
    return SettlementRecord{
        sale,
        request.id,
        config.issuer,
        delivered.number,
        delivered.text,
        used,
        now,
        *shop,
        "かざすストア 神田店",
        "1",
        "0001-" + std::to_string(100'000 + index),
        {{"おにぎり 鮭", 2, first}, {"緑茶 525ml", 2, second}, {"電池 単3 4本", 1, used - first - second}}};
}

void CodeMint::Impl::minted(const Buyer& buyer, Result<SettlementRecord> record) {
    {
        const std::lock_guard lock(mutex);
        if (record) {
            records.push_back(*std::move(record));
        } else if (!failure) {
            failure = record.error();
        }
        if (failure || records.size() == wanted) changed.notify_all();
    }
    mintNext(buyer);
}

CodeMint::CodeMint(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Result<std::unique_ptr<CodeMint>> CodeMint::start(const CenterConfig& config) {
    std::unique_ptr<CodeMint> mint(new CodeMint(std::make_unique<Impl>(config)));
    KAZASU_TRY_STATUS(mint->m_impl->open());
    return mint;
}

CodeMint::~CodeMint() {
    Impl& impl = *m_impl;
    if (impl.center) impl.io.runAndWait([&impl] { impl.center->stopOnLane(); });
    impl.workers.reset();
    impl.queue.reset();
    impl.io.runAndWait([] {});
}

Result<std::vector<SettlementRecord>> CodeMint::claimedSales(std::size_t count, ShopNumber shop) {
    Impl& impl = *m_impl;
    for (std::size_t i = 0; i < kBuyers; ++i) {
        KAZASU_TRY(auto buyer, impl.signUp(i));
        impl.buyers.push_back(std::move(buyer));
    }
    impl.shop = shop;
    impl.wanted = count;
    for (std::size_t i = 0; i < kUnderWayPerBuyer; ++i)
        for (const Buyer& buyer : impl.buyers) impl.mintNext(buyer);
    std::unique_lock lock(impl.mutex);
    const bool isOver = impl.changed.wait_for(
        lock, kMintLimit, [&impl] { return impl.failure || impl.records.size() == impl.wanted; });
    if (!isOver && !impl.failure) impl.failure = Error{ErrorCode::Timeout, "codes were not issued in time"};
    if (impl.failure) return *impl.failure;
    return std::move(impl.records);
}

Status CodeMint::settleWithBanks() {
    const auto end = m_impl->clock.monotonic() + kMintLimit;
    while (m_impl->clock.monotonic() < end) {
        m_impl->center->outbox().wake();
        KAZASU_TRY(const auto waiting, runIn<SqlResult>(*m_impl->queue, [](Database& database) {
                       return database.run("SELECT COUNT(*) FROM bank_message WHERE answered_at IS NULL");
                   }));
        if (waiting.rows.at(0).number(0) == 0) return {};
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return Error{ErrorCode::Timeout, "the banks were not told everything in time"};
}

}  // namespace kazasu::bench
