// Passes everything on to a real database and keeps the statements that change rows, transaction by
// transaction, so that the very same rows can be written again by plain SQLite: the peer of the benchmark.
#pragma once

#include "platform/sql/database.h"

#include <string>
#include <vector>

namespace kazasu::bench {

struct RecordedStatement {
    std::string sql;
    std::vector<SqlValue> parameters;
};
using RecordedTransaction = std::vector<RecordedStatement>;

/// Shared with the thread that owns the database; read it when that thread is done.
struct Recording {
    std::vector<RecordedTransaction> transactions;
    RecordedTransaction open;
};

class RecordingDatabase final : public Database {
public:
    RecordingDatabase(std::unique_ptr<Database> inner, std::shared_ptr<Recording> recording)
        : m_inner(std::move(inner)), m_recording(std::move(recording)) {}

    [[nodiscard]] SqlEngine engine() const override { return m_inner->engine(); }
    Status reopen() override { return m_inner->reopen(); }

    Result<SqlResult> run(std::string_view sql, std::span<const SqlValue> parameters) override {
        auto result = m_inner->run(sql, parameters);
        if (result) keep(sql, parameters);
        return result;
    }
    using Database::run;

private:
    void keep(std::string_view sql, std::span<const SqlValue> parameters) {
        const std::string_view verb = sql.substr(0, 6);
        if (verb == "COMMIT") {
            if (!m_recording->open.empty()) m_recording->transactions.push_back(std::move(m_recording->open));
            m_recording->open.clear();
        } else if (verb == "INSERT" || verb == "UPDATE" || verb == "DELETE") {
            m_recording->open.push_back({std::string(sql), {parameters.begin(), parameters.end()}});
        }
    }

    std::unique_ptr<Database> m_inner;
    std::shared_ptr<Recording> m_recording;
};

}  // namespace kazasu::bench
