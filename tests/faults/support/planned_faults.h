// PlannedFaults: the plan of one program that runs with the shim (shim/fault_plan.h), its environment and its
// counts.
#pragma once

#include "core/check.h"
#include "tests/faults/shim/fault_plan.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>

#include <cstdlib>
#include <sys/mman.h>
#include <unistd.h>

namespace kazasu::faults {

/// Whether this is the longer run of `./run test --all`.
inline bool isThorough() { return qEnvironmentVariableIsSet("KAZASU_THOROUGH"); }

class PlannedFaults {
public:
    PlannedFaults() {
        const int descriptor = ::mkstemp(m_file);
        KAZASU_CHECK(descriptor >= 0 && ::ftruncate(descriptor, sizeof(FaultPlan)) == 0);
        void* page = ::mmap(nullptr, sizeof(FaultPlan), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
        ::close(descriptor);
        KAZASU_CHECK(page != MAP_FAILED);
        m_plan = static_cast<FaultPlan*>(page);
    }
    ~PlannedFaults() {
        ::munmap(m_plan, sizeof(FaultPlan));
        ::unlink(m_file);
    }
    PlannedFaults(const PlannedFaults&) = delete;
    PlannedFaults& operator=(const PlannedFaults&) = delete;

    /// Counts from 0 again; nothing is going to happen.
    void clear() {
        disarm();
        m_plan->operations = m_plan->writes = m_plan->syncs = m_plan->strikes = 0;
    }
    void disarm() { m_plan->kind = FaultKind::None; }
    /// It will happen to the `next`-th from now on: 1 is the very next.
    void arm(FaultKind kind, std::int64_t next, std::int64_t length = 1) {
        const auto& counted = kind == FaultKind::Kill        ? m_plan->operations
                              : kind == FaultKind::SyncFails ? m_plan->syncs
                                                             : m_plan->writes;
        m_plan->strikes = 0;
        m_plan->length = length;
        m_plan->at = counted + next;
        m_plan->kind = kind;
    }

    [[nodiscard]] std::int64_t operations() const { return m_plan->operations; }
    [[nodiscard]] std::int64_t writes() const { return m_plan->writes; }
    [[nodiscard]] std::int64_t syncs() const { return m_plan->syncs; }
    [[nodiscard]] bool hasStruck() const { return m_plan->strikes > 0; }

    /// For a program whose files below `folder` are to fail.
    [[nodiscard]] QProcessEnvironment environment(const QString& folder) const {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(
            QStringLiteral("LD_PRELOAD"),
            qEnvironmentVariable("KAZASU_BUILD_DIR") + QStringLiteral("/tests/bin/kazasu_failing_files.so"));
        environment.insert(QLatin1String(kPlanVariable), QLatin1String(m_file));
        environment.insert(QLatin1String(kFolderVariable), folder);
        // Under AddressSanitizer its runtime would insist on being the first library.
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("verify_asan_link_order=0"));
        return environment;
    }

private:
    char m_file[32] = "/tmp/kazasu-faults-XXXXXX";
    FaultPlan* m_plan = nullptr;
};

}  // namespace kazasu::faults
