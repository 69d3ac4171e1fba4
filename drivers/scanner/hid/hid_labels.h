// HidLabels: reports of a USB HID scanner in, whole labels out; a long label comes in several reports. Pure:
// the time is given.
#pragma once

#include "core/time.h"
#include "drivers/scanner/hid/hid_layout.h"

#include <optional>

namespace kazasu {

class HidLabels {
public:
    static constexpr std::size_t kMaxLabelBytes = 512;  // as on a serial line
    /// The next part of a label follows at once; half a label must not be glued to the next one.
    static constexpr Milliseconds kSilence{1'000};

    explicit HidLabels(HidLayout layout) : m_layout(layout) {}

    /// A label that is whole now, with its AIM identifier in front where the device sent one; without the
    /// line end that some devices add. Never empty.
    std::optional<Bytes> feed(ByteView report, Milliseconds now);
    /// Forgets what is unfinished, as after a lost connection.
    void reset();

    /// Reports too short, labels too long, and labels of which the rest never came. Reports of another id are
    /// not counted: they say something else.
    [[nodiscard]] std::size_t dropped() const { return m_dropped; }

private:
    [[nodiscard]] ByteView dataOf(ByteView report) const;
    [[nodiscard]] std::optional<Bytes> finished();

    HidLayout m_layout;
    Bytes m_aimId;
    Bytes m_label;
    bool m_isUnfinished = false;
    bool m_isOverlong = false;
    Milliseconds m_lastAt{0};
    std::size_t m_dropped = 0;
};

}  // namespace kazasu
