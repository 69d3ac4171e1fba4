#include "center/redemption/code_use.h"

#include "center/base/rows.h"

namespace kazasu::center {
namespace {

/// What the winning record says, as far as the shop that asks may know it.
Result<CodeUse> settledUse(const SqlRow& row, ShopNumber asking) {
    CodeUse use{instantAt(row, 2), row.text(1), {}, {}};
    if (shopAt(row, 0) != asking) return use;
    KAZASU_TRY(const auto body, Json::parse(row.text(3)));
    KAZASU_TRY(const auto record, settlementRecordFrom(body));
    use.registerName = record.registerName;
    use.receiptNumber = record.receiptNumber;
    return use;
}

}  // namespace

Result<std::optional<CodeUse>> useOf(Database& database, const IssueNumber& issue, ShopNumber asking) {
    KAZASU_TRY(
        const auto settled,
        database.run("SELECT s.shop_number, h.name, s.used_at, s.body FROM settlement s JOIN shop h ON "
                     "h.number = s.shop_number WHERE s.issue_number = ? AND s.state = 'accepted'",
                     {sqlOf(issue)}));
    if (!settled.rows.empty()) {
        KAZASU_TRY(auto use, settledUse(settled.rows[0], asking));
        return std::optional{std::move(use)};
    }
    KAZASU_TRY(
        const auto claimed,
        database.run("SELECT c.shop_number, h.name, c.claimed_at, COALESCE(c.register, '') FROM claim c "
                     "JOIN shop h ON h.number = c.shop_number WHERE c.issue_number = ? AND c.state = "
                     "'granted'",
                     {sqlOf(issue)}));
    if (claimed.rows.empty()) return std::optional<CodeUse>{};
    const SqlRow& row = claimed.rows[0];
    const bool isOwn = shopAt(row, 0) == asking;
    return std::optional{CodeUse{instantAt(row, 2), row.text(1), isOwn ? row.text(3) : std::string{}, {}}};
}

SqlValue sqlOf(const std::optional<CodeUse>& use) { return use ? SqlValue{toJson(*use).dump()} : SqlValue{}; }

std::optional<CodeUse> optCodeUseAt(const SqlRow& row, std::size_t column) {
    const auto text = row.optText(column);
    const auto body = text ? Json::parse(*text) : Result<Json>{ErrorCode::NotFound};
    const auto use = body ? codeUseFrom(*body) : Result<CodeUse>{ErrorCode::NotFound};
    return use ? std::optional{*use} : std::nullopt;
}

}  // namespace kazasu::center
