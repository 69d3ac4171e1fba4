#include "center/api/device_api.h"

namespace kazasu::center {
namespace {

struct Changed {
    Json answer;
    CallerRecords records;
    std::optional<StandingList> keys;
};

/// What a job did, and how things stand afterwards, from the same transaction.
Result<Changed> withRecords(Database& database, Result<Json> answer) {
    if (!answer) return answer.error();
    KAZASU_TRY(auto records, readCallerRecords(database));
    KAZASU_TRY(auto keys, listInForce(database));
    return Changed{*std::move(answer), std::move(records), std::move(keys)};
}

}  // namespace

void DeviceApi::addEnrolmentTo(HttpRouter& router) {
    router.add("POST", "/enrolment/v1/devices", [this](const RouteCall& call, HttpReply reply) {
        enrolDevice(call, shareReply(std::move(reply)));
    });
}

void DeviceApi::addOperatorTo(HttpRouter& router) {
    router.add("POST", "/operator/v1/commands", [this](const RouteCall& call, HttpReply reply) {
        carryOut(call, shareReply(std::move(reply)));
    });
}

void DeviceApi::enrolDevice(const RouteCall& call, const SharedReply& reply) {
    const auto key = call.request.clientKey;
    if (!key || !m_shopDoor)
        return reply->send(errorAnswer({ErrorCode::Unauthorized, "this machine showed no key"}));
    const auto body = bodyOf(call.request);
    const auto request = body ? enrolmentRequestFrom(*body) : Result<EnrolmentRequest>(body.error());
    if (!request) return reply->send(errorAnswer(request.error()));
    m_parts.queue.submitFor(
        [request = *request, key = *key, door = *m_shopDoor, root = m_parts.keys.now()->list.root,
         now = m_parts.clock.now()](Database& database) {
            const auto made = [&]() -> Result<Json> {
                KAZASU_TRY(const auto device, enrol(database, request, key, now));
                KAZASU_TRY(const auto shop, shopOf(database, device.shop));
                return toJson(EnrolmentAnswer{shop.number, shop.name, door, root});
            };
            return withRecords(database, made());
        },
        [this, reply](Result<Changed> changed) {
            if (changed) m_callers.replace(std::move(changed->records));
            answerWith(reply, changed, [](const Changed& made) { return jsonAnswer(201, made.answer); });
        });
}

void DeviceApi::carryOut(const RouteCall& call, const SharedReply& reply) {
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    const auto command = body->getText("command");
    const auto options = body->getObject("options");
    if (!command || !options)
        return reply->send(errorAnswer({ErrorCode::InvalidArgument, "'command' and 'options' are wanted"}));
    m_parts.queue.submitFor(
        [this, wish = OperatorWish{*command, *options}, now = m_parts.clock.now()](Database& database) {
            return withRecords(database, operate(database, m_settings, m_parts.random, now, wish));
        },
        [this, reply](Result<Changed> changed) {
            if (changed) m_callers.replace(std::move(changed->records));
            if (changed && changed->keys) m_parts.keys.adopt(*changed->keys);
            answerWith(reply, changed, [](const Changed& made) { return jsonAnswer(200, made.answer); });
        });
}

}  // namespace kazasu::center
