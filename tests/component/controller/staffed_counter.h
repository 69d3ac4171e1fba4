// A till with its people, as a window has them: a manager, a supervisor and a cashier, on the store of a
// test.
#pragma once

#include "controller/staff/store_people.h"
#include "controller/till/store_till.h"
#include "platform/crypto/crypto.h"
#include "tests/component/controller/test_store.h"

#include <QFileInfo>
#include <QTest>

#include <map>

namespace kazasu::test {

using namespace kazasu::controller;

struct Person {
    int number;
    const char* name;
    Role role;
    const char* pin;
};
inline constexpr std::array kPeople{
    Person{1, "店長", Role::Manager, "836027"},
    Person{2, "主任", Role::Supervisor, "407183"},
    Person{7, "店員", Role::Cashier, "4071"},
};
inline const Person& personOf(Role role) {
    return *std::find_if(kPeople.begin(), kPeople.end(), [role](const Person& p) { return p.role == role; });
}

/// Made once: a hash is dear on purpose.
inline const std::string& hashOfPin(const Person& person) {
    static std::map<int, std::string> hashes;
    std::string& hash = hashes[person.number];
    if (hash.empty()) hash = hashPassword(person.pin).value();
    return hash;
}

class RecordingPeople final : public api::PeopleObserver {
public:
    void peopleChanged(const api::PeopleView& people) override { view = people; }
    api::PeopleView view;
};

class NoTransport final : public HttpTransport {
public:
    void send(HttpCall, Done done) override {
        ++calls;
        done(Error{ErrorCode::NetworkConnectFailed});
    }
    int calls = 0;
};

/// The till and its people as a window has them, on the store of a test.
class Counter {
public:
    Counter() {
        StaffStore list(*store.database);
        for (const auto& person : kPeople)
            KAZASU_CHECK(list.add({person.number, person.name, "", person.role}, hashOfPin(person)).isOk());
        KAZASU_CHECK(store.people->lookAgain().isOk());
        desk = std::make_unique<TillDesk>(
            TillDoors{*store.database, store.clock, store.executor, store.random, store.verifier,
                      store.printer, store.settings, *store.people},
            *store.client, gate);
        gate.observe(&till.gate());
        KAZASU_CHECK(desk->start().isOk());
        till.attach(desk.get());
        room = std::make_unique<PeopleRoom>(
            PeopleDoors{*desk, gate, till.gate(), people.gate(), transport, store.executor,
                        store.folder.filePath(QStringLiteral("training")).toStdString(),
                        [this](TillDesk& front) { till.attach(&front); }});
        people.attach(room.get());
        till.setObserver(&seen);
        people.setPeopleObserver(&seenPeople);
        run();
    }
    ~Counter() {
        people.attach(nullptr);
        till.attach(nullptr);
    }
    void run() { store.executor.runReady(); }
    Status signIn(Role role) {
        Status outcome = Error{ErrorCode::Timeout};
        people.signIn(personOf(role).number, personOf(role).pin, [&](Status s) { outcome = std::move(s); });
        run();
        return outcome;
    }
    Status grant(Role role, const std::string& reason = "お客様の都合") {
        Status outcome = Error{ErrorCode::Timeout};
        people.grant(personOf(role).number, personOf(role).pin, reason,
                     [&](Status s) { outcome = std::move(s); });
        run();
        return outcome;
    }
    Status train(bool on) {
        Status outcome = Error{ErrorCode::Timeout};
        const auto keep = [&](Status s) { outcome = std::move(s); };
        if (on)
            people.enterTraining(keep);
        else
            people.leaveTraining(keep);
        run();
        return outcome;
    }
    void scan(const char* code) {
        till.scan(code);
        run();
    }
    void pay(std::int64_t yen) {
        till.tenderCash(Money::yen(yen));
        run();
    }
    std::int64_t count(const std::string& sql) { return store.count(sql); }
    /// All tables of the shop's file, to the byte.
    std::map<std::string, std::string> wholeFile() {
        std::map<std::string, std::string> file;
        const auto tables =
            store.database->run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        for (const auto& table : tables->rows) {
            std::string& all = file[table.text(0)];
            auto rows = store.database->run("SELECT * FROM \"" + table.text(0) + "\" ORDER BY 1, 2");
            if (!rows) rows = store.database->run("SELECT * FROM \"" + table.text(0) + "\" ORDER BY 1");
            for (const auto& row : rows->rows) {
                all += "\n";
                for (std::size_t i = 0; i < row.size(); ++i) all += textOf(row[i]) + "|";
            }
        }
        return file;
    }

    TestStore store;
    ObserverGate gate;
    StoreTill till{store.executor};
    StorePeople people{store.executor};
    NoTransport transport;
    RecordingObserver seen;
    RecordingPeople seenPeople;
    std::unique_ptr<TillDesk> desk;
    std::unique_ptr<PeopleRoom> room;

private:
    static std::string textOf(const SqlValue& value) {
        if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
        if (const auto* text = std::get_if<std::string>(&value)) return *text;
        if (const auto* bytes = std::get_if<Bytes>(&value)) return toHex(*bytes);
        return "NULL";
    }
};

}  // namespace kazasu::test
