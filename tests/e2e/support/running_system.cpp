#include "tests/e2e/support/running_system.h"

#include "tests/support/json_path.h"
#include "tests/support/line_key.h"
#include "tests/support/raw_peer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kazasu::test {
namespace {

constexpr int kTriesForPorts = 5;  // another process may take a port between our look and the start

/// Memory rather than a disk where there is such a folder: these tests end processes, not machines, and the
/// syncs of a busy disk would be most of their time.
QString systemFolderTemplate() {
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
           QStringLiteral("/kazasu-e2e-XXXXXX");
}

Json addressOf(std::uint16_t port) {
    return Json::object().set("address", "127.0.0.1").set("port", int{port});
}

struct BankKeys {
    std::string center, peer;  // paths
};

Json bankConfig(std::string_view id, std::string_view name, std::uint16_t port, std::string_view peer,
                std::uint16_t peerPort, const BankKeys& keys) {
    Json peers = Json::array();
    peers.push(Json::object()
                   .set("institution", peer)
                   .set("host", "127.0.0.1")
                   .set("port", int{peerPort})
                   .set("mac_key", keys.peer));
    Json centers = Json::array();
    centers.push(Json::object().set("id", kIssuer).set("mac_key", keys.center));
    return Json::object()
        .set("institution", Json::object().set("id", id).set("name", name))
        .set("listen", addressOf(port))
        .set("database", "bank.sqlite")
        .set("peers", std::move(peers))
        .set("centers", std::move(centers));
}

Json bankLine(std::string_view id, std::string_view name, std::string_view reading, std::uint16_t port,
              const std::string& key) {
    return Json::object()
        .set("institution", id)
        .set("name", name)
        .set("reading", reading)
        .set("host", "127.0.0.1")
        .set("port", int{port})
        .set("mac_key", key);
}

constexpr const char* kGoods =
    "code,name,reading,department,price,tax_permille\n"
    "4900000000016,おにぎり 鮭,おにぎりさけ,食品,150,80\n"
    "4900000000023,緑茶 500ml,りょくちゃ,食品,160,80\n"
    "4900000000030,タオル,たおる,日用品,540,100\n";

QString textOf(const std::string& text) { return QString::fromStdString(text); }

void mustSucceed(const Finished& finished) {
    if (finished.exitCode != 0) qWarning("%s", finished.errors.constData());
    KAZASU_CHECK(finished.exitCode == 0);
}

}  // namespace

RunningSystem::RunningSystem(ShopLine line)
    : m_folder(systemFolderTemplate()),
      m_line(line),
      payerBank(QStringLiteral("kazasu-bank"), newFolder(QStringLiteral("bank109")),
                QStringLiteral("listens on 127\\.0\\.0\\.1:(?<port>\\d+)")),
      shopBank(QStringLiteral("kazasu-bank"), newFolder(QStringLiteral("bank110")),
               QStringLiteral("listens on 127\\.0\\.0\\.1:(?<port>\\d+)")),
      center(QStringLiteral("kazasu-center"), newFolder(QStringLiteral("center")),
             QStringLiteral(
                 "ready member=(?<member>\\d+) shop=(?<shop>\\d+)( enrolment=(?<enrolment>\\d+))?\n")),
      controller(QStringLiteral("kazasu-controller"), newFolder(QStringLiteral("store")), QString(),
                 ReadyOn::StandardOutputOnly) {
    for (const std::string_view name : {kPayerBankId, kShopBankId, std::string_view("banks")})
        makeLineKey(QString::fromStdString(lineKey(name)));
    configureBanks();
    configureCenter();
    openAccounts();
    addShop(kShop, "かざす商店 本町店", kShopAccount);
    addShop(kOtherShop, "となりの店", "7654322");
    configureStore();
}

QString RunningSystem::newFolder(const QString& name) const {
    KAZASU_CHECK(QDir(m_folder.path()).mkpath(name));
    return m_folder.filePath(name);
}

std::string RunningSystem::lineKey(std::string_view line) const {
    return m_folder.filePath(QString::fromStdString(std::string(line)) + QStringLiteral(".key"))
        .toStdString();
}

void RunningSystem::configureBanks() {
    const RawListener payerPort;  // both held until both are known: two different ports
    const RawListener shopPort;
    payerBank.configure(bankConfig(kPayerBankId, "みどり銀行", payerPort.port(), kShopBankId, shopPort.port(),
                                   {lineKey(kPayerBankId), lineKey("banks")}));
    shopBank.configure(bankConfig(kShopBankId, "あおぞら信用金庫", shopPort.port(), kPayerBankId,
                                  payerPort.port(), {lineKey(kShopBankId), lineKey("banks")}));
    Json banks = Json::array();
    banks.push(
        bankLine(kPayerBankId, "みどり銀行", "ミドリギンコウ", payerPort.port(), lineKey(kPayerBankId)));
    banks.push(bankLine(kShopBankId, "あおぞら信用金庫", "アオゾラシンヨウキンコ", shopPort.port(),
                        lineKey(kShopBankId)));
    center.reconfigure("banks", std::move(banks));
}

void RunningSystem::configureCenter() {
    center.reconfigure("issuer", Json::text(kIssuer));
    center.reconfigure("name", Json::text("かざす決済センター"));
    center.reconfigure("member", addressOf(0));
    center.reconfigure("shop", shopDoor(0));
    if (m_line == ShopLine::Tls) center.reconfigure("enrolment", addressOf(0));
    center.reconfigure("database", Json::text("center.sqlite"));
    center.reconfigure("signing_key", Json::text("signing.key"));
    center.reconfigure("secret_key", Json::text("secret.key"));
    center.reconfigure("bank_timeout_ms", 2'000);  // a bank on loopback that does not answer is not there
}

void RunningSystem::openAccounts() const {
    const auto add = [](const SystemProgram& bank, const std::string& number, const char* holder,
                        const char* reading, const QStringList& more) {
        mustSucceed(
            bank.run(QStringList{QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("--number"),
                                 textOf(number), QStringLiteral("--holder"), QString::fromUtf8(holder),
                                 QStringLiteral("--reading"), QString::fromUtf8(reading)} +
                     more));
    };
    const auto balance = [](std::int64_t yen) {
        return QStringList{QStringLiteral("--balance"), QString::number(yen)};
    };
    const QStringList shopKind{QStringLiteral("--kind"), QStringLiteral("shop")};
    add(payerBank, kMemberAccount, "山田 花子", "ヤマダ ハナコ", balance(kOpeningBalance));
    mustSucceed(payerBank.run({QStringLiteral("card"), QStringLiteral("add"), QStringLiteral("--pan"),
                               textOf(kMemberCard), QStringLiteral("--expiry"), textOf(kMemberCardExpiry),
                               QStringLiteral("--account"), textOf(kMemberAccount)}));
    add(shopBank, kSecondAccount, "山田 花子", "ヤマダ ハナコ", balance(kSecondOpeningBalance));
    add(shopBank, kShopAccount, "かざす商店", "カザスショウテン", shopKind);
    add(shopBank, "7654322", "となりの店", "トナリノミセ", shopKind);
}

void RunningSystem::addShop(int number, const char* name, const std::string& account) const {
    mustSucceed(center.run({QStringLiteral("shop"), QStringLiteral("add"), QStringLiteral("--number"),
                            QString::number(number), QStringLiteral("--name"), QString::fromUtf8(name),
                            QStringLiteral("--institution"), textOf(std::string(kShopBankId)),
                            QStringLiteral("--account"), textOf(account), QStringLiteral("--token-file"),
                            controller.path(QStringLiteral("token-%1").arg(number))}));
}

void RunningSystem::configureStore() {
    for (const char* folder : {"scans", "receipts"})
        KAZASU_CHECK(QDir(controller.folder()).mkpath(QLatin1String(folder)));
    Json scanners = Json::array();
    scanners.push(Json::text("folder:" + controller.path(QStringLiteral("scans")).toStdString()));
    Json printers = Json::array();
    printers.push(Json::text("png:" + controller.path(QStringLiteral("receipts")).toStdString()));
    controller.configure(Json::object()
                             .set("shop", Json::object()
                                              .set("name", "かざす商店 本町店")
                                              .set("address", "東京都千代田区本町1-2-3")
                                              .set("registration_number", "T7123456789012"))
                             .set("register", Json::object().set("name", "01").set("number", 1))
                             .set("database", "store.sqlite")
                             .set("scanners", std::move(scanners))
                             .set("printers", std::move(printers)));
    QFile goods(controller.path(QStringLiteral("goods.csv")));
    KAZASU_CHECK(goods.open(QIODevice::WriteOnly));
    goods.write(kGoods);
    goods.close();
    mustSucceed(controller.run({QStringLiteral("import"), goods.fileName()}));
}

bool RunningSystem::startBanks() {
    for (int i = 0; i < kTriesForPorts; ++i) {
        if (payerBank.start() && shopBank.start()) return true;
        configureBanks();
    }
    return false;
}

bool RunningSystem::start() {
    if (!startBanks() || !restartCenter()) return false;
    // Where phones and shops find it from now on, whenever it starts again.
    center.reconfigure("member", addressOf(center.port(QStringLiteral("member"))));
    center.reconfigure("shop", shopDoor(center.port(QStringLiteral("shop"))));
    connectStore();
    return true;
}

Json RunningSystem::shopDoor(std::uint16_t port) const {
    Json door = addressOf(port);
    if (m_line == ShopLine::Tls) door.set("identity", "shop-door");
    return door;
}

void RunningSystem::connectStore() {
    const std::string door = "127.0.0.1:" + std::to_string(center.port(QStringLiteral("shop")));
    if (m_line == ShopLine::Plain) {
        const std::string token = "token-" + std::to_string(kShop);
        controller.reconfigure("center",
                               Json::object().set("url", "http://" + door).set("token_file", token));
        return;
    }
    controller.reconfigure("center",
                           Json::object().set("url", "https://" + door).set("enrolment", "enrolment"));
    mustSucceed(controller.run({QStringLiteral("enrol"), enrolmentCode()}));
}

QString RunningSystem::enrolmentCode() const {
    const Finished offer = center.run({QStringLiteral("shop"), QStringLiteral("enrol"),
                                       QStringLiteral("--number"), QString::number(kShop)});
    mustSucceed(offer);
    return QString::fromUtf8(offer.output.left(offer.output.indexOf('\n')));
}

std::string RunningSystem::phoneUrl() const {
    return "http://127.0.0.1:" + std::to_string(center.port(QStringLiteral("member")));
}

HttpAnswer RunningSystem::askAsShop(const std::string& method, const std::string& path,
                                    const std::string& body, int shop) const {
    QFile token(controller.path(QStringLiteral("token-%1").arg(shop)));
    KAZASU_CHECK(token.open(QIODevice::ReadOnly));
    HttpSession session("http://127.0.0.1:" + std::to_string(center.port(QStringLiteral("shop"))));
    session.setHeader("authorization", "Bearer " + token.readAll().trimmed().toStdString());
    return session.ask(method, path, body);
}

QString RunningSystem::explain(const std::string& code) const {
    return QString::fromUtf8(center.run({QStringLiteral("explain"), textOf(code)}).output);
}

Finished RunningSystem::checkIn(const QString& folder) {
    const auto config = [&folder](const char* name) {
        return folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral("/config.json");
    };
    return runToEnd(QStringLiteral("kazasu"),
                    {QStringLiteral("check"), QStringLiteral("--center"), config("center"),
                     QStringLiteral("--bank"), config("bank109"), QStringLiteral("--bank"), config("bank110"),
                     QStringLiteral("--store"), config("store")});
}

bool RunningSystem::isSettled() const {
    const Json store = sales();
    return numberAt(store, "unsent_records") == 0 && numberAt(store, "payments_in_doubt") == 0 &&
           numberAt(centerBooks(), "bank_messages.waiting") == 0;
}

QByteArray RunningSystem::logs() {
    QByteArray logs;
    for (SystemProgram* program : {&payerBank, &shopBank, &center, &controller})
        logs += "--- " + program->folder().toUtf8() + '\n' + program->log() + '\n';
    return logs;
}

}  // namespace kazasu::test
