// TrainingRoom: a till whose sales are not sales. It has a file of its own, thrown away at its end, and no
// line to the center; of the shop's file it knows the goods, to read them. So nothing it does can count.
#pragma once

#include "controller/till/till_desk.h"

namespace kazasu::controller {

class TrainingRoom {
public:
    /// `folder` is made, and removed with everything in it at the end; what an earlier run left there goes
    /// first. The transport is never asked for anything.
    static Result<std::unique_ptr<TrainingRoom>> open(const TillDoors& real, const std::string& folder,
                                                      HttpTransport& transport, Executor& executor,
                                                      api::TillObserver& observer);
    ~TrainingRoom();
    TrainingRoom(const TrainingRoom&) = delete;
    TrainingRoom& operator=(const TrainingRoom&) = delete;

    [[nodiscard]] Status start() { return m_desk->start(); }
    [[nodiscard]] TillDesk& desk() { return *m_desk; }
    /// Where a training keeps its books.
    [[nodiscard]] Database& database() { return *m_database; }

private:
    TrainingRoom(const StoreSettings& settings, std::string folder);

    StoreSettings m_settings;
    std::string m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<CenterClient> m_center;
    std::unique_ptr<TillDesk> m_desk;
};

}  // namespace kazasu::controller
