#include "app/shift_bridge.h"

#include <QMetaObject>

namespace kazasu::app {

/// When setObserver(nullptr) has returned nobody calls it any more; what was queued before is dropped by Qt
/// with its receiver.
class ShiftBridge::Ear final : public api::ShiftObserver {
public:
    explicit Ear(ShiftBridge& bridge) : m_bridge(bridge) {}

    void shiftChanged(const api::ShiftView& shift) override {
        QMetaObject::invokeMethod(
            &m_bridge, [this, shift] { Q_EMIT m_bridge.shiftChanged(shift); }, Qt::QueuedConnection);
    }
    void reportMade(const ShiftReport& report, bool isReprint) override {
        QMetaObject::invokeMethod(
            &m_bridge, [this, report, isReprint] { Q_EMIT m_bridge.reportMade(report, isReprint); },
            Qt::QueuedConnection);
    }

private:
    ShiftBridge& m_bridge;
};

ShiftBridge::ShiftBridge(api::Shifts& shifts, QObject* parent)
    : QObject(parent), m_shifts(shifts), m_ear(std::make_unique<Ear>(*this)) {}

ShiftBridge::~ShiftBridge() { m_shifts.setObserver(nullptr); }

void ShiftBridge::start() { m_shifts.setObserver(m_ear.get()); }

}  // namespace kazasu::app
