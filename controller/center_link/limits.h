// How long a shop waits for the center, each number with its reason.
#pragma once

#include "core/time.h"

namespace kazasu::controller {

/// One exchange with the center. Longer than any healthy answer, short enough to ask again while a customer
/// waits.
inline constexpr Milliseconds kTryLimit = std::chrono::seconds{5};
/// Between one answer (or its absence) and the next question about the same claim.
inline constexpr Milliseconds kQueryInterval = std::chrono::seconds{3};
/// Three tries have failed: the money is asked back, so that the customer can pay otherwise.
inline constexpr Milliseconds kReversalAfter = std::chrono::seconds{15};
/// The longest a cashier looks at "checking"; afterwards the payment is in doubt and the sale can be parked.
inline constexpr Milliseconds kCheckingLimit = std::chrono::seconds{30};
/// A reversal is repeated until the center answers, ever slower: a center that comes back is not flooded.
inline constexpr Milliseconds kReversalPauseMax = std::chrono::seconds{60};

/// The outbox: first pause after a failure, doubled up to the longest.
inline constexpr Milliseconds kOutboxPause = std::chrono::seconds{1};
/// So often a record may be refused in the same words before others go first: some minutes.
inline constexpr int kRefusalsBeforeAside = 10;
inline constexpr Milliseconds kOutboxPauseMax = std::chrono::seconds{60};
/// A record that the center acknowledged is kept so long: disputes and a center that lost its tail.
inline constexpr Milliseconds kOutboxKept = std::chrono::hours{90 * 24};
/// By a clock that is further from the center's, nothing is old enough to be dropped.
inline constexpr Milliseconds kSkewToPrune = std::chrono::minutes{15};

/// Refunds: from a round of questions to the next, doubled up to the longest. A bank that is away may take
/// hours; the customer does not wait for it.
inline constexpr Milliseconds kRefundPause = std::chrono::seconds{1};
inline constexpr Milliseconds kRefundPauseMax = std::chrono::minutes{5};
/// So many open ones are asked about in one round; the oldest go first.
inline constexpr std::int64_t kRefundsARound = 200;

/// A failed exchange counts as news about the center so long; it is asked every kKeyRetry while it is down.
inline constexpr Milliseconds kDownTrust = std::chrono::seconds{30};
/// The watermark, so that the money of an unused bound code goes back a minute after it expired.
inline constexpr Milliseconds kReportInterval = std::chrono::seconds{60};
/// Records are compared with the center's two minutes after each start, then every six hours.
inline constexpr Milliseconds kReofferAfterStart = std::chrono::minutes{2};
inline constexpr Milliseconds kReofferInterval = std::chrono::hours{6};
/// More open claims than this are not listed in a report; the center then frees none.
inline constexpr std::int64_t kMaxListedClaims = 1000;

/// Keys rotate in days (docs/security.md, row 28): hourly is early enough, and a revoked key is gone in an
/// hour.
inline constexpr Milliseconds kKeyRefresh = std::chrono::hours{1};
/// Without keys nothing can be checked: ask again soon.
inline constexpr Milliseconds kKeyRetry = std::chrono::seconds{10};

}  // namespace kazasu::controller
