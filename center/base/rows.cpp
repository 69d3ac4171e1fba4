#include "center/base/rows.h"

namespace kazasu::center {

SqlValue sqlMinorOf(const std::optional<Money>& amount) {
    SqlValue value;
    if (amount) value.emplace<std::int64_t>(amount->minor());
    return value;
}

SqlValue sqlCodeOf(const std::optional<Error>& error) {
    SqlValue value;
    if (error) value.emplace<std::int64_t>(static_cast<std::int64_t>(error->code));
    return value;
}

SqlValue sqlDetailOf(const std::optional<Error>& error) {
    SqlValue value;
    if (error) value.emplace<std::string>(error->detail);
    return value;
}

}  // namespace kazasu::center
