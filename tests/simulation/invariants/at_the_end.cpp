#include "tests/simulation/invariants/chains.h"
#include "tests/simulation/invariants/offline.h"
#include "tests/simulation/invariants/refunds.h"

namespace kazasu::sim {
namespace {

using Broken = std::optional<std::string>;

/// Clocks differ by up to nine minutes, and the center looks every twenty seconds.
constexpr std::int64_t kSlackMs = 20 * 60 * 1000;

/// The first row that a query finds; it should find none.
Broken none(Inspector& books, const std::string& name, const std::string& breakers) {
    const auto found = books.rows(breakers);
    if (found.empty()) return std::nullopt;
    std::string what = name + " (" + std::to_string(found.size()) + "):";
    for (const auto& column : found[0]) what += ' ' + column.substr(0, 300);
    return what;
}

Broken equal(const std::string& name, std::int64_t left, std::int64_t right) {
    if (left == right) return std::nullopt;
    return name + ": " + std::to_string(left) + " is not " + std::to_string(right);
}

#define KAZASU_SIM_TRY(expression) \
    if (Broken broken = (expression)) return broken

Broken checkCenter(Day& day, Inspector& center) {
    const std::int64_t due = (kWorldBegins + day.world().now()).msSinceEpoch - kSlackMs;
    KAZASU_SIM_TRY(none(center, "I10 a bank was never told",
                        "SELECT kind, institution, attempts, response_code FROM bank_message WHERE "
                        "answered_at IS NULL"));
    KAZASU_SIM_TRY(none(center, "I10 an authorisation hangs",
                        "SELECT id, state FROM authorisation WHERE state = 'pending' OR (state = 'approved' "
                        "AND expires_at < " +
                            std::to_string(due) + ")"));
    KAZASU_SIM_TRY(none(center, "I11 a claim was neither settled nor reversed",
                        "SELECT claim_id, sale_id, issue_number, shop_number FROM claim WHERE state = "
                        "'granted' AND is_settled = 0"));
    KAZASU_SIM_TRY(none(center, "I11 an expired code did not go back",
                        "SELECT issue_number, state FROM code WHERE state IN ('issued', 'delivered') AND "
                        "return_at < " +
                            std::to_string(due)));
    KAZASU_SIM_TRY(none(
        center, "I11 the account of a code does not end as it should",
        "SELECT c.issue_number, c.state, SUM(l.amount_minor) AS balance FROM code c JOIN ledger_line l ON "
        "l.account = 'code:' || c.issue_number GROUP BY c.issue_number HAVING balance <> CASE c.state WHEN "
        "'delivered' THEN -c.amount_minor ELSE 0 END"));
    KAZASU_SIM_TRY(none(center, "I11 a shop waits for its money",
                        "SELECT record_id FROM settlement JOIN code c USING (issue_number) WHERE "
                        "settlement.state = 'accepted' AND credited_at IS NULL AND c.undebited_at IS NULL"));
    if (day.kind().isVanishing)
        KAZASU_SIM_TRY(none(center, "I11 a code outlived the offline window",
                            "SELECT issue_number, state FROM code WHERE state IN ('issued', 'delivered')"));
    KAZASU_SIM_TRY(
        none(center, "I11 a code stays although its shop has reported",
             "SELECT c.issue_number, c.expires_at, r.reported_until FROM code c JOIN shop_report r "
             "USING (shop_number) WHERE c.state IN ('issued', 'delivered') AND c.expires_at < " +
                 std::to_string(due) + " AND r.reported_until - 1200000 > c.expires_at"));
    for (const auto& row : center.rows("SELECT shop_number, record_id FROM settlement_conflict"))
        if (!day.history().hostileConflicts.contains(recordName(std::stoll(row[0]), row[1])))
            return "I12 two bodies under record " + row[1];
    KAZASU_SIM_TRY(brokenLedgerChain(center));
    return none(center, "I12 an honest journal was doubted",
                "SELECT shop_number, known_sequence, said_sequence FROM shop_journal_alarm");
}

struct CenterRecord {
    std::string issue, amount, shop;
};
using CenterRecords = std::map<std::string, CenterRecord>;  // accepted, by sale

CenterRecords acceptedRecords(Inspector& center) {
    CenterRecords records;
    for (const auto& row : center.rows("SELECT record_id, issue_number, amount_used_minor, shop_number FROM "
                                       "settlement WHERE state = 'accepted'"))
        records[row[0]] = {row[1], row[2], row[3]};
    return records;
}

Broken checkStoreRecords(Inspector& store, const StoreMachine& machine, CenterRecords& left,
                         const std::set<std::string>& lost) {
    const std::string shop = std::to_string(machine.shop());
    for (const auto& row :
         store.rows("SELECT sale_id, issue_number, amount_minor FROM sale_tenders WHERE kind = "
                    "'settlement_code' AND is_reversed = 0")) {
        const auto record = left.find(row[0]);
        const bool isLost = machine.isGone() || lost.contains(recordName(machine.shop(), row[0]));
        if (record == left.end() && isLost) continue;
        if (record == left.end())
            return "I7 sale " + row[0] + " (code " + row[1] + ") is not settled at the center";
        if (record->second.issue != row[1] || record->second.amount != row[2] || record->second.shop != shop)
            return "I7 sale " + row[0] + " is another one at the center";
        left.erase(record);
    }
    return std::nullopt;
}

Broken checkStoreIsIdle(Inspector& store, const StoreMachine& machine, const std::set<std::string>& lost) {
    for (const auto& row : store.rows("SELECT sale_id, state, answer FROM outbox WHERE state <> 'accepted'"))
        if (row[1] != "refused" || !lost.contains(recordName(machine.shop(), row[0])))
            return "I10 the record of sale " + row[0] + " is " + row[1] + ' ' + row[2];
    KAZASU_SIM_TRY(
        none(store, "I10 a claim did not come to its end",
             "SELECT claim_id, sale_id, state FROM claims WHERE state IN ('claiming', 'reversing', "
             "'in_doubt') OR (state IN ('granted', 'offline') AND claim_id NOT IN (SELECT claim_id FROM "
             "spent_codes))"));
    return none(store, "I10 a sale was left lying", "SELECT sale_id, state FROM drafts");
}

Broken checkStore(Day& day, StoreMachine& machine, CenterRecords& left, CenterRefunds& refundsLeft,
                  const std::set<std::string>& lost) {
    Inspector store(machine.disk());
    KAZASU_SIM_TRY(checkStoreRecords(store, machine, left, lost));
    KAZASU_SIM_TRY(brokenRefunds(day, store, machine, refundsLeft, lost));
    if (!machine.isGone()) KAZASU_SIM_TRY(checkStoreIsIdle(store, machine, lost));
    std::map<std::string, std::string> totals;
    for (const auto& row : store.rows("SELECT sale_id, total_minor FROM sales")) totals[row[0]] = row[1];
    for (const AckedSale& acked : day.history().acked) {
        if (acked.store != machine.index()) continue;
        const auto found = totals.find(acked.sale);
        if (found == totals.end()) return "I9 the cashier's sale " + acked.sale + " is lost";
        if (found->second != std::to_string(acked.totalYen)) return "I9 sale " + acked.sale + " has changed";
    }
    KAZASU_SIM_TRY(brokenJournal(store));
    return none(store, "I12 the file is corrupt",
                "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
}

/// I9: what the center told shops and phones, it still knows.
Broken checkWordOfTheCenter(Day& day, Inspector& center) {
    const CenterRecords records = acceptedRecords(center);
    for (const ToldSettlement& told : day.history().accepted) {
        const auto found = records.find(told.record);
        if (found == records.end() || found->second.issue != told.issue ||
            found->second.amount != std::to_string(told.usedYen))
            return "I9 the center forgot that it accepted " + told.record;
    }
    const CenterRefunds refunds = centerRefunds(center);
    for (const std::string& id : day.history().refunds) {
        const auto found = refunds.byId.find(id);
        const bool isForgotten =
            day.kind().isForgetful && found == refunds.byId.end();  // then the shop is asked
        if (!isForgotten && (found == refunds.byId.end() || found->second.end == "refused"))
            return "I9 the center forgot that it gives back " + id;
    }
    std::set<std::string> codes;
    for (const auto& row : center.rows("SELECT issue_number FROM code")) codes.insert(row[0]);
    if (day.kind().isForgetful) return std::nullopt;  // of codes that nobody has used
    for (const auto& [issue, code] : day.history().codes)
        if (!codes.contains(issue)) return "I9 the center forgot code " + issue;
    return std::nullopt;
}

const char* approvedEffect(const std::string& service) {
    static const std::map<std::string, const char*> effects{
        {"0100 000000", "SELECT 1 FROM hold WHERE reference = '"},
        {"0220 000000", "SELECT 1 FROM hold WHERE state = 'debited' AND reference = '"},
        {"0220 200000", "SELECT 1 FROM hold WHERE refunded_minor > 0 AND reference = '"},
        {"0620 ", "SELECT 1 FROM purchase WHERE reference = '"}};
    const auto found = effects.find(service);
    return found == effects.end() ? nullptr : found->second;
}

/// I9: what a bank approved, stands in its books.
Broken checkWordOfTheBank(Day& day, BankMachine& machine, Inspector& bank) {
    const std::string prefix = machine.name() + ' ';
    for (const std::string& approval : day.history().approvals) {
        if (!approval.starts_with(prefix)) continue;
        const std::size_t last = approval.rfind(' ');
        const char* effect = approvedEffect(approval.substr(prefix.size(), last - prefix.size()));
        if (effect == nullptr) continue;
        if (bank.rows(effect + approval.substr(last + 1) + "'").empty())
            return "I9 the bank forgot that it approved " + approval;
    }
    return std::nullopt;
}

/// I11, and the three-way check: members paid what was used and what live codes hold, shops got what was
/// used.
Broken checkBank(Day& day, BankMachine& machine, Inspector& center) {
    Inspector bank(machine.disk());
    const std::string ours = " institution = '" + machine.id().toString() + "'";
    const std::int64_t live = center.number(
        "SELECT SUM(amount_minor) FROM code WHERE state = 'delivered' AND undebited_at IS NULL "
        "AND" +
        ours);
    const std::int64_t issued = center.number(
        "SELECT SUM(amount_minor) FROM code WHERE (state = 'issued' OR (undebited_at IS NOT NULL "
        "AND state IN ('delivered', 'redeemed'))) AND" +
        ours);
    const std::int64_t used = center.number(
        "SELECT SUM(amount_used_minor) FROM settlement s JOIN code c USING (issue_number) WHERE "
        "s.state = 'accepted' AND c.undebited_at IS NULL AND c." +
        ours.substr(1));
    const std::int64_t refunded = center.number(
        "SELECT SUM(r.amount_minor) FROM refund r JOIN code c USING (issue_number) WHERE r.paid_at IS NOT "
        "NULL AND c." +
        ours.substr(1));
    const std::int64_t held = bank.number("SELECT SUM(amount_minor) FROM hold WHERE state = 'held'");
    const std::int64_t suspended =
        bank.number("SELECT SUM(balance_minor) FROM ledger_balance WHERE ledger LIKE 'suspense:%'");
    if (!day.kind().isForgetful) {
        KAZASU_SIM_TRY(equal(machine.name() + ": I11 held money and codes not delivered", held, issued));
        KAZASU_SIM_TRY(equal(machine.name() + ": I11 suspense and live codes", suspended, live));
    } else if (held < issued || suspended < live) {  // the bank remembers what the center forgot
        return machine.name() + ": I11 the bank has less than the live codes";
    }
    KAZASU_SIM_TRY(equal(machine.name() + ": I5 what members have",
                         bank.number("SELECT SUM(balance_minor) FROM ledger_balance WHERE ledger LIKE "
                                     "'account:100%'"),
                         kMemberCount * kDepositYen - used - suspended + refunded));
    KAZASU_SIM_TRY(equal(machine.name() + ": I4 what members got back",
                         bank.number("SELECT SUM(amount_minor) FROM payback"), refunded));
    for (const TownShop& shop : Town::get().shops) {
        if (shop.bank != machine.id()) continue;
        KAZASU_SIM_TRY(
            equal("I5 what shop " + shop.account + " was credited",
                  bank.number("SELECT SUM(balance_minor) FROM ledger_balance WHERE ledger = "
                              "'account:" +
                              shop.account + "'"),
                  center.number("SELECT SUM(amount_used_minor) FROM settlement s JOIN code c USING "
                                "(issue_number) WHERE s.state = 'accepted' AND c.undebited_at IS "
                                "NULL AND s.shop_number = " +
                                std::to_string(shop.number.value())) -
                      center.number("SELECT SUM(amount_minor) FROM refund WHERE paid_at IS NOT NULL AND "
                                    "shop_number = " +
                                    std::to_string(shop.number.value()))));
    }
    KAZASU_SIM_TRY(checkWordOfTheBank(day, machine, bank));
    return none(bank, "I12 a bank's file is corrupt",
                "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
}

}  // namespace

std::optional<std::string> brokenAtTheEnd(Day& day) {
    for (const Machine* machine : day.world().machines())
        if (!machine->isUp() && !machine->isGone()) return "I10 " + machine->name() + " did not come back";
    CenterRecords left;
    CenterRefunds refundsLeft;
    std::set<std::string> lost;
    const PaidSales paid = paidSales(day);
    {
        Inspector center(day.center().disk());
        KAZASU_SIM_TRY(checkCenter(day, center));
        KAZASU_SIM_TRY(brokenLosses(day, center, paid, lost));
        KAZASU_SIM_TRY(checkWordOfTheCenter(day, center));
        KAZASU_SIM_TRY(none(center, "I12 the center's file is corrupt",
                            "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> "
                            "'ok'"));
        left = acceptedRecords(center);
        refundsLeft = centerRefunds(center);
        for (auto& bank : day.banks()) KAZASU_SIM_TRY(checkBank(day, *bank, center));
    }
    for (auto& store : day.stores()) KAZASU_SIM_TRY(checkStore(day, *store, left, refundsLeft, lost));
    if (!left.empty()) return "I8 no shop knows of sale " + left.begin()->first;
    if (!refundsLeft.byId.empty()) return "I8 no shop knows of refund " + refundsLeft.byId.begin()->first;
    return std::nullopt;
}

}  // namespace kazasu::sim
