#include "tests/gui/pictures/people_scenes.h"

#include <QAbstractButton>
#include <QCoreApplication>

using namespace kazasu::app;

namespace kazasu::test {
namespace {

api::PeopleView signedIn(api::Role role) {
    api::PeopleView view;
    view.phase = api::SignInPhase::SignedIn;
    view.person = api::StaffView{7, role == api::Role::Manager ? "高橋 恵" : "佐藤 一", "", role, false};
    return view;
}

}  // namespace

void playSignIn(ScriptedPeople& people, CashierWindow& window) {
    api::PeopleView view;
    view.phase = api::SignInPhase::SignedOut;
    people.say(view);
    people.outcome = Error{ErrorCode::PinInvalid};
    window.people().signIn(7, QStringLiteral("9999"));
}
void playLocked(ScriptedPeople& people, CashierWindow&) {
    auto view = signedIn(api::Role::Cashier);
    view.phase = api::SignInPhase::Locked;
    people.say(view);
}
void playGrant(ScriptedPeople& people, CashierWindow& window) {
    auto view = signedIn(api::Role::Cashier);
    view.wanted = api::GrantWanted{api::Right::VoidSale, "sale"};
    people.say(view);
    people.outcome = Error{ErrorCode::PinInvalid};
    window.people().grant(2, QStringLiteral("9999"), QStringLiteral("x"));
}
void playPeople(ScriptedPeople& people, CashierWindow& window) {
    people.staff = {{1, "高橋 恵", "タカハシ メグミ", api::Role::Manager, false},
                    {2, "鈴木 健", "スズキ ケン", api::Role::Supervisor, false},
                    {7, "佐藤 一", "サトウ ハジメ", api::Role::Cashier, true}};
    people.say(signedIn(api::Role::Manager));
    QCoreApplication::processEvents();
    window.desk().togglePeople();
}
void playNobodyNamed(ScriptedPeople&, CashierWindow& window) { window.desk().togglePeople(); }
void playExceptions(ScriptedPeople& people, CashierWindow& window) {
    people.exceptions = {{"2026-11-30", 7, "佐藤 一", "void_line", 3, 0, Money::yen(384)},
                         {"2026-11-30", 7, "佐藤 一", "void_sale", 1, 1, Money::yen(2'355)},
                         {"2026-11-29", 2, "鈴木 健", "return_goods", 2, 0, Money::yen(1'280)}};
    playPeople(people, window);
    QCoreApplication::processEvents();
    window.findChild<QAbstractButton*>(QStringLiteral("reportKey"))->click();
}
void playTraining(ScriptedPeople& people, CashierWindow&) {
    auto view = signedIn(api::Role::Cashier);
    view.isTraining = true;
    people.say(view);
}

}  // namespace kazasu::test
