// Institutions as a few rules in memory, and lines to them that a test can cut: what money must do, without
// the real program's protocol details.
#pragma once

#include "core/iso8583/original_data.h"
#include "core/iso8583/response_code.h"
#include "core/iso8583/transport.h"

#include <deque>
#include <map>
#include <set>

namespace kazasu::test {

enum class LineFault { None, NotConnected, RequestLost, AnswerLost };

/// All institutions together: the member's account, what is held and debited for each code, what shops were
/// paid.
class ModelBanks {
public:
    struct Hold {
        std::int64_t held = 0, debited = 0, refunded = 0, transferred = 0, paidBack = 0;
        bool isReleased = false;
        [[nodiscard]] std::int64_t suspense() const { return debited - refunded - transferred; }
    };

    std::int64_t available = 1'000'000;  // of the one member
    std::int64_t paidToShops = 0;
    std::map<std::string, Hold> holds;  // by DE37
    std::vector<iso8583::Message> seen;
    std::string refuseAuthorisationsWith;          // DE39
    std::string refuseDebitsWith;                  // DE39
    std::string answerPaymentsWith;                // DE39, until it is cleared
    std::string answerPaybacksWith;                // DE39, until it is cleared
    std::map<std::string, std::int64_t> paybacks;  // by refund id

    iso8583::Message process(const iso8583::Message& request) {
        seen.push_back(request);
        const std::string key = request.firstType() + std::string(request.get(11)) +
                                std::string(request.get(7)) + std::string(request.get(37)) +
                                std::string(request.get(3));
        if (const auto known = m_answers.find(key); known != m_answers.end()) return known->second;
        iso8583::Message answer{request.responseType()};
        answer.set(37, std::string(request.get(37))).set(39, decide(request));
        if (request.firstType() == "0100" && answer.get(39) == "00") answer.set(38, "123456");
        const bool isOnceForAll = request.get(3) != "280000" && request.get(3) != "200030";
        const bool isFinal = answer.get(39) == "00" || isOnceForAll;
        if (isFinal && answer.get(39) != "91") m_answers.emplace(key, answer);
        return answer;
    }
    [[nodiscard]] std::int64_t inSuspense() const {
        std::int64_t sum = 0;
        for (const auto& [reference, hold] : holds) sum += hold.suspense();
        return sum;
    }
    [[nodiscard]] std::int64_t held() const {
        std::int64_t sum = 0;
        for (const auto& [reference, hold] : holds) sum += hold.held;
        return sum;
    }

private:
    std::string decide(const iso8583::Message& request) {
        const std::string reference{request.get(37)};
        if (request.firstType() == "0100") return authorise(request, reference);
        if (request.firstType() == "0420") return reverse(request, reference);
        if (request.firstType() == "0620") return "00";
        const auto amount = request.amount();
        if (!amount) return "13";
        const auto found = holds.find(reference);
        if (found == holds.end()) return "25";
        if (request.get(3) == "000000" && !refuseDebitsWith.empty()) return refuseDebitsWith;
        if (request.get(3) == "000000") return debit(found->second, amount->minor());
        if (request.get(3) == "200000") return refund(found->second, amount->minor());
        if (request.get(3) == "200030")
            return payBack(found->second, std::string(request.get(63)), amount->minor());
        if (!answerPaymentsWith.empty()) return answerPaymentsWith;
        return pay(found->second, amount->minor());
    }
    std::string authorise(const iso8583::Message& request, const std::string& reference) {
        if (refuseAuthorisationsWith == "10") holds[reference].held = 1;  // approved in part
        if (!refuseAuthorisationsWith.empty()) return refuseAuthorisationsWith;
        if (m_reversed.contains(reference)) return "12";
        const std::int64_t amount = request.amount()->minor();
        if (amount > available) return "51";
        available -= amount;
        holds[reference].held = amount;
        return "00";
    }
    std::string reverse(const iso8583::Message& request, const std::string& reference) {
        if (!iso8583::OriginalData::parse(request.get(90))) return "30";
        m_reversed.insert(reference);
        const auto found = holds.find(reference);
        if (found == holds.end()) return "00";
        if (found->second.debited > 0) return "12";
        available += found->second.held;
        found->second.held = 0;
        found->second.isReleased = true;
        return "00";
    }
    static std::string debit(Hold& hold, std::int64_t amount) {
        // Like the real host: the same thing in another message is done already (bank/debits.h).
        if (hold.debited > 0) return hold.debited == amount ? "00" : "94";
        if (hold.isReleased || amount > hold.held) return "25";
        hold.debited += amount;
        hold.held = 0;
        return "00";
    }
    std::string refund(Hold& hold, std::int64_t amount) {
        if (hold.refunded > 0) return hold.refunded == amount ? "00" : "94";
        if (amount > hold.suspense()) return "13";
        hold.refunded += amount;
        available += amount;
        return "00";
    }
    std::string pay(Hold& hold, std::int64_t amount) {
        if (hold.transferred > 0) return hold.transferred == amount ? "00" : "94";
        if (amount > hold.suspense()) return "25";
        hold.transferred += amount;
        paidToShops += amount;
        return "00";
    }

    std::string payBack(Hold& hold, const std::string& refund, std::int64_t amount) {
        if (!answerPaybacksWith.empty()) return answerPaybacksWith;
        if (const auto known = paybacks.find(refund); known != paybacks.end())
            return known->second == amount ? "00" : "94";
        if (amount > hold.transferred - hold.paidBack) return "13";
        hold.paidBack += amount;
        paybacks[refund] = amount;
        available += amount;
        paidToShops -= amount;
        return "00";
    }

    std::map<std::string, iso8583::Message> m_answers;  // the first answer to each message
    std::set<std::string> m_reversed;
};

/// The line to one institution. Faults are taken from a list, one for each message.
class ModelLine final : public iso8583::MessageTransport {
public:
    ModelLine(ModelBanks& banks, std::deque<std::function<void()>>& tasks) : m_banks(banks), m_tasks(tasks) {}

    std::deque<LineFault> faults;

    void send(iso8583::Message request, Milliseconds,
              std::function<void(Result<iso8583::Message>)> onAnswer) override {
        LineFault fault = LineFault::None;
        if (!faults.empty()) {
            fault = faults.front();
            faults.pop_front();
        }
        m_tasks.push_back([this, request = std::move(request), onAnswer = std::move(onAnswer), fault] {
            if (fault == LineFault::NotConnected) return onAnswer(Error{ErrorCode::NetworkConnectFailed});
            if (fault == LineFault::RequestLost) return onAnswer(Error{ErrorCode::Timeout});
            const iso8583::Message answer = m_banks.process(request);
            if (fault == LineFault::AnswerLost) return onAnswer(Error{ErrorCode::Timeout});
            onAnswer(answer);
        });
    }

private:
    ModelBanks& m_banks;
    std::deque<std::function<void()>>& m_tasks;
};

}  // namespace kazasu::test
