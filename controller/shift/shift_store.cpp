#include "controller/shift/shift_store.h"

namespace kazasu::controller {
namespace {

constexpr std::string_view kShiftColumns =
    "s.shift_id, s.register_number, s.shift_number, s.opened_at, s.is_by_itself, s.staff, s.currency,"
    " s.float_count, s.first_receipt, s.journal_sequence, s.grand_total_minor";

Result<CashCount> countIn(const std::string& body) {
    KAZASU_TRY(const auto json, Json::parse(body));
    return CashCount::from(json);
}

Result<ShiftRow> shiftIn(const SqlRow& row) {
    ShiftRow shift;
    KAZASU_TRY(shift.id, ShiftId::parse(row.text(0)));
    shift.registerNumber = static_cast<int>(row.number(1));
    shift.number = row.number(2);
    shift.openedAt = Instant{row.number(3)};
    shift.isByItself = row.number(4) != 0;
    shift.staff = row.text(5);
    KAZASU_TRY(shift.floatCount, countIn(row.text(7)));
    shift.firstReceipt = row.number(8);
    shift.journalSequence = row.number(9);
    shift.grandTotalBefore = Money(row.number(10), shift.currency());
    return shift;
}

Result<std::optional<ShiftReport>> reportIn(const SqlResult& found) {
    if (found.rows.empty()) return std::optional<ShiftReport>{};
    KAZASU_TRY(const auto json, Json::parse(found.rows[0].text(0)));
    KAZASU_TRY(auto report, shiftReportFrom(json));
    return std::optional{std::move(report)};
}

Result<bool> hasRow(Database& database, std::string_view sql, const CashActionId& id) {
    KAZASU_TRY(const auto found, database.run(sql, {id.toString()}));
    return !found.rows.empty();
}

}  // namespace

Status ShiftStore::add(const ShiftRow& shift) {
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO shifts (shift_id, register_number, shift_number, opened_at, is_by_itself, staff, "
        "currency,"
        " float_minor, float_count, first_receipt, journal_sequence, grand_total_minor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {shift.id.toString(), std::int64_t{shift.registerNumber}, shift.number, shift.openedAt.msSinceEpoch,
         std::int64_t{shift.isByItself ? 1 : 0}, shift.staff, std::int64_t{shift.currency().numeric},
         shift.floatCount.total().minor(), toJson(shift.floatCount).dump(), shift.firstReceipt,
         shift.journalSequence, shift.grandTotalBefore.minor()}));
    return {};
}

Status ShiftStore::add(const ShiftId& shift, std::int64_t number, const CashMovement& movement) {
    KAZASU_TRY_STATUS(
        m_database.run("INSERT INTO cash_movements (movement_id, shift_id, movement_number, kind, "
                       "amount_minor, reason, staff,"
                       " moved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                       {movement.id.toString(), shift.toString(), number,
                        std::string(movement.direction == CashDirection::In ? "in" : "out"),
                        movement.amount.minor(), movement.reason, movement.staff, movement.at.msSinceEpoch}));
    return {};
}

Status ShiftStore::add(const ShiftId& shift, const CashCountRow& count) {
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO cash_counts (count_id, shift_id, count_number, body, expected_minor, last_receipt,"
        " movements, staff, counted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {count.id.toString(), shift.toString(), count.number, toJson(count.count).dump(),
         count.expected.minor(), count.lastReceipt, count.movements, count.staff, count.at.msSinceEpoch}));
    return {};
}

Status ShiftStore::add(const ShiftRow& shift, const ShiftReport& z, const std::string& body) {
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO z_reports (shift_id, register_number, shift_number, last_receipt, over_short_minor,"
        " grand_total_minor, closed_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {shift.id.toString(), std::int64_t{shift.registerNumber}, shift.number, z.sales.lastReceipt,
         z.drawer.overShort()->minor(), z.grandTotal.minor(), z.madeAt.msSinceEpoch, body}));
    return {};
}

Result<std::optional<ShiftRow>> ShiftStore::last(int registerNumber) const {
    KAZASU_TRY(
        const auto found,
        m_database.run("SELECT " + std::string(kShiftColumns) +
                           " FROM shifts s WHERE s.register_number = ? ORDER BY s.shift_number DESC LIMIT 1",
                       {std::int64_t{registerNumber}}));
    if (found.rows.empty()) return std::optional<ShiftRow>{};
    KAZASU_TRY(auto shift, shiftIn(found.rows[0]));
    return std::optional{std::move(shift)};
}

Result<std::optional<ShiftRow>> ShiftStore::open(int registerNumber) const {
    KAZASU_TRY(auto shift, last(registerNumber));
    if (!shift) return shift;
    KAZASU_TRY(const auto closed,
               m_database.run("SELECT 1 FROM z_reports WHERE shift_id = ?", {shift->id.toString()}));
    return closed.rows.empty() ? std::move(shift) : std::optional<ShiftRow>{};
}

Result<bool> ShiftStore::hasMovement(const CashActionId& id) const {
    return hasRow(m_database, "SELECT 1 FROM cash_movements WHERE movement_id = ?", id);
}

Result<bool> ShiftStore::hasCount(const CashActionId& id) const {
    return hasRow(m_database, "SELECT 1 FROM cash_counts WHERE count_id = ?", id);
}

Result<std::vector<CashMovement>> ShiftStore::movements(const ShiftRow& shift) const {
    KAZASU_TRY(
        const auto found,
        m_database.run("SELECT movement_id, kind, amount_minor, reason, staff, moved_at FROM cash_movements"
                       " WHERE shift_id = ? ORDER BY movement_number",
                       {shift.id.toString()}));
    std::vector<CashMovement> movements;
    for (const auto& row : found.rows) {
        CashMovement one;
        KAZASU_TRY(one.id, CashActionId::parse(row.text(0)));
        one.direction = row.text(1) == "in" ? CashDirection::In : CashDirection::Out;
        one.amount = Money(row.number(2), shift.currency());
        one.reason = row.text(3);
        one.staff = row.text(4);
        one.at = Instant{row.number(5)};
        movements.push_back(std::move(one));
    }
    return movements;
}

Result<std::optional<CashCountRow>> ShiftStore::lastCount(const ShiftRow& shift) const {
    KAZASU_TRY(
        const auto found,
        m_database.run("SELECT count_id, count_number, body, expected_minor, last_receipt, movements, staff,"
                       " counted_at FROM cash_counts WHERE shift_id = ? ORDER BY count_number DESC LIMIT 1",
                       {shift.id.toString()}));
    if (found.rows.empty()) return std::optional<CashCountRow>{};
    const auto& row = found.rows[0];
    CashCountRow count;
    KAZASU_TRY(count.id, CashActionId::parse(row.text(0)));
    count.number = row.number(1);
    KAZASU_TRY(count.count, countIn(row.text(2)));
    count.expected = Money(row.number(3), shift.currency());
    count.lastReceipt = row.number(4);
    count.movements = row.number(5);
    count.staff = row.text(6);
    count.at = Instant{row.number(7)};
    return std::optional{std::move(count)};
}

Result<std::optional<ShiftReport>> ShiftStore::z(const ShiftId& shift) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT body FROM z_reports WHERE shift_id = ?", {shift.toString()}));
    return reportIn(found);
}

Result<std::optional<ShiftReport>> ShiftStore::z(int registerNumber, std::int64_t number) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT body FROM z_reports WHERE register_number = ? AND shift_number = ?",
                              {std::int64_t{registerNumber}, number}));
    return reportIn(found);
}

Result<std::vector<StoredZ>> ShiftStore::zList(int registerNumber, Currency currency) const {
    KAZASU_TRY(
        const auto found,
        m_database.run("SELECT shift_number, closed_at, over_short_minor, grand_total_minor FROM z_reports"
                       " WHERE register_number = ? ORDER BY shift_number DESC",
                       {std::int64_t{registerNumber}}));
    std::vector<StoredZ> list;
    for (const auto& row : found.rows) {
        list.push_back({row.number(0), Instant{row.number(1)}, Money(row.number(2), currency),
                        Money(row.number(3), currency)});
    }
    return list;
}

Result<std::int64_t> ShiftStore::lastReceipt(int registerNumber) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT last_number FROM receipt_counters WHERE register_number = ?",
                              {std::int64_t{registerNumber}}));
    return found.rows.empty() ? std::int64_t{0} : found.rows[0].number(0);
}

Result<Money> ShiftStore::cashSales(const ShiftRow& shift) const {
    KAZASU_TRY(
        const auto found,
        m_database.run("SELECT COALESCE(SUM(s.total_minor), 0) - COALESCE(SUM((SELECT SUM(t.amount_minor)"
                       " FROM sale_tenders t WHERE t.sale_id = s.sale_id AND t.kind <> 'cash'"
                       " AND t.is_reversed = 0)), 0) FROM sales s"
                       " WHERE s.register_number = ? AND s.receipt_number >= ?",
                       {std::int64_t{shift.registerNumber}, shift.firstReceipt}));
    return Money(found.rows[0].number(0), shift.currency());
}

}  // namespace kazasu::controller
