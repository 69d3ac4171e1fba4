#include "controller/till/code_use.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/sales_file.h"
#include "core/receipt/receipt_builder.h"

namespace kazasu::controller {

std::optional<api::CodeUseView> useHere(const TillDoors& doors, const IssuerId& issuer,
                                        const IssueNumber& number) {
    const auto sale =
        readSurely(doors.database, [&] { return SalesFile(doors.database).saleOf(issuer, number); });
    if (!sale || !*sale) return std::nullopt;
    return api::CodeUseView{(*sale)->completion()->completedAt, doors.settings.profile.name,
                            receiptNumberText(**sale), true};
}

api::CodeUseView viewOf(const CodeUse& use) {
    return {use.at, use.shopName, use.receiptNumber, !use.registerName.empty() || !use.receiptNumber.empty()};
}

}  // namespace kazasu::controller
