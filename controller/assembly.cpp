#include "controller/assembly.h"

#include "controller/center_link/enrolment.h"
#include "controller/machine_key.h"
#include "controller/receipts/print_thread.h"
#include "controller/sales_file/store_database.h"
#include "controller/shift/store_shifts.h"
#include "controller/staff/store_people.h"
#include "controller/till/store_till.h"
#include "platform/crypto/crypto.h"
#include "platform/net/io_thread.h"
#include "platform/system/machine_id.h"
#include "platform/system/system_clock.h"

namespace kazasu::controller {
namespace {

constexpr std::size_t kMaxCenterAnswerBytes = 1024UL * 1024;

}  // namespace

/// In the order in which they are made. What answers from a thread of its own comes after the executor that
/// it posts to, so that it ends first.
struct EmbeddedController::Impl {
    explicit Impl(const ControllerConfig& given, ReceiptSink& sink)
        : config(given), print(sink, io), till(io), shifts(io), people(io) {}
    ~Impl() {
        io.runAndWait([this] {
            people.attach(nullptr);
            till.attach(nullptr);
            peopleRoom.reset();
            shifts.attach(nullptr);
            if (desk) static_cast<void>(desk->end());  // what it could not sign is signed at the next start
            desk.reset();
            staff.reset();
            center.reset();
            database.reset();
        });
    }
    Status open();
    /// The desk that windows meet: the real one, or that of a training.
    void showFront(TillDesk& front) {
        till.attach(&front);
        shifts.attach(&front.shifts());
        front.shifts().tell();
    }

    ControllerConfig config;
    SystemClock clock;
    SystemRandom random;
    Ed25519Verifier verifier;
    IoThread io;
    std::unique_ptr<CurlTransport> transport;
    PrintThread print;
    StoreTill till;
    StoreShifts shifts;
    StorePeople people;
    ObserverGate deskGate;
    std::optional<DeviceKey> machineKey;
    std::unique_ptr<Database> database;  // the rest lives on the io thread
    std::unique_ptr<CenterClient> center;
    std::unique_ptr<StaffDesk> staff;
    std::unique_ptr<TillDesk> desk;
    std::unique_ptr<PeopleRoom> peopleRoom;
};

Status EmbeddedController::Impl::open() {
    std::optional<TlsCaller> tls;
    if (!config.center.enrolmentFile.empty()) {
        KAZASU_TRY(auto enrolment, readEnrolment(config.center.enrolmentFile));
        tls = std::move(enrolment.caller);
        if (!config.center.root) config.center.root = enrolment.root;
    }
    transport = std::make_unique<CurlTransport>(kMaxCenterAnswerBytes, tls);
    KAZASU_TRY(database, openStoreDatabase(config.database, true));
    KAZASU_TRY(auto key, openMachineKey(config));
    machineKey.emplace(std::move(key));
    center = std::make_unique<CenterClient>(*transport, io, config.center);
    if (tls) {
        KAZASU_TRY(auto stamp, RequestStamp::forThisRun(*database, random, machineId()));
        center->stampRequests(std::move(stamp));
    }
    staff = std::make_unique<StaffDesk>(StaffDoors{*database, clock, io, random, config.store, isPasswordOf});
    KAZASU_TRY_STATUS(staff->start());
    deskGate.observe(&till.gate());
    desk = std::make_unique<TillDesk>(
        TillDoors{*database, clock, io, random, verifier, print, config.store, *staff, nullptr, &*machineKey},
        *center, deskGate);
    showFront(*desk);
    peopleRoom = std::make_unique<PeopleRoom>(PeopleDoors{*desk, deskGate, till.gate(), people.gate(),
                                                          *transport, io, config.database + ".training",
                                                          [this](TillDesk& front) { showFront(front); }});
    people.attach(peopleRoom.get());
    return desk->start();
}

EmbeddedController::EmbeddedController(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
EmbeddedController::~EmbeddedController() = default;

Result<std::unique_ptr<EmbeddedController>> EmbeddedController::start(const ControllerConfig& config,
                                                                      ReceiptSink& sink) {
    KAZASU_TRY_STATUS(initialiseCrypto());
    auto impl = std::make_unique<Impl>(config, sink);
    Status opened;
    impl->io.runAndWait([&] { opened = impl->open(); });
    if (!opened) return opened.error();
    return std::unique_ptr<EmbeddedController>(new EmbeddedController(std::move(impl)));
}

api::Till& EmbeddedController::till() { return m_impl->till; }
api::People& EmbeddedController::people() { return m_impl->people; }

api::Shifts& EmbeddedController::shifts() { return m_impl->shifts; }

}  // namespace kazasu::controller
