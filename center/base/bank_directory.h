// BankDirectory: the institutions on network 111 that this center has a line to, in the order of the
// configuration.
#pragma once

#include "core/ids.h"
#include "core/iso8583/transport.h"

#include <algorithm>
#include <vector>

namespace kazasu::center {

struct Bank {
    InstitutionId id;
    std::string name;
    std::string reading;  // kana, for the alphabetical order
    iso8583::MessageTransport* line;
};

class BankDirectory {
public:
    explicit BankDirectory(std::vector<Bank> banks) : m_banks(std::move(banks)) {}

    [[nodiscard]] const std::vector<Bank>& all() const { return m_banks; }
    /// nullptr when there is no line to it.
    [[nodiscard]] const Bank* find(const InstitutionId& id) const {
        const auto found =
            std::find_if(m_banks.begin(), m_banks.end(), [&id](const Bank& bank) { return bank.id == id; });
        return found == m_banks.end() ? nullptr : &*found;
    }

private:
    std::vector<Bank> m_banks;
};

}  // namespace kazasu::center
