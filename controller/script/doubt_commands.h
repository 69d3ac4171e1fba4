// DoubtCommands: the commands of a script that concern payments in doubt.
//
//   doubts | take-up [SALE] | drop [SALE]
//
// `doubts` answers with the inbox, newest first. Without the id of a sale the newest one that is offered is
// meant.
#pragma once

#include "controller/api/doubt_inbox.h"
#include "core/json.h"
#include "core/result.h"

namespace kazasu::controller {

class DoubtCommands {
public:
    explicit DoubtCommands(api::DoubtInbox& inbox) : m_inbox(inbox) {}

    [[nodiscard]] static bool knows(std::string_view command);
    /// The inbox as it stands when it is done, once the till has settled: answer().
    [[nodiscard]] Status execute(const std::string& command, const std::string& sale);
    [[nodiscard]] Json answer() const;

private:
    [[nodiscard]] Result<std::vector<api::DoubtView>> read() const;
    [[nodiscard]] Result<SaleId> saleFrom(const std::string& text) const;

    api::DoubtInbox& m_inbox;
};

}  // namespace kazasu::controller
