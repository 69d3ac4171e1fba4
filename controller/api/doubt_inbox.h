// DoubtInbox: payments whose end was not known when the customer could wait no longer. It empties itself;
// what became of each stays to be seen for the day. Nothing here can declare a payment paid.
#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/money.h"
#include "core/time.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kazasu::api {

enum class DoubtState {
    Asking,      // the center is asked what became of it; it may still pay
    TakingBack,  // the money is asked back, again and again, until the center answers
    Paid,        // it paid for its sale after all
    TakenBack,   // nothing was paid by it, or the money is back with the customer
};

struct DoubtView {
    ClaimId claim;
    SaleId sale;
    Money amount;
    Instant since;
    std::int64_t seconds = 0;  // in doubt so far, or until its end was known
    DoubtState state = DoubtState::Asking;
    std::string goods;          // name of the first item
    int otherLines = 0;         // beside the first
    std::string receiptNumber;  // once the sale is completed, however it was paid
    bool isOffered = false;     // the sale was put aside and may be taken up or voided
};

class DoubtInbox {
public:
    virtual ~DoubtInbox() = default;

    /// Newest first. Answers on the controller's executor.
    virtual void readDoubts(std::function<void(std::vector<DoubtView>)> answer) = 0;
    /// Goes on with a sale that was put aside, when no other is under way. What is refused is told as a
    /// notice.
    virtual void takeUpSale(SaleId sale) = 0;
    virtual void voidParkedSale(SaleId sale) = 0;
};

}  // namespace kazasu::api
