#include "controller/center_link/request_stamp.h"

#include <array>

namespace kazasu::controller {
namespace {

std::string randomHex(Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    return toHex(bytes);
}

}  // namespace

Result<RequestStamp> RequestStamp::forThisRun(Database& database, Random& random, std::string machine) {
    KAZASU_TRY(const auto starts, database.run("SELECT n FROM boot WHERE k = 1"));
    RequestOrigin origin;
    origin.machine = std::move(machine);
    origin.boot = starts.rows.empty() ? 1 : starts.rows[0].number(0);
    origin.run = randomHex(random);
    return RequestStamp(random, std::move(origin));
}

std::string RequestStamp::next() {
    ++m_origin.number;
    m_origin.nonce = randomHex(*m_random);
    return m_origin.toString();
}

}  // namespace kazasu::controller
