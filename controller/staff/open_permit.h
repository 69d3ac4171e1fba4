// OpenPermit: the permit of an action that may have been written down although no answer said so. The same
// action asked for again goes on under it, and stands in the report of exceptions once.
#pragma once

#include "controller/staff/rights.h"

#include <utility>

namespace kazasu::controller {

class OpenPermit {
public:
    /// That of this action by this person, when its outcome was not known.
    [[nodiscard]] std::optional<Permit> find(const std::string& action, const Actor& by) const {
        const bool isIt = m_permit && m_action == action && m_permit->by == by;
        return isIt ? m_permit : std::nullopt;
    }
    [[nodiscard]] bool isOf(const std::string& action) const { return m_permit && m_action == action; }
    void ended(std::string action, const Permit& permit, const Status& outcome) {
        m_permit.reset();
        if (outcome || outcome.code() != ErrorCode::OutcomeUnknown) return;
        m_action = std::move(action);
        m_permit = permit;
    }

private:
    std::string m_action;
    std::optional<Permit> m_permit;
};

}  // namespace kazasu::controller
