#include "tests/component/center/program_town.h"

#include "core/check.h"
#include "platform/crypto/crypto.h"
#include "tests/support/line_key.h"

#include <QFile>

namespace kazasu::test {
namespace {

Json bankConfig(const std::string& institution, const std::string& peer, std::int64_t peerPort,
                const std::string& key) {
    return Json::object()
        .set("institution", Json::object().set("id", institution).set("name", "Bank " + institution))
        .set("listen", Json::object().set("address", "127.0.0.1").set("port", 0))
        .set("database", "bank" + institution + ".sqlite")
        .set("peers", Json::array().push(Json::object()
                                             .set("institution", peer)
                                             .set("host", "127.0.0.1")
                                             .set("port", peerPort)
                                             .set("mac_key", key)))
        .set("centers", Json::array().push(Json::object().set("id", "99990001").set("mac_key", key)));
}

Json bankLine(const std::string& institution, const char* reading, const QString& port) {
    return Json::object()
        .set("institution", institution)
        .set("name", "Bank " + institution)
        .set("reading", reading)
        .set("host", "127.0.0.1")
        .set("port", static_cast<std::int64_t>(port.toInt()))
        .set("mac_key", "line.key");
}

void mustRun(const QString& program, const QStringList& arguments) {
    const Finished finished = runToEnd(program, arguments);
    if (finished.exitCode != 0) qWarning("%s", finished.errors.constData());
    KAZASU_CHECK(finished.exitCode == 0);
}

const QString kBankReady = QStringLiteral("listens on 127\\.0\\.0\\.1:(?<port>\\d+)");

}  // namespace

ProgramTown::ProgramTown() {
    makeBanks();
    write("center.json", centerConfig());
    makeShops();
}

Json ProgramTown::centerConfig() const {
    return Json::object()
        .set("issuer", "99990001")
        .set("name", "Center")
        .set("member", Json::object().set("port", 0))
        .set("shop", Json::object().set("port", 0))
        .set("banks", Json::array()
                          .push(bankLine("99990109", "あ", m_memberBank->captured(QStringLiteral("port"))))
                          .push(bankLine("99990110", "い", m_shopBank->captured(QStringLiteral("port")))))
        .set("database", "center.sqlite")
        .set("signing_key", "signing.key")
        .set("secret_key", "secret.key")
        .set("web", "web");
}

void ProgramTown::setLimits(const Json& limits) const {
    write("center.json", centerConfig().set("limits", limits));
}

void ProgramTown::write(const char* name, const Json& content) const {
    QFile file(path(name));
    KAZASU_CHECK(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(content.dump()));
}

void ProgramTown::makeBanks() {
    const auto bank = [this](const char* config, const QStringList& words) {
        mustRun(QStringLiteral("kazasu-bank"), QStringList{QStringLiteral("--config"), path(config)} + words);
    };
    const auto words = [](const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); };
    makeLineKey(path("line.key"));
    write("member_bank.json", bankConfig("99990109", "99990110", 1, "line.key"));
    bank("member_bank.json",
         words("account add --number 1234567 --holder Member --reading メンバー --balance 100000"));
    bank("member_bank.json", words("card add --pan 4111111111111111 --expiry 3012 --account 1234567"));
    m_memberBank = std::make_unique<RunningProgram>(
        QStringLiteral("kazasu-bank"), QStringList{QStringLiteral("--config"), path("member_bank.json")},
        kBankReady);
    KAZASU_CHECK(m_memberBank->isReady());
    write("shop_bank.json", bankConfig("99990110", "99990109",
                                       m_memberBank->captured(QStringLiteral("port")).toInt(), "line.key"));
    bank("shop_bank.json",
         words("account add --number 7654321 --holder Shop --reading ショップ --kind shop"));
    m_shopBank = std::make_unique<RunningProgram>(
        QStringLiteral("kazasu-bank"), QStringList{QStringLiteral("--config"), path("shop_bank.json")},
        kBankReady);
    KAZASU_CHECK(m_shopBank->isReady());
}

void ProgramTown::makeShops() {
    QDir(m_folder.path()).mkdir(QStringLiteral("web"));
    for (int i = 0; i < 2; ++i) {
        const Finished added =
            runToEnd(QStringLiteral("kazasu-center"),
                     QStringList{QStringLiteral("shop"), QStringLiteral("add")} + config() +
                         QStringList{QStringLiteral("--number"), QString::number(1001 + i),
                                     QStringLiteral("--name"), QStringLiteral("Shop %1").arg(i),
                                     QStringLiteral("--institution"), QStringLiteral("99990110"),
                                     QStringLiteral("--account"), QStringLiteral("7654321")});
        KAZASU_CHECK(added.exitCode == 0);
        m_tokens[i] = added.output.trimmed().toStdString();
    }
}

bool ProgramTown::openCenterWithPage() {
    QFile page(path("web/index.html"));
    KAZASU_CHECK(page.open(QIODevice::WriteOnly));
    page.write("<!doctype html><title>Kazasu</title>");
    page.close();
    return startCenter();
}

bool ProgramTown::startCenter() {
    m_center.reset();
    m_center =
        std::make_unique<RunningProgram>(QStringLiteral("kazasu-center"), config(),
                                         QStringLiteral("ready member=(?<member>\\d+) shop=(?<shop>\\d+)"));
    return m_center->isReady();
}

HttpCaller ProgramTown::shop(int number) const {
    HttpCaller caller(m_center->captured(QStringLiteral("shop")).toStdString());
    caller.token = m_tokens[number - 1001];
    return caller;
}

std::string ProgramTown::newId() {
    static SystemClock clock;
    static SystemRandom random;
    return Uuid::version7(clock.now(), random).toString();
}

std::string ProgramTown::join(HttpCaller& phone, const std::string& email) {
    const Json who = Json::object()
                         .set("name", "花子")
                         .set("reading", "はなこ")
                         .set("email", email)
                         .set("password", kPassword);
    KAZASU_CHECK(phone.call("POST", "/member/v1/members", who).status == 201);
    KAZASU_CHECK(phone
                     .call("POST", "/member/v1/sessions",
                           Json::object().set("email", email).set("password", kPassword))
                     .status == 201);
    const Answer made = phone.call("POST", "/member/v1/means",
                                   Json::object()
                                       .set("institution", "99990109")
                                       .set("kind", "card")
                                       .set("number", kCardNumber)
                                       .set("expiry", "3012")
                                       .set("label", "card"));
    KAZASU_CHECK(made.status == 201);
    return *made.body.getObject("means")->getText("id");
}

Json ProgramTown::makeCode(HttpCaller& phone, const std::string& means, std::int64_t yen) {
    const std::string id = newId();
    const Answer authorised = phone.call("POST", "/member/v1/authorisations",
                                         Json::object()
                                             .set("id", id)
                                             .set("means_id", means)
                                             .set("amount_minor", yen)
                                             .set("currency", 392)
                                             .set("instalments", 1));
    if (authorised.status != 201) qWarning("%s", authorised.bytes.c_str());
    KAZASU_CHECK(authorised.status == 201);
    const Answer confirmed =
        phone.call("POST", "/member/v1/authorisations/" + id + "/confirm", Json::object());
    KAZASU_CHECK(confirmed.status == 200);
    const std::string code = "/member/v1/codes/" + *confirmed.body.getObject("code")->getText("issue_number");
    const Answer image = phone.call("GET", code + "/image?format=png&symbol=qr&module=4");
    KAZASU_CHECK(image.status == 200);
    const std::string digest = toHex(sha256(viewOf(image.bytes)));
    KAZASU_CHECK(image.header("etag") == '"' + digest + '"');
    const Answer delivered = phone.call("POST", code + "/delivered", Json::object().set("sha256", digest));
    KAZASU_CHECK(delivered.status == 200);
    return *delivered.body.getObject("code");
}

Json ProgramTown::claimBody(const Json& code, std::int64_t yen, const std::string& sale) {
    return Json::object()
        .set("sale_id", sale)
        .set("code", *code.getText("text"))
        .set("amount_minor", yen)
        .set("currency", 392)
        .set("register", "1")
        .set("entry", "scanned");
}

Json ProgramTown::recordBody(const Json& code, std::int64_t yen, const std::string& sale,
                             const std::string& claim) {
    SystemClock clock;
    return Json::object()
        .set("record_id", sale)
        .set("claim_id", claim)
        .set("issuer", "99990001")
        .set("issue_number", *code.getText("issue_number"))
        .set("code", *code.getText("text"))
        .set("amount_used_minor", yen)
        .set("currency", 392)
        .set("used_at", toRfc3339(clock.now()))
        .set("shop_number", 1001)
        .set("shop_name", "Shop 0")
        .set("register", "1")
        .set("receipt_number", "1-1")
        .set("goods", Json::array().push(
                          Json::object().set("name", "りんご").set("quantity", 1).set("amount_minor", yen)));
}

}  // namespace kazasu::test
