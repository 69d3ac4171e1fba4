#include "controller/script/paper_commands.h"

#include "core/time.h"

#include <future>
#include <memory>
#include <optional>

namespace kazasu::controller {
namespace {

constexpr Milliseconds kFindLimit = std::chrono::seconds{10};  // the till never takes that long
constexpr std::size_t kMostFound = 50;

std::optional<api::PaperKind> kindFrom(std::string_view command) {
    if (command == "copy") return api::PaperKind::Copy;
    if (command == "gift") return api::PaperKind::Gift;
    if (command == "named") return api::PaperKind::Named;
    return std::nullopt;
}

Json toJson(const api::PastSaleView& sale) {
    return Json::object()
        .set("id", sale.id.toString())
        .set("receipt_number", std::string_view(sale.number))
        .set("day", std::string_view(sale.day))
        .set("time", std::string_view(sale.time))
        .set("cashier", std::string_view(sale.cashier))
        .set("first_item", std::string_view(sale.firstItem))
        .set("item_count", sale.itemCount)
        .set("total_minor", sale.total.minor())
        .set("by_code_minor", sale.paidByCode.minor())
        .set("named_papers", sale.namedPapers);
}

}  // namespace

bool PaperCommands::knows(std::string_view command) { return command == "find-sales" || kindFrom(command); }

Status PaperCommands::find(const std::string& text) {
    const auto answer = std::make_shared<std::promise<Result<std::vector<api::PastSaleView>>>>();
    m_papers.findSales(text, kMostFound, [answer](Result<std::vector<api::PastSaleView>> found) {
        answer->set_value(std::move(found));
    });
    auto waiting = answer->get_future();
    if (waiting.wait_for(kFindLimit) != std::future_status::ready)
        return Error{ErrorCode::Timeout, "the till does not answer"};
    KAZASU_TRY(m_found, waiting.get());
    return {};
}

Status PaperCommands::execute(const std::string& command, const std::string& rest) {
    const auto kind = kindFrom(command);
    if (!kind) return find(rest);
    if (m_found.empty()) return Error{ErrorCode::SaleUnknown, "find-sales comes first, and finds one"};
    m_papers.printPaper(
        {m_found.front().id, *kind, *kind == api::PaperKind::Named ? rest : std::string(), {}});
    return {};
}

Json PaperCommands::answer() const {
    Json list = Json::array();
    for (const auto& sale : m_found) list.push(toJson(sale));
    return list;
}

}  // namespace kazasu::controller
