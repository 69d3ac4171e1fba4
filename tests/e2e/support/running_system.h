// The whole system of Fig. 8 as real programs on loopback: the banks 109 and 110, the settlement center and
// one shop's controller, each with its configuration and SQLite file in one temporary folder.
#pragma once

#include "tests/e2e/support/system_program.h"
#include "tests/support/http_session.h"

#include <QTemporaryDir>

namespace kazasu::test {

inline constexpr std::string_view kPayerBankId = "99990109";
inline constexpr std::string_view kShopBankId = "99990110";
inline constexpr std::string_view kIssuer = "99990001";
inline constexpr int kShop = 1001;
inline constexpr int kOtherShop = 1002;
inline const std::string kShopAccount = "7654321";
/// The member's account at 109 with a card on it, and an account of theirs at the other bank.
inline const std::string kMemberAccount = "1234567";
inline const std::string kMemberCard = "4761739001010119";
inline const std::string kMemberCardExpiry = "9912";
inline const std::string kSecondAccount = "2223334";
inline constexpr std::int64_t kOpeningBalance = 200'000;
inline constexpr std::int64_t kSecondOpeningBalance = 30'000;

/// How the shop calls the center: with a token in the clear, or with its machine's key over TLS.
enum class ShopLine { Plain, Tls };

class RunningSystem {
public:
    /// Folders, configuration files, accounts, a card, two shops and the catalogue; nothing runs yet.
    explicit RunningSystem(ShopLine line = ShopLine::Plain);
    /// The banks and the center; a Till opens the controller. False: logs() says what did not come up.
    [[nodiscard]] bool start();
    /// The center again, where phones and shops found it before.
    [[nodiscard]] bool restartCenter() { return center.start({QStringLiteral("serve")}); }

    [[nodiscard]] std::string phoneUrl() const;
    /// What a shop's controller may ask of the center, asked with its token.
    [[nodiscard]] HttpAnswer askAsShop(const std::string& method, const std::string& path,
                                       const std::string& body, int shop = kShop) const;
    [[nodiscard]] HttpAnswer askAsShop(const std::string& path) const { return askAsShop("GET", path, {}); }

    [[nodiscard]] Json centerBooks() const { return center.ask("books --json"); }
    [[nodiscard]] Json payerBooks() const { return payerBank.ask("books --json"); }
    [[nodiscard]] Json shopBankBooks() const { return shopBank.ask("books --json"); }
    [[nodiscard]] Json sales() const { return controller.ask("sales --json"); }
    /// A code for a machine of the shop, from the center that serves.
    [[nodiscard]] QString enrolmentCode() const;
    [[nodiscard]] QString explain(const std::string& code) const;
    /// `kazasu check` over the four configuration files, of this folder or of a copy.
    [[nodiscard]] Finished check() const { return checkIn(m_folder.path()); }
    [[nodiscard]] static Finished checkIn(const QString& folder);
    /// Whether every record has reached the center and every bank message has got its final answer.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// The path of a line's key: the center's to that bank, or "banks" for the one between the banks.
    [[nodiscard]] std::string lineKey(std::string_view line) const;
    /// What each program has said, to be read when a test fails.
    [[nodiscard]] QByteArray logs();

private:
    [[nodiscard]] QString newFolder(const QString& name) const;
    void configureBanks();
    void configureCenter();
    void configureStore();
    void connectStore();
    [[nodiscard]] Json shopDoor(std::uint16_t port) const;
    void openAccounts() const;
    void addShop(int number, const char* name, const std::string& account) const;
    [[nodiscard]] bool startBanks();

    QTemporaryDir m_folder;
    ShopLine m_line;

public:
    SystemProgram payerBank, shopBank, center, controller;
};

}  // namespace kazasu::test
