#include "bank/accounts.h"

#include "core/text/clean_text.h"

#include <algorithm>
#include <array>

namespace kazasu::bank {
namespace {

constexpr std::size_t kShownDigits = 4;
constexpr std::size_t kLongestName = 100;

bool isBankDigit(char c) { return c >= '0' && c <= '9'; }

bool isAccountNumber(std::string_view text) {
    return text.size() >= 4 && text.size() <= 28 &&
           std::all_of(text.begin(), text.end(), [](char c) { return isBankDigit(c) || c == '-'; });
}

/// ISO/IEC 7812-1 annex B, the Luhn formula.
bool hasCardCheckDigit(std::string_view pan) {
    int sum = 0;
    bool isDoubled = false;
    for (auto digit = pan.rbegin(); digit != pan.rend(); ++digit, isDoubled = !isDoubled) {
        const int value = (*digit - '0') * (isDoubled ? 2 : 1);
        sum += value / 10 + value % 10;
    }
    return sum % 10 == 0;
}

Status checkCard(const Card& card) {
    const bool isPan = card.pan.size() >= 12 && card.pan.size() <= 19 &&
                       std::all_of(card.pan.begin(), card.pan.end(), isBankDigit);
    if (!isPan) return Error{ErrorCode::InvalidArgument, "a card number has 12 to 19 digits"};
    if (!hasCardCheckDigit(card.pan))
        return Error{ErrorCode::CheckDigitInvalid, "the card's check digit is wrong"};
    const bool isExpiry = card.expiry.size() == 4 &&
                          std::all_of(card.expiry.begin(), card.expiry.end(), isBankDigit) &&
                          card.expiry.substr(2) >= "01" && card.expiry.substr(2) <= "12";
    if (!isExpiry) return Error{ErrorCode::InvalidArgument, "an expiry is YYMM"};
    return {};
}

Account accountOf(const SqlRow& row) {
    Account account;
    account.number = row.text(0);
    account.kind = row.text(1) == "shop" ? AccountKind::Shop : AccountKind::Member;
    account.holder = row.text(2);
    account.reading = row.text(3);
    account.overdraft = Money::yen(row.number(4));
    if (const auto limit = row.optNumber(5)) account.limit = Money::yen(*limit);
    account.isBlocked = row.number(6) != 0;
    return account;
}

constexpr std::string_view kAccountColumns =
    "SELECT number, kind, holder, reading, overdraft_minor, limit_minor, is_blocked FROM account ";

}  // namespace

bool isExpired(const Card& card, Instant now) {
    const CivilTime today = civilAt(now, kJapanOffset);
    const int lastMonth =
        (2000 + std::stoi(card.expiry.substr(0, 2))) * 12 + std::stoi(card.expiry.substr(2)) - 1;
    return today.year * 12 + today.month - 1 > lastMonth;
}

std::string maskedNumber(std::string_view number) {
    if (number.size() <= kShownDigits) return "****";
    return "****" + std::string(number.substr(number.size() - kShownDigits));
}

Status Accounts::add(const Account& account, Money openingBalance, Instant now) {
    if (!isAccountNumber(account.number))
        return Error{ErrorCode::InvalidArgument, "an account number has 4 to 28 digits"};
    for (const std::string* name : {&account.holder, &account.reading}) {
        if (name->empty()) return Error{ErrorCode::InvalidArgument, "holder and reading are not empty"};
        KAZASU_TRY_STATUS(cleanText(*name, kLongestName));
    }
    if (openingBalance.isNegative() || account.overdraft.isNegative() ||
        (account.limit && !account.limit->isPositive()))
        return Error{ErrorCode::InvalidArgument, "amounts must not be negative"};
    KAZASU_TRY(const auto existing, find(account.number));
    if (existing) return Error{ErrorCode::AlreadyExists, "account " + maskedNumber(account.number)};
    const std::int64_t limit = account.limit ? account.limit->minor() : 0;
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO account (number, kind, holder, reading, overdraft_minor, limit_minor, opened_at) "
        "VALUES (?, ?, ?, ?, ?, NULLIF(?, 0), ?)",
        {account.number, std::string(account.kind == AccountKind::Shop ? "shop" : "member"), account.holder,
         account.reading, account.overdraft.minor(), limit, now.msSinceEpoch}));
    if (openingBalance.isZero()) return {};
    const std::array entries{Entry{accountLedger(account.number), openingBalance},
                             Entry{std::string(kCashLedger), -openingBalance}};
    return Books{m_database}.post({PostingKind::Opening, "", account.number, now}, entries);
}

Status Accounts::addCard(const Card& card) {
    KAZASU_TRY_STATUS(checkCard(card));
    KAZASU_TRY(const auto account, find(card.account));
    if (!account) return Error{ErrorCode::AccountUnknown, "account " + maskedNumber(card.account)};
    KAZASU_TRY(const auto existing, findCard(card.pan));
    if (existing) return Error{ErrorCode::AlreadyExists, "card " + maskedNumber(card.pan)};
    KAZASU_TRY_STATUS(m_database.run("INSERT INTO card (pan, expiry, account) VALUES (?, ?, ?)",
                                     {card.pan, card.expiry, card.account}));
    return {};
}

Status Accounts::setBlocked(const std::string& number, bool isBlocked) {
    KAZASU_TRY(const SqlResult changed, m_database.run("UPDATE account SET is_blocked = ? WHERE number = ?",
                                                       {std::int64_t{isBlocked ? 1 : 0}, number}));
    if (changed.changedRows == 0) return Error{ErrorCode::AccountUnknown, "account " + maskedNumber(number)};
    return {};
}

Result<std::optional<Account>> Accounts::find(const std::string& number) {
    static const std::string kSql = std::string(kAccountColumns) + "WHERE number = ?";
    KAZASU_TRY(const SqlResult found, m_database.run(kSql, {number}));
    if (found.rows.empty()) return std::optional<Account>{};
    return std::optional{accountOf(found.rows.front())};
}

Result<std::optional<Card>> Accounts::findCard(const std::string& pan) {
    KAZASU_TRY(const SqlResult found,
               m_database.run("SELECT pan, expiry, account FROM card WHERE pan = ?", {pan}));
    if (found.rows.empty()) return std::optional<Card>{};
    const SqlRow& row = found.rows.front();
    return std::optional{Card{row.text(0), row.text(1), row.text(2)}};
}

Result<std::vector<Account>> Accounts::all() {
    static const std::string kSql = std::string(kAccountColumns) + "ORDER BY number";
    KAZASU_TRY(const SqlResult found, m_database.run(kSql));
    std::vector<Account> accounts;
    for (const auto& row : found.rows) accounts.push_back(accountOf(row));
    return accounts;
}

Result<Money> Accounts::available(const Account& account) {
    KAZASU_TRY(const Money balance, Books{m_database}.balance(accountLedger(account.number)));
    KAZASU_TRY(
        const SqlResult held,
        m_database.run("SELECT COALESCE(SUM(amount_minor), 0) FROM hold WHERE account = ? AND state = 'held'",
                       {account.number}));
    return balance + account.overdraft - Money::yen(held.rows.front().number(0));
}

}  // namespace kazasu::bank
