// People: who works at a till. What a window asks to sign somebody in, to have a missing right granted once,
// to keep the list of the shop's people, and to train. PINs go in and never come out: not into views, logs or
// journals.
#pragma once

#include "core/money.h"
#include "core/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kazasu::api {

enum class Role { Cashier, Supervisor, Manager };

/// Everything at a till that not everybody may do. Their names and who has them: controller/staff/rights.h.
enum class Right {
    VoidLine,  // also lowering a quantity
    VoidSale,
    ParkSale,  // and going on with it later
    TakeCash,
    Reprint,
    ReturnGoods,
    ReturnWithoutReceipt,
    OverridePrice,
    Discount,
    OpenDrawer,  // without a sale
    OpenShift,
    CloseShift,
    MoveCash,  // in and out of the drawer beside sales
    ReportX,
    ReportZ,
    ReportExceptions,
    ManageStaff,
    EnterTraining,
    LeaveTraining,
};

struct StaffView {
    int number = 0;
    std::string name;
    std::string reading;
    Role role = Role::Cashier;
    bool isLocked = false;  // too many wrong PINs
};

enum class SignInPhase {
    NobodyKnown,  // the shop has not named its people: everything is allowed, nobody is asked
    SignedOut,
    SignedIn,
    Locked,  // still the same person, once the PIN is given again; the sale waits
};

/// A right was missing: somebody who has it may grant it, for this once.
struct GrantWanted {
    Right right = Right::VoidLine;
    std::string subject;
};

struct PeopleView {
    SignInPhase phase = SignInPhase::NobodyKnown;
    std::optional<StaffView> person;  // also while locked
    std::optional<GrantWanted> wanted;
    bool isTraining = false;
};

/// What one person did on one day that a manager looks at (docs/security.md, row 37).
struct ExceptionView {
    std::string day;      // YYYY-MM-DD in Japan
    int staffNumber = 0;  // 0: before the shop named its people
    std::string name;
    std::string kind;  // "void_sale", "void_line" ... (controller/staff/exceptions.h)
    std::int64_t count = 0;
    std::int64_t granted = 0;  // of these, by another one's PIN
    Money amount;
};

/// Called on the controller's executor: hand over to your own thread at once.
class PeopleObserver {
public:
    virtual ~PeopleObserver() = default;
    virtual void peopleChanged(const PeopleView& people) = 0;
};

/// Every command is answered once, on the controller's executor.
class People {
public:
    using Answer = std::function<void(Status)>;
    virtual ~People() = default;

    /// Told how things stand, then every change. Null stops it, as in Till.
    virtual void setPeopleObserver(PeopleObserver* observer) = 0;

    /// PinInvalid also for a number that nobody has; PinLocked. Takes over an open sale.
    virtual void signIn(int number, std::string pin, Answer answer) = 0;
    virtual void signOut() = 0;
    virtual void lock() = 0;
    /// Somebody else's PIN allows what is wanted, once; it is carried out at once. PinInvalid, PinLocked,
    /// ReasonMissing, RightMissing when that person may not either.
    virtual void grant(int number, std::string pin, std::string reason, Answer answer) = 0;
    virtual void refuseGrant() = 0;

    /// These need the right to manage staff. An empty list when it is missing.
    virtual void listStaff(std::function<void(std::vector<StaffView>)> answer) = 0;
    /// PinWeak, StaffNumberTaken; LastManager: the first person must be one.
    virtual void addStaff(StaffView person, std::string pin, Answer answer) = 0;
    /// Ends a lock too. StaffUnknown, PinWeak.
    virtual void setPin(int number, std::string pin, Answer answer) = 0;
    /// StaffUnknown, LastManager.
    virtual void removeStaff(int number, Answer answer) = 0;
    /// Newest day first; needs its own right.
    virtual void findExceptions(std::function<void(std::vector<ExceptionView>)> answer) = 0;

    /// Nothing sold from now on counts. SaleTenderInProgress while a code is being checked.
    virtual void enterTraining(Answer answer) = 0;
    virtual void leaveTraining(Answer answer) = 0;
};

}  // namespace kazasu::api
