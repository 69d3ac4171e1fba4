// A pty whose far end plays a serial device; closing it is pulling the plug. The path may be a link that
// stays while the terminal behind it changes, as /dev/serial/by-id does.
#pragma once

#include "core/check.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace kazasu::test {

class PseudoTerminal {
public:
    PseudoTerminal() = default;
    ~PseudoTerminal() { unplug(); }
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    void plug(const QString& linkPath) {
        int slave = -1;
        char name[128] = {};
        termios raw{};
        cfmakeraw(&raw);
        KAZASU_CHECK(openpty(&m_master, &slave, name, &raw, nullptr) == 0);
        m_slave = slave;
        QFile::remove(linkPath);
        KAZASU_CHECK(QFile::link(QString::fromLocal8Bit(name), linkPath));
    }
    /// After this the device is gone, as after a USB unplug.
    void unplug() {
        if (m_slave >= 0) ::close(m_slave);
        if (m_master >= 0) ::close(m_master);
        m_master = m_slave = -1;
    }
    void send(const QByteArray& bytes) const {
        KAZASU_CHECK(::write(m_master, bytes.constData(), static_cast<std::size_t>(bytes.size())) ==
                     bytes.size());
    }
    /// Returns when the bytes wait to be read at the device's end: for a reader that reads only in this
    /// thread's event loop.
    void sendAndArrive(const QByteArray& bytes) const {
        const int waiting = unreadBytes();
        send(bytes);
        while (unreadBytes() < waiting + bytes.size()) {
            pollfd device{m_slave, POLLIN, 0};
            KAZASU_CHECK(::poll(&device, 1, kPatienceMs) == 1);
        }
    }
    /// What has arrived and nobody has read yet.
    [[nodiscard]] int unreadBytes() const {
        int count = 0;
        KAZASU_CHECK(::ioctl(m_slave, FIONREAD, &count) == 0);
        return count;
    }

private:
    static constexpr int kPatienceMs = 10'000;

    int m_master = -1;
    int m_slave = -1;
};

}  // namespace kazasu::test
