#include "controller/script/doubt_commands.h"

#include "controller/reports/view_json.h"

#include <algorithm>
#include <future>

namespace kazasu::controller {
namespace {

constexpr Milliseconds kReadLimit = std::chrono::seconds{10};  // the till never takes that long

}  // namespace

bool DoubtCommands::knows(std::string_view command) {
    return command == "doubts" || command == "take-up" || command == "drop";
}

Result<std::vector<api::DoubtView>> DoubtCommands::read() const {
    const auto answer = std::make_shared<std::promise<std::vector<api::DoubtView>>>();
    m_inbox.readDoubts(
        [answer](std::vector<api::DoubtView> doubts) { answer->set_value(std::move(doubts)); });
    auto doubts = answer->get_future();
    if (doubts.wait_for(kReadLimit) != std::future_status::ready)
        return Error{ErrorCode::Timeout, "the till does not answer"};
    return doubts.get();
}

Result<SaleId> DoubtCommands::saleFrom(const std::string& text) const {
    if (!text.empty()) return SaleId::parse(text);
    KAZASU_TRY(const auto doubts, read());
    const auto offered = std::find_if(doubts.begin(), doubts.end(),
                                      [](const api::DoubtView& doubt) { return doubt.isOffered; });
    if (offered == doubts.end()) return Error{ErrorCode::SaleUnknown, "no sale is offered"};
    return offered->sale;
}

Status DoubtCommands::execute(const std::string& command, const std::string& sale) {
    if (command == "doubts") return {};
    KAZASU_TRY(const auto id, saleFrom(sale));
    if (command == "take-up") {
        m_inbox.takeUpSale(id);
    } else {
        m_inbox.voidParkedSale(id);
    }
    return {};
}

Json DoubtCommands::answer() const {
    Json list = Json::array();
    const auto doubts = read();
    if (!doubts) return list;
    for (const auto& doubt : *doubts) list.push(toJson(doubt));
    return list;
}

}  // namespace kazasu::controller
