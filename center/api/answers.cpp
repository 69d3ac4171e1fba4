#include "center/api/answers.h"

namespace kazasu::center {
namespace {

/// "'amount_minor': must be positive" speaks of amount_minor.
std::string paramIn(const std::string& detail) {
    if (!detail.starts_with('\'')) return {};
    const auto end = detail.find('\'', 1);
    return end == std::string::npos ? std::string{} : detail.substr(1, end - 1);
}

HttpResponse withoutStore(HttpResponse response) {
    response.headers.emplace_back("cache-control", "no-store");
    response.headers.emplace_back("x-content-type-options", "nosniff");
    response.headers.emplace_back("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    return response;
}

}  // namespace

void OpenReply::send(HttpResponse response) {
    if (m_headers)
        for (auto& header : m_headers()) response.headers.push_back(std::move(header));
    m_reply.send(std::move(response));
}

SharedReply shareReply(HttpReply reply, LateHeaders headers) {
    return std::make_shared<OpenReply>(std::move(reply), std::move(headers));
}

HttpResponse jsonAnswer(int status, const Json& body) {
    return withoutStore(HttpResponse::json(status, body.dump()));
}

HttpResponse emptyAnswer(int status) { return withoutStore(HttpResponse::empty(status)); }

HttpResponse errorAnswer(const Error& error) {
    Json body = Json::object()
                    .set("code", static_cast<std::int64_t>(error.code))
                    .set("name", errorName(error.code))
                    .set("message", error.detail);
    if (const std::string param = paramIn(error.detail); !param.empty()) body.set("param", param);
    const int status = httpStatusOf(error.code);
    HttpResponse response = jsonAnswer(status, Json::object().set("error", std::move(body)));
    if (status == 503 || status == 429) response.headers.emplace_back("retry-after", "1");
    return response;
}

Result<Json> bodyOf(const HttpRequest& request) {
    KAZASU_TRY(auto body, Json::parse(request.body));
    if (!body.isObject()) return Error{ErrorCode::ParseFailed, "the body must be an object"};
    return body;
}

}  // namespace kazasu::center
