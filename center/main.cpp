// kazasu-center: wires the settlement center (101) to sockets, files, clock and chance, and its operator's
// commands.
#include "center/base/boot.h"
#include "center/center.h"
#include "center/device/operator_line.h"
#include "center/keys/first_keys.h"
#include "center/keys/key_commands.h"
#include "center/means/means.h"
#include "center/reports/books_mark.h"
#include "center/run_command.h"
#include "drivers/barcode/zxing_codec.h"
#include "platform/crypto/crypto.h"
#include "platform/crypto/line_mac.h"
#include "platform/http/server.h"
#include "platform/net/message_link.h"
#include "platform/system/durable_file.h"
#include "platform/system/program.h"
#include "platform/system/system_clock.h"
#include "platform/system/whole_file.h"
#include "platform/system/worker_pool.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <future>
#include <iostream>
#include <thread>

using namespace kazasu;
using namespace kazasu::center;

namespace {

Q_LOGGING_CATEGORY(logCenter, "kazasu.center")

constexpr std::size_t kPasswordThreads = 2;
constexpr std::size_t kMaxWaitingPasswords = 200;  // some seconds of hashing; then 503
constexpr std::size_t kMarkBytes = 200;
constexpr std::size_t kSmallBodyLimit = 64UL * 1024;
constexpr std::size_t kShopBodyLimit = 512UL * 1024;  // a receipt of 1,000 lines

class PoolWorkers final : public Workers {
public:
    PoolWorkers(std::size_t threads, std::size_t maxQueued) : m_pool(threads, maxQueued) {}
    Status post(std::function<void()> task) override { return m_pool.post(std::move(task)); }

private:
    WorkerPool m_pool;
};

int failWith(const Error& error) { return endWithError("kazasu-center", error); }

Result<SecretBox> openSecretBox(const std::string& path, Random& random) {
    if (!std::filesystem::exists(path)) KAZASU_TRY_STATUS(SecretBox::createFile(path, random));
    return SecretBox::fromFile(path);
}

struct BootFacts {
    CallerRecords callers;
    StandingList keys;
};

Result<BootFacts> bootThrough(CommitQueue& queue, const IssuerId& issuer, const KeyFiles& files,
                              const SecretBox& box, const std::optional<std::string>& mark, Random& random,
                              Instant now) {
    std::promise<Result<BootFacts>> promise;
    auto future = promise.get_future();
    queue.submitFor(
        [&](Database& database) -> Result<BootFacts> {
            KAZASU_TRY_STATUS(checkSecretKey(database, box));
            KAZASU_TRY(auto callers, boot(database, now, mark));
            KAZASU_TRY(auto keys, openStandingList(database, issuer, files, random, now));
            return BootFacts{std::move(callers), std::move(keys)};
        },
        [&promise](Result<BootFacts> facts) { promise.set_value(std::move(facts)); });
    return future.get();
}

struct BankLines {
    std::vector<std::unique_ptr<MessageLink>> links;
    std::unique_ptr<BankDirectory> directory;
};

Result<BankLines> openBankLines(const CenterConfig& config, IoThread& io, Clock& clock) {
    BankLines lines;
    std::vector<Bank> banks;
    for (const BankLinkConfig& bank : config.banks) {
        MessageLinkOptions options;
        options.peer.host = bank.host;
        options.peer.port = bank.port;
        options.institution = config.issuer.toString();
        KAZASU_TRY(options.mac, LineMac::fromFile(bank.macKey));
        if (!options.mac)
            qCWarning(logCenter, "the line to %s has no key: for tests inside one machine only",
                      bank.institution.toString().c_str());
        lines.links.push_back(std::make_unique<MessageLink>(io, clock, options));
        banks.push_back({bank.institution, bank.name, bank.reading, lines.links.back().get()});
    }
    lines.directory = std::make_unique<BankDirectory>(std::move(banks));
    return lines;
}

HttpServerOptions doorAt(const ListenAddress& where, std::size_t bodyLimit) {
    HttpServerOptions options;
    options.address = where.address;
    options.port = where.port;
    options.bodyLimit = bodyLimit;
    return options;
}

/// Everything that runs while the center serves, taken down in the reverse order of need.
class RunningCenter {
public:
    explicit RunningCenter(const CenterConfig& config) : m_config(config) {}
    ~RunningCenter();
    Status start();
    [[nodiscard]] std::string readyLine() const;

private:
    [[nodiscard]] std::string markPath() const { return m_config.database + ".mark"; }
    [[nodiscard]] std::optional<std::string> readMark() const;
    void keepLastMark();
    void openKeys(const StandingList& list);
    Status openEnrolmentDoor();
    Status openDoors();
    HttpHandler by(void (Center::*serve)(HttpRequest, HttpReply) const);

    const CenterConfig& m_config;
    SystemClock m_clock;
    SystemRandom m_random;
    Ed25519Verifier m_verifier;
    ZxingWriter m_barcodes;
    KeyFiles m_keyFiles{m_config.signingKey};
    std::optional<SigningKeys> m_keys;
    std::optional<SecretBox> m_box;
    IoThread m_io;
    BankLines m_banks;
    std::unique_ptr<ThreadedCommitQueue> m_queue;
    std::unique_ptr<PoolWorkers> m_passwords, m_checks;
    std::unique_ptr<Center> m_center;
    std::atomic<bool> m_isServing = false;
    std::unique_ptr<HttpServer> m_memberServer, m_shopServer, m_enrolmentServer, m_operatorServer;
};

Status RunningCenter::start() {
    KAZASU_TRY(auto box, openSecretBox(m_config.secretKey, m_random));
    m_box.emplace(std::move(box));
    KAZASU_TRY(auto pages, openPages(m_config));
    KAZASU_TRY(m_queue, ThreadedCommitQueue::start([path = m_config.database] {
                   return openSqlite({path, std::string(kMigrations), true, {}, kDiskReserveBytes});
               }));
    const auto mark = readMark();
    KAZASU_TRY(auto facts,
               bootThrough(*m_queue, m_config.issuer, m_keyFiles, *m_box, mark, m_random, m_clock.now()));
    openKeys(facts.keys);
    KAZASU_TRY(const auto shopDoor, openShopIdentity(m_config));
    KAZASU_TRY_STATUS(openEnrolmentDoor());
    m_passwords = std::make_unique<PoolWorkers>(kPasswordThreads, kMaxWaitingPasswords);
    m_checks = std::make_unique<PoolWorkers>(std::max(1U, std::thread::hardware_concurrency()), 20'000);
    KAZASU_TRY(m_banks, openBankLines(m_config, m_io, m_clock));
    CenterSettings settings{m_config.issuer, m_config.name, m_config.codeLifetime, m_config.bankTimeout,
                            m_config.limits};
    m_center = std::make_unique<Center>(
        CenterParts{std::move(settings), m_clock, m_random, *m_queue, *m_passwords, *m_checks, m_io, m_io,
                    *m_keys, m_verifier, *m_box, m_barcodes, *m_banks.directory},
        std::move(facts.callers), RequestGuard(m_config.origins, m_config.proxies), std::move(pages),
        DeviceDoors{operatorSettingsOf(m_config, shopDoor,
                                       m_enrolmentServer ? m_enrolmentServer->port() : std::uint16_t{0}),
                    shopDoor},
        [this](Database& database, Instant now) {
            return renewByOwnRoot(database, m_config.issuer, m_keyFiles, m_random, now);
        },
        [this](const std::string& text) { return replaceDurably(markPath(), text); });
    m_center->start();
    return openDoors();
}

/// None at the first start, or where somebody has taken it away. One that cannot be read is no mark, and
/// `boot` says so: it must not keep the center from serving.
std::optional<std::string> RunningCenter::readMark() const {
    std::error_code problem;
    const bool isThere = std::filesystem::exists(markPath(), problem);
    if (!isThere && !problem) return std::nullopt;
    auto text = readWholeFile(markPath(), kMarkBytes);
    if (text) return *std::move(text);
    qCWarning(logCenter, "%s", describe(text.error()).c_str());
    return std::string{};
}

/// What was written since the keeper looked last.
void RunningCenter::keepLastMark() {
    std::promise<Result<BooksMark>> promise;
    auto future = promise.get_future();
    m_queue->submitFor([](Database& database) { return markOf(database); },
                       [&promise](Result<BooksMark> mark) { promise.set_value(std::move(mark)); });
    const auto mark = future.get();
    const Status kept = mark ? replaceDurably(markPath(), mark->toString()) : Status{mark.error()};
    if (!kept) qCWarning(logCenter, "the mark was not written: %s", describe(kept.error()).c_str());
}

void RunningCenter::openKeys(const StandingList& list) {
    m_keys.emplace(list, [this](const PublicKey& key) { return m_keyFiles.find(key); });
    if (m_keyFiles.hasRoot())
        qCWarning(logCenter,
                  "the root of the keys lies beside them (%s): move it to a machine without a network "
                  "(docs/keys.md)",
                  m_keyFiles.rootPath().c_str());
}

/// What serves a door: a member of Center.
HttpHandler RunningCenter::by(void (Center::*serve)(HttpRequest, HttpReply) const) {
    return [this, serve](HttpRequest request, HttpReply reply) {
        (*m_center.*serve)(std::move(request), std::move(reply));
    };
}

/// Its port is part of what the center says to machines, so it opens before there is a center to ask.
Status RunningCenter::openEnrolmentDoor() {
    if (!m_config.enrolment) return {};
    HttpServerOptions options = doorAt(m_config.enrolment->listen, kSmallBodyLimit);
    options.tls = TlsDoor{*m_config.shopIdentity, [](const TlsKeyHash&) { return true; }};
    KAZASU_TRY(m_enrolmentServer, HttpServer::listen(options, [this](HttpRequest request, HttpReply reply) {
                   if (!m_isServing)
                       return reply.send(HttpResponse::error({ErrorCode::Unavailable, "starting"}));
                   m_center->serveEnrolment(std::move(request), std::move(reply));
               }));
    return {};
}

Status RunningCenter::openDoors() {
    KAZASU_TRY(m_memberServer,
               HttpServer::listen(doorAt(m_config.member, kSmallBodyLimit), by(&Center::serveMember)));
    HttpServerOptions shopDoor = doorAt(m_config.shop, kShopBodyLimit);
    if (m_config.shopIdentity) {
        shopDoor.tls =
            TlsDoor{*m_config.shopIdentity, [this](const TlsKeyHash& key) { return m_center->admits(key); }};
    }
    KAZASU_TRY(m_shopServer, HttpServer::listen(shopDoor, by(&Center::serveShop)));
    HttpServerOptions operatorDoor = doorAt({"unix:" + m_config.operatorSocket, 0}, kSmallBodyLimit);
    KAZASU_TRY(m_operatorServer, HttpServer::listen(operatorDoor, by(&Center::serveOperator)));
    m_isServing = true;
    return {};
}

std::string RunningCenter::readyLine() const {
    return "ready member=" + std::to_string(m_memberServer->port()) +
           " shop=" + std::to_string(m_shopServer->port()) +
           (m_enrolmentServer ? " enrolment=" + std::to_string(m_enrolmentServer->port()) : "");
}

RunningCenter::~RunningCenter() {
    if (m_center) m_io.runAndWait([this] { m_center->stopOnLane(); });
    m_memberServer.reset();  // whoever was being served gets an answer
    m_shopServer.reset();
    m_enrolmentServer.reset();
    m_operatorServer.reset();
    m_passwords.reset();
    m_checks.reset();
    if (m_center) keepLastMark();
    m_queue.reset();  // what was accepted is durable
    m_banks.links.clear();
    m_io.runAndWait([] {});  // the last answers were handed to the lane before this
}

int serve(const CenterConfig& config) {
    const sigset_t endSignals = blockEndSignals();
    RunningCenter running(config);
    const Status started = running.start();
    if (!started) return failWith(started.error());
    std::cout << running.readyLine() << std::endl;
    int signal = 0;
    sigwait(&endSignals, &signal);
    qCInfo(logCenter, "ending on signal %d", signal);
    return kDone;
}

int run(const ProgramArguments& arguments) {
    if (isOfflineKeyCommand(arguments.words)) return runOffline(arguments.words);
    const auto config = readConfig(arguments.config);
    if (!config) return failWith(config.error());
    const std::vector<std::string>& words = arguments.words;
    const bool isServing = words.empty() || words == std::vector<std::string>{"serve"};
    if (isServing && !arguments.wantsCheck) return serve(*config);
    return arguments.wantsCheck ? checkCenter(*config) : runCommand(*config, words);
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const Status crypto = initialiseCrypto();
    if (!crypto) return failWith(crypto.error());
    return runProgram({"kazasu-center", commandHelp(), isOfflineKeyCommand}, {argv + 1, argv + argc}, run);
}
