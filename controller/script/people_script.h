// PeopleScript: the lines of a script that are about people. PINs stand in files, so that neither the script
// nor what is printed of it holds any.
#pragma once

#include "controller/api/people.h"

namespace kazasu::controller {

class PeopleScript {
public:
    explicit PeopleScript(api::People& people) : m_people(people) {}

    /// Whether the word is one of: sign-in, sign-out, lock, grant, train, end-training.
    [[nodiscard]] static bool isAbout(const std::string& name);
    /// "sign-in NUMBER PINFILE", "grant NUMBER PINFILE REASON", the others without more. Waits for the
    /// answer: a refusal is the value, InvalidArgument for a wrong line.
    [[nodiscard]] Result<Status> execute(const std::string& name, const std::string& rest);

private:
    api::People& m_people;
};

}  // namespace kazasu::controller
