// What the parts of one till share: the doors given to it, and whom it tells.
#pragma once

#include "controller/api/till.h"
#include "controller/center_link/center_watch.h"
#include "controller/center_link/claims.h"
#include "controller/outbox/outbox.h"
#include "controller/outbox/reporter.h"
#include "controller/receipts/print_queue.h"
#include "controller/refund/refunds.h"
#include "controller/sales_file/journal_seal.h"
#include "controller/staff/staff_desk.h"
#include "controller/till/current_sale.h"

namespace kazasu::controller {

/// Everything that a till is given from outside. All of it lives on one executor and outlives the till.
struct TillDoors {
    Database& database;
    Clock& clock;
    Timers& timers;
    Random& random;
    const SignatureVerifier& verifier;
    PrintQueue& printer;
    const StoreSettings& settings;
    StaffDesk& people;
    Database* catalogue = nullptr;          // where the goods stand; null: in `database`
    const DeviceKey* machineKey = nullptr;  // signs the journal; without one nothing is signed
};

/// The parts behind the till, in the order in which they are made.
struct TillRooms {
    TillRooms(const TillDoors& doors, CenterClient& center)
        : watch(doors.database, center, doors.timers, doors.clock, doors.random, doors.verifier),
          outbox(doors.database, center, doors.timers, doors.clock),
          reporter(doors.database, center, doors.timers, doors.clock, watch, doors.verifier),
          refunds(doors.database, center, doors.timers, doors.clock, watch),
          claims(doors.database, center, doors.timers, doors.clock),
          current(doors.database, doors.clock, doors.random, doors.settings),
          seal(doors.database, doors.timers, doors.clock, doors.machineKey) {}

    CenterWatch watch;
    Outbox outbox;
    Reporter reporter;
    Refunds refunds;
    Claims claims;
    CurrentSale current;
    JournalSeal seal;
};

}  // namespace kazasu::controller
