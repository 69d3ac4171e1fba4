// RefundInbox: what goes back to codes, and what became of each. The till asks for it by itself; what the
// center refuses, or no bank can credit, a person gives back in another way.
#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/money.h"
#include "core/refund_id.h"
#include "core/time.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kazasu::api {

enum class RefundPhase {
    Waiting,   // the center has not answered
    Accepted,  // the center has promised it, the bank has not credited it yet
    Paid,      // the member has it
    Refused,   // by the center: nothing moved
    Failed,    // no bank could credit it: the shop has the money still
    InCash,    // a person here gave it back in cash
};

struct RefundView {
    RefundId id;
    std::string receiptNumber;  // of the return
    Money amount;
    Instant since;
    RefundPhase phase = RefundPhase::Waiting;
    std::optional<Error> error;  // why it was refused, or failed

    [[nodiscard]] bool needsPerson() const {
        return phase == RefundPhase::Refused || phase == RefundPhase::Failed;
    }
};

class RefundInbox {
public:
    virtual ~RefundInbox() = default;

    /// Those that are open and those that ended today; newest first. Answers on the controller's executor.
    virtual void readRefunds(std::function<void(std::vector<RefundView>)> answer) = 0;
    /// One that was refused or failed goes out of the drawer. Needs the right of a return without a receipt;
    /// what is refused is told as a notice.
    virtual void payRefundInCash(RefundId refund) = 0;
};

}  // namespace kazasu::api
