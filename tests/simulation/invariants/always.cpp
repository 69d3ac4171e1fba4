#include "tests/simulation/invariants/inspector.h"
#include "tests/simulation/invariants/invariants.h"

namespace kazasu::sim {
namespace {

constexpr std::int64_t kReportedBeyondMs = 60'000;  // clocks may differ so much
constexpr std::int64_t kOfflineWindowMs = std::int64_t{72 + 36} * 3'600'000;

struct Rule {
    const char* name;
    const char* breakers;  // a query that finds nothing when all is well
};

// What a code is still good for: its own account in the ledger, a credit.
#define KAZASU_SIM_CODE_ACCOUNTS                                                          \
    "(SELECT substr(account, 6) AS issue, SUM(amount_minor) AS balance FROM ledger_line " \
    "WHERE account LIKE 'code:%' GROUP BY account)"

constexpr Rule kCenterRules[] = {
    {"I1 a posting set does not sum to zero",
     "SELECT set_id, SUM(amount_minor) s FROM ledger_line GROUP BY set_id HAVING s <> 0"},
    {"I1 a posting set was left open",
     "SELECT id FROM ledger_set WHERE id NOT IN (SELECT set_id FROM ledger_closed_set)"},
    {"I2 an issue number was redeemed twice",
     "SELECT issue_number FROM settlement WHERE state = 'accepted' GROUP BY issue_number HAVING COUNT(*) > "
     "1"},
    {"I2 an issue number is claimed twice",
     "SELECT issue_number FROM claim WHERE state = 'granted' GROUP BY issue_number HAVING COUNT(*) > 1"},
    {"I3 more was captured than authorised",
     "SELECT s.issue_number, s.amount_used_minor FROM settlement s JOIN code c USING (issue_number) "
     "WHERE s.state = 'accepted' AND (s.amount_used_minor > c.amount_minor OR s.amount_used_minor <= 0)"},
    {"I3 a code's account went below zero, or above its amount",
     "SELECT issue, balance FROM " KAZASU_SIM_CODE_ACCOUNTS
     " JOIN code ON issue_number = issue WHERE balance > 0 OR -balance > amount_minor"},
    {"I4 a code was both returned and redeemed",
     "SELECT c.issue_number FROM code c JOIN settlement s USING (issue_number) WHERE s.state = 'accepted' "
     "AND "
     "c.state <> 'redeemed'"},
    {"I4 a bank is told twice to give the same money back",
     "SELECT authorisation_id FROM bank_message WHERE kind IN ('reversal', 'refund') AND "
     "COALESCE(response_code, '') IN ('', '00') GROUP BY authorisation_id HAVING COUNT(*) > 1"},
    {"I4 more was given back than was captured",
     "SELECT r.issue_number, SUM(r.amount_minor) AS back, (SELECT SUM(s.amount_used_minor) FROM settlement s "
     "WHERE s.issue_number = r.issue_number AND s.shop_number = r.shop_number AND s.state = 'accepted') AS "
     "captured FROM refund r WHERE r.state = 'accepted' AND r.failed_at IS NULL GROUP BY r.issue_number, "
     "r.shop_number HAVING back > COALESCE(captured, 0)"},
    {"I5 a shop's credit is not what was captured",
     "SELECT s.issue_number, s.amount_used_minor, (SELECT -SUM(l.amount_minor) FROM ledger_line l WHERE "
     "l.set_id LIKE '%' || s.issue_number AND l.account LIKE 'payable:%' AND l.amount_minor < 0) AS credited "
     "FROM settlement s WHERE s.state = 'accepted' AND credited IS NOT s.amount_used_minor"},
    {"I5 what nobody has collected is not what undebited codes are good for",
     "SELECT institution, owed, collected FROM (SELECT c.institution, SUM(CASE c.state WHEN 'redeemed' THEN "
     "c.used_minor WHEN 'delivered' THEN c.amount_minor ELSE 0 END) AS owed, (SELECT SUM(l.amount_minor) "
     "FROM "
     "ledger_line l WHERE l.account = 'uncollected:' || c.institution) AS collected FROM code c WHERE "
     "c.undebited_at IS NOT NULL GROUP BY c.institution) WHERE owed <> collected"},
    {"I6 one authorisation made two codes",
     "SELECT authorisation_id FROM code GROUP BY authorisation_id HAVING COUNT(*) > 1"},
};

constexpr Rule kBankRules[] = {
    {"I1 a bank's posting does not sum to zero",
     "SELECT posting, SUM(amount_minor) s FROM entry GROUP BY posting HAVING s <> 0"},
    {"I1 a bank's balance is not its entries",
     "SELECT ledger FROM ledger_balance b WHERE balance_minor <> (SELECT SUM(amount_minor) FROM entry e "
     "WHERE "
     "e.ledger = b.ledger)"},
    {"I4 a bank gave a member more back than the member had paid",
     "SELECT p.reference, SUM(p.amount_minor) AS back FROM payback p GROUP BY p.center, p.reference HAVING "
     "back > COALESCE((SELECT h.transferred_minor FROM hold h WHERE h.reference = p.reference), 0)"},
    {"I3 a bank gave out more of a code than it debited",
     "SELECT reference FROM hold WHERE debited_minor > amount_minor OR COALESCE(refunded_minor, 0) + "
     "COALESCE(transferred_minor, 0) > debited_minor"},
};

std::optional<std::string> firstBroken(Inspector& books, std::span<const Rule> rules) {
    for (const Rule& rule : rules) {
        const auto breakers = books.rows(rule.breakers);
        if (breakers.empty()) continue;
        std::string what = rule.name;
        for (const auto& column : breakers[0]) what += ' ' + column;
        return what;
    }
    return std::nullopt;
}

/// I6: everything that was authorised was wished for, once. What a center that forgot it has rebuilt from its
/// code has another id: there the code must be one that a phone was given.
std::optional<std::string> brokenWishes(Inspector& books, const History& history) {
    for (const auto& row : books.rows("SELECT a.id, a.amount_minor, c.issue_number FROM authorisation a LEFT "
                                      "JOIN code c ON c.authorisation_id = a.id")) {
        if (row[0].ends_with("00-000000000000") && history.codes.contains(row[2])) continue;
        const auto wish = history.wishes.find(row[0]);
        if (wish == history.wishes.end() || std::to_string(wish->second) != row[1])
            return "I6 nobody wished for authorisation " + row[0];
    }
    return std::nullopt;
}

/// I11: the money of a code that is bound to a shop stays until that shop has reported beyond its expiry, or
/// can have nothing more to report.
std::optional<std::string> brokenReturns(Day& day, Inspector& books) {
    for (const auto& row : books.rows("SELECT issue_number, shop_number, expires_at FROM code WHERE state = "
                                      "'expired' AND shop_number IS NOT NULL")) {
        const std::int64_t expiry = std::stoll(row[2]);
        const auto watermark = day.history().watermarks.find(std::stoll(row[1]));
        const bool isReported =
            watermark != day.history().watermarks.end() && watermark->second >= expiry + kReportedBeyondMs;
        if (!isReported && day.center().now().msSinceEpoch < expiry + kOfflineWindowMs)
            return "I11 code " + row[0] + " went back before shop " + row[1] + " had reported";
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> brokenAlways(Day& day) {
    {
        Inspector books(day.center().disk());
        if (auto broken = firstBroken(books, kCenterRules)) return broken;
        if (auto broken = brokenWishes(books, day.history())) return broken;
        if (auto broken = brokenReturns(day, books)) return broken;
    }
    if (auto broken = brokenScreens(day)) return broken;
    for (const auto& bank : day.banks()) {
        Inspector books(bank->disk());
        if (auto broken = firstBroken(books, kBankRules)) return bank->name() + ": " + *broken;
    }
    return std::nullopt;
}

}  // namespace kazasu::sim
