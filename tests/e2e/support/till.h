// A cashier at kazasu-controller: each command is a line that is answered with a JSON line; phones and goods
// are held up to its scanner as pictures in a folder.
#pragma once

#include "tests/e2e/support/running_system.h"
#include "tests/support/json_path.h"

#include <QImage>

namespace kazasu::test {

/// The goods of the catalogue.
inline const std::string kRiceBall = "4900000000016";  // 150 yen, 8 %
inline const std::string kTea = "4900000000023";       // 160 yen, 8 %
inline const std::string kTowel = "4900000000030";     // 540 yen, 10 %
inline const std::string kNotInCatalogue = "4909999999998";

class Till {
public:
    explicit Till(SystemProgram& controller) : m_controller(controller) {}

    /// Starts the controller; false when it does not serve, or does not reach the center where it is wanted.
    [[nodiscard]] bool open(bool wantsCenter = true);
    /// The end of its day: the commands end, and so does the program. Its exit code.
    int close();

    /// The answer to one command (controller/script/script_runner.h); an empty object when none comes.
    Json ask(const std::string& command);
    Json scan(const std::string& label) { return ask("scan " + label); }
    Json payCash(std::int64_t yen) { return ask("cash " + std::to_string(yen)); }
    /// Puts the picture before the scanner, in place of what was there, until it is read.
    Json holdUp(const QImage& picture);
    /// After a code was read: how its payment went.
    Json waitForSettlement() { return ask("wait-settlement 40"); }
    /// Goods for 1,000 yen in a new sale; its id, empty when they are not on it.
    std::string ringUp();

private:
    SystemProgram& m_controller;
    int m_pictures = 0;
};

/// What ringUp rings up.
inline constexpr std::int64_t kPrice = 1000;

}  // namespace kazasu::test
