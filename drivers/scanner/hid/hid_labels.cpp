#include "drivers/scanner/hid/hid_labels.h"

#include <algorithm>
#include <utility>

namespace kazasu {

std::optional<Bytes> HidLabels::feed(ByteView report, Milliseconds now) {
    if (m_isUnfinished && now - m_lastAt > kSilence) {
        ++m_dropped;
        reset();
    }
    // A keyboard or a status beside the bar codes, as the same node may carry them, is none of ours.
    const bool isOther = m_layout.reportId && !report.empty() && report[0] != *m_layout.reportId;
    if (isOther) return std::nullopt;
    if (report.size() < m_layout.reportBytes) {
        ++m_dropped;
        return std::nullopt;
    }
    m_lastAt = now;
    if (!m_isUnfinished && m_layout.aimId) {
        const ByteView aimId = report.subspan(m_layout.aimId->offset, m_layout.aimId->length);
        if (aimId[0] == ']') m_aimId.assign(aimId.begin(), aimId.end());
    }
    const ByteView data = dataOf(report);
    if (m_label.size() + data.size() > kMaxLabelBytes) m_isOverlong = true;
    if (!m_isOverlong) m_label.insert(m_label.end(), data.begin(), data.end());
    m_isUnfinished = m_layout.continued && (report[*m_layout.continued] & m_layout.continuedMask) != 0;
    return m_isUnfinished ? std::nullopt : finished();
}

/// As many bytes as the report says; without a count, up to the first zero.
ByteView HidLabels::dataOf(ByteView report) const {
    const ByteView all = report.subspan(m_layout.data.offset, m_layout.data.length);
    if (m_layout.byteCount) return all.first(std::min<std::size_t>(report[*m_layout.byteCount], all.size()));
    return all.first(static_cast<std::size_t>(std::find(all.begin(), all.end(), 0) - all.begin()));
}

std::optional<Bytes> HidLabels::finished() {
    Bytes label = std::exchange(m_label, {});
    const Bytes aimId = std::exchange(m_aimId, {});
    const bool isOverlong = m_isOverlong;
    reset();
    while (!label.empty() && (label.back() == '\r' || label.back() == '\n')) label.pop_back();
    if (isOverlong) ++m_dropped;
    if (isOverlong || label.empty()) return std::nullopt;
    label.insert(label.begin(), aimId.begin(), aimId.end());
    return label;
}

void HidLabels::reset() {
    m_label.clear();
    m_aimId.clear();
    m_isUnfinished = false;
    m_isOverlong = false;
}

}  // namespace kazasu
