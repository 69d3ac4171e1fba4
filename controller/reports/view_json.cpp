#include "controller/reports/view_json.h"

namespace kazasu::controller {
namespace {

std::string_view nameOfPhase(api::SalePhase phase) {
    switch (phase) {
        case api::SalePhase::Open:
            return "open";
        case api::SalePhase::Tendering:
            return "tendering";
        case api::SalePhase::Completed:
            return "completed";
        case api::SalePhase::Voided:
            return "voided";
    }
    return "open";
}

std::string_view nameOfPhase(api::SettlementPhase phase) {
    switch (phase) {
        case api::SettlementPhase::Idle:
            return "idle";
        case api::SettlementPhase::Checking:
            return "checking";
        case api::SettlementPhase::Accepted:
            return "accepted";
        case api::SettlementPhase::Refused:
            return "refused";
        case api::SettlementPhase::InDoubt:
            return "in_doubt";
    }
    return "idle";
}

std::string_view nameOfState(api::DoubtState state) {
    switch (state) {
        case api::DoubtState::Asking:
            return "asking";
        case api::DoubtState::TakingBack:
            return "taking_back";
        case api::DoubtState::Paid:
            return "paid";
        case api::DoubtState::TakenBack:
            return "taken_back";
    }
    return "asking";
}

std::string_view nameOfPhase(api::RefundPhase phase) {
    switch (phase) {
        case api::RefundPhase::Waiting:
            return "waiting";
        case api::RefundPhase::Accepted:
            return "accepted";
        case api::RefundPhase::Paid:
            return "paid";
        case api::RefundPhase::Refused:
            return "refused";
        case api::RefundPhase::Failed:
            return "failed";
        case api::RefundPhase::InCash:
            return "in_cash";
    }
    return "waiting";
}

std::string_view nameOfState(api::ConnectionState state) {
    switch (state) {
        case api::ConnectionState::Unknown:
            return "unknown";
        case api::ConnectionState::Online:
            return "online";
        case api::ConnectionState::Offline:
            return "offline";
    }
    return "unknown";
}

Json errorJson(const Error& error) {
    return Json::object()
        .set("code", static_cast<std::int64_t>(error.code))
        .set("name", errorName(error.code))
        .set("message", error.detail);
}

Json useJson(const api::CodeUseView& use) {
    return Json::object()
        .set("at", toRfc3339(use.at))
        .set("shop_name", use.shopName)
        .set("receipt_number", use.receiptNumber)
        .set("is_here", use.isHere);
}

Json lineJson(const api::LineView& line) {
    Json json = Json::object()
                    .set("number", line.number)
                    .set("code", line.itemCode)
                    .set("name", line.name)
                    .set("quantity", line.quantity)
                    .set("amount_minor", line.amount.minor())
                    .set("is_voided", line.isVoided);
    if (!line.discountText.empty())
        json.set("discount", line.discountText).set("discount_minor", line.discount.minor());
    if (line.listPrice) json.set("list_price_minor", line.listPrice->minor());
    if (line.isReturn) json.set("is_return", true);
    return json;
}

Json exposureJson(const api::ExposureView& exposure) {
    return Json::object()
        .set("codes", exposure.codes)
        .set("amount_minor", exposure.amount.minor())
        .set("code_limit", exposure.codeLimit)
        .set("amount_limit_minor", exposure.amountLimit.minor());
}

Json offlineJson(const api::OfflineView& offline) {
    return Json::object()
        .set("accepts_bound", offline.acceptsBound)
        .set("accepts_unbound", offline.acceptsUnbound)
        .set("seconds_without_center", offline.secondsWithoutCenter)
        .set("seconds_left", offline.secondsLeft)
        .set("is_warning", offline.isWarning)
        .set("clock_skew_seconds", offline.clockSkewSeconds)
        .set("is_clock_wrong", offline.isClockWrong)
        .set("bound", exposureJson(offline.bound))
        .set("unbound", exposureJson(offline.unbound));
}

}  // namespace

Json toJson(const api::SaleView& sale) {
    Json lines = Json::array();
    for (const auto& line : sale.lines) lines.push(lineJson(line));
    Json json = Json::object()
                    .set("id", sale.id.toString())
                    .set("phase", nameOfPhase(sale.phase))
                    .set("item_count", sale.itemCount)
                    .set("total_minor", sale.total.minor())
                    .set("tendered_minor", sale.tendered.minor())
                    .set("due_minor", sale.due.minor())
                    .set("lines", std::move(lines));
    if (!sale.discountText.empty())
        json.set("discount", sale.discountText).set("discount_minor", sale.discount.minor());
    if (sale.returnedCount > 0)
        json.set("refund_minor", sale.refund.minor())
            .set("refund_to_codes_minor", sale.refundToCodes.minor())
            .set("return_of", sale.returnOf);
    return json;
}

Json toJson(const api::SettlementView& settlement) {
    Json json = Json::object()
                    .set("phase", nameOfPhase(settlement.phase))
                    .set("amount_minor", settlement.amount.minor())
                    .set("returned_minor", settlement.returned.minor());
    if (settlement.phase == api::SettlementPhase::Checking) json.set("seconds_left", settlement.secondsLeft);
    if (settlement.isOffline) json.set("is_offline", true);
    if (settlement.error) json.set("error", errorJson(*settlement.error));
    if (settlement.used) json.set("used", useJson(*settlement.used));
    return json;
}

Json toJson(const api::CompletedView& completed) {
    Json json = Json::object()
                    .set("id", completed.id.toString())
                    .set("receipt_number", completed.receiptNumber)
                    .set("total_minor", completed.total.minor())
                    .set("change_minor", completed.change.minor())
                    .set("is_receipt_printed", completed.isReceiptPrinted);
    if (completed.printError) json.set("print_error", errorJson(*completed.printError));
    return json;
}

Json toJson(const api::StatusView& status) {
    return Json::object()
        .set("center", nameOfState(status.center))
        .set("offline", offlineJson(status.offline))
        .set("keys", Json::object()
                         .set("serial", status.keys.serial)
                         .set("age_seconds", status.keys.ageSeconds)
                         .set("are_old", status.keys.isOld))
        .set("is_printer_ready", status.isPrinterReady)
        .set("unsent_records", status.unsentRecords)
        .set("payments_in_doubt", status.paymentsInDoubt)
        .set("refunds_unsent", status.refundsUnsent)
        .set("refunds_to_settle", status.refundsToSettle)
        .set("shop", status.shopName)
        .set("register", status.registerName);
}

Json toJson(const api::NoticeView& notice) {
    Json json = errorJson(notice.error).set("subject", notice.subject);
    if (notice.used) json.set("used", useJson(*notice.used));
    if (notice.refund) json.set("refund", toJson(*notice.refund));
    return json;
}

Json toJson(const api::RefundView& refund) {
    Json json = Json::object()
                    .set("refund_id", refund.id.toString())
                    .set("receipt_number", refund.receiptNumber)
                    .set("amount_minor", refund.amount.minor())
                    .set("since", toRfc3339(refund.since))
                    .set("phase", nameOfPhase(refund.phase));
    if (refund.error) json.set("error", errorJson(*refund.error));
    return json;
}

Json toJson(const api::DoubtView& doubt) {
    return Json::object()
        .set("claim_id", doubt.claim.toString())
        .set("sale_id", doubt.sale.toString())
        .set("amount_minor", doubt.amount.minor())
        .set("since", toRfc3339(doubt.since))
        .set("seconds", doubt.seconds)
        .set("state", nameOfState(doubt.state))
        .set("receipt_number", doubt.receiptNumber)
        .set("is_offered", doubt.isOffered);
}

}  // namespace kazasu::controller
