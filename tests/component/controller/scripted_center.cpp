#include "tests/component/controller/scripted_center.h"

namespace kazasu::test {
namespace {

const IssuerId kIssuer = IssuerId::parse("99990001").value();

HttpResponse jsonResponse(int status, const Json& body) { return {status, {}, body.dump()}; }

/// As the real center does with every answer.
HttpResponse announcing(HttpResponse response, Instant time, std::int64_t serial) {
    response.headers.emplace_back(std::string(kCenterTimeHeader), toRfc3339(time));
    response.headers.emplace_back(std::string(kKeySerialHeader), std::to_string(serial));
    return response;
}

std::string nameOfCall(const HttpCall& call) {
    if (call.url.find("/claims/") != std::string::npos) return call.method + " claim";
    if (call.url.find("/settlements") != std::string::npos) return call.method + " settlement";
    if (call.url.find("/refunds") != std::string::npos) return call.method + " refund";
    if (call.url.find("/reoffers") != std::string::npos) return call.method + " reoffer";
    if (call.url.find("/reports") != std::string::npos) return call.method + " report";
    return call.method + " keys";
}

}  // namespace

void ScriptedCenter::send(HttpCall call, Done done) {
    calls.push_back(nameOfCall(call));
    const bool isExempt = spoilsOnlyClaims && !calls.back().ends_with(" claim");
    Spoil spoil = isExempt ? Spoil::Nothing : always.value_or(Spoil::Nothing);
    if (!spoils.empty() && !isExempt) {
        spoil = spoils.front();
        spoils.pop_front();
    }
    const auto answer = [this, done](Milliseconds delay, Result<HttpResponse> response) {
        m_executor.after(delay, [done, response = std::move(response)] { done(response); });
    };
    constexpr Milliseconds kAtOnce{0};
    const auto timedOut = Error{ErrorCode::Timeout, "no answer"};
    switch (spoil) {
        case Spoil::Nothing:
            return answer(kAtOnce, carryOut(call));
        case Spoil::NotSent:
            return answer(kAtOnce, Error{ErrorCode::NetworkConnectFailed, "refused"});
        case Spoil::RequestLost:
            return answer(call.timeout, timedOut);
        case Spoil::AnswerLost:
            carryOut(call);
            return answer(call.timeout, timedOut);
        case Spoil::ServerError:
            return answer(kAtOnce, HttpResponse{503, {}, "busy"});
        case Spoil::ErrorAfter:
            carryOut(call);
            return answer(kAtOnce, HttpResponse{500, {}, ""});
        case Spoil::Garbage:
            carryOut(call);
            return answer(kAtOnce, HttpResponse{200, {}, "{\"claim\": 17}"});
        case Spoil::WrongAmount: {
            HttpResponse response = carryOut(call);
            const auto at = response.body.find("\"amount_minor\":");
            if (at != std::string::npos) response.body.insert(at + 15, "9");
            return answer(kAtOnce, response);
        }
        case Spoil::Late:
            return answer(Milliseconds{4000}, carryOut(call));
        case Spoil::Twice:
            carryOut(call);
            return answer(kAtOnce, carryOut(call));
        case Spoil::Silence:
            return;
        case Spoil::TurnedDown:
            return answer(kAtOnce, jsonResponse(400, toJson(Error{ErrorCode::InvalidArgument, "'code'"})));
        case Spoil::Booked:
            return answer(kAtOnce, jsonResponse(409, toJson(Error{ErrorCode::Conflict, "settled"})));
        case Spoil::OnlyLooked:
            return answer(kAtOnce, claimResponse(call.url.substr(call.url.rfind('/') + 1)));
    }
}

int ScriptedCenter::granted() const {
    return static_cast<int>(std::count_if(claims.begin(), claims.end(), [](const auto& entry) {
        return entry.second.state == ClaimState::Granted;
    }));
}

HttpResponse ScriptedCenter::carryOut(const HttpCall& call) {
    return announcing(decide(call), m_executor.now() + skew, announcedSerial);
}

IssuerKey ScriptedCenter::codeKey() const {
    return {m_signer.keyId(), m_signer.publicKey(), kIssuer, parseRfc3339("2026-01-01T00:00:00.000Z").value(),
            parseRfc3339("2027-12-31T00:00:00.000Z").value()};
}

void ScriptedCenter::listKeys(std::int64_t serial, const std::function<void(KeyList&)>& change) {
    KeyList list{root.publicKey(), serial, kIssuer, codeKey().validFrom, codeKey().validUntil, {codeKey()}};
    if (change) change(list);
    keyList = signKeyList(list, root);
    announcedSerial = serial;
}

HttpResponse ScriptedCenter::decide(const HttpCall& call) {
    const std::string what = nameOfCall(call);
    if (what == "GET keys") return keys();
    if (what == "POST settlement" && refuseDelivery) return HttpResponse{503, {}, "busy"};
    if (what == "POST settlement" && !cannotTake.empty()) {
        const auto record = settlementRecordFrom(Json::parse(call.body).value()).value();
        const auto found = cannotTake.find(record.sale.toString());
        if (found != cannotTake.end()) return HttpResponse::error(found->second);
    }
    if (what == "POST settlement") return settle(call.body);
    if (what == "POST reoffer" && failReoffers > 0) {
        --failReoffers;
        return HttpResponse{503, {}, "busy"};
    }
    if (what == "POST reoffer") {
        reoffered.push_back(settlementRecordFrom(Json::parse(call.body).value())->sale.toString());
        return settle(call.body);
    }
    if (what == "POST report") return takeReport(call.body);
    if (what == "POST refund") return giveBack(call.body);
    if (what == "GET refund") return refundResponse(call.url.substr(call.url.rfind('/') + 1));
    const std::string id = call.url.substr(call.url.rfind('/') + 1);
    if (what == "PUT claim") return putClaim(id, call.body);
    if (what == "DELETE claim") return reverse(id);
    return claimResponse(id);
}

HttpResponse ScriptedCenter::takeReport(const std::string& body) {
    reports.push_back(shopReportFrom(Json::parse(body).value()).value());
    ReportAnswer answer{"receipt " + std::to_string(reports.size()), epoch, {}};
    for (const auto& day : reports.back().days) {
        if (std::count(lostDays.begin(), lostDays.end(), day.day.toString()) > 0)
            answer.differing.push_back(day.day);
    }
    answer.journal = std::exchange(journalHead, reports.back().journal);
    answer.books = booksHead;
    return jsonResponse(200, toJson(answer));
}

HttpResponse ScriptedCenter::keys() const {
    return jsonResponse(200, Json::object()
                                 .set("issuer", kIssuer.toString())
                                 .set("shop_number", shopNumber)
                                 .set("shop_name", "center's name of the shop")
                                 .set("center_time", "2026-11-22T00:00:00.000Z")
                                 .set("key_list", keyList));
}

HttpResponse ScriptedCenter::putClaim(const std::string& id, const std::string& body) {
    if (claims.count(id) > 0) return claimResponse(id);
    const auto request = claimRequestFrom(ClaimId::parse(id).value(), Json::parse(body).value()).value();
    Claim claim{request.code, 0, ClaimState::Refused, std::nullopt};
    const auto known = worth.find(request.code);
    const bool isHeld = std::any_of(claims.begin(), claims.end(), [&](const auto& other) {
        return other.second.code == request.code && other.second.state == ClaimState::Granted;
    });
    if (refuseClaims) {
        claim.error = refuseClaims;
    } else if (known == worth.end()) {
        claim.error = Error{ErrorCode::CodeUnknown};
    } else if (isHeld) {
        claim.error = Error{ErrorCode::CodeAlreadyUsed};
    } else if (request.amount.minor() > known->second) {
        claim.error = Error{ErrorCode::CodeAmountExceeded};
    } else {
        claim.state = ClaimState::Granted;
        claim.amount = request.amount.minor();
    }
    claims.emplace(id, claim);
    return claimResponse(id);
}

HttpResponse ScriptedCenter::reverse(const std::string& id) {
    auto& claim = claims[id];
    if (claim.state == ClaimState::Granted || claim.code.empty()) claim.state = ClaimState::Reversed;
    return claimResponse(id);
}

HttpResponse ScriptedCenter::claimResponse(const std::string& id) const {
    const auto found = claims.find(id);
    if (found == claims.end()) return jsonResponse(404, toJson(Error{ErrorCode::NotFound, "claim"}));
    ClaimAnswer answer;
    answer.id = ClaimId::parse(id).value();
    answer.state = found->second.state;
    answer.error = found->second.error;
    if (answer.error) answer.use = use;
    if (answer.state == ClaimState::Granted) {
        answer.issuer = kIssuer;
        answer.issueNumber = IssueNumber::parse(issueNumbers.at(found->second.code)).value();
        answer.amount = Money::yen(found->second.amount);
    }
    if (const auto known = worth.find(found->second.code); known != worth.end()) {
        answer.codeAmount = Money::yen(known->second);
    }
    return jsonResponse(200, toJson(answer));
}

std::int64_t ScriptedCenter::refundedOf(const std::string& record) const {
    std::int64_t sum = 0;
    for (const auto& [id, refund] : refunds) {
        const bool holds =
            refund.answer.state == RefundState::Accepted || refund.answer.state == RefundState::Paid;
        if (holds && refund.answer.sale.toString() == record) sum += refund.answer.amount.minor();
    }
    return sum;
}

HttpResponse ScriptedCenter::giveBack(const std::string& body) {
    const auto request = refundRequestFrom(Json::parse(body).value()).value();
    const std::string id = request.id.toString();
    const auto known = refunds.find(id);
    if (known != refunds.end() && known->second.body != body)
        return jsonResponse(409, toJson(Error{ErrorCode::Conflict, "another body"}));
    if (known != refunds.end()) return refundResponse(id);
    if (cannotRefund) return HttpResponse::error(*cannotRefund);
    const auto settled = settlements.find(request.sale.toString());
    if (settled == settlements.end()) return HttpResponse::error({ErrorCode::NotFound, "no accepted record"});
    const auto record = settlementRecordFrom(Json::parse(settled->second).value()).value();
    const Money left = record.amountUsed - Money::yen(refundedOf(request.sale.toString()));
    RefundAnswer answer{request.id,     request.sale, request.issueNumber, RefundState::Accepted,
                        request.amount, left,         m_executor.now(),    {},
                        refuseRefunds};
    if (request.amount > left) answer.error = Error{ErrorCode::ReturnExceedsSold, "more than was settled"};
    if (answer.error) answer.state = RefundState::Refused;
    refunds.emplace(id, Refund{body, answer});
    return refundResponse(id);
}

HttpResponse ScriptedCenter::refundResponse(const std::string& id) const {
    const auto found = refunds.find(id);
    if (found == refunds.end()) return HttpResponse::error({ErrorCode::NotFound, "refund"});
    return jsonResponse(200, toJson(found->second.answer));
}

HttpResponse ScriptedCenter::settle(const std::string& body) {
    const auto record = settlementRecordFrom(Json::parse(body).value()).value();
    const std::string id = record.sale.toString();
    const auto [known, isNew] = settlements.emplace(id, body);
    if (isNew) settlementOrder.push_back(id);
    if (known->second != body) return jsonResponse(409, toJson(Error{ErrorCode::Conflict, "another body"}));
    SettlementAnswer answer;
    answer.sale = record.sale;
    answer.issueNumber = record.issueNumber;
    const auto refused = refusesRecord.find(id);
    answer.error = refused == refusesRecord.end() ? refuseSettlements : std::optional{refused->second};
    answer.state = answer.error ? SettlementState::Refused : SettlementState::Accepted;
    answer.amountUsed = record.amountUsed;
    answer.returned = Money::yen(0);
    answer.acceptedAt = Instant::fromSeconds(1795305600);
    return jsonResponse(200, toJson(answer));
}

}  // namespace kazasu::test
