// Two real banks and a real center as processes, with a member, a card and two shops.
#pragma once

#include "core/ids.h"
#include "platform/system/system_clock.h"
#include "tests/component/center/http_caller.h"
#include "tests/support/manual_clock.h"
#include "tests/support/running_program.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

namespace kazasu::test {

inline const std::string kCardNumber = "4111111111111111";
inline const std::string kPassword = "correct horse battery";

class ProgramTown {
public:
    ProgramTown();
    /// Puts a page where the center finds it, and starts the center.
    bool openCenterWithPage();
    /// For the next start: the member "limits" of the configuration.
    void setLimits(const Json& limits) const;
    /// Starts the center (again); false when it does not get ready.
    bool startCenter();
    [[nodiscard]] HttpCaller phone() const {
        return HttpCaller(m_center->captured(QStringLiteral("member")).toStdString());
    }
    [[nodiscard]] HttpCaller shop(int number) const;
    [[nodiscard]] int memberPort() const { return m_center->captured(QStringLiteral("member")).toInt(); }
    RunningProgram& center() { return *m_center; }
    RunningProgram& memberBank() { return *m_memberBank; }
    [[nodiscard]] QStringList config() const { return {QStringLiteral("--config"), path("center.json")}; }
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    /// Signs up, logs in and registers the card; answers with the means' id.
    static std::string join(HttpCaller& phone, const std::string& email);
    /// Authorised, confirmed, the image fetched and its delivery confirmed.
    static Json makeCode(HttpCaller& phone, const std::string& means, std::int64_t yen);
    static Json claimBody(const Json& code, std::int64_t yen, const std::string& sale);
    static Json recordBody(const Json& code, std::int64_t yen, const std::string& sale,
                           const std::string& claim);
    static std::string newId();

private:
    void write(const char* name, const Json& content) const;
    [[nodiscard]] Json centerConfig() const;
    void makeBanks();
    void makeShops();

    QTemporaryDir m_folder;
    std::string m_tokens[2];
    std::unique_ptr<RunningProgram> m_memberBank, m_shopBank, m_center;
};

}  // namespace kazasu::test
