// The two doors beside network 107: where machines of shops are enrolled, and where the operator's commands
// reach a running center (docs/protocols.md).
#pragma once

#include "center/api/answers.h"
#include "center/device/callers.h"
#include "center/device/operator_desk.h"

namespace kazasu::center {

class DeviceApi {
public:
    /// `shopDoor` is the key that enrolled machines will expect behind the shops' door.
    DeviceApi(CenterParts& parts, Callers& callers, OperatorSettings settings,
              std::optional<TlsKeyHash> shopDoor)
        : m_parts(parts),
          m_callers(callers),
          m_settings(std::move(settings)),
          m_shopDoor(std::move(shopDoor)) {}

    void addEnrolmentTo(HttpRouter& router);
    void addOperatorTo(HttpRouter& router);

private:
    void enrolDevice(const RouteCall& call, const SharedReply& reply);
    void carryOut(const RouteCall& call, const SharedReply& reply);

    CenterParts& m_parts;
    Callers& m_callers;
    OperatorSettings m_settings;
    std::optional<TlsKeyHash> m_shopDoor;
};

}  // namespace kazasu::center
