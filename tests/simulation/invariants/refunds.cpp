#include "tests/simulation/invariants/refunds.h"

namespace kazasu::sim {
namespace {

using Broken = std::optional<std::string>;

/// Written with the sale in which the goods came back: one for each such tender, never more than was paid.
Broken brokenRows(Inspector& store) {
    const auto loose = store.rows(
        "SELECT sale_id, tender_number FROM sale_tenders WHERE kind = 'code_refund' AND is_reversed = 0 "
        "EXCEPT SELECT sale_id, tender_number FROM refunds");
    if (!loose.empty()) return "I7 sale " + loose[0][0] + " gives back to a code, and nobody is asked to";
    const auto tooMuch = store.rows(
        "SELECT r.paid_sale_id, SUM(r.amount_minor) AS back, (SELECT SUM(amount_minor) FROM sale_tenders t "
        "WHERE t.sale_id = r.paid_sale_id AND t.issue_number = r.issue_number AND t.kind = "
        "'settlement_code' AND t.is_reversed = 0) AS paid FROM refunds r GROUP BY r.paid_sale_id, "
        "r.issue_number HAVING back > COALESCE(paid, 0)");
    if (!tooMuch.empty()) return "I4 more goes back of sale " + tooMuch[0][0] + " than its code had paid";
    return std::nullopt;
}

bool isSame(const PlainRow& row, const std::string& shop, const CenterRefund& there) {
    return there.shop == shop && there.record == row[1] && there.issue == row[2] && there.yen == row[3];
}

/// The shop's word for how it ended, and the center's.
Broken brokenEnd(const std::string& id, const std::string& here, const std::string& there) {
    const bool isOpen = here == "waiting" || here == "accepted";
    if (here == there && !isOpen) return std::nullopt;
    return (isOpen ? "I10 refund " : "I7 refund ") + id + " is " + here + " at the shop and " + there +
           " at the center";
}

}  // namespace

CenterRefunds centerRefunds(Inspector& center) {
    CenterRefunds refunds;
    for (const auto& row : center.rows(
             "SELECT refund_id, shop_number, record_id, issue_number, amount_minor, CASE WHEN paid_at IS NOT "
             "NULL THEN 'paid' WHEN failed_at IS NOT NULL THEN 'failed' ELSE state END FROM refund"))
        refunds.byId[row[0]] = {row[1], row[2], row[3], row[4], row[5]};
    for (const auto& row :
         center.rows("SELECT issue_number FROM code WHERE undebited_at IS NOT NULL UNION SELECT issue_number "
                     "FROM settlement WHERE issue_number NOT IN (SELECT issue_number FROM code)"))
        refunds.operators.insert(row[0]);
    return refunds;
}

std::optional<std::string> brokenRefunds(Day& day, Inspector& store, const StoreMachine& machine,
                                         CenterRefunds& left, const std::set<std::string>& lost) {
    if (Broken broken = brokenRows(store)) return broken;
    const std::string shop = std::to_string(machine.shop());
    for (const auto& row :
         store.rows("SELECT refund_id, paid_sale_id, issue_number, amount_minor, state FROM refunds")) {
        const std::string& here = row[4];
        const bool isOpen = here == "waiting" || here == "accepted";
        const bool isExcused = machine.isGone() || (isOpen && left.operators.contains(row[2]));
        const auto there = left.byId.find(row[0]);
        if (there != left.byId.end()) {
            if (!isSame(row, shop, there->second))
                return "I7 refund " + row[0] + " is another one at the center";
            Broken broken = brokenEnd(row[0], here, there->second.end);
            if (broken && !isExcused) return broken;
            left.byId.erase(there);
            continue;
        }
        const bool isLost = lost.contains(recordName(machine.shop(), row[1]));
        const bool isForgotten = here == "failed" && day.kind().isForgetful;
        if (!isExcused && !isLost && !isForgotten && here != "refused")
            return "I10 refund " + row[0] + " is " + here + " at the shop and unknown at the center";
    }
    return std::nullopt;
}

}  // namespace kazasu::sim
