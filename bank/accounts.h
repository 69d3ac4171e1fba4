// Accounts and the cards that draw on them.
#pragma once

#include "bank/books.h"

#include <optional>

namespace kazasu::bank {

enum class AccountKind { Member, Shop };

struct Account {
    std::string number;  // 4 to 28 digits and '-'
    AccountKind kind = AccountKind::Member;
    std::string holder;
    std::string reading;  // the holder's name in kana, as transfers carry it
    Money overdraft;
    std::optional<Money> limit;  // for one authorisation
    bool isBlocked = false;
};

struct Card {
    std::string pan;     // 12 to 19 digits, the last one its check digit (ISO/IEC 7812-1)
    std::string expiry;  // YYMM, good through the end of that month in Japan
    std::string account;
};

/// Whether a card is past its month.
bool isExpired(const Card& card, Instant now);
/// "****1234": the most of a number that a log or an error may show.
std::string maskedNumber(std::string_view number);

/// Everything here runs inside the caller's transaction.
class Accounts {
public:
    explicit Accounts(Database& database) : m_database(database) {}
    /// InvalidArgument for a malformed one, AlreadyExists for a number in use. The opening balance comes from
    /// cash.
    Status add(const Account& account, Money openingBalance, Instant now);
    /// InvalidArgument or CheckDigitInvalid, AlreadyExists, AccountUnknown.
    Status addCard(const Card& card);
    Status setBlocked(const std::string& number, bool isBlocked);
    Result<std::optional<Account>> find(const std::string& number);
    Result<std::optional<Card>> findCard(const std::string& pan);
    Result<std::vector<Account>> all();
    /// Balance plus overdraft minus what is held.
    Result<Money> available(const Account& account);

private:
    Database& m_database;
};

}  // namespace kazasu::bank
