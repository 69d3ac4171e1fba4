// A strict reader of the ESC/POS commands that a receipt may hold, for tests and fuzzing: every control byte
// must belong to a whole, known command. It knows nothing of the encoder.
#pragma once

#include "core/bytes.h"

#include <optional>
#include <vector>

namespace kazasu::test {

/// What stands between commands, and how often each control byte appeared.
struct EscPosReading {
    std::vector<Bytes> rows;  // text between line feeds, symbols excluded
    std::vector<std::string> qrTexts;
    std::vector<Bytes> code128Data;
    int cuts = 0;
};

class EscPosReader {
public:
    /// None at the first byte that is neither printable text nor part of a known command.
    static std::optional<EscPosReading> read(ByteView bytes) {
        EscPosReader reader{bytes};
        while (!reader.m_rest.empty()) {
            if (!reader.step()) return std::nullopt;
        }
        if (!reader.m_row.empty()) return std::nullopt;
        return reader.m_reading;
    }

private:
    explicit EscPosReader(ByteView bytes) : m_rest(bytes) {}

    bool step() {
        const auto byte = m_rest[0];
        if (byte == 0x1B) return escape();
        if (byte == 0x1C) return kanji();
        if (byte == 0x1D) return group();
        if (byte == 0x0A) {
            m_reading.rows.push_back(m_row);
            m_row.clear();
            return skip(1);
        }
        if (byte < 0x20 || byte == 0x7F) return false;
        m_row.push_back(byte);
        return skip(1);
    }

    bool escape() {
        if (m_rest.size() < 2) return false;
        switch (m_rest[1]) {
            case '@':
                return skip(2);
            case 'R':
            case 't':
            case 'a':
            case 'E':
                return skip(3);
            default:
                return false;
        }
    }

    bool kanji() {
        if (m_rest.size() < 2) return false;
        switch (m_rest[1]) {
            case 'C':
                return skip(3);
            case 'S':
            case 'p':
                return skip(4);
            default:
                return false;
        }
    }

    bool group() {
        if (m_rest.size() < 3) return false;
        switch (m_rest[1]) {
            case '!':
            case 'h':
            case 'w':
            case 'H':
                return skip(3);
            case 'V':
                ++m_reading.cuts;
                return m_rest[2] == 0x42 && skip(4);
            case 'k':
                return code128();
            case '(':
                return twoDimensional();
            default:
                return false;
        }
    }

    bool code128() {
        if (m_rest.size() < 4 || m_rest[2] != 0x49 || m_rest.size() < 4U + m_rest[3]) return false;
        const auto data = m_rest.subspan(4, m_rest[3]);
        m_reading.code128Data.emplace_back(data.begin(), data.end());
        return skip(4U + m_rest[3]);
    }

    bool twoDimensional() {
        if (m_rest.size() < 5 || m_rest[2] != 'k') return false;
        const std::size_t length = m_rest[3] + 256U * m_rest[4];
        if (length < 3 || m_rest.size() < 5 + length || m_rest[5] != 0x31) return false;
        const auto data = m_rest.subspan(8, length - 3);
        if (m_rest[6] == 0x50) m_reading.qrTexts.push_back(textOf(data));
        return skip(5 + length);
    }

    bool skip(std::size_t count) {
        if (m_rest.size() < count) return false;
        m_rest = m_rest.subspan(count);
        return true;
    }

    ByteView m_rest;
    Bytes m_row;
    EscPosReading m_reading;
};

}  // namespace kazasu::test
