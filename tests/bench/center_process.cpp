#include "tests/bench/center_process.h"

#include "tests/support/running_program.h"

#include <fstream>
#include <sstream>
#include <unistd.h>

namespace kazasu::bench {
namespace {

constexpr std::int64_t kShop = 1001;
constexpr const char* kMemberBank = "99990109";
constexpr const char* kShopBank = "99990110";

Json bankAt(const char* institution, const char* name, std::uint16_t port) {
    return Json::object()
        .set("institution", institution)
        .set("name", name)
        .set("host", "127.0.0.1")
        .set("port", std::int64_t{port});
}

/// A port of 0 is any free one; codes live as long as the slowest run.
Json configBody(std::uint16_t bankPort) {
    const Json anyPort = Json::object().set("address", "127.0.0.1").set("port", 0);
    return Json::object()
        .set("issuer", "90000001")
        .set("name", "Kazasu settlement center")
        .set("member", anyPort)
        .set("shop", anyPort)
        .set("banks", Json::array()
                          .push(bankAt(kMemberBank, "Member's bank", bankPort))
                          .push(bankAt(kShopBank, "Shop's bank", bankPort)))
        .set("database", "center.sqlite")
        .set("signing_key", "signing.key")
        .set("secret_key", "secret.key")
        .set("limits", Json::object()
                           .set("shop_claims_per_minute", 10'000'000)  // one shop is the town
                           .set("shop_records_per_minute", 10'000'000))
        .set("code_lifetime_ms", std::int64_t{24} * 60 * 60 * 1000);
}

Result<std::string> outputOf(const QStringList& arguments) {
    const auto finished = test::runToEnd(QStringLiteral("kazasu-center"), arguments, 60'000);
    if (finished.exitCode != 0)
        return Error{ErrorCode::Internal, "kazasu-center " + arguments.join(QLatin1Char(' ')).toStdString() +
                                              ": " + finished.errors.toStdString()};
    return finished.output.toStdString();
}

}  // namespace

Result<CenterFolder> CenterFolder::make(const std::string& folder, std::uint16_t bankPort) {
    KAZASU_TRY(const auto shop, ShopNumber::from(kShop));
    CenterFolder made{folder + "/center.json", folder + "/center.sqlite", {}, shop};
    std::ofstream(made.config) << configBody(bankPort).dump();
    KAZASU_TRY(
        made.token,
        outputOf({QStringLiteral("shop"), QStringLiteral("add"), QStringLiteral("--config"),
                  QString::fromStdString(made.config), QStringLiteral("--number"), QString::number(kShop),
                  QStringLiteral("--name"), QStringLiteral("Kanda"), QStringLiteral("--institution"),
                  QString::fromLatin1(kShopBank), QStringLiteral("--account"), QStringLiteral("1234567")}));
    made.token = made.token.substr(0, made.token.find('\n'));
    return made;
}

Result<Json> CenterFolder::books() const {
    KAZASU_TRY(const auto text, outputOf({QStringLiteral("books"), QStringLiteral("--config"),
                                          QString::fromStdString(config), QStringLiteral("--json")}));
    return Json::parse(text);
}

Result<std::unique_ptr<CenterProcess>> CenterProcess::start(const CenterFolder& folder) {
    std::unique_ptr<CenterProcess> process(new CenterProcess);
    process->m_program = std::make_unique<test::RunningProgram>(
        QStringLiteral("kazasu-center"),
        QStringList{QStringLiteral("serve"), QStringLiteral("--config"),
                    QString::fromStdString(folder.config)},
        QStringLiteral("ready member=\\d+ shop=(?<shop>\\d+)"), 30'000);
    if (!process->m_program->isReady())
        return Error{ErrorCode::Unavailable, "kazasu-center: " + process->m_program->log().toStdString()};
    process->m_shopPort = process->m_program->captured(QStringLiteral("shop")).toUShort();
    return process;
}

CenterProcess::~CenterProcess() = default;

std::int64_t CenterProcess::processId() const { return m_program->processId(); }

void CenterProcess::takeLog() { static_cast<void>(m_program->log()); }

Status CenterProcess::stop() {
    const int exitCode = m_program->stop(30'000);
    if (exitCode == 0) return {};
    return Error{ErrorCode::Internal, "kazasu-center ended with " + std::to_string(exitCode) + ": " +
                                          m_program->log().toStdString()};
}

double cpuSecondsOf(std::int64_t processId) {
    std::ifstream file("/proc/" + std::to_string(processId) + "/stat");
    std::string text;
    std::getline(file, text);
    // After the program's name in brackets: state, then ten fields, then utime and stime (proc(5)).
    std::istringstream fields(text.substr(std::min(text.size(), text.rfind(')') + 1)));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double userTicks = 0, systemTicks = 0;
    fields >> userTicks >> systemTicks;
    return (userTicks + systemTicks) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace kazasu::bench
