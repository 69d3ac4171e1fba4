// Bounded waiting on a condition, for what other processes do.
#pragma once

#include <QDeadlineTimer>
#include <QTest>

namespace kazasu::test {

/// Longer than any healthy program needs, on a machine that is busy with other tests too.
inline constexpr int kPatienceMs = 30'000;

/// Whether it becomes true within the time; looked at again and again.
template <class Condition>
[[nodiscard]] bool becomesTrue(Condition condition, int timeoutMs = kPatienceMs) {
    constexpr int kBetweenLooksMs = 25;
    const QDeadlineTimer deadline(timeoutMs);
    while (!condition()) {
        if (deadline.hasExpired()) return false;
        QTest::qWait(kBetweenLooksMs);
    }
    return true;
}

}  // namespace kazasu::test
