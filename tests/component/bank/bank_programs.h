// kazasu-bank as processes: each with its configuration in a folder of its own, and its commands.
#pragma once

#include "core/json.h"
#include "tests/component/bank/bank_bench.h"
#include "tests/support/raw_peer.h"
#include "tests/support/running_program.h"

#include <QTemporaryDir>

namespace kazasu::test {

/// One institution's configuration file, its process and its commands.
class BankProgram {
public:
    BankProgram(std::string id, std::string peer, std::uint16_t port, std::uint16_t peerPort) {
        Json peers = Json::array();
        peers.push(
            Json::object().set("institution", peer).set("host", "127.0.0.1").set("port", int{peerPort}));
        Json centers = Json::array();
        centers.push(Json::object().set("id", kCenter));  // no keys: this town is inside one machine
        Json config = Json::object();
        config.set("institution", Json::object().set("id", id).set("name", "かざす銀行"));
        config.set("listen", Json::object().set("address", "127.0.0.1").set("port", int{port}));
        config.set("database", "bank.sqlite").set("peers", peers).set("centers", centers);
        QFile file{m_folder.filePath(QStringLiteral("bank.json"))};
        KAZASU_CHECK(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(config.dump()));
    }
    [[nodiscard]] QStringList arguments(const QStringList& words = {}) const {
        return QStringList{QStringLiteral("--config"), path("bank.json")} + words;
    }
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] Finished command(const QStringList& words) const {
        return runToEnd(QStringLiteral("kazasu-bank"), arguments(words));
    }
    [[nodiscard]] Finished command(const char* words) const {
        return command(QString::fromUtf8(words).split(QLatin1Char(' ')));
    }
    [[nodiscard]] bool start() {
        running =
            std::make_unique<RunningProgram>(QStringLiteral("kazasu-bank"), arguments(),
                                             QStringLiteral("listens on 127\\.0\\.0\\.1:(?<port>\\d+)"));
        return running->isReady();
    }
    [[nodiscard]] std::uint16_t port() const {
        return static_cast<std::uint16_t>(running->captured(QStringLiteral("port")).toUInt());
    }
    /// "accounts" "7654321", say.
    [[nodiscard]] std::int64_t booked(std::string_view group, std::string_view ledger) const {
        const auto json = Json::parse(command("books --json").output.toStdString());
        KAZASU_CHECK(json.isOk());
        return json->getObject(group)->optNumber(ledger)->value_or(0);
    }

    std::unique_ptr<RunningProgram> running;

private:
    QTemporaryDir m_folder{fastFolderTemplate()};
};

/// The member's institution with an account and a card, the shop's with an account; not started.
struct TwoPrograms {
    TwoPrograms()
        : payerPort(RawListener{}.port()),
          shopPort(RawListener{}.port()),
          payer(kPayerBank, kShopBank, payerPort, shopPort),
          shop(kShopBank, kPayerBank, shopPort, payerPort) {
        KAZASU_CHECK(
            payer
                .command(
                    "account add --number 1234567 --holder 山田太郎 --reading ヤマダタロウ --balance 100000")
                .exitCode == 0);
        KAZASU_CHECK(
            payer.command("card add --pan 4761739001010119 --expiry 9912 --account 1234567").exitCode == 0);
        KAZASU_CHECK(
            shop.command(
                    "account add --number 7654321 --kind shop --holder かざす商店 --reading カザスシヨウテン")
                .exitCode == 0);
    }
    CenterDesk center;
    std::uint16_t payerPort, shopPort;
    BankProgram payer, shop;
};

}  // namespace kazasu::test
