#include "controller/sales_file/drafts.h"

#include "core/sale/sale_json.h"

namespace kazasu::controller {
namespace {

Result<Sale> draftIn(const SqlRow& row) {
    KAZASU_TRY(const auto body, Json::parse(row.text(0)));
    return saleFromJson(body);
}

}  // namespace

Status Drafts::save(const Sale& sale, Instant now) {
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO drafts (sale_id, register_number, state, body, updated_at) VALUES (?, ?, 'open', ?, ?)"
        " ON CONFLICT (sale_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at",
        {sale.id().toString(), std::int64_t{sale.header().registerNumber}, toJson(sale).dump(),
         now.msSinceEpoch}));
    return {};
}

Status Drafts::drop(const SaleId& id) {
    KAZASU_TRY_STATUS(m_database.run("DELETE FROM drafts WHERE sale_id = ?", {id.toString()}));
    return {};
}

Status Drafts::park(const SaleId& id, Instant now) {
    KAZASU_TRY_STATUS(m_database.run("UPDATE drafts SET state = 'parked', updated_at = ? WHERE sale_id = ?",
                                     {now.msSinceEpoch, id.toString()}));
    return {};
}

Status Drafts::unpark(const SaleId& id, Instant now) {
    KAZASU_TRY_STATUS(m_database.run("UPDATE drafts SET state = 'open', updated_at = ? WHERE sale_id = ?",
                                     {now.msSinceEpoch, id.toString()}));
    return {};
}

Result<std::optional<Sale>> Drafts::open(int registerNumber) const {
    KAZASU_TRY(const auto found, m_database.run("SELECT body FROM drafts WHERE register_number = ? AND"
                                                " state = 'open' ORDER BY sale_id DESC LIMIT 1",
                                                {std::int64_t{registerNumber}}));
    if (found.rows.empty()) return std::optional<Sale>{};
    KAZASU_TRY(auto sale, draftIn(found.rows[0]));
    return std::optional{std::move(sale)};
}

Result<std::vector<Sale>> Drafts::parked() const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT body FROM drafts WHERE state = 'parked' AND held_at IS NULL"
                              " ORDER BY sale_id"));
    std::vector<Sale> sales;
    for (const auto& row : found.rows) {
        KAZASU_TRY(auto sale, draftIn(row));
        sales.push_back(std::move(sale));
    }
    return sales;
}

Status Drafts::hold(const SaleId& id, Instant now) {
    KAZASU_TRY_STATUS(
        m_database.run("UPDATE drafts SET state = 'parked', held_at = ?, updated_at = ? WHERE sale_id = ?",
                       {now.msSinceEpoch, now.msSinceEpoch, id.toString()}));
    return {};
}

Status Drafts::takeUp(const SaleId& id, Instant now) {
    KAZASU_TRY_STATUS(
        m_database.run("UPDATE drafts SET state = 'open', held_at = NULL, updated_at = ?"
                       " WHERE sale_id = ? AND held_at IS NOT NULL",
                       {now.msSinceEpoch, id.toString()}));
    return {};
}

Result<std::vector<Drafts::Held>> Drafts::held(int registerNumber) const {
    KAZASU_TRY(const auto found, m_database.run("SELECT body, held_at FROM drafts WHERE register_number = ?"
                                                " AND held_at IS NOT NULL ORDER BY held_at, sale_id",
                                                {std::int64_t{registerNumber}}));
    std::vector<Held> held;
    for (const auto& row : found.rows) {
        KAZASU_TRY(auto sale, draftIn(row));
        held.push_back({std::move(sale), Instant{row.number(1)}});
    }
    return held;
}

}  // namespace kazasu::controller
