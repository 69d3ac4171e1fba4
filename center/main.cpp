// kazasu-center: wires the settlement center (101) to sockets, files, clock and chance, and its operator's
// commands.
#include "center/base/boot.h"
#include "center/center.h"
#include "center/commands.h"
#include "center/device/operator_line.h"
#include "center/ledger/ledger.h"
#include "center/means/means.h"
#include "drivers/barcode/zxing_codec.h"
#include "platform/crypto/crypto.h"
#include "platform/http/server.h"
#include "platform/net/message_link.h"
#include "platform/sql/read_only_sqlite.h"
#include "platform/system/private_file.h"
#include "platform/system/program.h"
#include "platform/system/system_clock.h"
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
constexpr std::size_t kSmallBodyLimit = 64UL * 1024;
constexpr std::size_t kShopBodyLimit = 512UL * 1024;  // a receipt of 1,000 lines
const std::string kMigrations = ":/migrations/center";

class PoolWorkers final : public Workers {
public:
    PoolWorkers(std::size_t threads, std::size_t maxQueued) : m_pool(threads, maxQueued) {}
    Status post(std::function<void()> task) override { return m_pool.post(std::move(task)); }

private:
    WorkerPool m_pool;
};

int failWith(const Error& error) { return endWithError("kazasu-center", error); }

/// The key in the file, which is made at the first start.
Result<SigningKey> openSigningKey(const std::string& path, Random& random) {
    if (!std::filesystem::exists(path)) KAZASU_TRY_STATUS(SigningKey::generate(random).toFile(path));
    return SigningKey::fromFile(path);
}

Result<SecretBox> openSecretBox(const std::string& path, Random& random) {
    if (!std::filesystem::exists(path)) KAZASU_TRY_STATUS(SecretBox::createFile(path, random));
    return SecretBox::fromFile(path);
}

Result<StaticFiles> openPages(const CenterConfig& config) {
    if (!config.isWebRequired && !std::filesystem::exists(config.web)) return StaticFiles{};
    return StaticFiles::readFolder(config.web);
}

Result<BootFacts> bootThrough(CommitQueue& queue, const IssuerId& issuer, const PublicKey& key,
                              const SecretBox& box, Instant now) {
    std::promise<Result<BootFacts>> promise;
    auto future = promise.get_future();
    queue.submitFor(
        [&](Database& database) -> Result<BootFacts> {
            KAZASU_TRY_STATUS(checkSecretKey(database, box));
            return boot(database, issuer, key, now);
        },
        [&promise](Result<BootFacts> facts) { promise.set_value(std::move(facts)); });
    return future.get();
}

struct BankLines {
    std::vector<std::unique_ptr<MessageLink>> links;
    std::unique_ptr<BankDirectory> directory;
};

BankLines openBankLines(const CenterConfig& config, IoThread& io, Clock& clock) {
    BankLines lines;
    std::vector<Bank> banks;
    for (const BankLinkConfig& bank : config.banks) {
        MessageLinkOptions options;
        options.peer.host = bank.host;
        options.peer.port = bank.port;
        options.institution = config.issuer.toString();
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
    Status openEnrolmentDoor();
    Status openDoors();
    HttpHandler by(void (Center::*serve)(HttpRequest, HttpReply) const);

    const CenterConfig& m_config;
    SystemClock m_clock;
    SystemRandom m_random;
    Ed25519Verifier m_verifier;
    ZxingWriter m_barcodes;
    std::optional<SigningKey> m_signer;
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
    KAZASU_TRY(auto signer, openSigningKey(m_config.signingKey, m_random));
    m_signer.emplace(std::move(signer));
    KAZASU_TRY(auto box, openSecretBox(m_config.secretKey, m_random));
    m_box.emplace(std::move(box));
    KAZASU_TRY(auto pages, openPages(m_config));
    KAZASU_TRY(m_queue, ThreadedCommitQueue::start([path = m_config.database] {
                   return openSqlite({path, kMigrations, true, {}, kDiskReserveBytes});
               }));
    KAZASU_TRY(auto facts,
               bootThrough(*m_queue, m_config.issuer, m_signer->publicKey(), *m_box, m_clock.now()));
    KAZASU_TRY(const auto shopDoor, openShopIdentity(m_config));
    KAZASU_TRY_STATUS(openEnrolmentDoor());
    m_passwords = std::make_unique<PoolWorkers>(kPasswordThreads, kMaxWaitingPasswords);
    m_checks = std::make_unique<PoolWorkers>(std::max(1U, std::thread::hardware_concurrency()), 20'000);
    m_banks = openBankLines(m_config, m_io, m_clock);
    CenterSettings settings{m_config.issuer, m_config.name, m_config.codeLifetime, m_config.bankTimeout,
                            m_config.limits};
    m_center = std::make_unique<Center>(
        CenterParts{std::move(settings), m_clock, m_random, *m_queue, *m_passwords, *m_checks, m_io, m_io,
                    *m_signer, m_verifier, *m_box, m_barcodes, *m_banks.directory, std::move(facts.keys)},
        std::move(facts.callers), RequestGuard(m_config.origins, m_config.proxies), std::move(pages),
        DeviceDoors{operatorSettingsOf(m_config, shopDoor,
                                       m_enrolmentServer ? m_enrolmentServer->port() : std::uint16_t{0}),
                    shopDoor});
    m_center->start();
    return openDoors();
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

int operatorCommand(const CenterConfig& config, const CommandLine& line) {
    const bool toFile = line.has("token-file");
    if (toFile && std::filesystem::exists(line.options.at("token-file")))
        return failWith({ErrorCode::InvalidArgument, line.options.at("token-file") + " exists"});
    const OperatorWish wish = wishOf(line);
    const auto answer = askOperatorDesk(config, wish);
    if (!answer) return failWith(answer.error());
    const auto token = answer->getText("token");
    if (toFile && token) {
        const Status written = createPrivateFile(line.options.at("token-file"), *token + '\n');
        return written ? kDone : failWith(written.error());
    }
    std::cout << (token ? *token + '\n' : wordsOf(wish, *answer, line.has("json"))) << std::flush;
    return kDone;
}

int print(const Result<std::string>& text) {
    if (!text) return failWith(text.error());
    std::cout << *text << std::flush;
    return kDone;
}

int operateOn(const CenterConfig& config, const CommandLine& line) {
    const auto database = openSqlite({config.database, kMigrations, false});
    if (!database) return failWith(database.error());
    SystemClock clock;
    return print(operate(**database, line, clock.now()));
}

int check(const CenterConfig& config) {
    const auto pages = openPages(config);
    if (!pages) return failWith(pages.error());
    if (std::filesystem::exists(config.database)) {
        const auto database = openSqliteReadOnly(config.database);
        if (!database) return failWith(database.error());
        const Status verdict = verifyLedger(**database);
        if (!verdict) return failWith(verdict.error());
    }
    std::cout << "ok" << std::endl;
    return kDone;
}

int run(const ProgramArguments& arguments) {
    const auto config = readConfig(arguments.config);
    if (!config) return failWith(config.error());
    const auto line = commandLineFrom(arguments.words);
    if (!line) return failWith(line.error());
    const std::vector<std::string>& words = line->words;
    if (arguments.wantsCheck) return check(*config);
    if (words.empty() || words == std::vector<std::string>{"serve"}) return serve(*config);
    const bool isOperating = words[0] == "restored" || words[0] == "open" || words[0] == "suspense";
    if (isOperating) return operateOn(*config, *line);
    if (words.size() == 2 && isOperatorCommand(words[0] + ' ' + words[1]))
        return operatorCommand(*config, *line);
    const bool isBooks = words == std::vector<std::string>{"books"};
    const bool isExplain = words.size() == 2 && words[0] == "explain";
    const bool isDisputes = words == std::vector<std::string>{"disputes"};
    if (!isBooks && !isExplain && !isDisputes)
        return failWith({ErrorCode::InvalidArgument, "no such command; see --help"});
    const auto database = openSqliteReadOnly(config->database);
    if (!database) return failWith(database.error());
    if (isDisputes) return print(printDisputes(**database));
    return print(isBooks ? printBooks(**database) : printLife(**database, words[1]));
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const Status crypto = initialiseCrypto();
    if (!crypto) return failWith(crypto.error());
    return runProgram({"kazasu-center", commandHelp()}, {argv + 1, argv + argc}, run);
}
