// RefundCommands: the commands of a script that concern what goes back to codes.
//
//   refunds | pay-refund-in-cash [RECEIPT]
//
// `refunds` answers with those that are open and those that ended today, newest first. Without the number of
// the return's receipt the newest one that needs a person is meant.
#pragma once

#include "controller/api/refund_inbox.h"
#include "core/json.h"
#include "core/result.h"

namespace kazasu::controller {

class RefundCommands {
public:
    explicit RefundCommands(api::RefundInbox& inbox) : m_inbox(inbox) {}

    [[nodiscard]] static bool knows(std::string_view command);
    /// The inbox as it stands when it is done, once the till has settled: answer().
    [[nodiscard]] Status execute(const std::string& command, const std::string& receipt);
    [[nodiscard]] Json answer() const;

private:
    [[nodiscard]] Result<std::vector<api::RefundView>> read() const;

    api::RefundInbox& m_inbox;
};

}  // namespace kazasu::controller
