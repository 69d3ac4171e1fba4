#include "center/reports/mark_keeper.h"

#include <QLoggingCategory>

namespace kazasu::center {
namespace {

Q_LOGGING_CATEGORY(logMark, "kazasu.center.mark")

}  // namespace

void MarkKeeper::runOnLane() {
    if (m_keep) look();
}

void MarkKeeper::stopOnLane() {
    m_isStopped = true;
    if (m_timer) m_parts.timers.cancel(*m_timer);
}

void MarkKeeper::look() {
    if (m_isStopped) return;
    m_parts.queue.submitFor(
        [](Database& database) { return markOf(database); },
        [this](const Result<BooksMark>& mark) { m_parts.lane.post([this, mark] { handOver(mark); }); });
}

/// To a worker: a sync must not hold up the lane.
void MarkKeeper::handOver(const Result<BooksMark>& mark) {
    if (m_isStopped) return;  // the workers may be gone
    const Status posted =
        mark ? m_parts.checks.post([this, text = mark->toString()] { keep(text); }) : Status{mark.error()};
    if (!posted) lookLater();  // and keeps what it has
}

void MarkKeeper::keep(const std::string& mark) {
    if (mark != m_kept) {
        const Status kept = m_keep(mark);
        if (kept) m_kept = mark;
        if (!kept) qCWarning(logMark, "not written: %s", describe(kept.error()).c_str());
    }
    lookLater();
}

void MarkKeeper::lookLater() {
    m_parts.lane.post([this] {
        if (!m_isStopped) m_timer = m_parts.timers.after(kInterval, [this] { look(); });
    });
}

}  // namespace kazasu::center
