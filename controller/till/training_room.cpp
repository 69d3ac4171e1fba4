#include "controller/till/training_room.h"

#include <filesystem>

namespace kazasu::controller {
namespace {

void removeFolder(const std::string& folder) {
    std::error_code ignored;  // what cannot be removed now goes before the next training
    std::filesystem::remove_all(folder, ignored);
}

}  // namespace

TrainingRoom::TrainingRoom(const StoreSettings& settings, std::string folder)
    : m_settings(settings), m_folder(std::move(folder)) {
    m_settings.isTraining = true;
}

TrainingRoom::~TrainingRoom() {
    m_desk.reset();
    m_center.reset();
    m_database.reset();
    removeFolder(m_folder);
}

Result<std::unique_ptr<TrainingRoom>> TrainingRoom::open(const TillDoors& real, const std::string& folder,
                                                         HttpTransport& transport, Executor& executor,
                                                         api::TillObserver& observer) {
    removeFolder(folder);
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) return Error{ErrorCode::StorageOpenFailed, folder + ": " + problem.message()};
    std::unique_ptr<TrainingRoom> room(new TrainingRoom(real.settings, folder));
    KAZASU_TRY(room->m_database, openSqlite({folder + "/training.sqlite", ":/migrations/controller"}));
    room->m_center = std::make_unique<CenterClient>(transport, executor, CenterAddress{});
    Database* const catalogue = real.catalogue != nullptr ? real.catalogue : &real.database;
    room->m_desk = std::make_unique<TillDesk>(
        TillDoors{*room->m_database, real.clock, real.timers, real.random, real.verifier, real.printer,
                  room->m_settings, real.people, catalogue},
        *room->m_center, observer);
    return room;
}

}  // namespace kazasu::controller
