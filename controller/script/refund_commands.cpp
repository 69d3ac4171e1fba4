#include "controller/script/refund_commands.h"

#include "controller/reports/view_json.h"

#include <algorithm>
#include <future>

namespace kazasu::controller {
namespace {

constexpr std::chrono::seconds kInboxLimit{10};  // the till never takes that long

}  // namespace

bool RefundCommands::knows(std::string_view command) {
    return command == "refunds" || command == "pay-refund-in-cash";
}

Result<std::vector<api::RefundView>> RefundCommands::read() const {
    const auto answer = std::make_shared<std::promise<std::vector<api::RefundView>>>();
    m_inbox.readRefunds(
        [answer](std::vector<api::RefundView> refunds) { answer->set_value(std::move(refunds)); });
    auto refunds = answer->get_future();
    if (refunds.wait_for(kInboxLimit) != std::future_status::ready)
        return Error{ErrorCode::Timeout, "the till does not answer"};
    return refunds.get();
}

Status RefundCommands::execute(const std::string& command, const std::string& receipt) {
    if (command == "refunds") return {};
    KAZASU_TRY(const auto refunds, read());
    auto meant = std::find_if(refunds.begin(), refunds.end(), [&](const api::RefundView& refund) {
        return refund.needsPerson() && (receipt.empty() || refund.receiptNumber == receipt);
    });
    if (meant == refunds.end() && !receipt.empty())  // the till says why not
        meant = std::find_if(refunds.begin(), refunds.end(),
                             [&](const api::RefundView& refund) { return refund.receiptNumber == receipt; });
    if (meant == refunds.end()) return Error{ErrorCode::NotFound, "no such refund"};
    m_inbox.payRefundInCash(meant->id);
    return {};
}

Json RefundCommands::answer() const {
    Json list = Json::array();
    const auto refunds = read();
    if (!refunds) return list;
    for (const auto& refund : *refunds) list.push(toJson(refund));
    return list;
}

}  // namespace kazasu::controller
