// A pty whose far end plays a serial device; closing it is pulling the plug. The path may be a link that
// stays while the terminal behind it changes, as /dev/serial/by-id does.
#pragma once

#include "core/check.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <pty.h>
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

private:
    int m_master = -1;
    int m_slave = -1;
};

}  // namespace kazasu::test
