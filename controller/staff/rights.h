// Rights: who may do what at a till, as a table, and the door that every guarded action goes through. The
// controller asks; a window only shows (docs/security.md, row 37).
#pragma once

#include "controller/api/people.h"
#include "core/ids.h"

#include <span>

namespace kazasu::controller {

using api::Right;
using api::Role;

struct RightRow {
    Right right;
    std::string_view name;  // in the journal and in reports
    bool cashier, supervisor, manager;
};
/// One row a right, in the order of the enumeration.
std::span<const RightRow> rightsTable();
[[nodiscard]] bool mayDo(Role role, Right right);
std::string_view nameOf(Right right);
std::string_view nameOf(Role role);
Result<Role> roleOf(std::string_view name);

/// Who acts. Number 0 without a name: the shop has not named its people.
struct Actor {
    int number = 0;
    std::string name;
    friend bool operator==(const Actor&, const Actor&) = default;
};

using PermitId = UuidId<struct PermitTag>;

/// What allows one action, for its journal entry. Used once.
struct Permit {
    PermitId id;
    Actor by;
    std::optional<Actor> grantedBy;  // another one's PIN, used up by this
    std::string reason;              // given with the grant
};

class RightsDoor {
public:
    virtual ~RightsDoor() = default;

    /// Asked right before an action, after everything else that could refuse it. `subject` names what it is
    /// done to, such as the sale's id and the line: a grant covers nothing else, and is used up here.
    /// `again` repeats the whole action; it is called when the missing right has been granted.
    /// SignInNeeded; RightMissing: the window has been told to ask for somebody's PIN.
    [[nodiscard]] virtual Result<Permit> require(Right right, const std::string& subject,
                                                 std::function<void()> again) = 0;
    /// The person at the register, also while it is locked.
    [[nodiscard]] virtual Actor actor() const = 0;
};

}  // namespace kazasu::controller
