#include "controller/center_link/enrolment.h"

#include "core/wire/shop_api.h"
#include "platform/http/client.h"
#include "platform/system/config_file.h"
#include "platform/system/machine_id.h"
#include "platform/system/private_file.h"

#include <filesystem>
#include <future>

namespace kazasu::controller {
namespace {

constexpr int kCreated = 201;

TlsIdentityFiles identityBeside(const std::string& path) { return {path + ".pem", keyFileOfEnrolment(path)}; }

Result<HttpResponse> callDoor(const EnrolmentCode& code, const TlsIdentityFiles& identity,
                              const EnrolmentRequest& request) {
    HttpCall call;
    call.method = "POST";
    call.url = code.url + "/enrolment/v1/devices";
    call.headers = {{"content-type", "application/json"}};
    call.body = toJson(request).dump();
    call.timeout = std::chrono::seconds{15};
    constexpr std::size_t kMaxAnswerBytes = 64UL * 1024;
    std::promise<Result<HttpResponse>> promise;
    auto future = promise.get_future();
    CurlTransport transport(kMaxAnswerBytes, TlsCaller{{code.door}, identity});
    transport.send(std::move(call),
                   [&promise](Result<HttpResponse> response) { promise.set_value(std::move(response)); });
    return future.get();
}

Result<EnrolmentAnswer> answerIn(const HttpResponse& response) {
    KAZASU_TRY(const auto body, Json::parse(response.body));
    if (response.status == kCreated) return enrolmentAnswerFrom(body);
    const auto error = errorFrom(body);
    return error ? *error : Error{ErrorCode::HttpStatus, std::to_string(response.status)};
}

}  // namespace

std::string keyFileOfEnrolment(const std::string& path) { return path + ".key"; }

Result<Enrolment> readEnrolment(const std::string& path) {
    if (!std::filesystem::exists(path))
        return Error{ErrorCode::NotFound,
                     path + ": this machine is not enrolled: kazasu-controller enrol CODE"};
    KAZASU_TRY(const auto file, readConfigFile(path));
    const auto answer = enrolmentAnswerFrom(file.root);
    if (!answer) return Error{ErrorCode::ConfigInvalid, path + ": " + answer.error().detail};
    const TlsIdentityFiles identity = identityBeside(path);
    KAZASU_TRY(const auto key, checkTlsIdentity(identity));
    static_cast<void>(key);
    return Enrolment{answer->shop, answer->shopName, TlsCaller{{answer->door}, identity}, answer->root};
}

Result<Enrolment> enrolMachine(const std::string& path, const EnrolmentCode& code, const std::string& name) {
    if (std::filesystem::exists(path))
        return Error{ErrorCode::AlreadyExists, path + ": this machine is enrolled"};
    const TlsIdentityFiles identity = identityBeside(path);
    if (!std::filesystem::exists(identity.key)) KAZASU_TRY_STATUS(createTlsIdentity(identity, name));
    KAZASU_TRY(const auto response, callDoor(code, identity, {code.secret, name, machineId()}));
    KAZASU_TRY(const auto answer, answerIn(response));
    KAZASU_TRY_STATUS(createPrivateFile(path, toJson(answer).dump() + '\n'));
    return readEnrolment(path);
}

}  // namespace kazasu::controller
