#include "controller/assembly.h"

#include "controller/center_link/enrolment.h"
#include "controller/receipts/print_thread.h"
#include "controller/sales_file/store_database.h"
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
        : config(given), print(sink, io), till(io) {}
    ~Impl() {
        io.runAndWait([this] {
            till.attach(nullptr);
            desk.reset();
            people.reset();
            center.reset();
            database.reset();
        });
    }
    Status open();

    ControllerConfig config;
    SystemClock clock;
    SystemRandom random;
    Ed25519Verifier verifier;
    IoThread io;
    std::unique_ptr<CurlTransport> transport;
    PrintThread print;
    StoreTill till;
    std::unique_ptr<Database> database;  // the rest lives on the io thread
    std::unique_ptr<CenterClient> center;
    std::unique_ptr<StaffDesk> people;
    std::unique_ptr<TillDesk> desk;
};

Status EmbeddedController::Impl::open() {
    std::optional<TlsCaller> tls;
    if (!config.center.enrolmentFile.empty()) {
        KAZASU_TRY(auto enrolment, readEnrolment(config.center.enrolmentFile));
        tls = std::move(enrolment.caller);
    }
    transport = std::make_unique<CurlTransport>(kMaxCenterAnswerBytes, tls);
    KAZASU_TRY(database, openStoreDatabase(config.database, true));
    center = std::make_unique<CenterClient>(*transport, io, config.center);
    if (tls) {
        KAZASU_TRY(auto stamp, RequestStamp::forThisRun(*database, random, machineId()));
        center->stampRequests(std::move(stamp));
    }
    people =
        std::make_unique<StaffDesk>(StaffDoors{*database, clock, io, random, config.store, isPasswordOf});
    KAZASU_TRY_STATUS(people->start());
    desk = std::make_unique<TillDesk>(
        TillDoors{*database, clock, io, random, verifier, print, config.store, *people}, *center,
        till.gate());
    till.attach(desk.get());
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

}  // namespace kazasu::controller
