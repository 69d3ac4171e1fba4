#include "controller/staff/pin_input.h"

#include "platform/system/private_file.h"

#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace kazasu::controller {
namespace {

constexpr std::size_t kMaxPinFileBytes = 64;

/// While it lives a terminal shows nothing of what is typed.
class QuietTerminal {
public:
    QuietTerminal() : m_isTerminal(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &m_before) == 0) {
        if (!m_isTerminal) return;
        std::cerr << "PIN: " << std::flush;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~QuietTerminal() {
        if (!m_isTerminal) return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::cerr << std::endl;
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

private:
    termios m_before{};
    bool m_isTerminal;
};

}  // namespace

Result<std::string> readPin(const std::string& file) {
    if (!file.empty()) return readPrivateFile(file, kMaxPinFileBytes);
    const QuietTerminal quiet;
    std::string pin;
    if (!std::getline(std::cin, pin)) return Error{ErrorCode::InvalidArgument, "no PIN on standard input"};
    if (!pin.empty() && pin.back() == '\r') pin.pop_back();
    return pin;
}

}  // namespace kazasu::controller
