#include "tests/component/center/center_bench.h"

namespace kazasu::test {
namespace {

/// Memory rather than a disk where there is such a folder: these tests restart programs, not machines.
QString benchFolderTemplate() {
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
           QStringLiteral("/kazasu-center-XXXXXX");
}

}  // namespace

/// Draws the length of what it is given; the real writer is tested where it lives.
class CenterBench::Drawings final : public BarcodeWriter {
public:
    [[nodiscard]] Result<ModuleMatrix> qr(std::string_view text, QrLevel) const override {
        return rowOf(text);
    }
    [[nodiscard]] Result<ModuleMatrix> code128(std::string_view digits) const override {
        return rowOf(digits);
    }

private:
    static ModuleMatrix rowOf(std::string_view text) {
        ModuleMatrix modules{static_cast<int>(text.size()), 1, {}};
        for (const char c : text) modules.modules.push_back(static_cast<std::uint8_t>(c) & 1U);
        return modules;
    }
};

CenterBench::CenterBench(std::uint64_t seed, const CenterLimits& limits)
    : folder(benchFolderTemplate()),
      random(seed),
      root(SigningKey::generate(random)),
      m_limits(limits),
      m_signer(std::make_shared<SigningKey>(SigningKey::generate(random))),
      m_barcodes(std::make_unique<Drawings>()),
      m_directory({{kMemberBank, "Bank A", "あ", &memberLine}, {kShopBank, "Bank B", "い", &shopLine}}) {
    open();
    fillIn();
}

void CenterBench::open() {
    auto database = openSqlite(
        {folder.filePath(QStringLiteral("center.sqlite")).toStdString(),
         qEnvironmentVariable("KAZASU_SOURCE_DIR").toStdString() + "/resources/migrations/center", true});
    KAZASU_CHECK(database.isOk());
    m_database = std::make_unique<FailingDatabase>(*std::move(database), plan);
    m_queue = std::make_unique<TaskCommitQueue>(tasks, m_database);
    auto callers = inBooks([this](Database& books) { return boot(books, clock.now(), mark); });
    KAZASU_CHECK(callers.isOk());
    openKeys();
    m_parts.emplace(CenterParts{
        CenterSettings{kCenterId, "Center", std::chrono::minutes{15}, std::chrono::seconds{10}, m_limits},
        clock, random, *m_queue, m_workers, m_workers, m_lane, timers, *keys, m_verifier, m_box, *m_barcodes,
        m_directory});
    center = std::make_unique<Center>(*m_parts, *std::move(callers), RequestGuard({}), StaticFiles{},
                                      DeviceDoors{}, KeyWatch::Renewal{}, keepMark);
    center->start();
}

/// The first list is good for longer than any test.
void CenterBench::openKeys() {
    const KeyTerms terms{std::chrono::hours{24 * 700}, std::chrono::hours{24}};
    auto list = inBooks([&](Database& books) {
        return standingList(books, kCenterId, root, m_signer->publicKey(), terms, clock.now());
    });
    KAZASU_CHECK(list.isOk());
    keys =
        std::make_unique<SigningKeys>(*list, [this](const PublicKey& key) -> std::shared_ptr<const Signer> {
            if (key == m_signer->publicKey()) return m_signer;
            const auto found = laterKeys.find(key);
            return found == laterKeys.end() ? nullptr : found->second;
        });
}

void CenterBench::stop() {
    if (center) center->stopOnLane();
    tasks.clear();
    center.reset();
    m_queue.reset();
    m_database.reset();
}

void CenterBench::restart() {
    stop();
    open();
    drain();
}

void CenterBench::backUp() {
    stop();
    const QString file = folder.filePath(QStringLiteral("center.sqlite"));
    QFile::remove(file + QStringLiteral(".backup"));
    KAZASU_CHECK(QFile::copy(file, file + QStringLiteral(".backup")));
    open();
    drain();
}

void CenterBench::restoreBackup() {
    stop();
    const QString file = folder.filePath(QStringLiteral("center.sqlite"));
    for (const char* extra : {"", "-wal", "-shm"}) QFile::remove(file + QLatin1String(extra));
    KAZASU_CHECK(QFile::copy(file + QStringLiteral(".backup"), file));
    open();
    drain();
}

void CenterBench::announceRestore() {
    KAZASU_CHECK(
        inBooks([this](Database& books) { return raiseEpoch(books, 0, "restored", clock.now()); }).isOk());
}

Result<SettlementOutcome> CenterBench::offerAgain(const SettlementRecord& record) {
    const auto presented = readPresentedCode(record.code, kCenterId, keys->now()->ring, m_verifier);
    auto outcome = inBooks([&](Database& books) {
        return settle(books, kCenterId, record, presented, clock.now(), RecordOrigin::OfferedAgain);
    });
    center->outbox().wake();
    drain();
    return outcome;
}

ReportOutcome CenterBench::report(ShopNumber shop, Instant until, const std::vector<ClaimId>& open,
                                  const std::function<void(ShopReport&)>& change) {
    auto outcome = tryReport(shop, until, open, change);
    KAZASU_CHECK(outcome.isOk());
    return *std::move(outcome);
}

void CenterBench::compareAll() {
    for (const auto shop : {kShop, kOtherShop}) {
        report(shop, clock.now(), {}, [this](ShopReport& said) {
            said.epoch = number("SELECT epoch FROM center_epoch");
            said.isComplete = true;
        });
    }
}

Result<ReportOutcome> CenterBench::tryReport(ShopNumber shop, Instant until, const std::vector<ClaimId>& open,
                                             const std::function<void(ShopReport&)>& change) {
    ShopReport said;
    said.storeId = "018f0000-0000-7000-8000-0000000000" + std::to_string(10 + shop.value() % 90);
    said.reportedUntil = until;
    said.openClaims = open;
    said.receipt = receipts[shop.value()];
    if (change) change(said);
    const auto now = keys->now();
    const auto shown =
        readReceipt(said.receipt, shop, said.storeId, {now->goodKeys(), now->revokedKeys()}, m_verifier);
    if (!shown) return shown.error();
    auto outcome =
        inBooks([&](Database& books) { return takeReport(books, shop, said, *shown, clock.now()); });
    if (outcome)
        receipts[shop.value()] = signReceipt(outcome->receipt, shop, said.storeId,
                                             *keys->now()->keyFor(clock.now(), clock.now())->signer);
    return outcome;
}

void CenterBench::fillIn() {
    member = ClientId::make(clock, random);
    means = MeansId::make(clock, random);
    const Status filled = inBooks([this](Database& books) -> Status {
        KAZASU_TRY_STATUS(
            insertMember(books, member, {"花子", "はなこ", "h@example.jp", ""}, "-", clock.now()));
        KAZASU_TRY_STATUS(openSession(books, kToken, member, clock.now()));
        const NewMeans card{kMemberBank, MeansKind::Card, "4111111111111111", "3012", "card"};
        KAZASU_TRY(const auto made, registerMeans(books, member, means, card, m_box, random, clock.now()));
        for (const auto shop : {kShop, kOtherShop})
            KAZASU_TRY_STATUS(insertShop(
                books, {{shop, "Shop", kShopBank}, "7654321", std::to_string(shop.value())}, clock.now()));
        return {};
    });
    KAZASU_CHECK(filled.isOk());
    drain();
}

void CenterBench::drain() {
    while (!tasks.empty()) {
        const auto task = std::move(tasks.front());
        tasks.pop_front();
        task();
    }
}

void CenterBench::advance(Milliseconds by) {
    constexpr Milliseconds kStep{500};
    for (Milliseconds left = by; left > Milliseconds{0}; left -= std::min(left, kStep)) {
        timers.advance(std::min(left, kStep));
        drain();
    }
}

AuthorisationRequest CenterBench::wish(std::int64_t yen, std::optional<ShopNumber> shop) {
    return {AuthorisationId::make(clock, random), means, Money::yen(yen), 1, shop};
}

Result<AuthorisationView> CenterBench::authorise(const AuthorisationRequest& request) {
    // The session of a test that lets days pass is opened again.
    static_cast<void>(inBooks([this](Database& books) -> Status {
        KAZASU_TRY_STATUS(closeSession(books, kToken));
        return openSession(books, kToken, member, clock.now());
    }));
    Result<AuthorisationView> outcome = Error{ErrorCode::Timeout, "not answered"};
    center->authorisations().request(
        kToken, request, [&outcome](Result<AuthorisationView> view) { outcome = std::move(view); });
    drain();
    return outcome;
}

Result<Code> CenterBench::confirm(const AuthorisationId& id) {
    return inBooks(
        [&](Database& books) { return confirmAndIssue(books, *m_parts, member, id, clock.now()); });
}

Result<Code> CenterBench::deliverTo(const Code& code) {
    const std::string digest = toHex(sha256(viewOf(code.text)));
    auto delivered = inBooks(
        [&](Database& books) { return confirmDelivery(books, member, code.number, digest, clock.now()); });
    center->outbox().wake();
    drain();
    return delivered;
}

Code CenterBench::makeCode(std::int64_t yen, std::optional<ShopNumber> shop) {
    const auto request = wish(yen, shop);
    const auto view = authorise(request);
    KAZASU_CHECK(view.isOk() && view->authorisation.state == AuthorisationState::Approved);
    const auto code = confirm(request.id);
    KAZASU_CHECK(code.isOk());
    auto delivered = deliverTo(*code);
    KAZASU_CHECK(delivered.isOk());
    return *std::move(delivered);
}

Result<Code> CenterBench::codeNow(const Code& code) {
    return inBooks([&](Database& books) { return codeOf(books, member, code.number); });
}

ClaimRequest CenterBench::claimFor(const Code& code, std::int64_t yen) {
    return {ClaimId::make(clock, random),
            SaleId::make(clock, random),
            code.text,
            Money::yen(yen),
            "1",
            CodeEntry::Scanned};
}

Result<ClaimAnswer> CenterBench::claim(ShopNumber shop, const ClaimRequest& request) {
    const auto presented = readPresentedCode(request.code, kCenterId, keys->now()->ring, m_verifier);
    return inBooks(
        [&](Database& books) { return putClaim(books, kCenterId, shop, request, presented, clock.now()); });
}

Result<ClaimAnswer> CenterBench::reverse(ShopNumber shop, const ClaimId& id) {
    return inBooks([&](Database& books) { return reverseClaim(books, shop, id, clock.now()); });
}

SettlementRecord CenterBench::recordOf(const Code& code, std::int64_t yen, ShopNumber shop) {
    return {SaleId::make(clock, random),
            {},
            kCenterId,
            code.number,
            code.text,
            Money::yen(yen),
            clock.now(),
            shop,
            "Shop",
            "1",
            "1-1",
            {{"りんご", 1, Money::yen(yen)}}};
}

Result<SettlementOutcome> CenterBench::send(const SettlementRecord& record) {
    const auto presented = readPresentedCode(record.code, kCenterId, keys->now()->ring, m_verifier);
    auto outcome =
        inBooks([&](Database& books) { return settle(books, kCenterId, record, presented, clock.now()); });
    center->outbox().wake();
    drain();
    return outcome;
}

Status CenterBench::tick() {
    Status outcome = Error{ErrorCode::Timeout, "not answered"};
    center->expiry().tick(
        clock.now(), [&outcome](Result<Instant> next) { outcome = next ? Status{} : Status{next.error()}; });
    drain();
    return outcome;
}

bool CenterBench::isBankQuiet() {
    return number("SELECT COUNT(*) FROM bank_message WHERE answered_at IS NULL") == 0;
}

std::int64_t CenterBench::number(const std::string& sql) {
    const auto found = m_database->run(sql);
    KAZASU_CHECK(found.isOk());
    return found->rows.at(0).number(0);
}

}  // namespace kazasu::test
