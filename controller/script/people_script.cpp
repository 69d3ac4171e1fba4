#include "controller/script/people_script.h"

#include "controller/staff/pin_input.h"
#include "core/text/whole_number.h"

#include <algorithm>
#include <array>
#include <future>
#include <memory>

namespace kazasu::controller {
namespace {

constexpr std::array kWords{"sign-in", "sign-out", "lock", "grant", "train", "end-training"};
constexpr std::chrono::seconds kAnswerLimit{10};

struct Badge {
    int number = 0;
    std::string pin;
    std::string reason;
};

Result<Badge> badgeIn(const std::string& rest) {
    const auto first = rest.find(' ');
    if (first == std::string::npos) return Error{ErrorCode::InvalidArgument, "expected NUMBER PINFILE"};
    Badge badge;
    const auto number = wholeNumber<int>(std::string_view(rest).substr(0, first));
    if (!number) return Error{ErrorCode::InvalidArgument, "expected a staff number"};
    badge.number = *number;
    const auto second = std::min(rest.find(' ', first + 1), rest.size());
    KAZASU_TRY(badge.pin, readPin(rest.substr(first + 1, second - first - 1)));
    if (second < rest.size()) badge.reason = rest.substr(second + 1);
    return badge;
}

}  // namespace

bool PeopleScript::isAbout(const std::string& name) {
    return std::find(kWords.begin(), kWords.end(), name) != kWords.end();
}

Result<Status> PeopleScript::execute(const std::string& name, const std::string& rest) {
    const auto answered = std::make_shared<std::promise<Status>>();
    const auto answer = [answered](Status status) { answered->set_value(std::move(status)); };
    if (name == "sign-in" || name == "grant") {
        KAZASU_TRY(const auto badge, badgeIn(rest));
        if (name == "sign-in")
            m_people.signIn(badge.number, badge.pin, answer);
        else
            m_people.grant(badge.number, badge.pin, badge.reason, answer);
    } else if (name == "train") {
        m_people.enterTraining(answer);
    } else if (name == "end-training") {
        m_people.leaveTraining(answer);
    } else {
        if (name == "lock")
            m_people.lock();
        else
            m_people.signOut();
        return Status{};
    }
    auto future = answered->get_future();
    if (future.wait_for(kAnswerLimit) != std::future_status::ready)
        return Error{ErrorCode::Timeout, "the till does not answer"};
    return future.get();
}

}  // namespace kazasu::controller
