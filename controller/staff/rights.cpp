#include "controller/staff/rights.h"

#include <array>

namespace kazasu::controller {
namespace {

// Cashier, supervisor, manager. Cashiers correct and put aside what is in front of them; whatever can turn
// money that was taken into money that was not is a supervisor's; what changes the rules is a manager's.
constexpr std::array kRights{
    RightRow{Right::VoidLine, "void_line", true, true, true},
    RightRow{Right::VoidSale, "void_sale", false, true, true},
    RightRow{Right::ParkSale, "park_sale", true, true, true},
    RightRow{Right::TakeCash, "take_cash", true, true, true},
    RightRow{Right::Reprint, "reprint", false, true, true},
    RightRow{Right::ReturnGoods, "return_goods", false, true, true},
    RightRow{Right::ReturnWithoutReceipt, "return_without_receipt", false, false, true},
    RightRow{Right::OverridePrice, "override_price", false, true, true},
    RightRow{Right::Discount, "discount", false, true, true},
    RightRow{Right::OpenDrawer, "open_drawer", false, true, true},
    RightRow{Right::OpenShift, "open_shift", true, true, true},
    RightRow{Right::CloseShift, "close_shift", false, true, true},
    RightRow{Right::MoveCash, "move_cash", false, true, true},
    RightRow{Right::ReportX, "report_x", false, true, true},
    RightRow{Right::ReportZ, "report_z", false, true, true},
    RightRow{Right::ReportExceptions, "report_exceptions", false, false, true},
    RightRow{Right::ManageStaff, "manage_staff", false, false, true},
    RightRow{Right::EnterTraining, "enter_training", false, true, true},
    RightRow{Right::LeaveTraining, "leave_training", false, true, true},
};

constexpr std::array kRoleNames{std::string_view("cashier"), std::string_view("supervisor"),
                                std::string_view("manager")};

constexpr bool isInOrder() {
    for (std::size_t i = 0; i < kRights.size(); ++i) {
        if (kRights[i].right != static_cast<Right>(i)) return false;
    }
    return kRights.size() == static_cast<std::size_t>(Right::LeaveTraining) + 1;
}
static_assert(isInOrder());

const RightRow& rowOf(Right right) { return kRights[static_cast<std::size_t>(right)]; }

}  // namespace

std::span<const RightRow> rightsTable() { return kRights; }

bool mayDo(Role role, Right right) {
    const RightRow& row = rowOf(right);
    switch (role) {
        case Role::Cashier:
            return row.cashier;
        case Role::Supervisor:
            return row.supervisor;
        case Role::Manager:
            return row.manager;
    }
    return false;
}

std::string_view nameOf(Right right) { return rowOf(right).name; }

std::string_view nameOf(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }

Result<Role> roleOf(std::string_view name) {
    for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
        if (kRoleNames[i] == name) return static_cast<Role>(i);
    }
    return Error{ErrorCode::InvalidArgument, "expected cashier, supervisor or manager"};
}

}  // namespace kazasu::controller
