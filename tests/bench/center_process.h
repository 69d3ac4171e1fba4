// The real kazasu-center: its configuration, its operator's commands, and the program itself while it serves.
#pragma once

#include "center/config.h"

#include <memory>
#include <string>

namespace kazasu::test {
class RunningProgram;
}

namespace kazasu::bench {

/// A folder with a center in it that has one shop and no line to a bank yet: nobody listens at `bankPort`.
struct CenterFolder {
    std::string config;  // path
    std::string database;
    std::string token;  // of the shop
    ShopNumber shop;

    static Result<CenterFolder> make(const std::string& folder, std::uint16_t bankPort);
    [[nodiscard]] Result<center::CenterConfig> readConfig() const { return center::readConfig(config); }
    /// What `kazasu-center books --json` prints.
    [[nodiscard]] Result<Json> books() const;
};

class CenterProcess {
public:
    /// Serves when this returns.
    static Result<std::unique_ptr<CenterProcess>> start(const CenterFolder& folder);
    ~CenterProcess();
    [[nodiscard]] std::uint16_t shopPort() const { return m_shopPort; }
    [[nodiscard]] std::int64_t processId() const;
    /// Reads away what it logs, so that it never waits for us.
    void takeLog();
    /// SIGTERM; an Error unless it ended well.
    Status stop();

private:
    CenterProcess() = default;
    std::unique_ptr<test::RunningProgram> m_program;
    std::uint16_t m_shopPort = 0;
};

/// Seconds of CPU that a process has used so far, all its threads together.
double cpuSecondsOf(std::int64_t processId);

}  // namespace kazasu::bench
