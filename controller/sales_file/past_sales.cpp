#include "controller/sales_file/past_sales.h"

#include "core/sale/sale_json.h"
#include "core/text/whole_number.h"
#include "platform/sql/like_pattern.h"

#include <array>
#include <cstdio>

namespace kazasu::controller {
namespace {

constexpr std::string_view kNewest =
    "SELECT s.body FROM sales s ORDER BY s.business_day DESC, s.completed_at DESC LIMIT ?";
constexpr std::string_view kOfDay =
    "SELECT s.body FROM sales s WHERE s.business_day = ?"
    " ORDER BY s.business_day DESC, s.completed_at DESC LIMIT ?";
constexpr std::string_view kWithItem =
    "SELECT s.body FROM sales s WHERE s.business_day >= ?"
    " AND EXISTS (SELECT 1 FROM sale_lines l WHERE l.sale_id = s.sale_id"
    " AND (l.item_code = ? OR l.name LIKE ? ESCAPE '\\'))"
    " ORDER BY s.business_day DESC, s.completed_at DESC LIMIT ?";

std::string dayTextOf(int year, int month, int day) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
    return text.data();
}

}  // namespace

Result<std::vector<Sale>> PastSales::read(std::string_view sql, std::vector<SqlValue> values,
                                          std::size_t limit) const {
    values.emplace_back(static_cast<std::int64_t>(limit));
    KAZASU_TRY(const auto found, m_database.run(sql, std::span<const SqlValue>(values)));
    std::vector<Sale> sales;
    for (const auto& row : found.rows) {
        KAZASU_TRY(const auto body, Json::parse(row.text(0)));
        KAZASU_TRY(auto sale, saleFromJson(body));
        sales.push_back(std::move(sale));
    }
    return sales;
}

Result<std::vector<Sale>> PastSales::newest(std::size_t limit) const { return read(kNewest, {}, limit); }

Result<std::vector<Sale>> PastSales::ofDay(const BusinessDay& day, std::size_t limit) const {
    return read(kOfDay, {day.toString()}, limit);
}

Result<std::vector<Sale>> PastSales::withItem(const std::string& text, const BusinessDay& since,
                                              std::size_t limit) const {
    return read(kWithItem, {since.toString(), text, '%' + escapedForLike(text) + '%'}, limit);
}

std::optional<BusinessDay> dayFrom(const std::string& text, const BusinessDay& today) {
    if (const auto whole = BusinessDay::parse(text)) return *whole;
    const auto middle = text.find_first_of("-/");
    if (middle == std::string::npos) return std::nullopt;
    const auto month = wholeNumber<int>(std::string_view(text).substr(0, middle), 1);
    const auto day = wholeNumber<int>(std::string_view(text).substr(middle + 1), 1);
    if (!month || !day || *month > 12 || *day > 31) return std::nullopt;
    for (const int year : {today.year(), today.year() - 1}) {
        const auto found = BusinessDay::parse(dayTextOf(year, *month, *day));
        if (found && *found <= today) return *found;
    }
    return std::nullopt;
}

}  // namespace kazasu::controller
