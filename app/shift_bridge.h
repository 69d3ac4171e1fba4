// ShiftBridge: carries what is told of the shift on the controller's thread to the window's thread, as
// signals. Destroying it ends the observing; nothing arrives afterwards, whatever is still on its way.
#pragma once

#include "controller/api/shift.h"

#include <QObject>

#include <memory>

namespace kazasu::app {

class ShiftBridge final : public QObject {
    Q_OBJECT

public:
    explicit ShiftBridge(api::Shifts& shifts, QObject* parent = nullptr);
    ~ShiftBridge() override;

    /// Begins observing; the present state follows as a signal.
    void start();

Q_SIGNALS:
    void shiftChanged(const kazasu::api::ShiftView& shift);
    void reportMade(const kazasu::ShiftReport& report, bool isReprint);

private:
    class Ear;

    api::Shifts& m_shifts;
    std::unique_ptr<Ear> m_ear;
};

}  // namespace kazasu::app
