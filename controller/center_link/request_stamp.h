// RequestStamp: says of each request from which run of which machine it comes, so that the center notices a
// second program that works from a copy of this one's state.
#pragma once

#include "core/random.h"
#include "core/wire/request_origin.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

class RequestStamp {
public:
    /// Counts on from what the database says of its starts.
    static Result<RequestStamp> forThisRun(Database& database, Random& random, std::string machine);

    /// The value of RequestOrigin::kHeader for the next request.
    std::string next();

private:
    RequestStamp(Random& random, RequestOrigin origin) : m_random(&random), m_origin(std::move(origin)) {}

    Random* m_random;
    RequestOrigin m_origin;
};

}  // namespace kazasu::controller
