// Any text of SQL: statements whose bytes all stand in the text, in order; splitting one again gives it back.
#include "core/check.h"
#include "platform/sql/statement_splitter.h"

using namespace kazasu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(statementKind(text));
    const auto statements = splitStatements(text);
    if (!statements) {
        KAZASU_CHECK(statements.code() == ErrorCode::ParseFailed);
        return 0;
    }
    std::size_t at = 0;
    for (const auto& statement : *statements) {
        KAZASU_CHECK(!statement.empty());
        const auto found = text.find(statement, at);
        KAZASU_CHECK(found != std::string_view::npos);
        at = found + statement.size();
        const auto again = splitStatements(statement);
        KAZASU_CHECK(again.isOk() && *again == std::vector<std::string>{statement});
        static_cast<void>(statementKind(statement));
    }
    return 0;
}
