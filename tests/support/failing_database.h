// A Database that fails its i-th access: before the statement executes, or after it executed (the answer is
// lost). For i = 1, 2, 3, ... until a run does not get that far, every access of a unit of work is made to
// fail.
#pragma once

#include "platform/sql/database.h"

namespace kazasu::test {

enum class FailureMoment { BeforeExecution, AnswerLost };

/// Lives outside the database, so that a test can read it while the writer's thread owns the database.
struct FailurePlan {
    int failAt = 0;  // 0: never
    FailureMoment moment = FailureMoment::BeforeExecution;
    ErrorCode code = ErrorCode::StorageIo;
    int accesses = 0;  // counted so far
    bool hasFailed = false;
    bool isPersistent = false;      // from failAt on nothing works any more, reopening neither
    bool lastsUntilReopen = false;  // the connection is gone: later accesses fail, too
};

class FailingDatabase final : public Database {
public:
    FailingDatabase(std::unique_ptr<Database> inner, FailurePlan& plan)
        : m_inner(std::move(inner)), m_plan(plan) {}

    using Database::run;

    [[nodiscard]] SqlEngine engine() const override { return m_inner->engine(); }

    Result<SqlResult> run(std::string_view sql, std::span<const SqlValue> parameters) override {
        const bool isFirst = ++m_plan.accesses == m_plan.failAt;
        const bool isLater = m_isBroken || (m_plan.isPersistent && m_plan.hasFailed);
        if (!isFirst && !isLater) return m_inner->run(sql, parameters);
        m_plan.hasFailed = true;
        m_isBroken = m_plan.lastsUntilReopen;
        if (isFirst && m_plan.moment == FailureMoment::AnswerLost) {
            static_cast<void>(m_inner->run(sql, parameters));
        }
        return Error{m_plan.code, "planned failure of access " + std::to_string(m_plan.failAt)};
    }

    Status reopen() override {
        if (m_plan.isPersistent && m_plan.hasFailed)
            return Error{m_plan.code, "planned failure of reopening"};
        m_isBroken = false;
        return m_inner->reopen();
    }

private:
    std::unique_ptr<Database> m_inner;
    FailurePlan& m_plan;
    bool m_isBroken = false;
};

}  // namespace kazasu::test
